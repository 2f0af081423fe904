/**
 * A whole library from a file of Offprint's own, built in a database of its own beside the one in use. Nothing that
 * is in use is touched: whoever asked names the new database as the library once it is whole (`browser/library-pointer`).
 */
import { LIBRARY_TABLES } from '../../formats/json/library-file.ts';
import type { LibraryHeader, LibraryRows, LibraryTable } from '../../formats/json/library-file.ts';
import { readLibrary } from '../../formats/json/read.ts';
import type { Rejection } from '../../formats/interchange.ts';
import { textChunks } from '../../formats/open-file.ts';
import { keysOf } from '../../paper/identifiers.ts';
import type { DecisionRow, KeyRow, PaperRow, RecordRow } from '../../paper/rows.ts';
import { LibraryDatabase } from '../database/database.ts';
import { withKeys, withRecords } from '../works/derived.ts';
import { LibraryError } from '../database/store.ts';

/** Refused rows that are shown; beyond them they are counted. */
const MOST_SHOWN = 100;

/** What a file would bring, before anything is done. */
export interface RestorePreview {
  header: LibraryHeader;
  /** Papers, marks and notes that are not deleted. */
  papers: number;
  marks: number;
  notes: number;
  /** When a row of it was last changed, ms since 1970; 0 when it has none. */
  changedAt: number;
  /** Papers of the file that are not in the library now, and papers of the library that are not in the file. */
  missingHere: number;
  missingThere: number;
  rejected: Rejection[];
  rejections: number;
  /** What is wrong with the file as a whole, in words. */
  warnings: string[];
}

/** The course of reading a file, for who looks on. */
export interface PreviewCourse {
  /** Told now and then how much is read, 0..1, by what the file says that it holds. */
  onProgress?(done: number): void;
  /** Ends it; its reason is thrown. */
  signal?: AbortSignal;
}

/** Reads the whole file and changes nothing. `here`: ids of the papers in the library. Throws a `FormatError`. */
export async function previewRestore(
  file: Blob,
  here: ReadonlySet<string>,
  { onProgress, signal }: PreviewCourse = {},
): Promise<RestorePreview> {
  const preview: RestorePreview = {
    header: { version: 0, generator: '', exportedAt: '', counts: {} },
    papers: 0,
    marks: 0,
    notes: 0,
    changedAt: 0,
    missingHere: 0,
    missingThere: 0,
    rejected: [],
    rejections: 0,
    warnings: [],
  };
  let shared = 0;
  let [rows, stated] = [0, 0];
  for await (const event of readLibrary(textChunks(file))) {
    if (event.kind === 'header')
      stated = Object.values(event.header.counts).reduce((sum, count) => sum + (count ?? 0), 0);
    else if (++rows % BATCH === 0) {
      signal?.throwIfAborted();
      onProgress?.(Math.min(1, rows / Math.max(stated, rows)));
    }
    if (event.kind === 'header') preview.header = event.header;
    else if (event.kind === 'end') preview.warnings = event.warnings;
    else if (event.kind === 'rejected') {
      preview.rejections++;
      if (preview.rejected.length < MOST_SHOWN) preview.rejected.push(event);
    } else if (event.kind === 'row') {
      if ('deletedAt' in event.row && event.row.deletedAt !== undefined) continue;
      if ('updatedAt' in event.row)
        preview.changedAt = Math.max(preview.changedAt, Number(event.row.updatedAt.slice(0, 13)));
      if (event.table === 'marks') preview.marks++;
      if (event.table !== 'papers') continue;
      preview.papers++;
      if (event.row.note !== '') preview.notes++;
      if (here.has(event.row.id)) shared++;
    }
  }
  preview.missingHere = preview.papers - shared;
  preview.missingThere = here.size - shared;
  return preview;
}

export interface RestoreRequest {
  /** Id of the library, from the sentinel: what is restored goes on being that library. */
  library: string;
  /** Sequence to go on from: above every one that was given out. */
  sequence: number;
  /** What can still be read here is kept: its rows join those of the file, the later change of each row winning. */
  joined?: LibraryDatabase;
  /** Told after each batch, with the rows written so far. */
  onProgress?(rows: number): void;
  signal?: AbortSignal;
}

