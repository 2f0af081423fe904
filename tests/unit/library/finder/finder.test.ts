import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { change, remove } from '../../../../lib/library/actions/change.ts';
import { EVERYTHING } from '../../../../lib/library/finder/client.ts';
import { Finder } from '../../../../lib/library/finder/finder.ts';
import { lastSequence, readState, touchedSince } from '../../../../lib/library/finder/index-store.ts';
import type { SearchAnswer, SearchRequest } from '../../../../lib/library/finder/protocol.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { operate, type Writer } from '../../../../lib/library/actions/operations.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import { undo } from '../../../../lib/library/actions/undo.ts';
import type { Bibliography } from '../../../../lib/paper/bibliography.ts';
import { loadModel } from '../../../support/role-model.ts';
import { emptyStore, onArxiv, onHuggingFace, request, sighting } from '../fixtures.ts';

let number = 0;
const finders: Finder[] = [];
afterEach(() => {
  for (const finder of finders.splice(0)) finder.stop();
});

async function act<T>(store: Store, work: (writer: Writer) => Promise<T>): Promise<T> {
  return (await operate(store, request(`act-${++number}`, 'change', 'own'), work)).result;
}
const save = async (store: Store, arxiv: string, more: Partial<Bibliography> = {}, source = onArxiv) =>
  (await act(store, (writer) => keep(writer, sighting(arxiv, more), source, 'saved'))).id;

/** A page that writes the index, or one that only reads it. */
async function opened(store: Store, isWriter = true): Promise<Finder> {
  const finder = new Finder(store, {
    loadModel,
    becomeWriter: () => (isWriter ? Promise.resolve() : new Promise(() => undefined)),
    quiet: 1,
  });
  finders.push(finder);
  await finder.start();
  return finder;
}
const ask = (finder: Finder, text: string, more: Partial<SearchRequest> = {}) =>
  finder.search({ ...EVERYTHING, text, ...more });

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not come to be');
}
/** The index as rows, once everything done so far is in them. */
async function written(store: Store): Promise<void> {
  await until(async () => {
    const state = await readState(store.db);
    return state !== null && (await touchedSince(store.db, state.sequence)).papers.length === 0;
  });
}

/** Opens a page, lets it write the index, and closes it. */
async function writtenByOne(store: Store): Promise<void> {
  const finder = await opened(store);
  await written(store);
  finder.stop();
}

describe('a question about what sentences do', () => {
  it('finds the papers in whose results the words stand, and by when they were saved and whether there is code', async () => {
    const store = emptyStore();
    const before = 'Diffusion models have been widely used for many years. ';
    const aim = 'The aim of this paper is to study how they forget. ';
    const result = 'The results show that the sampler significantly outperforms the baseline by 12%.';
    const inBackground = await save(store, '2401.00001', { title: 'One', abstract: before + aim + result });
    const inResult = await save(store, '2401.00002', {
      title: 'Two',
      abstract: `${aim}The results show that diffusion significantly outperforms the baseline. Code is available at https://github.com/a/b.`,
    });
    const finder = await opened(store);
    const roles = async (text: string) =>
      (await finder.searchRoles({ ...EVERYTHING, text }))?.ids.toSorted() ?? null;
    expect(await roles('diffusion role:result')).toEqual([inResult]);
    expect(await roles('diffusion role:background')).toEqual([inBackground]);
    expect(await roles('difusion role:result')).toEqual([inResult]);
    expect(await roles('baselines role:result nothing')).toEqual([]);
    // Without words there is nothing to look for, and without a role nothing to wait for.
    expect(finder.searchRoles({ ...EVERYTHING, text: 'role:result' })).toBeNull();
    expect(finder.searchRoles({ ...EVERYTHING, text: 'diffusion' })).toBeNull();
    expect(ask(finder, 'has:code').ids).toEqual([inResult]);
    expect(ask(finder, '-has:code').ids).toEqual([inBackground]);

    const day = (offset: number) => {
      const date = new Date(Date.now() + offset * 86_400_000);
      return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
    };
    expect(ask(finder, `saved:${day(-1)}..${day(1)}`).total).toBe(2);
    expect(ask(finder, `saved:${day(1)}..`).total).toBe(0);
    expect(ask(finder, `-saved:${day(-1)}..`).total).toBe(0);
    expect(ask(finder, `saved:..${day(-2)}`).total).toBe(0);
  });
});

