/** The claims table: what each paper says of itself, side by side, in its own sentences. Pure. */
import type { SkimmedSentence, SkimmedText } from '../../../../lib/skim/skim-text.ts';
import type { Bibliography } from '../../../../lib/paper/bibliography.ts';

/** The roles that have a column. */
export const COLUMNS = ['objective', 'method', 'result'] as const;
export type Column = (typeof COLUMNS)[number];

/** A sentence of the abstract, by its place in the text. */
export interface Claim {
  text: string;
  start: number;
  end: number;
  /** The model is not sure: shown as weak as it is. */
  isWeak: boolean;
}

export interface ClaimsRow {
  paper: string;
  title: string;
  /** "Wang, Pehlevan · NeurIPS 2025". */
  byline: string;
  year: number | undefined;
  claims: Record<Column, Claim[]>;
  /** "+4.9 % over random sampling". */
  figures: string[];
}

/** A paper may claim several results; of the others the surest sentence speaks for all. */
const MOST: Record<Column, number> = { objective: 1, method: 1, result: 2 };
/** Below half the threshold the model says nothing worth reading. */
const WORTH = 0.5;
const MOST_FIGURES = 6;

export function claimsRow(
  paper: { id: string; bibliography: Bibliography },
  text: string,
  skim: SkimmedText | undefined,
  threshold: number,
): ClaimsRow {
  const { title, year, venue, authors } = paper.bibliography;
  const names = authors.map(({ name, family }) => family ?? name.split(' ').at(-1) ?? name);
  const who = names.length > 3 ? `${names.slice(0, 3).join(', ')} et al.` : names.join(', ');
  const where = [venue, year].filter(Boolean).join(' ');
  const claims = {} as Record<Column, Claim[]>;
  for (const column of COLUMNS) claims[column] = claimsOf(column, text, skim?.sentences ?? [], threshold);
  return {
    paper: paper.id,
    title,
    byline: [who, where].filter(Boolean).join(' · '),
    year,
    claims,
    figures: [...new Set((skim?.figures ?? []).map(({ label }) => label))].slice(0, MOST_FIGURES),
  };
}

function claimsOf(
  column: Column,
  text: string,
  sentences: readonly SkimmedSentence[],
  threshold: number,
): Claim[] {
  return sentences
    .filter(({ role, p }) => role === column && p >= threshold * WORTH)
    .toSorted((a, b) => b.p - a.p)
    .slice(0, MOST[column])
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, p }) => ({ text: text.slice(start, end).trim(), start, end, isWeak: p < threshold }));
}

export type Order = 'listed' | 'title' | 'year' | Column | 'figures';

/** Sorted by a column: by its words, by year newest first, by how many figures; what is empty comes last. */
export function sorted(rows: readonly ClaimsRow[], order: Order): ClaimsRow[] {
  if (order === 'listed') return [...rows];
  if (order === 'year') return rows.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0));
  if (order === 'figures') return rows.toSorted((a, b) => b.figures.length - a.figures.length);
  const words = (row: ClaimsRow) =>
    order === 'title' ? row.title : (row.claims[order][0]?.text ?? '\uffff');
  return rows.toSorted((a, b) => words(a).localeCompare(words(b)));
}

/** Heads of the columns, in the reader's language. */
export type Heads = Record<'paper' | Column | 'figures', string>;

function cells(row: ClaimsRow): string[] {
  return [
    row.byline ? `${row.title} (${row.byline})` : row.title,
    ...COLUMNS.map((column) => row.claims[column].map(({ text }) => text).join(' ')),
    row.figures.join('; '),
  ];
}

const headCells = (heads: Heads): string[] => [
  heads.paper,
  ...COLUMNS.map((column) => heads[column]),
  heads.figures,
];

/** A table of GitHub Flavored Markdown, section 4.10: cells on one line, bars and HTML escaped. */
export function claimsMarkdown(rows: readonly ClaimsRow[], heads: Heads): string {
  const line = (values: string[]) =>
    `| ${values.map((value) => value.replaceAll(/[\\|<>[\]`*_]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')).join(' | ')} |`;
  return [
    line(headCells(heads)),
    `| ${headCells(heads)
      .map(() => '---')
      .join(' | ')} |`,
    ...rows.map((row) => line(cells(row))),
    '',
  ].join('\n');
}

/** RFC 4180, with what a spreadsheet would take for a formula made harmless. */
export function claimsCsv(rows: readonly ClaimsRow[], heads: Heads): string {
  const cell = (value: string) => {
    const flat = value.replaceAll(/\s+/g, ' ');
    const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(flat) ? `'${flat}` : flat;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  return [headCells(heads), ...rows.map(cells)].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
