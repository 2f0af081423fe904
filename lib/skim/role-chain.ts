/**
 * The linear chain under the role model: exact marginals by the forward–backward algorithm (Lafferty, McCallum and
 * Pereira 2001; Rabiner 1989), scaled at every step so that no abstract is too long. The same code trains and runs.
 */

/** Number of roles. */
export const K = 5;

/** Scores between neighbours: K × K from → to, then K for the first sentence, then K for the last one. */
export type Transitions = Float32Array | Float64Array;

export interface Marginals {
  /** n × K: probability of each role at each sentence. */
  single: Float64Array;
  /** (n − 1) × K × K: probability of each pair of neighbours; empty unless asked for. */
  pairs: Float64Array;
}

/**
 * @param scores n × K log-potentials of the sentences
 * @param transitions log-potentials between them
 */
export function marginals(
  scores: Float64Array,
  transitions: Transitions,
  n: number,
  wantPairs = false,
): Marginals {
  const forward = new Float64Array(n * K);
  const backward = new Float64Array(n * K);
  const local = new Float64Array(n * K);
  const step = new Float64Array(K * K);
  for (let j = 0; j < K * K; j++) step[j] = Math.exp(transitions[j]!);
  for (let t = 0; t < n; t++) {
    let top = -Infinity;
    for (let k = 0; k < K; k++) {
      let v = scores[t * K + k]!;
      if (t === 0) v += transitions[K * K + k]!;
      if (t === n - 1) v += transitions[K * K + K + k]!;
      local[t * K + k] = v;
      if (v > top) top = v;
    }
    for (let k = 0; k < K; k++) local[t * K + k] = Math.exp(local[t * K + k]! - top);
  }
  for (let t = 0; t < n; t++) {
    let sum = 0;
    for (let k = 0; k < K; k++) {
      let v = t === 0 ? 1 : 0;
      if (t > 0) for (let j = 0; j < K; j++) v += forward[(t - 1) * K + j]! * step[j * K + k]!;
      v *= local[t * K + k]!;
      forward[t * K + k] = v;
      sum += v;
    }
    for (let k = 0; k < K; k++) forward[t * K + k]! /= sum;
  }
  for (let k = 0; k < K; k++) backward[(n - 1) * K + k] = 1;
  for (let t = n - 2; t >= 0; t--) {
    let sum = 0;
    for (let k = 0; k < K; k++) {
      let v = 0;
      for (let j = 0; j < K; j++)
        v += step[k * K + j]! * local[(t + 1) * K + j]! * backward[(t + 1) * K + j]!;
      backward[t * K + k] = v;
      sum += v;
    }
    for (let k = 0; k < K; k++) backward[t * K + k]! /= sum;
  }
  const single = new Float64Array(n * K);
  for (let t = 0; t < n; t++) {
    let sum = 0;
    for (let k = 0; k < K; k++) {
      const v = forward[t * K + k]! * backward[t * K + k]!;
      single[t * K + k] = v;
      sum += v;
    }
    for (let k = 0; k < K; k++) single[t * K + k]! /= sum;
  }
  const steps = wantPairs ? n - 1 : 0;
  const pairs = new Float64Array(steps * K * K);
  for (let t = 0; t < steps; t++) {
    let sum = 0;
    for (let i = 0; i < K; i++) {
      for (let j = 0; j < K; j++) {
        const v =
          forward[t * K + i]! * step[i * K + j]! * local[(t + 1) * K + j]! * backward[(t + 1) * K + j]!;
        pairs[t * K * K + i * K + j] = v;
        sum += v;
      }
    }
    for (let j = 0; j < K * K; j++) pairs[t * K * K + j]! /= sum;
  }
  return { single, pairs };
}
