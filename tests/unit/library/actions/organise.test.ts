/** Tags, collections and other changes of many papers: each one action, undone whole. */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { keysOfPaper } from '../../../../lib/library/works/belongings.ts';
import { change, remove } from '../../../../lib/library/actions/change.ts';
import {
  addCollection,
  deleteCollection,
  filePapers,
  moveCollection,
  renameCollection,
} from '../../../../lib/library/actions/collections.ts';
import { EVERYTHING } from '../../../../lib/library/finder/client.ts';
import { Finder } from '../../../../lib/library/finder/finder.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { operate, type Writer } from '../../../../lib/library/actions/operations.ts';
import { forgetOldOperations, redo, undo } from '../../../../lib/library/actions/undo.ts';
import { counts } from '../../../../lib/library/reading/reading.ts';
import { LibraryDatabase } from '../../../../lib/library/database/database.ts';
import { Store } from '../../../../lib/library/database/store.ts';
import { colourTag, deleteTag, renameTag, tagPapers } from '../../../../lib/library/actions/tags.ts';
import { loadModel } from '../../../support/role-model.ts';
import { emptyStore, onArxiv, request, sighting } from '../fixtures.ts';

let number = 0;

async function act<T>(store: Store, work: (writer: Writer) => Promise<T>, now?: number): Promise<T> {
  const { result } = await operate(store, request(`o${++number}`, 'change', 'own'), work, now);
  return result;
}
const takeBack = (store: Store, now?: number) =>
  undo(store, request(`o${++number}`, 'undo', 'own'), null, now);
const again = (store: Store, now?: number) => redo(store, request(`o${++number}`, 'redo', 'own'), null, now);

/** A library of some papers; their ids. */
async function library(count: number): Promise<{ store: Store; ids: string[] }> {
  const store = emptyStore();
  const ids = await act(store, async (writer) => {
    const made: string[] = [];
    for (let at = 0; at < count; at++) {
      const arxiv = `2401.${String(at + 1).padStart(5, '0')}`;
      made.push((await keep(writer, sighting(arxiv), onArxiv, 'saved')).id);
    }
    return made;
  });
  return { store, ids };
}

const tagsOf = async (store: Store, ids: string[]) =>
  (await store.db.papers.bulkGet(ids)).map((row) => row?.tags);

/** Every table but the log and what only the search index needs, for comparing a library with what it was. */
async function everything(store: Store) {
  const tables = store.db.tables.filter(
    ({ name }) => !['operations', 'parts', 'meta', 'touched', 'segments'].includes(name),
  );
  return Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table.name, await table.toArray()] as const)),
  );
}

/** How many papers a search finds. */
async function found(store: Store, text: string): Promise<number> {
  const finder = new Finder(store, { loadModel, becomeWriter: () => new Promise(() => undefined) });
  await finder.start();
  const { total } = finder.search({ ...EVERYTHING, text });
  finder.stop();
  return total;
}

