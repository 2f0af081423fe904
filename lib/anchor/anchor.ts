/**
 * Where a mark stands in another rendering or version of its text: at its very words where they are still there in
 * their company, else where an alignment of both texts carries them, else nowhere. Never a guess: what falls below the
 * floor is an orphan.
 */
import { formulas } from '../text/formulas.ts';
import { align, weightOf, type Alignment } from './align.ts';
import { describe, type Selectors } from './describe.ts';
import { findQuote } from './quote.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A mark and the text it was made on: offsets in UTF-16 units. */
export interface StoredRange {
  text: string;
  start: number;
  end: number;
}
/** A mark as it is kept: its selectors and the text it was made on. */
export interface StoredSelectors extends Selectors {
  snapshot: string;
}

/** `score` is the share of the mark's words that were kept, less where much was written in between: 0..1. */
export type Anchored = { start: number; end: number; score: number } | { orphan: true; score: number };

/** Longer texts are cut here: an abstract is shorter by far, and a page must not cost seconds. */
const LONGEST = 20_000;
/**
 * Below this score a mark is an orphan. About half of the words: chosen by cross-validation over real revisions, so
 * that deleted passages are hardly ever put on other words.
 */
export const FLOOR = 0.52;
/**
 * Two texts that share less than this of the shorter one are two papers: other papers share up to 0.2 (small words in
 * the same order), two versions of one rarely under 0.4.
 */
const ANOTHER_PAPER = 0.28;
/** How much of the score depends on the words staying together. */
const COMPACTNESS = 0.35;

/**
 * Finds a mark in a text. Never throws; texts beyond 20,000 UTF-16 units are cut. Some milliseconds for an abstract.
 */
export function anchor(stored: StoredRange | StoredSelectors, text: string): Anchored {
  const { quote, position, snapshot } = described(stored);
  const { start, end } = position;
  if (snapshot === text && end <= snapshot.length) return { start, end, score: 1 };
  const before = snapshot.slice(0, LONGEST);
  const after = text.slice(0, LONGEST);
  if (quote.exact.trim() === '' || end > before.length) return byQuoteAlone({ quote, position }, after);

  const old = tokensOf(before);
  const now = tokensOf(after);
  const alignment = align(old, now);
  if (sharedPart(old, now, alignment) < ANOTHER_PAPER) return { orphan: true, score: 0 };
  const from = firstAtOrAfter(old, start);
  const to = firstStartingAtOrAfter(old, end);
  const found = carried(alignment, from, to);
  if (!found) return moved({ quote, position }, after, 0);
  const score = scoreOf(before, old, now, alignment, { from, to, ...found }, start, end);
  if (score < FLOOR) return moved({ quote, position }, after, score);
  return { ...widened(before, start, end, after, now[found.first]!.start, now[found.last]!.end), score };
}

function described(stored: StoredRange | StoredSelectors): StoredSelectors {
  return 'quote' in stored ? stored : describe(stored.text, stored.start, stored.end);
}

/** Without a text to align with there are only the words themselves. */
function byQuoteAlone(selectors: Selectors, text: string): Anchored {
  const place = findQuote(text, selectors);
  return place ? { ...place, score: 1 } : { orphan: true, score: 0 };
}

/** A passage that was moved within the abstract is found by its very words, when they are many. */
function moved(selectors: Selectors, text: string, score: number): Anchored {
  const place = selectors.quote.exact.length >= 40 ? findQuote(text, selectors) : null;
  return place ? { ...place, score: FLOOR } : { orphan: true, score };
}

/** How much of the shorter text is kept in the other, 0..1, by weight of its words. */
function sharedPart(old: readonly Token[], now: readonly Token[], { likeness }: Alignment): number {
  const whole = (tokens: readonly Token[]) => tokens.reduce((sum, { key }) => sum + weightOf(key), 0);
  const kept = old.reduce((sum, { key }, index) => sum + weightOf(key) * likeness[index]!, 0);
  return kept / Math.max(1e-9, Math.min(whole(old), whole(now)));
}

interface Carried {
  /** Indexes of tokens of the new text, both included. */
  first: number;
  last: number;
}

/** The new tokens that the old tokens [from, to) became, or null where none is left. */
function carried({ map }: Alignment, from: number, to: number): Carried | null {
  let first = from;
  while (first < to && map[first]! < 0) first++;
  if (first === to) return null;
  let last = to - 1;
  while (map[last]! < 0) last--;
  return { first: map[first]!, last: map[last]! };
}

function scoreOf(
  before: string,
  old: readonly Token[],
  now: readonly Token[],
  { likeness }: Alignment,
  { from, to, first, last }: Carried & { from: number; to: number },
  start: number,
  end: number,
): number {
  // Words as white space parts them; a word counts as kept as far as its parts are.
  let words = 0;
  let kept = 0;
  let index = from;
  let length = 0;
  for (const match of before.slice(start, end).matchAll(/\S+/g)) {
    const stop = start + match.index + match[0].length;
    let parts = 0;
    let same = 0;
    for (; index < to && old[index]!.start < stop; index++) {
      parts++;
      length += old[index]!.end - old[index]!.start;
      if (likeness[index] === 1) same++;
    }
    if (parts === 0) continue;
    words++;
    kept += same / parts;
  }
  let newLength = 0;
  for (let at = first; at <= last; at++) newLength += now[at]!.end - now[at]!.start;
  const share = kept / Math.max(1, words);
  const compact = Math.min(1, length / Math.max(1, newLength));
  return share * (1 - COMPACTNESS + COMPACTNESS * compact);
}

/** The new stretch with the signs that only arrange: braces and dollars where the old one had them, formulas whole. */
function widened(
  before: string,
  oldStart: number,
  oldEnd: number,
  after: string,
  start: number,
  end: number,
): { start: number; end: number } {
  const was = formulas(before);
  const cutsAtStart = was.some((formula) => formula.start < oldStart && oldStart < formula.end);
  const cutsAtEnd = was.some((formula) => formula.start < oldEnd && oldEnd < formula.end);
  let from = start;
  let to = end;
  for (const formula of formulas(after)) {
    if (formula.start >= to || formula.end <= from) continue;
    if (!cutsAtStart && formula.start < from) from = formula.start;
    if (!cutsAtEnd && formula.end > to) to = formula.end;
  }
  return { start: from, end: to };
}

/** The first token that ends after an offset. */
function firstAtOrAfter(tokens: readonly Token[], offset: number): number {
  const index = tokens.findIndex((token) => token.end > offset);
  return index < 0 ? tokens.length : index;
}

function firstStartingAtOrAfter(tokens: readonly Token[], offset: number): number {
  const index = tokens.findIndex((token) => token.start >= offset);
  return index < 0 ? tokens.length : index;
}
