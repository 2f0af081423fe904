/**
 * The cheap half of anchoring, small enough for a page: finding the very words of a mark again. Words that changed are
 * `anchor.ts`'s business.
 */
import { CONTEXT, type Selectors } from './describe.ts';

/**
 * Finds the very words again: at their position, else where they stand once or stand in the same company. Null where
 * they are not there, or are there several times with nothing to tell them apart.
 */
export function findQuote(
  text: string,
  { quote, position }: Selectors,
): { start: number; end: number } | null {
  const { exact, prefix, suffix } = quote;
  const { start } = position;
  if (exact === '') return null;
  const companyOf = (at: number) =>
    commonEnd(text.slice(Math.max(0, at - CONTEXT), at), prefix) +
    commonStart(text.slice(at + exact.length, at + exact.length + CONTEXT), suffix);
  const whole = prefix.length + suffix.length;
  const isThere = text.startsWith(exact, start);
  if (isThere && companyOf(start) === whole) return { start, end: start + exact.length };
  let best = -1;
  let bestCompany = -1;
  let isTie = false;
  let count = 0;
  // A word repeated thousands of times tells nothing; a bound keeps a hostile text cheap.
  for (let at = text.indexOf(exact); at >= 0 && count < 500; at = text.indexOf(exact, at + 1), count++) {
    const company = companyOf(at);
    isTie = company === bestCompany || (isTie && company < bestCompany);
    if (company > bestCompany) [best, bestCompany] = [at, company];
  }
  if (best < 0 || (isTie && count > 1)) return null;
  if (count > 1 && bestCompany < Math.min(whole, CONTEXT) / 2) return null;
  return { start: best, end: best + exact.length };
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}

function commonEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length))
    length++;
  return length;
}
