import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { keepRecord } from '../../../../lib/library/actions/keep-records.ts';
import { opened } from '../../../../lib/library/database/plain-database.ts';
import { isThisVersion } from '../../../../lib/library/database/schema.ts';
import { LibraryDatabase } from '../../../../lib/library/database/database.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import { recognise } from '../../../../lib/library/works/recognise.ts';
import { Store } from '../../../../lib/library/database/store.ts';
import type { Bibliography } from '../../../../lib/paper/bibliography.ts';
import { FIRST_STORES, firstGiven, firstRows } from '../../../support/first-version.ts';
import { sightingKey } from '../../../../lib/paper/title-key.ts';
import { request } from '../fixtures.ts';

function firstVersion(name: string): Dexie {
  const db = new Dexie(name);
  db.version(1).stores(FIRST_STORES);
  return db;
}

async function oldLibrary(name: string, size: number): Promise<void> {
  const db = firstVersion(name);
  for (const [table, rows] of Object.entries(firstRows(0, size))) await db.table(table).bulkAdd(rows);
  db.close();
}

describe('a library of the first version', () => {
  it('is opened whole, and its records are candidates from then on', async () => {
    const name = `upgrade-${Math.random()}`;
    await oldLibrary(name, 40);
    const store = new Store(new LibraryDatabase(name));
    const { db } = store;
    await db.open();
    expect(await db.papers.count()).toBe(40);
    expect(await db.papers.get('p0')).toMatchObject({
      tags: ['vision'],
      note: 'Read *again*.',
      state: 'later',
    });
    expect(await db.papers.get('p1')).toMatchObject({ edits: { year: 1999 } });
    expect(await db.marks.count()).toBe(1);
    expect(await db.decisions.where('records').equals('r2').count()).toBe(1);
    const records = await db.records.toArray();
    expect(records.filter(({ keys }) => keys && keys.length > 0)).toHaveLength(39);
    expect(records.find(({ id }) => id === 'r3')?.keys).toBeUndefined();

    // The fifth has no identifier: it is known again by title and authors, and a new source joins it.
    const { title, authors } = firstGiven(5);
    const record: Bibliography = { title, authors, ids: { doi: '10.5555/1234567.5' } };
    const [known] = await recognise(store, [{ key: sightingKey(record), record }], 'neurips');
    expect(known).toMatchObject({ paper: 'p5', state: 'saved' });
    const { result } = await operate(store, request('a'), (writer) =>
      keepRecord(
        writer,
        { record, source: { kind: 'page', site: 'neurips', url: 'https://x.example/' } },
        'saved',
      ),
    );
    expect(result).toMatchObject({ paper: 'p5', outcome: 'merged' });
    await db.delete();
  });

  it('is opened whole as it was before deletions had an index', async () => {
    const name = `upgrade-${Math.random()}`;
    const old = new Dexie(name);
    old
      .version(1)
      .stores({ ...FIRST_STORES, papers: 'id, dates.saved, state, *tags, *collections, updatedAt' });
    for (const [table, rows] of Object.entries(firstRows(0, 10))) await old.table(table).bulkAdd(rows);
    old.close();
    const store = new Store(new LibraryDatabase(name));
    expect(await store.use((db) => db.papers.where('deletedAt').above(0).primaryKeys())).toEqual(['p3']);
    expect(await store.db.records.where('keys').equals('arxiv:2201.00000').count()).toBe(1);
    await store.db.delete();
  });

  it('is opened also when a row of it is damaged, with all the others', async () => {
    const name = `upgrade-${Math.random()}`;
    await oldLibrary(name, 5);
    const old = firstVersion(name);
    await old.table('records').put({ id: 'r9', paper: 'p9', given: null });
    old.close();
    const db = new LibraryDatabase(name);
    expect((await db.records.get('r0'))?.keys).toContain('arxiv:2201.00000');
    expect(await db.records.get('r9')).toEqual({ id: 'r9', paper: 'p9', given: null });
    await db.delete();
  });

  it('stays whole in its old version when the upgrade is stopped half way', async () => {
    const name = `upgrade-${Math.random()}`;
    await oldLibrary(name, 5);
    const stopped = new LibraryDatabase(name);
    stopped.table('decisions').hook('updating', () => {
      throw new Error('stopped');
    });
    await expect(stopped.open()).rejects.toThrow('stopped');
    stopped.close();
    const old = firstVersion(name);
    expect(await old.table('papers').count()).toBe(5);
    expect(await old.table('records').get('r0')).not.toHaveProperty('keys');
    old.close();
    const again = new LibraryDatabase(name);
    expect((await again.records.get('r0'))?.keys).toContain('arxiv:2201.00000');
    await again.delete();
  });
});

/** As they were, each with what came to the one before. */
const WITH_CANDIDATES = { records: 'id, paper, *keys', decisions: 'id, *records' };
const WITH_IMPORTS = {
  ...WITH_CANDIDATES,
  parts: '[operation+part]',
  imports: 'id, at',
  staged: '[import+part]',
};
const WITH_INDEX = { ...WITH_IMPORTS, searches: 'id', segments: 'id', touched: 'paper, sequence' };

/** What the second version was laid out as at times, before all of its stores had come. */
const EARLY_SECONDS: [name: string, stores: Record<string, string | null>][] = [
  ['with candidates only', WITH_CANDIDATES],
  ['without a search index', WITH_IMPORTS],
  ['without what was skimmed', WITH_INDEX],
  [
    'without a map',
    { ...WITH_INDEX, skims: 'key', papers: 'id, dates.saved, state, deletedAt, *tags, *collections' },
  ],
];

describe('a library of the second version as it was at times', () => {
  it.each(EARLY_SECONDS)(
    '%s is opened whole, written to, and searched by its keys',
    async (_name, stores) => {
      const name = `upgrade-${Math.random()}`;
      const old = firstVersion(name);
      old.version(2).stores(stores);
      for (const [table, rows] of Object.entries(firstRows(0, 10))) await old.table(table).bulkAdd(rows);
      await old.table('records').update('r0', { keys: ['arxiv:2201.00000'] });
      old.close();
      const store = new Store(new LibraryDatabase(name));
      expect(await store.use((db) => db.papers.count())).toBe(10);
      const { db } = store;
      expect(db.tables.map((table) => table.name).toSorted()).toEqual(
        new LibraryDatabase('other').tables.map((table) => table.name).toSorted(),
      );
      expect((await db.papers.get('p1'))?.edits).toEqual({ year: 1999 });
      const record: Bibliography = {
        title: 'Another',
        authors: [{ name: 'Ada' }],
        ids: { arxiv: '2201.99999' },
      };
      await operate(store, request('a'), (writer) =>
        keepRecord(
          writer,
          { record, source: { kind: 'page', site: 'arxiv', url: 'https://arxiv.org/' } },
          'saved',
        ),
      );
      expect(await db.papers.count()).toBe(11);
      expect(await db.records.where('keys').equals('arxiv:2201.00000').count()).toBe(1);
      expect(isThisVersion(db.backendDB().version)).toBe(true);
      store.db.close();
      // And by what looks into it without the engine.
      const plain = await opened({ name, factory: indexedDB });
      expect(plain).not.toBeNull();
      plain?.close();
      await db.delete();
    },
  );
});
