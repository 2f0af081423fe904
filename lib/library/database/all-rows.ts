/**
 * All rows of a table by ranges of keys: several times faster than row by row. Read by the browser's own calls, since an
 * answer that was not looked at yet is bytes: its rows are made when their turn comes and are gone before the next are,
 * so that memory stays that of one page, and a collection of garbage finds little alive.
 */
import { DERIVED, type LibraryRows, type LibraryTable } from '../../formats/json/library-file.ts';
import type { LibraryDatabase } from './database.ts';
import { answered } from './plain-database.ts';

/** Rows of one answer: some hundred kB. Whoever asks the same database meanwhile waits for few of them. */
const PAGE = 200;
/** Answers on their way at once: the browser's database process reads some while others are written. */
const AHEAD = 4;

/** How a table is read from its first row to its last. */
export interface Extent {
  /** How many rows there are. */
  count: number;
  /** Keys between which some `PAGE` rows stand. */
  bounds: readonly string[];
}

/**
 * How each of these tables is read, inside of the transaction that is open. All keys are asked for, which also counts the
 * rows: by the table itself, since for each entry of an index the browser looks up whether it still holds.
 */
export async function extentsOf<T extends LibraryTable>(
  db: LibraryDatabase,
  tables: readonly T[],
): Promise<Record<T, Extent>> {
  const extents: [T, Extent][] = [];
  for (const table of tables) {
    const keys = await db.table<object, string>(table).toCollection().primaryKeys();
    const bounds = keys.filter((_, at) => at > 0 && at % PAGE === 0);
    extents.push([table, { count: keys.length, bounds }]);
  }
  return Object.fromEntries(extents) as Record<T, Extent>;
}

/**
 * All rows of a table by their keys, page by page, without what is derived from others; what came since its extent was
 * looked at falls between two of its keys. `quiet`: waited for before each page is asked for.
 */
export async function* allRows<T extends LibraryTable>(
  db: LibraryDatabase,
  table: T,
  { bounds }: Extent,
  quiet?: () => Promise<void>,
): AsyncGenerator<LibraryRows[T][]> {
  const derived = DERIVED[table];
  const waiting: Promise<IDBRequest<LibraryRows[T][]>>[] = [];
  for (let at = 0; at <= bounds.length + AHEAD; at++) {
    if (at <= bounds.length) {
      await quiet?.();
      const page = ask<LibraryRows[T]>(db, table, bounds[at - 1], bounds[at]);
      // Whoever stops early leaves it unread.
      page.catch(() => undefined);
      waiting.push(page);
    }
    if (at < AHEAD) continue;
    const page = await waiting.shift();
    if (!page) return;
    const rows = page.result;
    // Rows of our own making: nothing is copied to leave something out.
    if (derived) for (const row of rows) (row as unknown as Record<string, unknown>)[derived] = undefined;
    yield rows;
  }
}

/** The rows from one key up to another, that one not among them. */
async function ask<Row>(
  db: LibraryDatabase,
  table: LibraryTable,
  from: string | undefined,
  to: string | undefined,
): Promise<IDBRequest<Row[]>> {
  // The engine opens again what the browser closed.
  if (!db.isOpen()) await db.open();
  const rows = db.backendDB().transaction(table).objectStore(table);
  return answered(rows.getAll(rangeOf(from, to)) as IDBRequest<Row[]>);
}

function rangeOf(from: string | undefined, to: string | undefined): IDBKeyRange | null {
  if (from === undefined) return to === undefined ? null : IDBKeyRange.upperBound(to, true);
  return to === undefined ? IDBKeyRange.lowerBound(from) : IDBKeyRange.bound(from, to, false, true);
}
