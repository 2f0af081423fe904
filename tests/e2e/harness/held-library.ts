/** Keeps whatever wants to change the library waiting, or to read a table, as a longer action before it would. */
import type { Page } from 'playwright-core';

interface Holding {
  letGo?(): void;
}

/**
 * `desk`: a page of the extension's that runs none of its code; `table`: who needs it waits. Resolves once the library is
 * held, to its letting go.
 */
export async function holdLibrary(desk: Page, table = 'operations'): Promise<() => Promise<void>> {
  await desk.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('offprint');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
    let isHeld = true;
    (globalThis as Holding).letGo = () => (isHeld = false);
    const store = db.transaction(name, 'readwrite').objectStore(name);
    await new Promise<void>((resolve) => {
      // A transaction stays open as long as something is asked of it.
      const ask = (): void => {
        store.count().addEventListener('success', () => {
          resolve();
          if (isHeld) ask();
          else db.close();
        });
      };
      ask();
    });
  }, table);
  return () => desk.evaluate(() => (globalThis as Holding).letGo?.());
}
