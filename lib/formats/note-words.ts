/** What a note says where there is room for a few plain lines: its words without the signs of Markdown. */
import { readableMath } from './bibtex/math-to-text.ts';

/** At the start of a line: a heading, a quotation, an entry of a list. */
const LEAD = /^[ \t]{0,8}(?:#{1,6}|>|[-*+])[ \t]+/gm;
/** Around words: strong, code. */
const AROUND = /\*\*|__|`/g;

export function noteWords(note: string): string {
  return readableMath(
    note
      .replace(LEAD, '')
      .replace(AROUND, '')
      .replace(/\n{2,}/g, '\n'),
  ).trim();
}
