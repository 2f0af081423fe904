import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { keepRecord } from '../../../lib/library/keep-records.ts';
import { LibraryDatabase } from '../../../lib/library/database.ts';
import { operate } from '../../../lib/library/operations.ts';
import { recognise } from '../../../lib/library/recognise.ts';
import { Store } from '../../../lib/library/store.ts';
import type { Bibliography } from '../../../lib/paper/bibliography.ts';
import { sightingKey } from '../../../lib/paper/title-key.ts';
import { request } from './fixtures.ts';

/** The schema of the first version, as it was: frozen, whatever the library's own code becomes. */
function firstVersion(name: string): Dexie {
  const db = new Dexie(name);
  db.version(1).stores({
    papers: 'id, dates.saved, state, deletedAt, *tags, *collections, updatedAt',
    records: 'id, paper',
    keys: 'id, key, paper',
    abstracts: 'id, key, paper',
    marks: 'id, paper, at',
    met: 'key, last',
    collections: 'id, parent',
    tags: 'name',
    decisions: 'id',
    operations: 'id, &sequence, [origin+sequence], at',
    meta: 'name',
  });
  return db;
}

const CLOCK = '1753000000000-0000-0a0b0c0d';
const given = (number: number): Bibliography => ({
  title: `Tuning landscapes of area ${number} in the ventral stream`,
  authors: [{ name: 'Binh Tran' }, { name: `Carla Ponti${number}` }],
  abstract: `We map ${number} neurons. They respond to images in ways that are hard to describe in words.`,
  ids: number % 2 === 0 ? { arxiv: `2201.${String(number).padStart(5, '0')}` } : {},
});

/** A library as the first version's code wrote it: rows without anything that came later. */
async function oldLibrary(name: string, size: number): Promise<void> {
  const db = firstVersion(name);
  const numbers = Array.from({ length: size }, (_, index) => index);
  await db.table('papers').bulkAdd(
    numbers.map((number) => ({
      id: `p${number}`,
      bibliography: given(number),
      edits: number === 1 ? { year: 1999 } : {},
      provenance: { title: { from: `r${number}`, at: 1_753_000_000_000 } },
      state: number % 3 === 0 ? 'later' : 'saved',
      star: number === 2,
      tags: number === 0 ? ['vision'] : [],
      collections: [],
      note: number === 0 ? 'Read *again*.' : '',
      dates: { saved: 1_753_000_000_000 + number },
      folded: 'tuning landscapes',
      v: 1,
      updatedAt: CLOCK,
      ...(number === 3 ? { deletedAt: 1_753_000_000_000 } : {}),
    })),
  );
  await db.table('records').bulkAdd(
    numbers.map((number) => ({
      id: `r${number}`,
      paper: `p${number}`,
      source: { kind: 'page', site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/new' },
      given: { ...given(number), section: 'new' },
      at: 1_753_000_000_000,
      v: 1,
      updatedAt: CLOCK,
      ...(number === 3 ? { deletedAt: 1_753_000_000_000 } : {}),
    })),
  );
  await db.table('keys').bulkAdd(
    numbers
      .filter((number) => number % 2 === 0)
      .map((number) => {
        const key = `arxiv:${given(number).ids.arxiv}`;
        return { id: `${key} p${number}`, key, paper: `p${number}` };
      }),
  );
  await db.table('decisions').add({ id: 'r0 r2', same: false, at: 1, v: 1, updatedAt: CLOCK });
  await db.table('marks').add({ id: 'm0', paper: 'p0', target: { kind: 'title' }, v: 1, updatedAt: CLOCK });
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
    const { title, authors } = given(5);
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