describe('the search of a page', () => {
  it('finds what was saved before, by every field, with its filters and counts', async () => {
    const store = emptyStore();
    const first = await save(store, '2401.00001', {
      title: 'Landscapes of tuning',
      year: 2022,
      venue: 'Cell',
    });
    const second = await save(
      store,
      '2401.00002',
      { title: 'Painters and diffusion', year: 2023 },
      onHuggingFace,
    );
    await act(store, (writer) => change(writer, [first], { tags: ['To Read'], note: 'compare with Gabor' }));
    await act(store, (writer) => change(writer, [second], { state: 'later', star: true }));
    const finder = await opened(store);
    expect(ask(finder, 'landscaps ').ids).toEqual([first]);
    expect(ask(finder, 'note:gabor').ids).toEqual([first]);
    expect(ask(finder, 'tag:"to read" venue:cell').ids).toEqual([first]);
    expect(ask(finder, 'site:hugging-face').ids).toEqual([second]);
    expect(ask(finder, '2401.00002').ids).toEqual([second]);
    expect(ask(finder, '', { filters: { states: ['later'] } }).ids).toEqual([second]);
    expect(ask(finder, '', { filters: { tags: ['to read'], years: { to: 2022 } } }).ids).toEqual([first]);
    expect(ask(finder, '', { filters: { isStarred: true, has: ['pdf'] } }).ids).toEqual([second]);
    expect(ask(finder, '', { sort: 'title' }).ids).toEqual([first, second]);
    expect(ask(finder, '', { offset: 1, limit: 1, sort: 'title' })).toMatchObject({
      ids: [second],
      total: 2,
    });
    expect(ask(finder, '', { withFacets: true }).facets).toEqual({
      tags: [{ value: 'To Read', count: 1 }],
      states: [
        { value: 'later', count: 1 },
        { value: 'saved', count: 1 },
      ],
      collections: [],
      sites: [
        { value: 'arxiv', count: 1 },
        { value: 'hugging-face', count: 1 },
      ],
      has: [
        { value: 'pdf', count: 2 },
        { value: 'notes', count: 1 },
      ],
      starred: 1,
      years: [
        { year: 2023, count: 1 },
        { year: 2022, count: 1 },
      ],
    });
  });

  it('follows what is saved, changed, deleted and undone while it is open', async () => {
    const store = emptyStore();
    const finder = await opened(store);
    const told: number[] = [];
    finder.onChange(() => told.push(ask(finder, 'quokka').total));
    const id = await save(store, '2401.00001', { title: 'Of quokkas' });
    await until(() => ask(finder, 'quokka').total === 1);
    expect(told).toContain(1);
    await act(store, (writer) => change(writer, [id], { note: 'a wombat' }));
    await until(() => ask(finder, 'wombat').total === 1);
    await act(store, (writer) => remove(writer, [id]));
    await until(() => ask(finder, 'quokka').total === 0);
    await undo(store, request(`undo-${++number}`, 'undo', 'own'), null);
    await until(() => ask(finder, 'wombat').total === 1);
  });

  it('is read from its rows at the next opening, with what changed since', async () => {
    const store = emptyStore();
    await save(store, '2401.00001', { title: 'Of quokkas' });
    await writtenByOne(store);
    const late = await save(store, '2401.00002', { title: 'Of wombats' });
    // Rows that cannot be read any more would be noticed if the index were made anew.
    const read = store.db.papers.bulkGet.bind(store.db.papers);
    const asked: string[] = [];
    store.db.papers.bulkGet = ((ids: string[]) => {
      asked.push(...ids);
      return read(ids);
    }) as typeof store.db.papers.bulkGet;
    const second = await opened(store, false);
    expect(ask(second, 'quokkas').total).toBe(1);
    expect(ask(second, 'wombats').total).toBe(1);
    expect(new Set(asked)).toEqual(new Set([late]));
  });

  it.each([
    ['rows of another version', { version: 1 }],
    ['a segment without its parts', { segment: { ids: 'x', terms: 'y', titles: 'z' } }],
    ['no segment at all', { segment: undefined }],
    ['a segment whose numbers do not fit', { kind: 'gone', papers: 'all' }],
  ])('is made anew from %s, and written again', async (_, damage) => {
    const store = emptyStore();
    await save(store, '2401.00001', { title: 'Of quokkas' });
    await writtenByOne(store);
    const row = (await store.db.segments.toArray()).find(({ id }) => id.startsWith('segment-'));
    await store.db.segments.put({ ...row, ...damage } as never);
    const finder = await opened(store);
    expect(ask(finder, 'quokkas').total).toBe(1);
    await until(async () => {
      const rows = (await store.db.segments.toArray()) as {
        id: string;
        version?: number;
        segment?: object;
      }[];
      return (
        rows.every(({ version }) => version !== 1) &&
        rows.some(({ segment }) => segment && 'starts' in segment)
      );
    });
  });

  it('is made anew when a segment is gone or the rows are ahead of the library', async () => {
    const store = emptyStore();
    await save(store, '2401.00001', { title: 'Of quokkas' });
    await writtenByOne(store);
    const ids = await store.db.segments.toCollection().primaryKeys();
    await store.db.segments.bulkDelete(ids.filter((id) => id !== 'state'));
    expect(ask(await opened(store, false), 'quokkas').total).toBe(1);
    const state = await store.db.segments.get('state');
    await store.db.segments.put({ ...state, sequence: 1_000 } as never);
    expect(ask(await opened(store, false), 'quokkas').total).toBe(1);
  });

  it('is written by one page at a time, and another takes over where it left off', async () => {
    const store = emptyStore();
    await save(store, '2401.00001', { title: 'Of quokkas' });
    let goes = (): void => undefined;
    const second = new Finder(store, {
      loadModel,
      becomeWriter: () => new Promise((resolve) => (goes = resolve)),
      quiet: 1,
    });
    finders.push(second);
    const first = await opened(store);
    await second.start();
    await written(store);
    await save(store, '2401.00002', { title: 'Of wombats' });
    await written(store);
    first.stop();
    goes();
    await save(store, '2401.00003', { title: 'Of numbats' });
    await written(store);
    const third = await opened(store, false);
    for (const word of ['quokkas', 'wombats', 'numbats']) expect(ask(third, word).total, word).toBe(1);
    expect(third.search(EVERYTHING).total).toBe(3);
  });

  it('says that it is brought far, and finds nothing meanwhile that is not so any more', async () => {
    const store = emptyStore();
    const gone = await save(store, '2401.00001', { title: 'Of quokkas and wombats' });
    const changed = await save(store, '2401.00002', { title: 'Of wombats' });
    const kept = await save(store, '2401.00003', { title: 'More wombats' });
    await act(store, (writer) => change(writer, [changed], { note: 'a bilby' }));
    await writtenByOne(store);
    await act(store, (writer) => remove(writer, [gone]));
    await act(store, (writer) => change(writer, [changed], { note: 'a numbat' }));
    // As after an operation on so many papers that they cannot all be read again while one waits.
    const sequence = await lastSequence(store.db);
    const many = Array.from({ length: 600 }, (_, at) => ({ paper: `imported-${at}`, sequence }));
    await store.db.touched.bulkPut(many);
    const finder = new Finder(store, { loadModel, becomeWriter: () => new Promise(() => undefined) });
    finders.push(finder);
    const answers: SearchAnswer[] = [];
    finder.onChange(() => {
      answers.push(ask(finder, 'wombats'));
      expect(ask(finder, 'quokkas').total).toBe(0);
      expect(ask(finder, 'bilby').total).toBe(0);
    });
    await finder.start();
    const early = answers.filter(({ reach }) => reach === 'part');
    expect(early.length).toBeGreaterThan(0);
    for (const { ids } of early) expect(ids).toContain(kept);
    expect(answers.at(-1)?.reach).toBe('whole');
    expect(answers.at(-1)?.ids.toSorted()).toEqual([changed, kept].toSorted());
    expect(ask(finder, 'numbat').ids).toEqual([changed]);
  });

  it('finds an edit in both of two pages at once, and a deleted paper in neither, whichever of them writes', async () => {
    const store = emptyStore();
    const id = await save(store, '2401.00001', { title: 'Of quokkas' });
    const [first, second] = await Promise.all([opened(store), opened(store, false)]);
    await act(store, (writer) => change(writer, [id], { note: 'a wombat' }));
    for (const finder of [first, second]) await until(() => ask(finder, 'wombat').total === 1);
    await written(store);
    const other = await save(store, '2401.00002', { title: 'Of numbats' });
    await act(store, (writer) => remove(writer, [id]));
    for (const finder of [first, second]) {
      await until(() => ask(finder, 'numbats').total === 1 && ask(finder, 'wombat').total === 0);
      expect(finder.search(EVERYTHING).ids).toEqual([other]);
    }
    await written(store);
    expect((await opened(store, false)).search(EVERYTHING).ids).toEqual([other]);
  });

  it('stands as before when writing it is cut off, and knows what came since', async () => {
    const store = emptyStore();
    await save(store, '2401.00001', { title: 'Of quokkas' });
    await writtenByOne(store);
    const before = await store.db.segments.toArray();
    const late = await save(store, '2401.00002', { title: 'Of wombats' });
    // The segment is there, what says up to where it goes is not: the transaction ends with the page.
    const put = store.db.segments.put.bind(store.db.segments);
    let cuts = 0;
    store.db.segments.put = ((row: { id: string }) => {
      cuts++;
      return Promise.reject(new Error(`cut off at ${row.id}`));
    }) as unknown as typeof store.db.segments.put;
    const cut = await opened(store);
    await until(() => cuts > 0);
    await cut.settled();
    cut.stop();
    store.db.segments.put = put;
    expect(await store.db.segments.toArray()).toEqual(before);
    const next = await opened(store, false);
    expect(ask(next, 'quokkas').total).toBe(1);
    expect(ask(next, 'wombats').ids).toEqual([late]);
  });

  it('never throws at what is typed, and answers hostile filters with nothing', async () => {
    const finder = await opened(emptyStore());
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(ask(finder, text, { filters: { tags: [text], collection: text, sites: [text] } }).total).toBe(
          0,
        );
      }),
    );
  });
});

