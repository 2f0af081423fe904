import { describe, expect, it } from 'vitest';
import { addQuietly, deleteQuietly } from '../../../../lib/library/actions/quietly.ts';
import type { MetRow } from '../../../../lib/paper/rows.ts';
import { emptyStore } from '../fixtures.ts';

const row = (key: string): MetRow => ({
  key,
  site: 'arxiv',
  first: 1,
  last: 1,
  state: 'seen',
  v: 1,
  updatedAt: '',
});
const many = Array.from({ length: 60 }, (_, at) => row(`key-${at}`));

describe('rows that are added quietly', () => {
  it('are all there, and whoever watches the table is told once they are', async () => {
    const live: number[] = [];
    const store = emptyStore();
    const watching = store
      .live((db) => db.met.count())
      .subscribe(
        (count) => live.push(count),
        (error) => {
          throw error;
        },
      );
    await expect.poll(() => live.at(-1)).toBe(0);
    await store.use((db) =>
      db.transaction('rw', db.met, async () => {
        await db.met.get('begun');
        await addQuietly(db.met, many);
      }),
    );
    await expect.poll(() => live.at(-1)).toBe(many.length);
    watching.unsubscribe();
  });

  it('are none when one of them is there already', async () => {
    const store = emptyStore();
    await store.use((db) => db.met.put(row('key-7')));
    const adding = store.use((db) =>
      db.transaction('rw', db.met, async () => {
        await db.met.put(row('first'));
        await addQuietly(db.met, many);
      }),
    );
    await expect(adding).rejects.toThrow();
    expect(await store.db.met.count()).toBe(1);
  });
});

describe('rows that are taken away quietly', () => {
  it('are all gone, and whoever watches the table is told once they are', async () => {
    const live: number[] = [];
    const store = emptyStore();
    await store.use((db) => db.met.bulkPut(many));
    const watching = store
      .live((db) => db.met.where('last').equals(1).count())
      .subscribe(
        (count) => live.push(count),
        (error) => {
          throw error;
        },
      );
    await expect.poll(() => live.at(-1)).toBe(many.length);
    const keys = many.slice(0, 50).map(({ key }) => key);
    await store.use((db) =>
      db.transaction('rw', db.met, async () => {
        await db.met.get('begun');
        await deleteQuietly(db.met, keys);
      }),
    );
    await expect.poll(() => live.at(-1)).toBe(many.length - keys.length);
    watching.unsubscribe();
  });
});
