/**
 * Reads every row once: damage inside the store's files shows in no count, only where a row is read. For the quiet
 * after the browser's start.
 */
import { LibraryError, type Store } from './store.ts';

/** Rows read at a time: some ms, in which a save waits. */
const PAGE = 25;
/** Of its time it works a quarter: whoever opens a page meanwhile is not kept waiting. */
const REST = 3;
/** What is derived is made anew where it is damaged. */
const DERIVED: readonly string[] = ['segments', 'touched', 'maps'];

/**
 * Throws `LibraryError` ("damaged") at the first row that is listed and cannot be read. `quiet`: waited for before each
 * page, so that whoever asks for something is not kept waiting.
 */
export async function probe(store: Store, quiet: () => Promise<void>): Promise<void> {
  await store.use(async (db) => {
    for (const table of db.tables) {
      if (DERIVED.includes(table.name)) continue;
      for (let page = await table.orderBy(':id').limit(PAGE).primaryKeys(); page.length > 0;) {
        await quiet();
        const start = performance.now();
        const rows = await table.bulkGet(page);
        // Deleted meanwhile, or not readable although it is listed.
        const listed = rows.includes(undefined) ? await table.where(':id').anyOf(page).primaryKeys() : [];
        if (listed.length > rows.filter(Boolean).length)
          throw new LibraryError('damaged', `Rows of "${table.name}" cannot be read.`);
        page = await table.where(':id').above(page.at(-1)).limit(PAGE).primaryKeys();
        await new Promise((resolve) => setTimeout(resolve, REST * (performance.now() - start)));
      }
    }
  });
}
