/**
 * The cheap half of anchoring, small enough for a page: finding the very words of a mark again. Words that changed are
 * `anchor.ts`'s business.
 */
import { CONTEXT, type Selectors } from './describe.ts';

/** Words this long that occur once are found without any company. */
const TELLING = 24;
/** Characters of company that shorter words need. */
const COMPANY = 12;
/** A word repeated hundreds of times tells nothing; the bound keeps a hostile text cheap. */
const MOST_PLACES = 500;

/**
 * Finds the very words again: at their position, else where they stand in the same company. Null where they are not
 * there, or where nothing tells the right place from another.
 */
export function findQuote(
  text: string,
  { quote, position }: Selectors,
): { start: number; end: number } | null {
  const { exact, prefix, suffix } = quote;
  const { length } = exact;
  if (length === 0) return null;
  const companyAt = (at: number) =>
    commonEnd(text.slice(Math.max(0, at - CONTEXT), at), prefix) +
    commonStart(text.slice(at + length, at + length + CONTEXT), suffix);
  const whole = prefix.length + suffix.length;
  const { start } = position;
  if (text.startsWith(exact, start) && companyAt(start) === whole) return { start, end: start + length };
  let best = { at: -1, company: -1 };
  let second = -1;
  let places = 0;
  for (let at = text.indexOf(exact); at >= 0 && places < MOST_PLACES; at = text.indexOf(exact, at + 1)) {
    places++;
    const company = companyAt(at);
    if (company > best.company) {
      second = best.company;
      best = { at, company };
    } else if (company > second) second = company;
  }
  const isTold = places === 1 && length >= TELLING;
  const isClear = best.company >= Math.min(COMPANY, whole) && best.company > second;
  return isTold || isClear ? { start: best.at, end: best.at + length } : null;
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
