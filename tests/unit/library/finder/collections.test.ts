/** Collections in a search: what lies inside one counts, is listed and is found under it. */
import { expect, it } from 'vitest';
import { change } from '../../../../lib/library/actions/change.ts';
import { EVERYTHING } from '../../../../lib/library/finder/client.ts';
import { Finder } from '../../../../lib/library/finder/finder.ts';
import type { SearchRequest } from '../../../../lib/library/finder/protocol.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { operate, type Writer } from '../../../../lib/library/actions/operations.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import { loadModel } from '../../../support/role-model.ts';
import { emptyStore, onArxiv, request, sighting } from '../fixtures.ts';

let number = 0;
const act = async <T>(store: Store, work: (writer: Writer) => Promise<T>): Promise<T> =>
  (await operate(store, request(`act-${++number}`, 'change', 'own'), work)).result;

it('counts and lists under a collection what lies in those inside it, each paper once', async () => {
  const store = emptyStore();
  const kept = await Promise.all(
    ['2401.00001', '2401.00002', '2401.00003', '2401.00004'].map((id) =>
      act(store, (writer) =>
        keep(writer, sighting(id, { title: `Paper ${id} of its own` }), onArxiv, 'saved'),
      ),
    ),
  );
  const papers = kept.map(({ id }) => id);
  const [outer, inner, deepest] = ['outer', 'inner', 'deepest'];
  await act(store, async (writer) => {
    const row = (id: string, parent?: string) => ({
      id,
      name: id,
      ...(parent && { parent }),
      v: 1,
      updatedAt: writer.stamp(),
    });
    const rows = [row(outer!), row(inner!, outer), row(deepest!, inner), row('empty', outer)];
    await writer.putAll('collections', new Map(rows.map((one) => [one.id, one])));
    // One paper directly, one in two levels at once, one in the deepest alone, one nowhere.
    await change(writer, [papers[0]!], { collections: [outer!] });
    await change(writer, [papers[1]!], { collections: [inner!, deepest!] });
    await change(writer, [papers[2]!], { collections: [deepest!] });
  });
  const finder = new Finder(store, {
    becomeWriter: () => new Promise(() => undefined),
    quiet: 1,
    loadModel,
  });
  await finder.start();
  const ask = (text: string, more: Partial<SearchRequest> = {}) =>
    finder.search({ ...EVERYTHING, text, ...more });
  expect(ask('', { withFacets: true }).facets?.collections).toEqual([
    { value: outer, count: 3, own: 1 },
    { value: deepest, count: 2, own: 2 },
    { value: inner, count: 2, own: 1 },
  ]);
  expect(ask('', { filters: { collection: outer! } }).total).toBe(3);
  expect(ask('', { filters: { collection: inner! } }).total).toBe(2);
  expect(ask('collection:outer').total).toBe(3);
  // Within a search, of what it found.
  expect(
    ask('2401.00003', { withFacets: true }).facets?.collections.map(({ value, count }) => [value, count]),
  ).toEqual([
    [deepest, 1],
    [inner, 1],
    [outer, 1],
  ]);
  finder.stop();
});