describe('tags', () => {
  it('go on many papers at once and come off in one undo', async () => {
    const { store, ids } = await library(3);
    await act(store, (writer) => tagPapers(writer, [ids[0]!], { add: ['b'], remove: [] }));
    const before = await everything(store);
    await act(store, (writer) => tagPapers(writer, ids, { add: ['a', 'b'], remove: [] }));
    expect(await tagsOf(store, ids)).toEqual([
      ['b', 'a'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
    await takeBack(store);
    expect(await everything(store)).toEqual(before);
    await again(store);
    expect((await tagsOf(store, ids))[2]).toEqual(['a', 'b']);
  });

  it('are found by search under their new name and no more under the old', async () => {
    const { store, ids } = await library(1);
    await act(store, (writer) => tagPapers(writer, ids, { add: ['zebra'], remove: [] }));
    expect(await found(store, 'zebra')).toBe(1);
    await act(store, (writer) => renameTag(writer, 'zebra', 'quagga'));
    expect(await found(store, 'quagga')).toBe(1);
    expect(await found(store, 'zebra')).toBe(0);
  });

  it('merge when one is given the name of another, keeping the colour of the name that stays', async () => {
    const { store, ids } = await library(3);
    await act(store, async (writer) => {
      await tagPapers(writer, [ids[0]!, ids[1]!], { add: ['vision'], remove: [] });
      await tagPapers(writer, [ids[1]!, ids[2]!], { add: ['seeing'], remove: [] });
      await colourTag(writer, 'vision', 'blue');
      await colourTag(writer, 'seeing', 'rose');
    });
    const before = await everything(store);
    await act(store, (writer) => renameTag(writer, 'seeing', 'vision'));
    expect(await tagsOf(store, ids)).toEqual([['vision'], ['vision'], ['vision']]);
    const alive = (await store.db.tags.toArray()).filter((row) => row.deletedAt === undefined);
    expect(alive).toMatchObject([{ name: 'vision', colour: 'blue' }]);
    await takeBack(store);
    expect(await everything(store)).toEqual(before);
  });

  it('take their colour along under a new name, and lose it when it is taken away', async () => {
    const { store, ids } = await library(1);
    await act(store, async (writer) => {
      await tagPapers(writer, ids, { add: ['vision'], remove: [] });
      await colourTag(writer, 'vision', 'blue');
      await renameTag(writer, 'vision', 'sight');
    });
    expect(await store.db.tags.get('sight')).toMatchObject({ colour: 'blue' });
    await act(store, (writer) => colourTag(writer, 'sight', null));
    expect((await store.db.tags.get('sight'))?.deletedAt).toBeDefined();
  });

  it('can be deleted from every paper, and not when there is none', async () => {
    const { store, ids } = await library(2);
    await act(store, (writer) => tagPapers(writer, ids, { add: ['a', 'b'], remove: [] }));
    expect(await act(store, (writer) => deleteTag(writer, 'a'))).toHaveLength(2);
    expect(await tagsOf(store, ids)).toEqual([['b'], ['b']]);
    await expect(act(store, (writer) => deleteTag(writer, 'a'))).rejects.toMatchObject({
      failure: 'not-found',
    });
  });
});

describe('collections', () => {
  it('nest, and are never put inside themselves', async () => {
    const { store } = await library(1);
    const [outer, inner, innermost] = await act(store, async (writer) => {
      const first = await addCollection(writer, 'Outer');
      const second = await addCollection(writer, 'Inner', first);
      return [first, second, await addCollection(writer, 'Innermost', second)];
    });
    for (const target of [outer, inner, innermost]) {
      await expect(act(store, (writer) => moveCollection(writer, outer!, target!))).rejects.toMatchObject({
        failure: 'invalid',
      });
    }
    await act(store, (writer) => moveCollection(writer, innermost!, null));
    expect(await store.db.collections.get(innermost!)).not.toHaveProperty('parent');
    await act(store, (writer) => moveCollection(writer, outer!, innermost!));
    expect(await store.db.collections.get(outer!)).toMatchObject({ parent: innermost });
  });

  it('are never nested deeper than can be walked', async () => {
    const { store } = await library(1);
    await expect(
      act(store, async (writer) => {
        let parent: string | undefined;
        for (let depth = 0; depth < 30; depth++) parent = await addCollection(writer, 'Deeper', parent);
      }),
    ).rejects.toMatchObject({ failure: 'invalid' });
    expect(await store.db.collections.count()).toBe(0);
  });

  it('side by side never have one name, elsewhere may', async () => {
    const { store } = await library(1);
    const first = await act(store, (writer) => addCollection(writer, 'Reading group'));
    await expect(act(store, (writer) => addCollection(writer, 'reading GROUP'))).rejects.toMatchObject({
      failure: 'taken',
    });
    const inside = await act(store, (writer) => addCollection(writer, 'Reading group', first));
    await expect(act(store, (writer) => moveCollection(writer, inside, null))).rejects.toMatchObject({
      failure: 'taken',
    });
    await act(store, (writer) => renameCollection(writer, first, 'reading group'));
    expect((await store.db.collections.get(first))?.name).toBe('reading group');
  });

  it('hold a paper in several, and when one is deleted its papers and inner collections stay', async () => {
    const { store, ids } = await library(2);
    const [outer, inner, other] = await act(store, async (writer) => {
      const a = await addCollection(writer, 'Outer');
      const b = await addCollection(writer, 'Inner', a);
      const c = await addCollection(writer, 'Other');
      await filePapers(writer, ids, a, true);
      await filePapers(writer, [ids[0]!], c, true);
      return [a, b, c];
    });
    const before = await everything(store);
    await act(store, (writer) => deleteCollection(writer, outer!));
    expect((await store.db.papers.get(ids[0]!))?.collections).toEqual([other]);
    expect((await store.db.papers.get(ids[1]!))?.collections).toEqual([]);
    expect(await store.db.collections.get(inner!)).not.toHaveProperty('parent');
    await takeBack(store);
    expect(await everything(store)).toEqual(before);
  });
});

describe('undo and redo', () => {
  it('bring hundreds of deleted papers back in one step, as they were', async () => {
    const { store, ids } = await library(600);
    const before = await everything(store);
    await act(store, (writer) => remove(writer, ids));
    expect((await counts(store.db)).all).toBe(0);
    expect(await keysOfPaper(store.db, ids[0]!)).toEqual([]);
    await takeBack(store);
    expect(await everything(store)).toEqual(before);
    await again(store);
    expect((await counts(store.db)).all).toBe(0);
  });

  it('reach back through a restart, step by step, and forward again', async () => {
    const { store, ids } = await library(1);
    const note = async (from: Store) => (await from.db.papers.get(ids[0]!))?.note;
    for (const words of ['one', 'two', 'three'])
      await act(store, (writer) => change(writer, ids, { note: words }));
    store.db.close();
    const later = new Store(new LibraryDatabase(store.db.name));
    await takeBack(later);
    await takeBack(later);
    expect(await note(later)).toBe('one');
    await again(later);
    expect(await note(later)).toBe('two');
    await again(later);
    expect(await note(later)).toBe('three');
    expect((await again(later)).result.kind).toBeNull();
  });

  it('last a day and no longer, and let go of what they held', async () => {
    const { store, ids } = await library(1);
    const done = Date.now();
    await act(store, (writer) => change(writer, ids, { star: true }), done);
    const hour = 3_600_000;
    expect((await takeBack(store, done + 23 * hour)).result.kind).toBe('change');
    expect((await again(store, done + 23 * hour)).result.kind).toBe('change');
    expect((await takeBack(store, done + 25 * hour)).result.kind).toBeNull();
    await forgetOldOperations(store, done + 25 * hour);
    const rows = await store.db.operations.toArray();
    expect(rows.filter((row) => row.at <= done).flatMap((row) => row.changes)).toEqual([]);
  });

  it('take back one named action, or refuse when its papers were changed since', async () => {
    const { store, ids } = await library(2);
    const star = request('the-star', 'star', 'own');
    await operate(store, star, (writer) => change(writer, [ids[0]!], { star: true }));
    await act(store, (writer) => change(writer, [ids[1]!], { note: 'later' }));
    const named = await undo(store, request('u1', 'undo', 'own'), null, Date.now(), 'the-star');
    expect(named.result.kind).toBe('star');
    expect((await store.db.papers.get(ids[0]!))?.star).toBe(false);
    expect((await store.db.papers.get(ids[1]!))?.note).toBe('later');
    await operate(store, { ...star, id: 'again' }, (writer) => change(writer, [ids[0]!], { star: true }));
    await act(store, (writer) => change(writer, [ids[0]!], { note: 'since' }));
    await expect(undo(store, request('u2', 'undo', 'own'), null, Date.now(), 'again')).rejects.toMatchObject({
      failure: 'changed-since',
    });
  });

  it('do nothing again once something new was done', async () => {
    const { store, ids } = await library(1);
    await act(store, (writer) => change(writer, ids, { note: 'one' }));
    await takeBack(store);
    await act(store, (writer) => change(writer, ids, { star: true }));
    expect((await again(store)).result.kind).toBeNull();
  });

  it('remember a change of one field in a few bytes, not the whole paper', async () => {
    const { store, ids } = await library(1);
    await act(store, (writer) => change(writer, ids, { star: true }));
    const log = await store.db.operations.orderBy('sequence').last();
    expect(JSON.stringify(log?.changes).length).toBeLessThan(300);
  });
});
