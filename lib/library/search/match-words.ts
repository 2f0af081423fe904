/** A few words looked for in a short text of ours (a command, a setting): beginnings, parts and slips of the finger count. */
import { editDistance, fold } from '../../works/fold.ts';
import { slipsIn } from './match.ts';

export interface WordsFound {
  /** 0..1, higher for whole words and beginnings. */
  score: number;
  /** What was found, in UTF-16 units of the text, in order. */
  ranges: [start: number, end: number][];
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** What a beginning, a part, a word with slips and a word joined to another ("CSL-JSON") are worth beside the word itself. */
const BEGUN = 0.9;
const INSIDE = 0.6;
const SLIPPED = 0.4;
const JOINED = 0.9;

/** Null where one of the words is not there; a query without words is found everywhere. */
export function matchWords(query: string, text: string): WordsFound | null {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: fold(word),
    index,
    length: word.length,
    isJoined: text[index - 1] === '-' || text[index + word.length] === '-',
  }));
  const ranges: [number, number][] = [];
  let sum = 0;
  const wanted = (query.match(WORD) ?? []).map((word) => fold(word));
  for (const want of wanted) {
    let best = { worth: 0, start: 0, end: 0 };
    words.forEach(({ word, index, length, isJoined }, at) => {
      const inside = word.indexOf(want);
      // Folding rarely changes how long a word is; where it does, all of it is shown as found.
      const isAsLong = word.length === length;
      const found = { start: index, end: index + length };
      if (inside >= 0 && isAsLong)
        Object.assign(found, { start: index + inside, end: index + inside + want.length });
      const worth =
        (inside === 0
          ? word === want
            ? 1
            : BEGUN
          : inside > 0
            ? INSIDE
            : hasSlips(want, word)
              ? SLIPPED
              : 0) *
        (isJoined ? JOINED : 1) *
        (1 - Math.min(at, 20) / 200);
      if (worth > best.worth) best = { worth, ...found };
    });
    if (best.worth === 0) return null;
    sum += best.worth;
    ranges.push([best.start, best.end]);
  }
  return {
    score: wanted.length === 0 ? 1 : sum / wanted.length,
    ranges: ranges.toSorted(([a], [b]) => a - b),
  };
}

/** The word, or as much of it as was typed, with no more slips than its length forgives. */
function hasSlips(want: string, word: string): boolean {
  const slips = slipsIn(want);
  if (slips === 0) return false;
  return [word, word.slice(0, want.length)].some((part) => editDistance(want, part, slips) <= slips);
}
