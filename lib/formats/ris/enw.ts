/**
 * EndNote's tagged file (`.enw`, after refer): a percent sign and one character, a space, the value; `%0` opens an entry
 * with its kind. Read as RIS with other tags. The tags are those of EndNote's own
 * "EndNote Export" and "Refer/BibIX" filters.
 */
import { bibtexDate } from '../bibtex/dates.ts';
import type { ParsedFile, Rejection } from '../interchange.ts';
import { papersOf } from './read.ts';
import type { RisEntry } from './scan.ts';
import { readTagged, type TaggedLines } from './tagged.ts';

/** How a file shows that it is one. */
export const ENW_START = /^%0 [A-Z]/m;

const LINES: TaggedLines = {
  line: /^%([A-Z0-9@$!&(>[+^]) ?(.*)$/,
  opening: '0',
  continued: (line) => `\n${line}`,
  none: 'it has no "%0" line, so it is not a file of EndNote',
};

/** Tags that say the same as one of RIS. */
const SAME: Readonly<Record<string, string>> = {
  T: 'TI', A: 'AU', E: 'ED', J: 'JO', B: 'T2', V: 'VL', N: 'IS', P: 'SP', I: 'PB', C: 'CY', R: 'DO', U: 'UR', X: 'AB', S: 'T3',
  7: 'ET', '@': 'SN', G: 'LA', Z: 'N1', F: 'ID', '>': 'L1',
}; // prettier-ignore

/** EndNote's kinds, by their first words. */
const KINDS: readonly [RegExp, string][] = [
  [/^(?:electronic )?journal article|^magazine|^newspaper/i, 'JOUR'],
  [/^conference (?:paper|proceedings)/i, 'CPAPER'],
  [/^(?:electronic )?book section|^book chapter/i, 'CHAP'],
  [/^(?:electronic |edited )?book/i, 'BOOK'],
  [/^thesis/i, 'THES'],
  [/^report|^government/i, 'RPRT'],
  [/^(?:unpublished|manuscript)/i, 'UNPB'],
  [/^web ?page|^blog|^online/i, 'ELEC'],
  [/^dataset/i, 'DATA'],
  [/^computer program/i, 'COMP'],
  [/^patent/i, 'PAT'],
  [/^standard/i, 'STAND'],
];

/** Reads a whole file. Throws a `FormatError` only for a file past the limit or without a single entry. */
export function readEnw(text: string): ParsedFile {
  const problems: Rejection[] = [];
  return papersOf(readTagged(text, LINES, problems).map(asRis), problems);
}

function asRis({ line, values }: RisEntry): RisEntry {
  const out: RisEntry['values'] = [];
  const first = (wanted: string) => values.find(({ tag }) => tag === wanted)?.value.trim() ?? '';
  const kind = KINDS.find(([words]) => words.test(first('0')))?.[1] ?? 'GEN';
  out.push({ tag: 'TY', value: kind });
  const year = first('D');
  const day = first('8');
  const whole = /^\d{4}[-/]/.test(day) ? day : bibtexDate('', year, day, '').date;
  if (year) out.push({ tag: 'PY', value: year });
  if (whole) out.push({ tag: 'DA', value: whole.replaceAll('-', '/') });
  for (const { tag, value } of values) {
    const same = SAME[tag];
    if (tag === 'K') for (const word of value.split(/[;\n]/)) out.push({ tag: 'KW', value: word });
    // A name that ends in a comma is not to be split.
    else if (same === 'AU' || same === 'ED')
      out.push({ tag: same, value: /,\s*$/.test(value) ? `{${value.replace(/,\s*$/, '')}}` : value });
    else if (same) out.push({ tag: same, value });
  }
  return { line, values: out };
}
