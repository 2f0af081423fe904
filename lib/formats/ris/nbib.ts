/**
 * PubMed's own file (MEDLINE/PubMed format, `.nbib`): tags of two to four letters padded to four, a dash, a space;
 * longer values go on in lines that begin with six spaces; an empty line between entries. Read as RIS with other tags.
 * <https://www.nlm.nih.gov/bsd/mms/medlineelements.html>
 */
import { bibtexDate } from '../bibtex/dates.ts';
import type { ParsedFile, Rejection } from '../interchange.ts';
import { withInitialsSpelt } from '../person-name.ts';
import { papersOf } from './read.ts';
import type { RisEntry } from './scan.ts';
import { readTagged, type TaggedLines } from './tagged.ts';

/** How a file shows that it is one: the number of its first paper. */
export const NBIB_START = /^PMID ?- ?\d/m;

const LINES: TaggedLines = {
  line: /^([A-Z]{2,4}) {0,2}- ?(.*)$/,
  opening: 'PMID',
  continued: (line) => (/^\s/.test(line) ? ` ${line.trim()}` : null),
  none: 'it has no "PMID- " line, so it is not a file of PubMed',
};

/** Tags that say the same as one of RIS. */
const SAME: Readonly<Record<string, string>> = {
  TI: 'TI', BTI: 'BT', TT: 'ST', AB: 'AB', JT: 'JO', TA: 'JA', CTI: 'T3', VI: 'VL', IP: 'IS', LA: 'LA', PL: 'CY', PB: 'PB',
  EN: 'ET', ISBN: 'SN', OT: 'KW', CN: 'AU', GN: 'N1',
}; // prettier-ignore

/** Kinds of publication, the first that fits. */
const KINDS: readonly [RegExp, string][] = [
  [/^preprint$/i, 'INPR'],
  [/^(?:book chapter|chapter)/i, 'CHAP'],
  [/^book/i, 'BOOK'],
  [/thesis|dissertation/i, 'THES'],
  [/^technical report/i, 'RPRT'],
  [/^dataset/i, 'DATA'],
];

/** Reads a whole file. Throws a `FormatError` only for a file past the limit or without a single entry. */
export function readNbib(text: string): ParsedFile {
  const problems: Rejection[] = [];
  return papersOf(readTagged(text, LINES, problems).map(asRis), problems);
}

function asRis({ line, values }: RisEntry): RisEntry {
  const out: RisEntry['values'] = [];
  const add = (tag: string, value: string) => out.push({ tag, value });
  const kinds = values.filter(({ tag }) => tag === 'PT').map(({ value }) => value.trim());
  add('TY', KINDS.find(([kind]) => kinds.some((one) => kind.test(one)))?.[1] ?? 'JOUR');
  // Whole names where the file has them; else "Smith JA".
  const hasWholeNames = values.some(({ tag }) => tag === 'FAU');
  for (const { tag, value } of values) {
    const same = SAME[tag];
    if (tag === 'FAU') add('AU', value);
    else if (tag === 'AU') {
      if (!hasWholeNames) add('AU', withInitialsSpelt(value.trim()));
    } else if (tag === 'FED') add('ED', value);
    else if (tag === 'DP') addDate(value, add);
    else if (tag === 'PG') addPages(value, add);
    else if (tag === 'PMID') add('C8', `pmid:${value.trim()}`);
    else if (tag === 'PMC') add('C8', `pmcid:${value.trim()}`);
    else if (tag === 'MH') add('KW', value.replace(/\*/g, ''));
    else if (tag === 'AID' || tag === 'LID') {
      const doi = /^(10\.\S+) \[doi\]/.exec(value.trim())?.[1];
      if (doi) add('DO', doi);
    } else if (tag === 'IS') add('SN', value.replace(/^([^(]*)\(.*\)/, '$1').trim());
    else if (same === 'AU') add('AU', `{${value.trim()}}`);
    else if (same) add(same, value);
  }
  return { line, values: out };
}

type Add = (tag: string, value: string) => void;

/** "2021 Mar 5", "2021 Mar-Apr", "2021 Spring" */
function addDate(value: string, add: Add): void {
  const [, year = '', rest = ''] = /^\s*(\d{4})\s*(.*)$/.exec(value) ?? [];
  const { date } = rest ? bibtexDate('', year, rest, '') : {};
  add('PY', year || value);
  if (date) add('DA', date.replaceAll('-', '/'));
}

/** PubMed writes 123-9 for 123 to 129. */
function addPages(value: string, add: Add): void {
  const pages = value.trim();
  const [, first, last] = /^(\d+)-(\d+)$/.exec(pages) ?? [];
  if (!first || !last) {
    add('SP', pages);
    return;
  }
  add('SP', first);
  add('EP', last.length < first.length ? first.slice(0, first.length - last.length) + last : last);
}
