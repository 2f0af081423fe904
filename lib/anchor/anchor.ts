/**
 * Where a mark stands in another rendering or version of its text: at its very words where they are still there in
 * their company, else where an alignment of both texts carries them, else nowhere. Never a guess: what falls below the
 * floor is an orphan.
 */
import { formulas } from '../text/formulas.ts';
import { align, type Alignment } from './align.ts';
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
 * Below this score a mark is an orphan: fewer than half of its words are left. Chosen by resampling over real
 * revisions, so that deleted passages are hardly ever put on other words.
 */
export const FLOOR = 0.49;
/**
 * Two texts that share less than this of the shorter one are two papers: other papers share up to 0.2 (small words in
 * the same order), two versions of one rarely under 0.4.
 */
const ANOTHER_PAPER = 0.28;
/** The same for words in any order, which is quickly counted: other papers share 0.44 at most, versions 0.66 at least. */
const OTHER_WORDS = 0.45;
/** What a word of the same stem counts: "measure", "measured". */
const LIKE = 0.4;
/** Two spellings with this share of their letter pairs in common are one thing written in two ways. */
const SPELLED_ALIKE = 0.75;
/** The same for a formula and its two copies, which differ in little but their order. */
const WRITTEN_TWICE = 0.85;
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

  const { old, now, alignment } = compared(before, after);
  const isOther = !alignment || sharedPart(old, now, alignment) < ANOTHER_PAPER;
  if (isOther) return moved({ quote, position }, after, 0);
  const from = firstAtOrAfter(old, start);
  const to = firstStartingAtOrAfter(old, end);
  const words = wordsKept(before.slice(start, end), start, old, alignment, from, to);
  const between = snug(old, now, alignment, from, to);
  // Words that were all kept say better where they are than what now stands around them.
  const isBetween = between && (words < 1 || between.likeness === 1);
  const place = isBetween ? between : carried(alignment, from, to);
  if (!place) return moved({ quote, position }, after, 0);
  const { first, last } = place;
  const score = Math.max(place.likeness, words * compactness(old, from, to, now, first, last));
  if (score < FLOOR) return moved({ quote, position }, after, score);
  return { ...widened(before, start, end, after, now[first]!.start, now[last]!.end), score };
}

interface Comparison {
  before: string;
  after: string;
  old: Token[];
  now: Token[];
  /** Null where the two do not even share their words. */
  alignment: Alignment | null;
}

/** Marks come several to an abstract: the last comparison is kept. */
let latest: Comparison | undefined;

function compared(before: string, after: string): Comparison {
  if (latest?.before !== before || latest.after !== after) {
    const old = tokensOf(before);
    const now = tokensOf(after);
    const alignment = sharedWords(old, now) < OTHER_WORDS ? null : align(old, now);
    latest = { before, after, old, now, alignment };
  }
  return latest;
}

function described(stored: StoredRange | StoredSelectors): StoredSelectors {
  return 'quote' in stored ? stored : describe(stored.text, stored.start, stored.end);
}

/** Without a text to align with there are only the words themselves. */
function byQuoteAlone(selectors: Selectors, text: string): Anchored {
  const place = findQuote(text, selectors);
  return place ? { ...place, score: 1 } : { orphan: true, score: 0 };
}

/** A passage that was moved, or kept where all else was rewritten, is found by its very words, when they are many. */
function moved(selectors: Selectors, text: string, score: number): Anchored {
  const place = selectors.quote.exact.length >= 40 ? findQuote(text, selectors) : null;
  return place ? { ...place, score: FLOOR } : { orphan: true, score };
}

/** How much of the shorter text is kept in the other, 0..1, by weight of its words. */
function sharedPart(old: readonly Token[], now: readonly Token[], { likeness }: Alignment): number {
  const kept = old.reduce((sum, { weight }, index) => sum + weight * likeness[index]!, 0);
  return kept / Math.max(1e-9, Math.min(weigh(old), weigh(now)));
}

