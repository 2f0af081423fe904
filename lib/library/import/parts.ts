/**
 * The parts of a staged import, read one at a time inside the transaction that applies them. Plain loops and no
 * generators: between two steps of those a transaction finds nothing to do and commits.
 */
import type { LibraryTable } from '../../formats/json/library-file.ts';
import type { LibraryDatabase } from '../database/database.ts';
import type { ImportRow, RecordHead, StagedEntry, StagedRows } from './staged.ts';

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

/**
 * Calls `each` with every part of one table of a library file, in the order of the file. With more than one of `lanes`,
 * so many parts are under way at once, where their order is nothing to each other: while the browser's database process
 * writes one, the next is made ready.
 */
export async function eachRows<T extends LibraryTable>(
  db: LibraryDatabase,
  { id, tableParts }: Pick<ImportRow, 'id' | 'tableParts'>,
  table: T,
  each: (rows: Extract<StagedRows, { table: T }>['rows'], part: number) => Promise<void>,
  lanes = 1,
): Promise<void> {
  // Only the parts of this table: a part that is looked at is read whole.
  const { from, to } = tableParts[table] ?? { from: 0, to: 0 };
  const lane = async (first: number): Promise<void> => {
    for (let part = first; part < to; part += lanes) {
      const row = await db.staged.get([id, part]);
      if (row && 'table' in row && row.table === table) await each(row.rows as never, part);
    }
  };
  // All of them are waited for together: what is left to itself in a transaction is lost to it.
  await Promise.all(Array.from({ length: lanes }, (_, at) => lane(from + at)));
}

/** Calls `each` with what is to be known of every record of a library file before its papers are looked at. */
export async function eachHeads(
  db: LibraryDatabase,
  { id, headParts }: Pick<ImportRow, 'id' | 'headParts'>,
  each: (heads: RecordHead[]) => Promise<void>,
): Promise<void> {
  for (const part of headParts) {
    const row = await db.staged.get([id, part]);
    if (row && 'heads' in row) await each(row.heads);
  }
}
