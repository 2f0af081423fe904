/**
 * The staging area: what a file holds, checked and in parts, until its owner has looked at it. It belongs to the page
 * that is bringing the file in, is no part of the library (no file carries it, nothing undoes it), and is cleared when
 * the import was done, given up, or cut off. Parts are small, so that memory does not grow with the file.
 */
import type { Bibliography } from '../../paper/bibliography.ts';
import type { RecordRow } from '../../paper/rows.ts';
import type { InterchangePaper, Rejection } from '../../formats/interchange.ts';
import type { LibraryRows, LibraryTable } from '../../formats/json/library-file.ts';
import type { LibraryDatabase } from '../database/database.ts';

/** What becomes of an entry: a paper of its own, or a part of one that is there or stands earlier in the file. */
export type Verdict = 'new' | 'merged';

export interface StagedEntry {
  paper: InterchangePaper;
  verdict: Verdict;
  line?: number;
  /** 0..1, where it was guessed from text; 1 where a format says it. */
  confidence: number;
}

/** Rows of one table. Tombstones of papers stand apart, in parts below zero, so that the others can be counted. */
export type StagedRows = {
  [T in LibraryTable]: { table: T; rows: LibraryRows[T][]; verdicts?: Verdict[]; isGraves?: true };
}[LibraryTable];

/** Of a record that is not deleted: its paper, and the keys under which it is a candidate. */
export type RecordHead = Pick<RecordRow, 'paper' | 'keys'>;

export type StagedPartRow = { import: string; part: number } & (
  { entries: StagedEntry[] } | StagedRows | { heads: RecordHead[] }
);

/** How many of a file's papers and rows became what: read = new + merged + rejected. */
export interface ImportCounts {
  read: number;
  new: number;
  merged: number;
  rejected: number;
}

export interface ImportRow {
  id: string;
  /** When it was begun, ms since 1970. */
  at: number;
  /** Of the file, or what stands for it. */
  name: string;
  /** "bibtex", "json", "text", ... */
  format: string;
  /** A library of ours, row by row, or papers. */
  kind: 'library' | 'papers';
  /** Staged to its end: before that it cannot be applied. */
  isWhole: boolean;
  counts: ImportCounts;
  /** Entries from this index on are guesses, which nobody has chosen yet. */
  sure: number;
  parts: number;
  /** Which parts hold the rows of a table of a library file: from, and up to but without. */
  tableParts: { [table in LibraryTable]?: { from: number; to: number } };
  /** The parts that hold the heads of its records, so that these are read once. */
  headParts: number[];
  /** The parts that hold papers are these: from, and how many. */
  paperParts: { from: number; count: number };
  /** The first ones; `counts.rejected` counts all. */
  rejected: Rejection[];
  /** Fields that were left behind of papers that were taken, the first ones. */
  leftOut: Rejection[];
  /** What is to be said of the file as a whole. */
  warnings: string[];
}

/** Papers in a part. */
export const PART = 100;
/** Rejections and left-out fields that are kept to be shown. */
export const MOST_TOLD = 1_000;

/** An entry as a preview shows it. */
export interface PreviewEntry {
  /** From 0, over all papers of the import. */
  index: number;
  bibliography: Bibliography;
  verdict: Verdict;
  confidence: number;
  line?: number;
}

/** Entries `from` to `from + count` of an import, for a window over the list. */
export async function previewOf(
  db: LibraryDatabase,
  row: Pick<ImportRow, 'id' | 'paperParts' | 'kind'>,
  from: number,
  count: number,
): Promise<PreviewEntry[]> {
  const first = Math.floor(from / PART);
  const last = Math.floor((from + count - 1) / PART);
  const parts = await db.staged
    .where('[import+part]')
    .between([row.id, row.paperParts.from + first], [row.id, row.paperParts.from + last], true, true)
    .filter((part) => 'entries' in part || ('table' in part && part.table === 'papers'))
    .toArray();
  const entries = parts.flatMap((part) => {
    const start = (part.part - row.paperParts.from) * PART;
    if ('entries' in part)
      return part.entries.map(({ paper, verdict, confidence, line }, at) => ({
        index: start + at,
        bibliography: paper.bibliography,
        verdict,
        confidence,
        ...(line !== undefined && { line }),
      }));
    if (!('table' in part) || part.table !== 'papers') return [];
    return part.rows.map((paper, at): PreviewEntry => ({
      index: start + at,
      bibliography: { ...paper.bibliography, ...paper.edits },
      verdict: part.verdicts?.[at] ?? 'new',
      confidence: 1,
    }));
  });
  return entries.filter(({ index }) => index >= from && index < from + count);
}

/** Clears what was staged for an import. */
export async function discard(db: LibraryDatabase, id: string): Promise<void> {
  await db.staged.where('[import+part]').between([id, -Infinity], [id, Infinity]).delete();
  await db.imports.delete(id);
}

/**
 * Clears what was staged before the browser or Offprint started, when nobody can come back for it, and answers the names
 * of the files that were not brought in. What was brought in left no row of its own: the row goes in the transaction
 * that brings it in.
 */
export async function discardLeft(db: LibraryDatabase, started: number): Promise<string[]> {
  const left = await db.imports.where('at').below(started).toArray();
  const living = new Set(await db.imports.where('at').aboveOrEqual(started).primaryKeys());
  const parts = (await db.staged.toCollection().primaryKeys()) as [string, number][];
  const ids = new Set([...left.map(({ id }) => id), ...parts.map(([id]) => id)]);
  for (const id of ids) if (!living.has(id)) await discard(db, id);
  return left.map(({ name }) => name);
}
