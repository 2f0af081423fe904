/** An older version that another context holds: everybody who waits is told, not only the first in line. */
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test } from 'vitest';
import { LibraryDatabase } from '../../../../lib/library/database/database.ts';
import { Store } from '../../../../lib/library/database/store.ts';

const held: IDBDatabase[] = [];
afterEach(() => {
  for (const each of held.splice(0)) each.close();
});

/** A connection to version 1 that does not let go when it is asked to. */
function hold(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = factory.open(name, 1);
    opening.addEventListener('error', () => reject(new Error('not opened')));
    opening.addEventListener('success', () => {
      held.push(opening.result);
      resolve(opening.result);
    });
  });
}

test('whoever waits for a held database hears of it, and gets it when it is let go', async () => {
  const factory = new IDBFactory();
  const name = 'held';
  const old = await hold(factory, name);
  const stores = [1, 2, 3].map(() => new Store(new LibraryDatabase(name, factory)));
  const refused = await Promise.all(
    stores.map((store) =>
      store.use(async () => 'opened').catch((error: { failure?: string }) => error.failure),
    ),
  );
  expect(refused).toEqual(['blocked', 'blocked', 'blocked']);
  // One that comes later has missed what the first said.
  const later = new Store(new LibraryDatabase(name, factory));
  expect(await later.use(async () => 'opened').catch((error: { failure?: string }) => error.failure)).toBe(
    'blocked',
  );
  old.close();
  for (const store of [...stores, later]) {
    expect(await store.use(async (db) => db.papers.count())).toBe(0);
    store.db.close();
  }
});
