import { afterEach, describe, expect, it, vi } from 'vitest';
import { describe as describeMark } from '../../../../lib/anchor/describe.ts';
import { remove } from '../../../../lib/library/actions/change.ts';
import { FirstLook } from '../../../../lib/library/reading/first-look.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { addMark } from '../../../../lib/library/actions/marks.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import {
  counts,
  markCounts,
  marksOf,
  newestIds,
  tagColours,
} from '../../../../lib/library/reading/reading.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import { colourTag } from '../../../../lib/library/actions/tags.ts';
import { canonicalText } from '../../../../lib/text/canonical-text.ts';
import { onArxiv, request, sighting, storesOfATest } from '../fixtures.ts';

const emptyStore = storesOfATest();
const looks: FirstLook[] = [];
afterEach(() => {
  for (const look of looks.splice(0)) look.close();
  vi.unstubAllGlobals();
});

function lookInto(name: string): FirstLook {
  const look = new FirstLook(async () => ({ name, factory: indexedDB }));
  looks.push(look);
  return look;
}

/** `count` papers, the last with a mark; every third one deleted. */
async function filled(count: number): Promise<Store> {
  const store = emptyStore();
  for (let at = 1; at <= count; at++) {
    const paper = sighting(`2401.0000${at}`);
    vi.spyOn(Date, 'now').mockReturnValue(at * 1_000);
    const { result } = await operate(store, request(`save ${at}`), (writer) =>
      keep(writer, paper, onArxiv, at % 2 === 0 ? 'later' : 'saved'),
    );
    if (at % 3 === 0) await operate(store, request(`remove ${at}`), (writer) => remove(writer, [result.id]));
    if (at !== count) continue;
    const snapshot = canonicalText(paper.record.abstract!).text;
    const mark = { id: 'm', target: 'abstract' as const, snapshot, colour: 'gold' as const, note: '' };
    const words = describeMark(snapshot, 0, 7);
    await operate(store, request('mark'), (writer) => addMark(writer, paper, { ...mark, ...words }, onArxiv));
  }
  vi.restoreAllMocks();
  await operate(store, request('colour'), (writer) => colourTag(writer, 'vision', 'rose'));
  return store;
}

describe('a first look at the library', () => {
  it.each([2, 4, 7])('shows the same %i papers as the store, the last saved first', async (limit) => {
    const store = await filled(8);
    const ids = await newestIds(store.db, limit);
    const look = lookInto(store.db.name);
    const found = await look.newest(limit);
    expect(found?.papers.map(({ id }) => id)).toEqual(ids);
    expect(found?.marks).toEqual(await markCounts(store.db, ids));
    expect(found?.marks.size).toBe(1);
    expect(found?.tagColours).toEqual(await tagColours(store.db));
    expect(found?.totals).toEqual(await counts(store.db));
    expect(await look.totals()).toEqual({ all: 6, later: 3, marked: 1 });
    expect(await look.papers(ids)).toEqual({
      papers: found?.papers,
      marks: await marksOf(store.db, ids),
    });
  });

  it('says nothing of a library that is not there, and makes none', async () => {
    const before = await indexedDB.databases();
    const look = lookInto('nothing-here');
    expect(await look.newest(5)).toBeNull();
    expect(await look.totals()).toBeNull();
    expect(await indexedDB.databases()).toEqual(before);
  });

  it('says nothing of a library without papers: whether it was lost is not its to say', async () => {
    const store = emptyStore();
    await store.db.open();
    expect(await lookInto(store.db.name).newest(5)).toBeNull();
  });

  it('says nothing of a library of another version, and lets it be', async () => {
    const name = 'another-version';
    const other = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open(name, 10);
      asked.addEventListener('success', () => resolve(asked.result));
    });
    other.close();
    expect(await lookInto(name).totals()).toBeNull();
    await new Promise((resolve) => indexedDB.deleteDatabase(name).addEventListener('success', resolve));
  });

  it.each([
    { title: 7 },
    { title: 'A title', authors: ['a name'], ids: {} },
    { title: 'A title', authors: 'none', ids: {} },
  ])('leaves a row that is not as it should be to the store: %o', async (bibliography) => {
    const store = await filled(1);
    const [row] = await store.db.papers.toArray();
    await store.db.papers.put({ ...row!, bibliography: bibliography as never });
    const look = lookInto(store.db.name);
    expect(await look.newest(5)).toBeNull();
    expect(await look.papers([row!.id])).toBeNull();
  });

  it('says nothing where more of the newest were deleted than it passes by', async () => {
    const store = await filled(1);
    const [row] = await store.db.papers.toArray();
    for (let at = 0; at < 20; at++)
      await store.db.papers.put({ ...row!, id: `gone ${at}`, dates: { saved: 9_000 + at }, deletedAt: 1 });
    expect(await lookInto(store.db.name).newest(3)).toBeNull();
    expect((await lookInto(store.db.name).newest(20))?.papers).toHaveLength(1);
  });

  it('is held by nobody: the library can be deleted while it looks', async () => {
    const store = await filled(1);
    expect(await lookInto(store.db.name).totals()).not.toBeNull();
    await store.db.delete();
    expect(await indexedDB.databases()).not.toContainEqual(expect.objectContaining({ name: store.db.name }));
  });
});
