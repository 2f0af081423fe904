/**
 * Where the formulas of a text stand: the TeX between `$…$`, `$$…$$`, `\(…\)` and `\[…\]`. A dollar that is money is
 * none. What a formula means or looks like is left to others.
 */

export interface Formula {
  /** Offsets in UTF-16 units, delimiters included. */
  start: number;
  end: number;
  /** The TeX between the delimiters, without the blanks around it. */
  tex: string;
  display: boolean;
}

/** Longer than this and a pair of dollars is two accidents, not a formula. */
const LONGEST = 2_000;

/** An escaped character, or a delimiter. */
const TOKEN = /\\[\\$]|\\[()[\]]|\$\$?/g;
const CLOSER: Record<string, string> = { $: '$', $$: '$$', '\\(': '\\)', '\\[': '\\]' };

/**
 * The formulas of a text, in order, never overlapping. One pass over the delimiters: linear on any input.
 */
export function formulas(text: string): Formula[] {
  if (!/[$\\]/.test(text)) return [];
  const tokens: { at: number; is: string }[] = [];
  for (const match of text.matchAll(TOKEN)) tokens.push({ at: match.index, is: match[0] });
  const found: Formula[] = [];
  // The next token of each kind, moved forward only, so that a text of openers alone stays linear.
  const cursor: Record<string, number> = {};
  for (let index = 0; index < tokens.length; index++) {
    const { at, is } = tokens[index]!;
    const closer = CLOSER[is];
    if (!closer) continue;
    let next = Math.max(cursor[closer] ?? 0, index + 1);
    // The first half of "$$" may close a formula: "$a$$b$".
    while (next < tokens.length && !closes(tokens[next]!.is, closer)) next++;
    cursor[closer] = next;
    const end = tokens[next];
    if (!end || end.at - at > LONGEST) continue;
    const inner = text.slice(at + is.length, end.at);
    if (inner.trim() === '') continue;
    const stop = end.at + closer.length;
    if (is === '$' && !looksLikeTex(inner, text.charCodeAt(stop))) continue;
    found.push({ start: at, end: stop, tex: inner.trim(), display: is === '$$' || is === '\\[' });
    if (end.is.length > closer.length) tokens[next] = { at: stop, is: '$' };
    index = end.is.length > closer.length ? next - 1 : next;
  }
  return found;
}

/** MathJax's `\unicode{x2013}`, in hexadecimal or decimal, as the character that it stands for. */
export function withCodePoints(tex: string): string {
  return tex.replace(
    /\\unicode\s?\{(?:[xX]([\da-fA-F]{2,6})|(\d{2,7}))\}/g,
    (source, hex?: string, decimal?: string) => {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const isCharacter = point >= 0x20 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
      return isCharacter ? String.fromCodePoint(point) : source;
    },
  );
}

function closes(token: string, closer: string): boolean {
  return token === closer || (closer === '$' && token === '$$');
}

/** "$5 and $6" is money: a formula does not end in a blank before a digit unless it carries a sign of TeX. */
function looksLikeTex(inner: string, after: number): boolean {
  if (/[\\^_{=]/.test(inner)) return true;
  const digitFollows = after >= 48 && after <= 57;
  return (!/^\s|\s$/.test(inner) && !digitFollows) || inner.trim().length <= 2;
}
