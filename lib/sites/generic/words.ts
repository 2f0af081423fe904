/** How many words a text has, and whether it is running text. */

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** Words of a text; where a script has no spaces, about two letters make one. */
export function wordsOf(text: string): number {
  const words = (text.match(/[\p{L}\p{N}][^\s]*/gu) ?? []).length;
  const dense = text.match(DENSE)?.length ?? 0;
  return dense > 4 ? words + Math.floor(dense / 2) - 1 : words;
}

/** Words that make an abstract or a paragraph rather than a title. */
export function isProse(text: string): boolean {
  return text.length > 240 && wordsOf(text) > 40 && /[.!?]\s+\p{Lu}/u.test(text);
}