/** Rows written in one transaction. */
const BATCH = 1_000;

/**
 * Writes the rows of a file into `db`, which is new and empty, and resolves to the number of papers that are not
 * deleted. Throws a `FormatError` for a file that is none, a `LibraryError` when what was written does not add up or
 * the reader stopped it; the database is to be deleted then.
 */
export async function restoreInto(db: LibraryDatabase, file: Blob, request: RestoreRequest): Promise<number> {
  const papers = new Set<string>();
  let clock = '';
  let written = 0;
  let batch = new Map<LibraryTable | 'keys', object[]>();
  let waiting = 0;
  const flush = async () => {
    if (request.signal?.aborted) throw new LibraryError('stopped', 'Stopped. The library is as it was.');
    await db.transaction('rw', [...batch.keys()], async () => {
      for (const [table, rows] of batch) await db.table(table).bulkPut(rows);
    });
    written += waiting;
    batch = new Map();
    waiting = 0;
    request.onProgress?.(written);
  };
  const add = async <T extends LibraryTable>(table: T, row: LibraryRows[T]) => {
    if ('updatedAt' in row && row.updatedAt > clock) clock = row.updatedAt;
    if (table === 'papers') {
      papers.add((row as PaperRow).id);
      for (const key of enteredKeys(row as PaperRow)) batch.set('keys', [...(batch.get('keys') ?? []), key]);
    }
    // A row of a paper that is not there hangs on nothing.
    else if ('paper' in row && !papers.has(row.paper)) return;
    const rows = batch.get(table) ?? [];
    rows.push(withDerived(table, row));
    batch.set(table, rows);
    if (++waiting >= BATCH) await flush();
  };

  for await (const event of readLibrary(textChunks(file)))
    if (event.kind === 'row') await add(event.table, event.row);
  if (waiting > 0) await flush();
  if (request.joined) {
    for (const table of LIBRARY_TABLES)
      for await (const row of laterRows(request.joined, db, table)) await add(table, row);
    if (waiting > 0) await flush();
  }
  await db.meta.bulkPut([
    { name: 'library', value: request.library },
    { name: 'sequence', value: request.sequence },
    ...(clock ? [{ name: 'clock', value: clock }] : []),
  ]);
  const there = await db.papers.count();
  if (there !== papers.size)
    throw new LibraryError('damaged', `Of ${papers.size} papers, ${there} were written.`);
  return there - (await db.papers.where('deletedAt').above(0).count());
}

/** Adds what no file carries. */
function withDerived<T extends LibraryTable>(table: T, row: LibraryRows[T]): object {
  if (table === 'records') return withKeys(row as RecordRow);
  return table === 'decisions' ? withRecords(row as DecisionRow) : row;
}

/** The rows of one database that another lacks, or has in an earlier state. */
async function* laterRows<T extends LibraryTable>(
  from: LibraryDatabase,
  than: LibraryDatabase,
  table: T,
): AsyncGenerator<LibraryRows[T]> {
  const keys = await from.table<LibraryRows[T], string>(table).toCollection().primaryKeys();
  for (let at = 0; at < keys.length; at += BATCH) {
    const page = keys.slice(at, at + BATCH);
    const rows = await from.table<LibraryRows[T], string>(table).bulkGet(page);
    const others = await than.table<LibraryRows[T], string>(table).bulkGet(page);
    for (const [index, row] of rows.entries()) {
      const other = others[index];
      if (row && (!other || other.updatedAt < row.updatedAt)) yield row;
    }
  }
}

/** The keys of identifiers that the reader entered. */
const enteredKeys = ({ id, edits, deletedAt }: PaperRow): KeyRow[] =>
  deletedAt === undefined
    ? keysOf(edits.ids ?? {}).map((key) => ({ id: `${key} ${id}`, key, paper: id, byReader: true }))
    : [];
