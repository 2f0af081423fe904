/** The library as it lies on disk, read and written past Offprint's own code, from a page that runs none of it. */
import type { Page } from 'playwright-core';

/** What a paper's row says of itself in an audit. */
export interface AuditedPaper {
  id: string;
  arxiv: string;
  isDeleted: boolean;
  tags: string[];
  note: string;
}

/** Every paper's row of the database that is the library now, tombstones too. */
export function auditPapers(desk: Page): Promise<AuditedPaper[]> {
  return desk.evaluate(async () => {
    const { database } = await chrome.storage.local.get('database');
    const { name } = (database ?? { name: 'offprint' }) as { name: string };
    return new Promise<AuditedPaper[]>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('error', () => reject(opening.error));
      opening.addEventListener('success', () => {
        const asked = opening.result.transaction('papers').objectStore('papers').getAll();
        asked.addEventListener('error', () => reject(asked.error));
        asked.addEventListener('success', () => {
          opening.result.close();
          resolve(
            asked.result.map((row) => ({
              id: row.id,
              arxiv: row.bibliography?.ids?.arxiv ?? '',
              isDeleted: row.deletedAt !== undefined,
              tags: row.tags,
              note: row.note,
            })),
          );
        });
      });
    });
  });
}

/** Every row of a store of the first database, as it is. */
export function allRows(desk: Page, store: string): Promise<unknown[]> {
  return desk.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const asked = opening.result.transaction(name).objectStore(name).getAll();
          asked.addEventListener('error', () => reject(asked.error));
          asked.addEventListener('success', () => {
            opening.result.close();
            resolve(asked.result);
          });
        });
      }),
    store,
  );
}

/** A database to be laid out by hand: stores in Dexie's own words ("id, paper, *keys"), rows by store. */
export interface RawDatabase {
  /** As the browser counts: ten times Dexie's. */
  version: number;
  stores: Record<string, string>;
}

/** Deletes the first database and lays it out anew, without rows. Whoever holds it open is asked to let go. */
export function layOut(desk: Page, database: RawDatabase): Promise<void> {
  return desk.evaluate(async ({ version, stores }) => {
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase('offprint');
      deleting.addEventListener('success', () => resolve());
      deleting.addEventListener('error', () => reject(deleting.error));
    });
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('offprint', version);
      opening.addEventListener('error', () => reject(opening.error));
      opening.addEventListener('upgradeneeded', () => {
        for (const [name, words] of Object.entries(stores)) {
          const [primary = '', ...indexes] = words.split(',').map((part) => part.trim());
          const store = opening.result.createObjectStore(name, { keyPath: primary });
          for (const word of indexes) {
            const field = word.replace(/^[&*]/, '');
            const keyPath = field.startsWith('[') ? field.slice(1, -1).split('+') : field;
            store.createIndex(field, keyPath, {
              unique: word.startsWith('&'),
              multiEntry: word.startsWith('*'),
            });
          }
        }
      });
      opening.addEventListener('success', () => {
        opening.result.close();
        resolve();
      });
    });
  }, database);
}

/** Puts rows into the first database, whatever its version. */
export function putRows(desk: Page, rows: Record<string, object[]>): Promise<void> {
  return desk.evaluate(
    (given) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const transaction = database.transaction(Object.keys(given), 'readwrite');
          for (const [table, some] of Object.entries(given))
            for (const row of some) transaction.objectStore(table).put(row);
          transaction.addEventListener('abort', () => reject(transaction.error));
          transaction.addEventListener('complete', () => {
            database.close();
            resolve();
          });
        });
      }),
    rows,
  );
}

/** The version of the first database as the browser counts, and the number of rows of some stores. */
export function sizeUp(
  desk: Page,
  stores: string[],
): Promise<{ version: number; counts: Record<string, number> }> {
  return desk.evaluate(
    (names) =>
      new Promise<{ version: number; counts: Record<string, number> }>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const transaction = database.transaction(names);
          const counts: Record<string, number> = {};
          for (const name of names) {
            const counting = transaction.objectStore(name).count();
            counting.addEventListener('success', () => (counts[name] = counting.result));
          }
          transaction.addEventListener('complete', () => {
            const { version } = database;
            database.close();
            resolve({ version, counts });
          });
          transaction.addEventListener('abort', () => reject(transaction.error));
        });
      }),
    stores,
  );
}
