import { describe, expect, it } from 'vitest';
import { keepApart } from '../../../../lib/library/works/decisions.ts';
import { lookForDuplicates, mergesOf, offersOf } from '../../../../lib/library/works/duplicates.ts';
import { editFields } from '../../../../lib/library/actions/edit-fields.ts';
import { keepRecord } from '../../../../lib/library/actions/keep-records.ts';
import { lastSequence } from '../../../../lib/library/finder/index-store.ts';
import { livingPaper } from '../../../../lib/library/database/living.ts';
import { MERGE, operate, type Writer } from '../../../../lib/library/actions/operations.ts';
import { newestIds } from '../../../../lib/library/reading/reading.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import { forgetOldOperations, redo, undo } from '../../../../lib/library/actions/undo.ts';
import type { Bibliography } from '../../../../lib/paper/bibliography.ts';
import { ROW_VERSION, type RecordRow } from '../../../../lib/paper/rows.ts';
import { derived, newPaper } from '../../../../lib/library/works/papers.ts';
import { withKeys } from '../../../../lib/library/works/derived.ts';
import { request, storesOfATest } from '../fixtures.ts';

const fresh = storesOfATest();
let count = 0;
const doing = <T>(store: Store, work: (writer: Writer) => Promise<T>, kind = 'test') =>
  operate(store, request(`d-${++count}`, kind), work).then(({ result }) => result);

/** Keeps each record as a paper of its own, as a file brings them in or older rules kept them. */
function keptApart(store: Store, ...records: Bibliography[]): Promise<string[]> {
  return doing(store, async (writer) => {
    const ids: string[] = [];
    for (const [at, given] of records.entries()) {
      const id = `paper-${++count}`;
      const source = { kind: 'page' as const, site: `site${at}`, url: `https://site${at}.example/` };
      const record: RecordRow = withKeys({
        id: `${id}-record`,
        paper: id,
        source,
        given,
        at: writer.at,
        v: ROW_VERSION,
        updatedAt: writer.stamp(),
      });
      await writer.put('records', record.id, record);
      await writer.put('papers', id, derived(newPaper(id, 'saved', writer.at + at), [record], writer));
      ids.push(id);
    }
    return ids;
  });
}

/** Looks until there is no more; answers how many steps it took. */
async function look(store: Store): Promise<number> {
  const act = <T>(work: (writer: Writer) => Promise<T>) => doing(store, work, MERGE);
  for (let steps = 1; steps < 50; steps++) {
    if (!(await store.use((db) => lookForDuplicates(db, act)))) return steps;
  }
  throw new Error('it never ends');
}

const living = async (store: Store) => (await newestIds(store.db, 100)).toSorted();
const people = (...names: string[]) => names.map((name) => ({ name }));
const title = 'Tuning landscapes of the ventral stream';
const authors = people('Binh Tran', 'Carla Ponti');
const onArxiv: Bibliography = { title, authors, ids: { arxiv: '2201.00001' } };
const onHub: Bibliography = { title: `${title}.`, authors, ids: { arxiv: '2201.00001' }, year: 2022 };
/** Likely, not sure: another title over much the same authors. */
const alike: Bibliography[] = [
  { title: 'Deep maps of the ventral stream in macaques', authors, ids: {}, year: 2021 },
  { title: 'Deep maps of the ventral streams', authors: people('B. Tran', 'C. Ponti'), ids: {}, year: 2022 },
];
const unlike: Bibliography = {
  title: 'Sorting with few comparisons',
  authors: people('Ada Lovelace'),
  ids: {},
};