/** How much of the shorter text's words the other has too, in whatever order, 0..1. */
function sharedWords(old: readonly Token[], now: readonly Token[]): number {
  const left = new Map<string, number>();
  for (const { key } of now) left.set(key, (left.get(key) ?? 0) + 1);
  let shared = 0;
  for (const { key, weight } of old) {
    const count = left.get(key) ?? 0;
    if (count === 0) continue;
    left.set(key, count - 1);
    shared += weight;
  }
  return shared / Math.max(1e-9, Math.min(weigh(old), weigh(now)));
}

function weigh(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { weight }) => sum + weight, 0);
}

interface Place {
  /** Indexes of tokens of the new text, both included. */
  first: number;
  last: number;
  /** How alike old and new stretch are as they are spelled, 0 where that was not looked at. */
  likeness: number;
}

/**
 * Where the tokens on either side of the mark were kept and what stands between them is spelled alike: a formula in
 * another rendering (MathJax leaves it in the text twice), a compound written apart.
 */
function snug(
  old: readonly Token[],
  now: readonly Token[],
  { map, likeness }: Alignment,
  from: number,
  to: number,
): Place | null {
  if ((from > 0 && likeness[from - 1] !== 1) || (to < old.length && likeness[to] !== 1)) return null;
  const first = from > 0 ? map[from - 1]! + 1 : 0;
  const last = (to < old.length ? map[to]! : now.length) - 1;
  // Neighbours that were cut apart from the mark by more than the mark's own length are no neighbours.
  if (first > last || last - first > 3 * (to - from)) return null;
  const was = spelled(old, from, to);
  const is = spelled(now, first, last + 1);
  const twice = Math.max(diceOfPairs(was + was, is), diceOfPairs(was, is + is));
  const alike = twice >= WRITTEN_TWICE ? twice : diceOfPairs(was, is);
  return alike >= SPELLED_ALIKE ? { first, last, likeness: alike } : null;
}

function spelled(tokens: readonly Token[], from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index++) text += tokens[index]!.key;
  return text;
}

/** Share of the letter pairs that two spellings have in common (Dice 1945), 0..1. */
function diceOfPairs(one: string, other: string): number {
  if (one === other) return 1;
  const pairs = new Map<string, number>();
  for (let index = 1; index < one.length; index++) {
    const pair = one.slice(index - 1, index + 1);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let index = 1; index < other.length; index++) {
    const pair = other.slice(index - 1, index + 1);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    common++;
  }
  return (2 * common) / Math.max(1, one.length + other.length - 2);
}

/** The new tokens that the old tokens [from, to) became, or null where none is left. */
function carried({ map }: Alignment, from: number, to: number): Place | null {
  let first = from;
  while (first < to && map[first]! < 0) first++;
  if (first === to) return null;
  let last = to - 1;
  while (map[last]! < 0) last--;
  return { first: map[first]!, last: map[last]!, likeness: 0 };
}

/** Share of the mark's words that were kept; a word, as white space parts them, as far as its tokens were. */
function wordsKept(
  marked: string,
  offset: number,
  old: readonly Token[],
  { likeness }: Alignment,
  from: number,
  to: number,
): number {
  let words = 0;
  let kept = 0;
  let index = from;
  for (const match of marked.matchAll(/\S+/g)) {
    const stop = offset + match.index + match[0].length;
    let parts = 0;
    let same = 0;
    for (; index < to && old[index]!.start < stop; index++) {
      parts++;
      same += likeness[index] === 1 ? 1 : likeness[index]! > 0 ? LIKE : 0;
    }
    if (parts === 0) continue;
    words++;
    kept += same / parts;
  }
  return kept / Math.max(1, words);
}

/** 1 where the new stretch is no longer than the old one, less the more was written in between. */
function compactness(
  old: readonly Token[],
  from: number,
  to: number,
  now: readonly Token[],
  first: number,
  last: number,
): number {
  const was = lengthOf(old, from, to);
  return 1 - COMPACTNESS + COMPACTNESS * Math.min(1, was / Math.max(1, lengthOf(now, first, last + 1)));
}

function lengthOf(tokens: readonly Token[], from: number, to: number): number {
  let length = 0;
  for (let index = from; index < to; index++) length += tokens[index]!.end - tokens[index]!.start;
  return length;
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