describe('an index that followed every change', () => {
  const steps = fc.array(
    fc.record({
      what: fc.constantFrom('save', 'note', 'delete', 'undo', 'write'),
      which: fc.integer({ min: 0, max: 5 }),
      word: fc.constantFrom('quokka', 'wombat', 'numbat', 'bilby'),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it('answers as one that is made anew', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const store = emptyStore();
        const finder = await opened(store);
        for (const { what, which, word } of all) {
          const ids = await store.db.papers.filter(({ deletedAt }) => deletedAt === undefined).primaryKeys();
          const id = ids[which % Math.max(1, ids.length)];
          if (what === 'save') await save(store, `2401.0000${which}`, { title: `Of the ${word}` });
          else if (what === 'undo') await undo(store, request(`u-${++number}`, 'undo', 'own'), null);
          else if (what === 'write') await written(store);
          else if (id && what === 'note') await act(store, (writer) => change(writer, [id], { note: word }));
          else if (id) await act(store, (writer) => remove(writer, [id]));
        }
        const anew = new Finder(store, { loadModel, becomeWriter: () => new Promise(() => undefined) });
        await written(store);
        const kept = await opened(store, false);
        await store.db.segments.clear();
        await anew.start();
        finders.push(anew);
        for (const text of ['quokka', 'wombat', 'note:numbat', '-bilby', '']) {
          const expected = ask(anew, text, { withFacets: true });
          for (const other of [finder, kept]) {
            const { total, ids, facets } = ask(other, text, { withFacets: true });
            expect({ total, ids: ids.toSorted(), facets }).toEqual({
              total: expected.total,
              ids: expected.ids.toSorted(),
              facets: expected.facets,
            });
          }
        }
        for (const each of finders.splice(0)) each.stop();
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
