/**
 * Which terms of a segment a typed word stands for: itself, the words it begins, the words that a slip of the finger
 * turned into it. What they are worth together is `rank.ts`'s business.
 */
import { editDistance } from '../../works/fold.ts';
import { lettersIn, lettersOf, type Segment } from './segment.ts';

export interface TermMatch {
  /** Position among the segment's terms. */
  term: number;
  /** 0..1, 1 for the word itself. */
  quality: number;
}

/** A word this short is not corrected: too many words lie next to it. */
const LEAST_FUZZY = 4;
/** From here two slips are forgiven. */
const TWO_SLIPS = 8;
/** Prefixes of more words than this are cut: the reader is still typing. */
const MOST_PREFIXED = 4_000;

/** The term itself, or -1. */
export function exactTerm(segment: Segment, word: string): number {
  const at = lowerBound(segment.terms, word);
  return segment.terms[at] === word ? at : -1;
}

/** All terms that begin with the word, the longer the less they are worth. */
export function prefixTerms(segment: Segment, word: string): TermMatch[] {
  const matches: TermMatch[] = [];
  const { terms } = segment;
  for (let at = lowerBound(terms, word); at < terms.length && matches.length < MOST_PREFIXED; at++) {
    const term = terms[at] as string;
    if (!term.startsWith(word)) break;
    matches.push({
      term: at,
      quality: term.length === word.length ? 1 : 0.8 * Math.sqrt(word.length / term.length),
    });
  }
  return matches;
}

/** How many slips are forgiven in a word. Numbers are meant as they are. */
export function slipsIn(word: string): number {
  if (word.length < LEAST_FUZZY || /\d/.test(word) || word.charCodeAt(0) >= 0x1100) return 0;
  return word.length < TWO_SLIPS ? 1 : 2;
}

/**
 * Terms within one or two slips of the word (insertion, deletion, change, transposition). Almost every term is passed
 * over by comparing the sets of letters, 32 bits each, so that a vocabulary of 300,000 takes a few milliseconds.
 *
 * @param open the word may be unfinished: the beginnings of longer terms count as well, with one slip
 */
export function fuzzyTerms(segment: Segment, word: string, open: boolean): TermMatch[] {
  const slips = slipsIn(word);
  if (slips === 0) return [];
  const { terms } = segment;
  const letters = lettersIn(segment);
  const bits = lettersOf(word);
  const matches: TermMatch[] = [];
  for (let at = 0; at < letters.length; at++) {
    // A change adds one letter and takes one away; an unfinished word may lack any number of letters.
    if (ones(bits & ~(letters[at] as number)) > slips) continue;
    if (!open && ones((letters[at] as number) & ~bits) > slips) continue;
    const term = terms[at] as string;
    const longer = term.length - word.length;
    if (longer < -slips) continue;
    if (longer <= slips) {
      const distance = editDistance(word, term, slips);
      if (distance <= slips) {
        matches.push({ term: at, quality: distance === 1 ? 0.5 : 0.3 });
        continue;
      }
    }
    if (open && longer > 0 && word.length > LEAST_FUZZY && beginsLike(term, word))
      matches.push({ term: at, quality: 0.25 });
  }
  return matches;
}

function beginsLike(term: string, word: string): boolean {
  // The first letter is rarely wrong, and asking for it spares most of the work.
  if (term.charCodeAt(0) !== word.charCodeAt(0)) return false;
  for (const length of [word.length, word.length - 1, word.length + 1]) {
    if (editDistance(word, term.slice(0, length), 1) <= 1) return true;
  }
  return false;
}

function ones(bits: number): number {
  let value = bits - ((bits >>> 1) & 0x55555555);
  value = (value & 0x33333333) + ((value >>> 2) & 0x33333333);
  return Math.imul((value + (value >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function lowerBound(terms: readonly string[], word: string): number {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] as string) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
