import { describe, expect, test } from 'vitest';
import { change, remove } from '../../../../lib/library/actions/change.ts';
import { Course } from '../../../../lib/library/actions/course.ts';
import { newPaper } from '../../../../lib/library/works/papers.ts';
import { operate, type Writer } from '../../../../lib/library/actions/operations.ts';
import { redo, undo } from '../../../../lib/library/actions/undo.ts';
import { CHANGEABLE } from '../../../../lib/library/database/database.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import { withKeys } from '../../../../lib/library/works/derived.ts';
import { onArxiv, request, storesOfATest } from '../fixtures.ts';

const newStore = storesOfATest();
/** More than are changed in one step, so that there are several. */
const COUNT = 501;
const CLOCK = '1700000000000-0000-0badcafe';
const ids = Array.from({ length: COUNT }, (_, at) => `paper-${String(at).padStart(4, '0')}`);

/** A course that is noted, and stopped once it has come so far. */
class Watched extends Course {
  readonly told: number[] = [];
  readonly #stopAt: number;

  constructor(stopAt = Infinity) {
    super();
    this.#stopAt = stopAt;
  }

  override reach(done: number): void {
    this.told.push(done);
    if (done >= this.#stopAt) this.stop();
    super.reach(done);
  }
}

async function filledStore(): Promise<Store> {
  const store = newStore();
  await store.use(async (db) => {
    const title = (id: string) => `On the matter of ${id}`;
    const given = (id: string) => ({ title: title(id), authors: [], ids: {} });
    const papers = ids.map((id) => ({
      ...newPaper(id, 'saved', 1_000),
      bibliography: given(id),
      updatedAt: CLOCK,
    }));
    await db.papers.bulkAdd(papers);
    const source = { at: 1_000, v: 1, updatedAt: CLOCK, source: onArxiv };
    await db.records.bulkAdd(
      ids.map((id) => withKeys({ ...source, id: `${id}-record`, paper: id, given: given(id) })),
    );
  });
  return store;
}

/** Everything that an action may change, and what is kept of actions. */
const rowsOf = (store: Store) =>
  store.use(async (db) => {
    const names = [...CHANGEABLE, 'operations', 'parts', 'touched', 'meta'];
    return Promise.all(names.map(async (name) => [name, await db.table(name).toArray()]));
  });

/** What the reader has, without the log. */
const papersOf = (store: Store) =>
  store.use(async (db) => [await db.papers.toArray(), await db.records.toArray()]);

const removeAll = async (writer: Writer): Promise<void> => remove(writer, ids);

describe('doing again', () => {
  test('is of what was taken back last, never of what was taken back before something else was done', async () => {
    const store = await filledStore();
    const some = ids.slice(0, 2);
    let asked = 0;
    const act = (work: (writer: Writer) => Promise<void>) =>
      operate(store, request(`a${++asked}`, 'own'), work);
    const back = async () => (await undo(store, request(`a${++asked}`, 'undo'), null)).result.kind;
    const again = async () => (await redo(store, request(`a${++asked}`, 'redo'), null)).result.kind;
    const tagged = () => store.use((db) => db.papers.where('tags').anyOf('x', 'y').count());
    const alive = () =>
      store.use(async (db) => COUNT - (await db.papers.where('deletedAt').above(0).count()));
    await act((writer) => remove(writer, some));
    await back();
    await act((writer) => change(writer, some, { tags: ['x'] }));
    await act((writer) => change(writer, some, ({ tags }) => ({ tags: [...tags, 'y'] })));
    await back();
    await back();
    expect(await again()).toBe('own');
    expect(await tagged()).toBe(2);
    expect(await alive()).toBe(COUNT);
    await again();
    expect(await tagged()).toBe(4);
    expect(await again()).toBeNull();
    expect(await alive()).toBe(COUNT);
  });
});

describe('an action on many papers', () => {
  test('tells how far it is between its parts', async () => {
    const store = await filledStore();
    const course = new Watched();
    await operate(store, request('tag'), (writer) => change(writer, ids, { tags: ['all'] }), 2_000, course);
    expect(course.told[0]).toBe(0);
    expect(course.told.some((done) => done > 0 && done < 1)).toBe(true);
    expect(course.done).toBe(1);
    expect(await store.use((db) => db.papers.where('tags').equals('all').count())).toBe(COUNT);
  });

  test('that is stopped after some of its parts has changed nothing, and can be asked for again', async () => {
    const store = await filledStore();
    const before = await rowsOf(store);
    const asked = operate(store, request('remove'), removeAll, 2_000, new Watched(0.5));
    await expect(asked).rejects.toMatchObject({ failure: 'stopped' });
    expect(await rowsOf(store)).toEqual(before);
    await operate(store, request('remove'), removeAll, 2_000);
    expect(await store.use((db) => db.papers.where('deletedAt').above(0).count())).toBe(COUNT);
  });

  test('that is stopped before its turn came does not begin', async () => {
    const store = await filledStore();
    const before = await rowsOf(store);
    const course = new Course();
    course.stop();
    const asked = operate(store, request('remove'), removeAll, 2_000, course);
    await expect(asked).rejects.toMatchObject({ failure: 'stopped' });
    expect(await rowsOf(store)).toEqual(before);
  });

  test('is taken back and done again by steps, and either can be stopped without a trace', async () => {
    const store = await filledStore();
    const before = await papersOf(store);
    await operate(store, request('remove'), removeAll, 2_000);
    const removed = await rowsOf(store);
    const stopped = undo(store, request('u1', 'undo'), null, 3_000, undefined, new Watched(0.04));
    await expect(stopped).rejects.toMatchObject({ failure: 'stopped' });
    expect(await rowsOf(store)).toEqual(removed);
    const late = undo(store, request('u2', 'undo'), null, 3_000, undefined, new Watched(0.5));
    await expect(late).rejects.toMatchObject({ failure: 'stopped' });
    expect(await rowsOf(store)).toEqual(removed);

    const course = new Watched();
    await undo(store, request('u3', 'undo'), null, 3_000, undefined, course);
    expect(course.told.length).toBeGreaterThan(2);
    expect(course.told).toEqual(course.told.toSorted((a, b) => a - b));
    expect(await papersOf(store)).toEqual(before);

    const undone = await rowsOf(store);
    const again = redo(store, request('r1', 'redo'), null, 4_000, new Watched(0.5));
    await expect(again).rejects.toMatchObject({ failure: 'stopped' });
    expect(await rowsOf(store)).toEqual(undone);
    await redo(store, request('r2', 'redo'), null, 4_000);
    expect(await store.use((db) => db.papers.where('deletedAt').above(0).count())).toBe(COUNT);
  });

  test('is taken back with the rows that it made, and can be stopped without a trace', async () => {
    const store = newStore();
    const many = Array.from({ length: 2_500 }, (_, at) => newPaper(`paper-${at}`, 'saved', 1_000));
    const making = async (writer: Writer) => {
      for (let at = 0; at < many.length; at += 500) {
        const rows = many.slice(at, at + 500).map((row) => ({ ...row, updatedAt: writer.stamp() }));
        await writer.addAll('papers', new Map(rows.map((row) => [row.id, row])));
        await writer.spill();
      }
    };
    await operate(store, request('op', 'import'), making, 2_000);
    const done = await rowsOf(store);
    const stopped = undo(store, request('u1', 'undo'), null, 3_000, undefined, new Watched(0.5));
    await expect(stopped).rejects.toMatchObject({ failure: 'stopped' });
    expect(await rowsOf(store)).toEqual(done);
  });
});
