/** Reading by many values of an index at once. */
import type { Table } from 'dexie';

/**
 * The rows whose index has one of these values, those of each value together. One request each, all of them on their way
 * at once: `anyOf` walks a cursor instead, and every step of it waits for the browser's database process.
 */
export async function rowsOfEach<T, I>(
  table: Table<T, string, I>,
  index: string,
  values: readonly string[],
): Promise<T[]> {
  const rows = await Promise.all(values.map((value) => table.where(index).equals(value).toArray()));
  return rows.flat();
}
