/** The parts of a staged import, read one at a time inside the transaction that applies them. */
import type { LibraryTable } from '../../formats/json/library-file.ts';
import type { LibraryDatabase } from '../database.ts';
import type { StagedEntry, StagedRows } from './staged.ts';

/** The parts of an import in the order of the file; parts of tombstones last. */
export async function* partsOf(
  db: LibraryDatabase,
  id: string,
  count: number,
): AsyncGenerator<{ entries: StagedEntry[]; part: number } | (StagedRows & { part: number })> {
  for (let part = 0; part < count; part++) {
    const row = await db.staged.get([id, part]);
    if (row) yield row;
  }
}

/** The parts of one table of a library file. */
export async function* rowsOf<T extends LibraryTable>(
  db: LibraryDatabase,
  id: string,
  count: number,
  table: T,
): AsyncGenerator<Extract<StagedRows, { table: T }> & { part: number }> {
  for await (const part of partsOf(db, id, count)) {
    if ('table' in part && part.table === table) yield part as never;
  }
}
