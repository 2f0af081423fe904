/** The library as chunks of JSON text, row by row: memory does not grow with it. */
import { Checksum, DERIVED, LIBRARY_FORMAT, LIBRARY_TABLES, LIBRARY_VERSION } from './library-file.ts';
import type { LibraryHeader, LibraryRows, LibraryTable } from './library-file.ts';

/** The rows of each table, in any order: all of them, or page by page as they are read. A table may be left out. */
export type LibrarySource = {
  [table in LibraryTable]?: Iterable<LibraryRows[table]> | AsyncIterable<readonly LibraryRows[table][]>;
};

/**
 * UTF-16 units gathered before a chunk is handed on: few, since one letter beyond Latin-1 doubles what a chunk takes in
 * memory and slows its encoding.
 */
const CHUNK = 50_000;

/**
 * Writes the document. `header.counts` says how many rows each table will have, so that a reader can tell a file that
 * was cut; give what the database counts in the same transaction.
 */
export async function* writeLibrary(
  header: Omit<LibraryHeader, 'version'>,
  source: LibrarySource,
): AsyncGenerator<string> {
  const checksum = new Checksum();
  let chunk =
    `{\n"format": ${JSON.stringify(LIBRARY_FORMAT)},\n"version": ${LIBRARY_VERSION},\n` +
    `"generator": ${JSON.stringify(header.generator)},\n"exportedAt": ${JSON.stringify(header.exportedAt)},\n` +
    `"counts": ${JSON.stringify(header.counts)},\n`;
  for (const table of LIBRARY_TABLES) {
    chunk += `${JSON.stringify(table)}: [`;
    let before = '\n';
    for await (const page of pagesOf(source[table])) {
      for (const row of page) {
        const text = rowText(table, row);
        checksum.add(text);
        chunk += before + text;
        before = ',\n';
        if (chunk.length >= CHUNK) {
          yield chunk;
          chunk = '';
        }
      }
    }
    chunk += '\n],\n';
  }
  yield `${chunk}"checksum": ${JSON.stringify(checksum.text())}\n}\n`;
}

type AnyRow = LibraryRows[LibraryTable];

function pagesOf(
  rows: Iterable<AnyRow> | AsyncIterable<readonly AnyRow[]> = [],
): Iterable<Iterable<AnyRow>> | AsyncIterable<readonly AnyRow[]> {
  return Symbol.asyncIterator in rows ? rows : [rows];
}

/** One row as it stands in the file. What is derived from other rows is left out. */
function rowText(table: LibraryTable, row: AnyRow): string {
  const derived = DERIVED[table];
  if (!derived || (row as unknown as Record<string, unknown>)[derived] === undefined)
    return JSON.stringify(row);
  const { [derived]: _derived, ...kept } = row as unknown as Record<string, unknown>;
  return JSON.stringify(kept);
}
