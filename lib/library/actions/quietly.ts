/**
 * Adding and taking away many rows at once, at the price of the rows alone. Dexie notes each key and index entry of every
 * row for those who watch the table, and sends these to all pages at the end: some twenty for each paper, which for a
 * large file grows past the rows themselves.
 */
import { Dexie, RangeSet, type DBCoreTransaction, type Table } from 'dexie';

/** Fewer rows than this are written as any others. */
const MANY = 20;

/**
 * Adds rows that nobody can be looking at yet, inside a transaction that has begun; fails where one is there already.
 * One row of a batch, added through Dexie, tells whoever watches the table as well as all of them.
 */
export async function addQuietly<T extends object>(
  table: Table<T, string>,
  rows: readonly T[],
): Promise<void> {
  const transaction = current();
  if (!transaction || rows.length < MANY) {
    await table.bulkAdd(rows);
    return;
  }
  const store = transaction.objectStore(table.name);
  await eachAsked(rows.slice(0, -1), (row) => store.add(row));
  await table.add(rows.at(-1) as T);
}

/**
 * Takes rows away, inside a transaction that has begun; whoever watches the table is told that all of it changed. By the
 * engine's own promises throughout: it is not waited for at once, and others would lead who called it out of its transaction.
 */
export function deleteQuietly(table: Table<object, string>, keys: readonly string[]): PromiseLike<unknown> {
  const transaction = current();
  if (!transaction || keys.length < MANY) return table.bulkDelete([...keys]);
  const store = transaction.objectStore(table.name);
  const whole = (): RangeSet => new RangeSet(Dexie.minKey, Dexie.maxKey);
  const part = (index: string): string => `idb://${table.db.name}/${table.name}/${index}`;
  const indexes = ['', ':dels', ...table.schema.indexes.map(({ name }) => name)];
  // What Dexie itself says of a batch that is too large for it to look at.
  const mutatedParts = Object.fromEntries(indexes.map((index) => [part(index), whole()]));
  const trans = transaction as unknown as DBCoreTransaction;
  return eachAsked(keys, (key) => store.delete(key)).then(() =>
    table.core.mutate({ type: 'delete', trans, keys: [], mutatedParts }),
  );
}

const current = (): IDBTransaction | null | undefined =>
  Dexie.currentTransaction?.idbtrans as IDBTransaction | null | undefined;

/** Asks for one change after the other, and waits for all of them. */
function eachAsked<T>(all: readonly T[], ask: (one: T) => IDBRequest): PromiseLike<void> {
  return new Dexie.Promise<void>((resolve, reject) => {
    // Where it is not prevented the browser takes the whole transaction back, as it should.
    const fail = ({ target }: Event): void => reject((target as IDBRequest).error);
    let request: IDBRequest | undefined;
    for (const one of all) {
      request = ask(one);
      request.addEventListener('error', fail);
    }
    // Requests are answered in their order: when the last is done, all are.
    request?.addEventListener('success', () => resolve());
  });
}
