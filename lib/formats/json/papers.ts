/** Rows of a library file ↔ papers as the other formats know them: for conversion outside a library. */
import type { AbstractRow, CollectionRow, MarkRow, PaperRow } from '../../paper/rows.ts';
import { ROW_VERSION } from '../../paper/rows.ts';
import type { InterchangePaper, ParsedFile } from '../interchange.ts';
import { LIBRARY_TABLES } from './library-file.ts';
import type { LibraryHeader, LibraryRows, LibraryTable } from './library-file.ts';
import { LibraryReader } from './read.ts';
import { writeLibrary } from './write.ts';

/** One paper of the library as a file of another format shows it: the reader's edits win, tombstones are gone. */
export function interchangeOf(
  row: PaperRow,
  marks: readonly MarkRow[],
  collectionPath: (id: string) => string[] | null,
  abstractText?: (key: string) => string | undefined,
): InterchangePaper {
  const bibliography = { ...row.bibliography, ...row.edits };
  const shown = row.currentAbstract === undefined ? undefined : abstractText?.(row.currentAbstract);
  if (!bibliography.abstract && shown) bibliography.abstract = shown;
  return {
    bibliography,
    tags: row.tags,
    collections: row.collections.map(collectionPath).filter((path) => path !== null),
    state: row.state,
    star: row.star,
    note: row.note,
    marks: marks.filter((mark) => mark.deletedAt === undefined),
    saved: row.dates.saved,
    ...(bibliography.citationKey !== undefined && { key: bibliography.citationKey }),
    ...(row.dates.read !== undefined && { read: row.dates.read }),
  };
}

/** Paths of collections by id, outermost first; null for one that is not there. */
export function collectionPaths(rows: Iterable<CollectionRow>): (id: string) => string[] | null {
  const byId = new Map<string, CollectionRow>();
  for (const row of rows) if (row.deletedAt === undefined) byId.set(row.id, row);
  return (id) => {
    const path: string[] = [];
    for (
      let row = byId.get(id);
      row && path.length < 100;
      row = row.parent ? byId.get(row.parent) : undefined
    ) {
      path.unshift(row.name);
    }
    return path.length > 0 ? path : null;
  };
}

/** Whether a JSON text says that it is Offprint's own; looks at its start only. */
export function isLibraryFile(text: string): boolean {
  return /^\ufeff?\s*\{/.test(text) && /"format"\s*:\s*"offprint-library"/.test(text.slice(0, 2_000));
}

/** A library file written anew: every row that can be read, in the layout of today. Throws a `FormatError`. */
export async function* rewriteLibrary(text: string): AsyncGenerator<string> {
  const reader = new LibraryReader();
  const source: { [table in LibraryTable]?: LibraryRows[table][] } = {};
  let header: LibraryHeader | undefined;
  for (const event of [...reader.push(text), ...reader.end()]) {
    if (event.kind === 'header') header = event.header;
    else if (event.kind === 'row') ((source[event.table] ??= []) as unknown[]).push(event.row);
  }
  const counts: LibraryHeader['counts'] = {};
  for (const table of LIBRARY_TABLES) {
    const count = source[table]?.length ?? 0;
    if (count > 0 || header?.counts[table] !== undefined) counts[table] = count;
  }
  yield* writeLibrary(
    { generator: header?.generator ?? '', exportedAt: header?.exportedAt ?? '', counts },
    source,
  );
}

/** A whole library file as papers. Throws a `FormatError`. */
export function readLibraryPapers(text: string): ParsedFile & { warnings: string[] } {
  const reader = new LibraryReader();
  const parsed: ParsedFile & { warnings: string[] } = { papers: [], rejected: [], leftOut: [], warnings: [] };
  const papers: PaperRow[] = [];
  const collections: CollectionRow[] = [];
  const marks = new Map<string, MarkRow[]>();
  const abstracts = new Map<string, AbstractRow>();
  for (const event of [...reader.push(text), ...reader.end()]) {
    if (event.kind === 'rejected') {
      const { kind: _, ...rejection } = event;
      parsed.rejected.push(rejection);
    } else if (event.kind === 'leftOut') {
      const { kind: _, ...rejection } = event;
      parsed.leftOut.push(rejection);
    } else if (event.kind === 'end') parsed.warnings.push(...event.warnings);
    else if (event.kind === 'row') {
      if (event.table === 'papers') papers.push(event.row);
      else if (event.table === 'collections') collections.push(event.row);
      else if (event.table === 'abstracts') abstracts.set(`${event.row.paper} ${event.row.key}`, event.row);
      else if (event.table === 'marks')
        marks.set(event.row.paper, [...(marks.get(event.row.paper) ?? []), event.row]);
    }
  }
  const path = collectionPaths(collections);
  for (const row of papers) {
    if (row.deletedAt !== undefined) continue;
    parsed.papers.push(
      interchangeOf(row, marks.get(row.id) ?? [], path, (key) => abstracts.get(`${row.id} ${key}`)?.text),
    );
  }
  return parsed;
}

/** The clock of rows that no library has written. */
const NO_CLOCK = '0000000000000-0000-00000000';

/** Papers of another format as a library file, ids counted up. `now` is ms since 1970. */
export async function* writeLibraryPapers(
  papers: readonly InterchangePaper[],
  generator: string,
  now: number,
): AsyncGenerator<string> {
  const { collections, rows, marks } = rowsOf(papers, now);
  const counts = { collections: collections.length, papers: rows.length, marks: marks.length };
  yield* writeLibrary(
    { generator, exportedAt: new Date(now).toISOString(), counts },
    { collections, papers: rows, marks },
  );
}

function rowsOf(
  papers: readonly InterchangePaper[],
  now: number,
): { collections: CollectionRow[]; rows: PaperRow[]; marks: MarkRow[] } {
  const tombstoned = { v: ROW_VERSION, updatedAt: NO_CLOCK };
  const collections = new Map<string, LibraryRows['collections']>();
  const collectionId = (path: string[]): string => {
    const key = JSON.stringify(path);
    const known = collections.get(key);
    if (known) return known.id;
    const parent = path.length > 1 ? collectionId(path.slice(0, -1)) : undefined;
    const row = {
      ...tombstoned,
      id: `collection-${collections.size + 1}`,
      name: path.at(-1) ?? '',
      ...(parent && { parent }),
    };
    collections.set(key, row);
    return row.id;
  };
  const marks: MarkRow[] = [];
  const rows = papers.map((paper, at): PaperRow => {
    const id = `paper-${at + 1}`;
    for (const mark of paper.marks) marks.push({ ...mark, paper: id });
    return {
      ...tombstoned,
      id,
      bibliography: paper.bibliography,
      edits: {},
      provenance: {},
      state: paper.state,
      star: paper.star,
      tags: paper.tags,
      collections: paper.collections.filter((path) => path.length > 0).map(collectionId),
      note: paper.note,
      dates: { saved: paper.saved ?? now, ...(paper.read !== undefined && { read: paper.read }) },
    };
  });
  return { collections: [...collections.values()], rows, marks };
}
