/**
 * Text to the words that are indexed and searched: lower case, no diacritics, TeX and Greek letters spelt out, runs of
 * Chinese, Japanese and Korean as overlapping pairs of characters (they are written without spaces). The same function
 * serves documents and queries, so that they meet.
 */
import { fold } from '../../works/fold.ts';

/** Longest text of one field that is indexed, in UTF-16 units. */
const MOST_TEXT = 50_000;
/** Longer words are cut: hashes and addresses, not words. */
const MOST_WORD = 40;

/** The folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  const out: string[] = [];
  const plain =
    isAscii(text) && !/[\\&$`]/.test(text)
      ? text.slice(0, MOST_TEXT).toLowerCase().replaceAll("'", '')
      : fold(text, MOST_TEXT);
  const length = plain.length;
  let start = -1;
  for (let index = 0; index <= length; index++) {
    const code = index < length ? plain.charCodeAt(index) : 32;
    if (isLetter(code)) {
      if (start < 0) start = index;
    } else if (start >= 0) {
      push(out, plain.slice(start, index));
      start = -1;
    }
  }
  return out;
}

function isAscii(text: string): boolean {
  for (let index = Math.min(text.length, MOST_TEXT) - 1; index >= 0; index--) {
    if (text.charCodeAt(index) > 126) return false;
  }
  return true;
}

function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  // Surrogates belong to letters (rare ideographs) or to symbols, which as words do no harm.
  return (code >= 0xd800 && code <= 0xdfff) || OTHER_LETTER.test(String.fromCharCode(code));
}

const OTHER_LETTER = /[\p{L}\p{N}\p{M}]/u;
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function push(out: string[], word: string): void {
  if (word.charCodeAt(0) < 0x1100 && word.charCodeAt(word.length - 1) < 0x1100) {
    out.push(word.length > MOST_WORD ? word.slice(0, MOST_WORD) : word);
    return;
  }
  let latin = '';
  let ideographs: string[] = [];
  const flush = (): void => {
    if (latin) out.push(latin.slice(0, MOST_WORD));
    if (ideographs.length === 1) out.push(ideographs[0] as string);
    for (let index = 1; index < ideographs.length; index++)
      out.push(`${ideographs[index - 1]}${ideographs[index]}`);
    latin = '';
    ideographs = [];
  };
  // Hangul was taken apart by folding; put together again it pairs as syllables.
  for (const character of word.normalize('NFC')) {
    const isIdeograph = IDEOGRAPHS.test(character);
    if (isIdeograph ? latin : ideographs.length > 0) flush();
    if (isIdeograph) ideographs.push(character);
    else latin += character;
  }
  flush();
}

/** Whether a word is a pair of ideographs, or one of them. */
export function isIdeographic(word: string): boolean {
  return word.charCodeAt(0) >= 0x1100 && IDEOGRAPHS.test(word);
}

/** Where each word of a text as shown stands, with its folded forms: [start, end, words]. */
export function placesOf(text: string): [number, number, string[]][] {
  const places: [number, number, string[]][] = [];
  for (const match of text.slice(0, MOST_TEXT).matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu)) {
    const words = wordsOf(match[0]);
    if (words.length > 0) places.push([match.index, match.index + match[0].length, words]);
  }
  return places;
}
