import { describe, expect, it } from 'vitest';
import { remove } from '../../../lib/library/change.ts';
import { keep } from '../../../lib/library/keep.ts';
import { operate } from '../../../lib/library/operations.ts';
import { Scan } from '../../../lib/library/scan.ts';
import { emptyStore, onArxiv, request, sighting } from './fixtures.ts';

describe('search by scanning', () => {
  it('finds every word, puts titles first, and follows what is saved and deleted', async () => {
    const store = emptyStore();
    const put = (id: string, title: string, abstract: string) =>
      operate(store, request(id), (writer) =>
        keep(writer, sighting(id, { title, abstract }), onArxiv, 'saved'),
      );
    await put('2401.00001', 'Notes on graphs', 'About spectral methods.');
    const { result: second } = await put('2401.00002', 'Spectral bias', 'About learning.');
    const scan = new Scan(store.db);
    const titles = async (text: string) => {
      const { ids } = await scan.find(text, 10);
      return (await store.db.papers.bulkGet(ids)).map((row) => row?.bibliography.title);
    };
    expect(await titles('spectral')).toEqual(['Spectral bias', 'Notes on graphs']);
    expect(await titles('SPECTRAL graph')).toEqual(['Notes on graphs']);
    expect(await titles('lovelace bias')).toEqual(['Spectral bias']);
    expect(await titles('nowhere')).toEqual([]);
    await operate(store, request('d', 'remove'), (writer) => remove(writer, [second.id]));
    expect(await titles('spectral')).toEqual(['Notes on graphs']);
  });
});
