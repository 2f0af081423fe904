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

/** Indexes in which every row of a large table stands: their entries are short, so that all are read at once. */
const COMPLETE_INDEX: { [table in LibraryTable]?: string } = {
  papers: 'dates.saved',
  records: 'paper',
  abstracts: 'paper',
  marks: 'paper',
};

/**
 * All rows of a table by their keys, page by page, without what is derived from others. `quiet`: waited for before each
 * page is asked for.
 */
export async function* allRows<T extends LibraryTable>(
  db: LibraryDatabase,
  table: T,
  quiet?: () => Promise<void>,
): AsyncGenerator<LibraryRows[T][]> {
  const bounds = await boundsOf(db, table);
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

/** Keys between which some `PAGE` rows stand; what stands in no index falls between two of them all the same. */
async function boundsOf(db: LibraryDatabase, table: LibraryTable): Promise<string[]> {
  const index = COMPLETE_INDEX[table];
  const rows = db.table<object, string>(table);
  const keys =
    index === undefined ? await rows.toCollection().primaryKeys() : await rows.orderBy(index).primaryKeys();
  return keys.sort().filter((_, at) => at > 0 && at % PAGE === 0);
}
