/**
 * A text as the pieces that an alignment compares: words, numbers and signs, folded so that a formula's source and
 * its rendering give the same pieces. Offsets lead back to the text.
 */
import { shownAs } from '../text/tex-symbols.ts';

export interface Token {
  /** Offsets in UTF-16 units of the text. */
  start: number;
  end: number;
  /** What is compared: lower case, no accents, a TeX command's symbol. */
  key: string;
  /** How much it says: long words most, signs least. */
  weight: number;
}

/**
 * A TeX command, an escaped sign, a Greek run (letters of formulas stand beside Latin ones), one character of a script
 * that writes no blanks between words, a word, a number, a sign.
 */
const PATTERN =
  /\\[a-zA-Z]+|\\[^a-zA-Z]|\p{Script=Greek}+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Greek}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}])+|\p{N}+|\S/gu;
/** Braces, dollars and scripts only arrange a formula. */
const ARRANGING = new Set(['$', '{', '}', '_', '^', '~', '&', '\\']);
/** Signs that renderers write in several ways; the first of each group stands for all. */
const ALIKE = new Map(
  ['-‐‑–—−', '"“”„', "'‘’`", '·⋅', '*∗', 'εϵ', 'φϕ', 'θϑ', 'μµ', '|∣', '<⟨〈', '>⟩〉'].flatMap((group) => {
    const [first = '', ...others] = group;
    return others.map((other): [string, string] => [other, first]);
  }),
);

/** The tokens of a text, in order. Linear. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const [shown] = match;
    const key = fold(shown);
    if (key !== '')
      tokens.push({ start: match.index, end: match.index + shown.length, key, weight: weightOf(key) });
  }
  return tokens;
}

function fold(shown: string): string {
  if (shown.length > 1 && shown.startsWith('\\')) {
    if (/^\\[a-zA-Z]/.test(shown)) return alike(shownAs(shown.slice(1)).toLowerCase());
    // "\%" is a sign, "\," a space, "\'" an accent.
    return /[%#&$]/.test(shown) ? shown.slice(1) : '';
  }
  if (ARRANGING.has(shown)) return '';
  if (!/[\u0080-\uffff]/.test(shown))
    return shown.length === 1 ? alike(shown.toLowerCase()) : shown.toLowerCase();
  const plain = shown
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return alike(plain);
}

function weightOf(key: string): number {
  const { length } = key;
  if (length === 1 && !/[\p{L}\p{N}]/u.test(key)) return 0.25;
  return length <= 3 ? 0.5 : length <= 5 ? 0.8 : 1;
}

function alike(key: string): string {
  return ALIKE.get(key) ?? key;
}
