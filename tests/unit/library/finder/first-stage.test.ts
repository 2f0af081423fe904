import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../../../lib/library/finder/client.ts';
import { Finder } from '../../../../lib/library/finder/finder.ts';
import { FirstAnswers, readFirstStage } from '../../../../lib/library/finder/first-stage.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import { until } from '../../../e2e/harness/deadline.ts';
import { loadModel } from '../../../support/role-model.ts';
import { onArxiv, request, sighting, storesOfATest } from '../fixtures.ts';

const emptyStore = storesOfATest();

const save = (store: Store, arxiv: string, title: string) =>
  operate(store, request(`save-${arxiv}`), (writer) =>
    keep(writer, sighting(arxiv, { title }), onArxiv, 'saved'),
  );

const firstOf = (store: Store) => readFirstStage({ name: store.db.name, factory: indexedDB });

/** A library of one paper whose index is written. */
async function indexed(): Promise<Store> {
  const store = emptyStore();
  await save(store, '2401.00001', 'Of quokkas');
  const finder = new Finder(store, { loadModel, becomeWriter: async () => undefined, quiet: 1 });
  await finder.start();
  await until('the index is written', async () => (await store.db.segments.get('state')) !== undefined);
  finder.stop();
  return store;
}

describe('what a search answers from first', () => {
  it('is nothing without an index', async () => {
    const store = emptyStore();
    await save(store, '2401.00001', 'Of quokkas');
    expect(await firstOf(store)).toBeNull();
  });

  it('finds by title, and leaves to the finder what it does not know enough for', async () => {
    const answers = new FirstAnswers((await firstOf(await indexed()))!);
    const ask = (text: string, more = {}) => answers.search({ ...EVERYTHING, text, ...more });
    expect(ask('quokka')).toMatchObject({ total: 1, reach: 'titles' });
    expect(ask('')).toMatchObject({ total: 1, reach: 'titles' });
    expect(ask('quokka role:result')).toMatchObject({ total: 0, reach: 'nothing' });
    expect(ask('', { sort: 'title' })).toMatchObject({ total: 0, reach: 'nothing' });
  });

  it('says that it lacks what was saved since, and shows no list of the newest without it', async () => {
    const store = await indexed();
    await save(store, '2401.00002', 'More quokkas');
    const answers = new FirstAnswers((await firstOf(store))!);
    expect(answers.search({ ...EVERYTHING, text: 'quokka' })).toMatchObject({ total: 1, reach: 'part' });
    expect(answers.search(EVERYTHING)).toMatchObject({ total: 0, reach: 'nothing' });
  });
});
