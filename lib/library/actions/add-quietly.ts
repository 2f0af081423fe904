/** Adding many rows at once, at the price of the rows alone. */
import { Dexie, type Table } from 'dexie';

/** Fewer rows than this are added as any others. */
const MANY = 20;

/**
 * Adds rows that nobody can be looking at yet, inside a transaction that has begun; fails where one is there already.
 * Dexie notes each key and index entry of every row for those who watch the table, and sends these to all pages at the
 * end: some twenty for each paper, which for a large file grows past the rows themselves. One row of a batch, added
 * through Dexie, tells whoever watches the table as well as all of them.
 */
export async function addQuietly<T extends object>(
  table: Table<T, string>,
  rows: readonly T[],
): Promise<void> {
  const transaction = Dexie.currentTransaction?.idbtrans as IDBTransaction | null | undefined;
  if (!transaction || rows.length < MANY) {
    await table.bulkAdd(rows);
    return;
  }
  const store = transaction.objectStore(table.name);
  await new Dexie.Promise<void>((resolve, reject) => {
    // Where it is not prevented the browser takes the whole transaction back, as it should.
    const fail = ({ target }: Event): void => reject((target as IDBRequest).error);
    let request: IDBRequest | undefined;
    for (const row of rows.slice(0, -1)) {
      request = store.add(row);
      request.addEventListener('error', fail);
    }
    // Requests are answered in their order: when the last is done, all are.
    request?.addEventListener('success', () => resolve());
  });
  await table.add(rows.at(-1) as T);
}
