/** How sure a count can make one: the upper bound of a failure's probability. */

/**
 * The one-sided 95 % bound after Clopper and Pearson (1934): with no failure in n trials about 3/n, the "rule of three".
 * 1 where nothing was tried.
 */
export function upperBound(n: number, failures: number): number {
  if (n === 0 || failures >= n) return 1;
  let low = failures / n;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (atMost(failures, n, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/** Probability of at most k failures in n trials of probability p. */
function atMost(k: number, n: number, p: number): number {
  let log = n * Math.log1p(-p);
  let sum = Math.exp(log);
  for (let each = 1; each <= k; each++) {
    log += Math.log((n - each + 1) / each) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(log);
  }
  return sum;
}