describe('papers that were kept twice', () => {
  it('are merged as one action when an identifier is theirs in common, and the look ends', async () => {
    const store = fresh();
    const [first, second] = await keptApart(store, onArxiv, onHub, unlike);
    await look(store);
    expect(await living(store)).toHaveLength(2);
    expect((await livingPaper(store.db, second!))?.id).toBe(first);
    expect((await mergesOf(store.db, 0)).map(({ paper }) => paper.id)).toEqual([first]);
    expect(await store.db.decisions.count()).toBe(0);
    const before = await lastSequence(store.db);
    expect(await look(store)).toBe(1);
    expect(await lastSequence(store.db)).toBe(before);
  });

  it('come apart by taking the merge back, and stay apart', async () => {
    const store = fresh();
    const ids = await keptApart(store, onArxiv, onHub);
    await look(store);
    const [merge] = await mergesOf(store.db, 0);
    const undone = await undo(store, request('u', 'undo'), null, Date.now(), merge!.operation);
    expect(undone.result.kind).toBe(MERGE);
    expect(await living(store)).toEqual(ids.toSorted());
    await look(store);
    expect(await living(store)).toEqual(ids.toSorted());
    expect(await offersOf(store.db)).toEqual([]);
    expect(await mergesOf(store.db, 0)).toEqual([]);
  });

  it('are no action of the reader that a plain undo or redo would reach', async () => {
    const store = fresh();
    await keptApart(store, onArxiv, onHub);
    await look(store);
    expect((await undo(store, request('u', 'undo'), null).catch(() => null))?.result.kind).not.toBe(MERGE);
    expect((await redo(store, request('r', 'redo'), null)).result.kind).not.toBe(MERGE);
  });

  it('are offered when it is not sure, and the word of the reader stands', async () => {
    const store = fresh();
    const ids = await keptApart(store, ...alike, unlike);
    await look(store);
    expect(await living(store)).toHaveLength(3);
    const offers = await offersOf(store.db);
    expect(offers.map(({ papers }) => papers.map(({ id }) => id).toSorted())).toEqual([
      ids.slice(0, 2).toSorted(),
    ]);
    await doing(store, (writer) => keepApart(writer, ids.slice(0, 2)));
    expect(await offersOf(store.db)).toEqual([]);
    await look(store);
    expect(await offersOf(store.db)).toEqual([]);
  });

  it('are found when the reader enters the identifier later', async () => {
    const store = fresh();
    const named = { ...alike[0]!, ids: { doi: '10.1162/neco.7' } };
    const [first, second] = await keptApart(store, named, alike[1]!, unlike);
    await look(store);
    expect(await living(store)).toHaveLength(3);
    await doing(store, (writer) => editFields(writer, second!, { set: { ids: { doi: '10.1162/neco.7' } } }));
    await look(store);
    expect(await living(store)).toHaveLength(2);
    expect((await livingPaper(store.db, second!))?.id).toBe(first);
  });

  it('are found among those that came after the first look', async () => {
    const store = fresh();
    await keptApart(store, onArxiv, unlike);
    await look(store);
    await keptApart(store, onHub);
    await look(store);
    expect(await living(store)).toHaveLength(2);
  });

  it('are looked for a few at a time, on from where the last look ended', async () => {
    const store = fresh();
    const many = Array.from({ length: 70 }, (_, at) => ({
      title: `Matter ${at * 7919} of subject ${at * 104729}`,
      authors: people(`Author${at} Of${at}`),
      ids: {},
    }));
    await keptApart(store, ...many, onArxiv, onHub);
    const act = <T>(work: (writer: Writer) => Promise<T>) => doing(store, work, MERGE);
    expect(await store.use((db) => lookForDuplicates(db, act))).toBe(true);
    const after = (await store.db.meta.get('duplicates'))?.value as { after: string };
    expect(after.after).not.toBe('');
    await look(store);
    expect(await living(store)).toHaveLength(71);
  });
});

describe('the lists of papers that large actions touched', () => {
  it('go a day after everybody who follows the library has seen them', async () => {
    const store = fresh();
    const many = Array.from({ length: 600 }, (_, at) => ({ title: `M ${at}`, authors: [], ids: {} }));
    await doing(store, async (writer) => {
      for (const { title: name } of many) writer.touch(name);
      await keepRecord(writer, { record: unlike, source: { kind: 'reader' } }, 'saved');
    });
    const rows = () => store.db.touched.where('paper').startsWith('many ').count();
    expect(await rows()).toBe(1);
    const later = Date.now() + 2 * 86_400_000;
    await forgetOldOperations(store, later);
    expect(await rows()).toBe(1);
    await look(store);
    await forgetOldOperations(store, later);
    expect(await rows()).toBe(0);
  });
});
