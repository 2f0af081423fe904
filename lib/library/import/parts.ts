/**
 * The parts of a staged import, read one at a time inside the transaction that applies them. Plain loops and no
 * generators: between two steps of those a transaction finds nothing to do and commits.
 */
import type { LibraryTable } from '../../formats/json/library-file.ts';
import type { LibraryDatabase } from '../database.ts';
import type { ImportRow, StagedEntry, StagedRows } from './staged.ts';

type Parts = Pick<ImportRow, 'id' | 'parts'>;

/** Calls `each` with every part of papers, in the order of the file. */
export async function eachEntries(
  db: LibraryDatabase,
  { id, parts }: Parts,
  each: (entries: StagedEntry[], part: number) => Promise<void>,
): Promise<void> {
  for (let part = 0; part < parts; part++) {
    const row = await db.staged.get([id, part]);
    if (row && 'entries' in row) await each(row.entries, part);
  }
}

/** Calls `each` with every part of one table of a library file, in the order of the file. */
export async function eachRows<T extends LibraryTable>(
  db: LibraryDatabase,
  { id, tableParts }: Pick<ImportRow, 'id' | 'tableParts'>,
  table: T,
  each: (rows: Extract<StagedRows, { table: T }>['rows'], part: number) => Promise<void>,
): Promise<void> {
  // Only the parts of this table: a part that is looked at is read whole.
  const { from, to } = tableParts[table] ?? { from: 0, to: 0 };
  for (let part = from; part < to; part++) {
    const row = await db.staged.get([id, part]);
    if (row && 'table' in row && row.table === table) await each(row.rows as never, part);
  }
}
