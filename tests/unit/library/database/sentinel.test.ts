import { describe, expect, it } from 'vitest';
import { remove } from '../../../../lib/library/actions/change.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import { undo } from '../../../../lib/library/actions/undo.ts';
import {
  inspect,
  settle,
  type Sentinel,
  type SentinelPlace,
} from '../../../../lib/library/database/sentinel.ts';
import { emptyStore, onArxiv, request, sighting } from '../fixtures.ts';
import type { Store } from '../../../../lib/library/database/store.ts';

function memoryPlace(): SentinelPlace {
  let kept: Sentinel | null = null;
  return {
    read: async () => kept,
    write: async (sentinel) => {
      kept = sentinel;
    },
  };
}

const save = (store: Store, arxiv: string) =>
  operate(store, request(arxiv), (writer) => keep(writer, sighting(arxiv), onArxiv, 'saved'));

async function three(): Promise<{ store: Store; place: SentinelPlace }> {
  const store = emptyStore();
  const place = memoryPlace();
  for (const id of ['2401.00001', '2401.00002', '2401.00003']) await save(store, id);
  await settle(store, place);
  return { store, place };
}

describe('the sentinel', () => {
  it('takes a first start for a first start', async () => {
    expect((await inspect(emptyStore(), memoryPlace())).state).toBe('first');
  });

  it('finds a library in order as it was left', async () => {
    const { store, place } = await three();
    expect(await inspect(store, place)).toEqual({ state: 'good', expected: 3, found: 3 });
  });

  it('notes what a first view shows', async () => {
    const { store, place } = await three();
    expect((await place.read())?.totals).toEqual({ all: 3, later: 0, marked: 0 });
    const [paper] = await store.db.papers.toCollection().primaryKeys();
    await operate(store, request('away'), (writer) => remove(writer, [paper!]));
    await settle(store, place);
    expect(await place.read()).toMatchObject({ papers: 3, totals: { all: 2, later: 0, marked: 0 } });
  });

  it('calls an emptied library lost', async () => {
    const { store, place } = await three();
    await Promise.all(store.db.tables.map((table) => table.clear()));
    expect(await inspect(store, place)).toEqual({ state: 'lost', expected: 3, found: 0 });
  });

  it('calls a library lost that came back at an earlier state', async () => {
    const { store, place } = await three();
    const before = (await store.db.meta.get('sequence'))!;
    await save(store, '2401.00004');
    await settle(store, place);
    await store.db.papers
      .where('id')
      .above('')
      .first()
      .then((row) => store.db.papers.delete(row!.id));
    await store.db.meta.put(before);
    expect((await inspect(store, place)).state).toBe('lost');
  });

  it('raises no alarm when the process was killed between a deletion, or an undone save, and the note', async () => {
    const { store, place } = await three();
    const [paper] = await store.db.papers.toArray();
    await operate(store, request('d', 'remove'), (writer) => remove(writer, [paper!.id]));
    expect((await inspect(store, place)).state).toBe('good');
    await save(store, '2401.00009');
    await settle(store, place);
    await undo(store, request('u', 'undo'), 'page');
    expect((await inspect(store, place)).state).toBe('good');
  });

  it('is made anew, without alarm, when only the note was lost', async () => {
    const { store } = await three();
    const place = memoryPlace();
    await inspect(store, place);
    expect((await inspect(store, place)).state).toBe('good');
    expect(await place.read()).toMatchObject({ papers: 3 });
  });

  it('raises no alarm when a save is taken back while the rows are being counted', async () => {
    for (let turns = 0; turns < 24; turns++) {
      const { store, place } = await three();
      const counting = inspect(store, place);
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
      await undo(store, request('u', 'undo'), 'page');
      expect((await counting).state).toBe('good');
      expect((await inspect(store, place)).state).toBe('good');
    }
  });

  it('calls a library lost whose note went with it, where a snapshot remembers more', async () => {
    const place = memoryPlace();
    const snapshot = async () => ({ papers: 3, sequence: 7 });
    expect(await inspect(emptyStore(), place, true, snapshot)).toEqual({
      state: 'lost',
      expected: 3,
      found: 0,
    });
    // It stays so until the reader decides.
    expect(await place.read()).toBeNull();
    const { store } = await three();
    expect((await inspect(store, place, true, async () => ({ papers: 2, sequence: 2 }))).state).toBe('good');
  });
});
