/**
 * The library as a file of any format. The lossless JSON is written row by row as it is read; the exchange formats
 * see papers as `formats/interchange.ts` has them.
 */
import { writeBibtex } from '../../formats/bibtex/write.ts';
import { writeCsl } from '../../formats/csl/write.ts';
import { writeCsv } from '../../formats/csv/write.ts';
import type { InterchangePaper } from '../../formats/interchange.ts';
import {
  LIBRARY_TABLES,
  type LibraryHeader,
  type LibraryRows,
  type LibraryTable,
} from '../../formats/json/library-file.ts';
import { collectionPaths, interchangeOf } from '../../formats/json/papers.ts';
import { writeLibrary, type LibrarySource } from '../../formats/json/write.ts';
import { writeMarkdown, writeMarkdownFiles } from '../../formats/markdown/write.ts';
import { writeRis } from '../../formats/ris/write.ts';
import { writeAnnotations } from '../../formats/w3c/write.ts';
import { zipOf } from '../../formats/zip.ts';
import { allRows, extentsOf } from '../database/all-rows.ts';
import { writtenInPages } from './written-in-pages.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { marksOf, papersById } from '../reading/reading.ts';
import type { ReadableStore } from '../database/store.ts';

export const EXPORT_FORMATS = ['json', 'bibtex', 'ris', 'csl', 'csv', 'markdown', 'notes', 'w3c'] as const;
/** "notes": one Markdown file a paper, in a zip archive. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const ENDINGS: Record<ExportFormat, string> = {
  json: 'json',
  bibtex: 'bib',
  ris: 'ris',
  csl: 'csl.json',
  csv: 'csv',
  markdown: 'md',
  notes: 'zip',
  w3c: 'jsonld',
};

/** "offprint-2026-11-22.bib" */
export function fileNameOf(format: ExportFormat, at: Date = new Date()): string {
  return `offprint-${at.toISOString().slice(0, 10)}.${ENDINGS[format]}`;
}

/** Rows read at a time: some hundred kB. */
const PAGE = 500;

type Keys = Record<LibraryTable, string[]>;
const NO_KEYS: Keys = {
  collections: [],
  tags: [],
  searches: [],
  papers: [],
  records: [],
  abstracts: [],
  marks: [],
  decisions: [],
  met: [],
};

/** A file in chunks, and what is to be known of it. */
export interface Exported<Chunk> {
  chunks: AsyncIterable<Chunk> | Iterable<Chunk>;
  papers: number;
  /** Of the last operation in it. */
  sequence: number;
  isStill(): Promise<boolean>;
  /** How much of it is written, 0..1. */
  done(): number;
}

/**
 * A file of everything that is kept, or of `only` these papers with what hangs on them, in chunks of text, and the
 * number of papers in it. `generator`: "Offprint 0.1.0".
 * `quiet`: of everything as JSON, waited for between its pages, where somebody may be kept waiting by it.
 * What is written stands as it did at one moment, unless rows change while it is read: `isStill` tells.
 */
export async function exportPapers<Format extends ExportFormat>(
  store: ReadableStore,
  format: Format,
  generator: string,
  only?: readonly string[],
  quiet?: () => Promise<void>,
): Promise<Exported<Format extends 'notes' ? Uint8Array<ArrayBuffer> : string>> {
  return store.use(async (db) => {
    if (format === 'json' && !only) return wholeLibrary(db, generator, quiet) as Promise<Exported<never>>;
    const { keys, sequence, alive } = only ? await selection(db, only) : await snapshot(db);
    const isStill = async () => (await sequenceOf(db)) === sequence;
    const made = ({ chunks, done }: Writing) =>
      ({ chunks, papers: alive.length, sequence, isStill, done }) as Exported<never>;
    if (format === 'json')
      return made(
        jsonOf(
          generator,
          (table) => keys[table].length,
          (table) => pagesOf(db, table, keys[table]),
        ),
      );
    return made(exchange(db, format as Exclude<ExportFormat, 'json'>, alive));
  });
}

type Writing<Chunk = string | Uint8Array<ArrayBuffer>> = Pick<Exported<Chunk>, 'chunks' | 'done'>;

/** A file of an exchange format, written page by page as its papers are read. */
function exchange(
  db: LibraryDatabase,
  format: Exclude<ExportFormat, 'json'>,
  ids: readonly string[],
): Writing {
  let read = 0;
  const pages = async function* (): AsyncGenerator<InterchangePaper[]> {
    for await (const page of interchangePages(db, ids)) {
      // Annotations tell of papers with marks alone.
      yield format === 'w3c' ? page.filter(({ marks }) => marks.length > 0) : page;
      read += PAGE;
    }
  };
  return {
    chunks: writtenInPages(WRITERS[format], pages()),
    done: () => Math.min(1, read / Math.max(1, ids.length)),
  };
}

const WRITERS: Record<
  Exclude<ExportFormat, 'json'>,
  (papers: Iterable<InterchangePaper>) => Iterable<string | Uint8Array<ArrayBuffer>>
> = {
  bibtex: (papers) => writeBibtex(papers),
  ris: (papers) => writeRis(papers),
  csl: (papers) => writeCsl(papers),
  csv: (papers) => writeCsv(papers),
  markdown: (papers) => writeMarkdown(papers),
  notes: (papers) => zipOf(writeMarkdownFiles(papers), new Date()),
  w3c: (papers) => writeAnnotations(papers),
};

