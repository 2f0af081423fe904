/**
 * Reads every row once: damage inside the store's files shows in no count, only where a row is read. For the quiet
 * after the browser's start.
 */
import { LibraryError, type Store } from './store.ts';

/** Rows read at a time. */
const PAGE = 500;

/** Throws `LibraryError` ("damaged") at the first row that is listed and cannot be read. */
export async function probe(store: Store): Promise<void> {
  await store.use(async (db) => {
    for (const table of db.tables) {
      const keys = await table.toCollection().primaryKeys();
      for (let at = 0; at < keys.length; at += PAGE) {
        const page = keys.slice(at, at + PAGE);
        const rows = await table.bulkGet(page);
        if (!rows.includes(undefined)) continue;
        // Deleted meanwhile, or not readable although it is listed.
        const listed = await table.where(':id').anyOf(page).primaryKeys();
        if (listed.length > rows.filter(Boolean).length)
          throw new LibraryError('damaged', `Rows of "${table.name}" cannot be read.`);
      }
    }
  });
}
