/**
 * The real .bib files with a reference parse beside each, and how much of it our parser agrees with. Texts agree when
 * their letters and digits do: markup, mathematics' dollars and punctuation are matters of taste between parsers.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { withPlainMath } from '../../lib/formats/bibtex/math-to-text.ts';
import { readBibtex } from '../../lib/formats/bibtex/read.ts';
import type { InterchangePaper } from '../../lib/formats/interchange.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/data/citations/bibtex');

interface ReferenceName {
  firstName?: string;
  lastName?: string;
  prefix?: string;
  suffix?: string;
  name?: string;
}

interface ReferenceEntry {
  key: string;
  fields: { title?: string; author?: ReferenceName[]; doi?: string; year?: string; date?: string };
}

export interface BibFile {
  name: string;
  text: string;
  /** Null where the reference could not parse the file. */
  entries: ReferenceEntry[] | null;
}

/** The files, or null where the data is absent. */
export function bibFiles(): BibFile[] | null {
  if (!existsSync(FOLDER)) return null;
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.bib'))
    .map((name) => {
      const reference = parse(readFileSync(join(FOLDER, `${name}.yaml`), 'utf8'), {
        maxAliasCount: -1,
      }) as unknown;
      const entries = (reference as { entries?: ReferenceEntry[] } | null)?.entries ?? null;
      return { name, text: readFileSync(join(FOLDER, name), 'utf8'), entries };
    });
}

export interface Agreement {
  right: number;
  all: number;
}

export interface FormatsResult {
  threw: number;
  entries: Agreement;
  titles: Agreement;
  authors: Agreement;
  dois: Agreement;
  years: Agreement;
  ms: number;
}

/** Least share that must agree. */
export const BARS = { entries: 0.999, titles: 0.996, authors: 0.998, dois: 1, years: 0.996 } as const;

/** Compares every file; `differs` is told what does not agree. */
export function compare(
  files: BibFile[],
  differs: (what: string, file: string, got: unknown, want: unknown) => void,
): FormatsResult {
  const none = (): Agreement => ({ right: 0, all: 0 });
  const result: FormatsResult = {
    threw: 0,
    entries: none(),
    titles: none(),
    authors: none(),
    dois: none(),
    years: none(),
    ms: 0,
  };
  const judge = (what: keyof typeof BARS, file: string, got: unknown, want: unknown): void => {
    result[what].all++;
    if (JSON.stringify(got) === JSON.stringify(want)) result[what].right++;
    else differs(what, file, got, want);
  };
  for (const { name, text, entries } of files) {
    const start = performance.now();
    let papers: InterchangePaper[];
    try {
      papers = readBibtex(text).papers;
    } catch (error) {
      result.threw++;
      differs('threw', name, error, null);
      continue;
    } finally {
      result.ms += performance.now() - start;
    }
    if (!entries) continue;
    result.entries.all += entries.length;
    result.entries.right += entries.length - Math.abs(entries.length - papers.length);
    if (entries.length !== papers.length) differs('entries', name, papers.length, entries.length);
    for (const [at, { fields }] of entries.entries()) {
      const paper = papers[at]?.bibliography;
      if (fields.title) judge('titles', name, fold(withPlainMath(paper?.title ?? '')), fold(fields.title));
      if (fields.author)
        judge(
          'authors',
          name,
          paper?.authors.map((author) => fold(author.name)),
          namesOf(fields.author),
        );
      if (fields.doi) judge('dois', name, paper?.ids.doi, fields.doi.toLowerCase());
      const year = /\d{4}/.exec(fields.year ?? fields.date ?? '')?.[0];
      if (year) judge('years', name, paper?.year, Number(year));
    }
  }
  return result;
}

/** Names in the order "given family, suffix"; the reference lists "and others" as a name. */
function namesOf(authors: ReferenceName[]): string[] {
  return authors
    .filter((author) => author.lastName !== 'others' || author.firstName)
    .map(({ name, firstName, prefix, lastName, suffix }) => {
      // "Paul Halmos, Jr.": the reference, by BibTeX's rule, takes "Jr." for the given name.
      const parts = /^jr\.?$/i.test(firstName ?? '')
        ? [prefix, lastName, firstName]
        : [firstName, prefix, lastName, suffix];
      return fold(name ?? parts.filter(Boolean).join(' '));
    });
}

function fold(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