function jsonOf(
  generator: string,
  countOf: (table: LibraryTable) => number,
  pages: <T extends LibraryTable>(table: T) => AsyncIterable<LibraryRows[T][]>,
): Writing<string> {
  const counts: LibraryHeader['counts'] = {};
  const source: Record<string, AsyncIterable<unknown>> = {};
  let written = 0;
  let all = 0;
  for (const table of LIBRARY_TABLES) {
    const count = countOf(table);
    counts[table] = count;
    all += count;
    source[table] = counted(pages(table), (rows) => (written += rows));
  }
  const header = { generator, exportedAt: new Date().toISOString(), counts };
  return {
    chunks: writeLibrary(header, source as LibrarySource),
    done: () => Math.min(1, written / Math.max(1, all)),
  };
}

async function* counted<Row>(
  pages: AsyncIterable<Row[]>,
  count: (rows: number) => void,
): AsyncGenerator<Row[]> {
  for await (const page of pages) {
    yield page;
    count(page.length);
  }
}

/** Everything, read by ranges of whole rows: several times faster than row by row. */
async function wholeLibrary(
  db: LibraryDatabase,
  generator: string,
  quiet?: () => Promise<void>,
): Promise<Exported<string>> {
  const tables = LIBRARY_TABLES.map((table) => db.table(table));
  const { extents, deleted, sequence } = await db.transaction('r', [...tables, db.meta], async () => ({
    sequence: await sequenceOf(db),
    deleted: await db.papers.where('deletedAt').above(0).count(),
    extents: await extentsOf(db, LIBRARY_TABLES),
  }));
  const countOf = (table: LibraryTable): number => extents[table].count;
  return {
    ...jsonOf(generator, countOf, (table) => allRows(db, table, extents[table], quiet)),
    papers: countOf('papers') - deleted,
    sequence,
    isStill: async () => (await sequenceOf(db)) === sequence,
  };
}

/**
 * The keys of the papers that are not deleted at one moment, in the order in which they were saved: a file that is written
 * again goes on where it ended, and of keys that are wanted twice the first to have it keeps it.
 */
async function snapshot(db: LibraryDatabase): Promise<{ keys: Keys; sequence: number; alive: string[] }> {
  return db.transaction('r', db.papers, db.meta, async () => {
    const deleted = new Set(await db.papers.where('deletedAt').above(0).primaryKeys());
    const oldest = await db.papers.orderBy('dates.saved').primaryKeys();
    const alive = oldest.filter((id) => !deleted.has(id));
    return { keys: NO_KEYS, sequence: await sequenceOf(db), alive };
  });
}

/** The same for some papers, in the order asked: their rows, and the collections and tags that these name. */
async function selection(
  db: LibraryDatabase,
  only: readonly string[],
): Promise<{ keys: Keys; sequence: number; alive: string[] }> {
  return db.transaction('r', [...LIBRARY_TABLES.map((table) => db.table(table)), db.meta], async () => {
    const keys = structuredClone(NO_KEYS);
    const tags = new Set<string>();
    const collections = new Set<string>();
    for (let at = 0; at < only.length; at += PAGE) {
      const rows = await papersById(db, only.slice(at, at + PAGE));
      const ids = rows.map(({ id }) => id);
      keys.papers.push(...ids);
      for (const table of ['records', 'abstracts', 'marks'] as const)
        keys[table].push(...((await db.table(table).where('paper').anyOf(ids).primaryKeys()) as string[]));
      for (const row of rows) {
        for (const tag of row.tags) tags.add(tag);
        for (const collection of row.collections) collections.add(collection);
      }
    }
    // A collection is nothing without those it is in.
    for (const id of collections) {
      const { parent } = (await db.collections.get(id)) ?? {};
      if (parent !== undefined) collections.add(parent);
    }
    keys.tags = await db.tags
      .where('name')
      .anyOf([...tags])
      .primaryKeys();
    keys.collections = await db.collections
      .where('id')
      .anyOf([...collections])
      .primaryKeys();
    return { keys, sequence: await sequenceOf(db), alive: keys.papers };
  });
}

async function sequenceOf(db: LibraryDatabase): Promise<number> {
  return ((await db.meta.get('sequence'))?.value as number | undefined) ?? 0;
}

async function* pagesOf<T extends LibraryTable>(
  db: LibraryDatabase,
  table: T,
  keys: readonly string[],
): AsyncGenerator<LibraryRows[T][]> {
  for (let at = 0; at < keys.length; at += PAGE) {
    const rows = await db.table<LibraryRows[T], string>(table).bulkGet(keys.slice(at, at + PAGE));
    yield rows.filter((row) => row !== undefined);
  }
}

/** Papers as the exchange formats see them, in the order asked. */
export async function* interchangePages(
  db: LibraryDatabase,
  ids: readonly string[],
): AsyncGenerator<InterchangePaper[]> {
  const path = collectionPaths(await db.collections.toArray());
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE);
    const rows = await papersById(db, page);
    const marks = Map.groupBy(await marksOf(db, page), (mark) => mark.paper);
    yield rows.map((row) => interchangeOf(row, marks.get(row.id) ?? [], path));
  }
}
