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

/** Values that are alike but for so many characters at their end (numbers of one month) stand near each other in an index. */
const TAIL = 5;
/** So many of them are asked for in one request, */
const RUN = 4;
/** unless what else stands between them is this many times as much. */
const MOST_BETWEEN = 3;

/**
 * The same, with other rows among them and some rows twice, in few requests where values stand near each other: each
 * request waits for the database process, which gives a hundred neighbours as soon as one. `most`: rows a value.
 */
export async function rowsNear<T, I>(
  table: Table<T, string, I>,
  index: string,
  values: readonly string[],
  most: number,
): Promise<T[]> {
  const each = (some: readonly string[]) =>
    Promise.all(some.map((value) => table.where(index).equals(value).limit(most).toArray()));
  const runs = [...Map.groupBy([...new Set(values)].sort(), (value) => value.slice(0, -TAIL)).values()];
  const rows = await Promise.all(
    runs.map(async (run) => {
      if (run.length < RUN) return each(run);
      const limit = run.length * MOST_BETWEEN;
      const near = await table.where(index).between(run[0], run.at(-1), true, true).limit(limit).toArray();
      return near.length < limit ? [near] : each(run);
    }),
  );
  return rows.flat(2);
}
