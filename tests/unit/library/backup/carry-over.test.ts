import { describe, expect, it } from 'vitest';
import { carryOver } from '../../../../lib/library/backup/carry-over.ts';
import { change, remove } from '../../../../lib/library/actions/change.ts';
import { exportPapers } from '../../../../lib/library/export/export.ts';
import { dismiss, keep } from '../../../../lib/library/actions/keep.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import { restoreInto } from '../../../../lib/library/backup/restore.ts';
import { Store } from '../../../../lib/library/database/store.ts';
import { undo } from '../../../../lib/library/actions/undo.ts';
import { onArxiv, request, sighting, storesOfATest } from '../fixtures.ts';

const storeOfATest = storesOfATest();

const save = (store: Store, arxiv: string) =>
  operate(store, request(arxiv), (writer) => keep(writer, sighting(arxiv), onArxiv, 'saved'));

/** A library of three papers, and another that is built from it as it stands: what comes after is done in the first. */
async function twoLibraries() {
  const store = storeOfATest();
  const { result: first } = await save(store, '2401.00001');
  const { result: second } = await save(store, '2401.00002');
  const { result: third } = await save(store, '2401.00003');
  let text = '';
  const { chunks, sequence } = await exportPapers(store, 'json', 'Offprint test');
  for await (const chunk of chunks) text += chunk;
  const { db } = storeOfATest();
  await restoreInto(db, new Blob([text]), { library: 'L', sequence: sequence + 1 });
  return { store, db, sequence, first, second, third };
}

describe('a library that takes the place of another', () => {
  it('has what was saved, changed, deleted, dismissed and taken back in the other meanwhile', async () => {
    const { store, db, sequence, first, second, third } = await twoLibraries();
    const { result: fourth } = await save(store, '2401.00004');
    await operate(store, request('note'), (writer) => change(writer, [second.id], { note: 'Meanwhile.' }));
    await operate(store, request('gone'), (writer) => remove(writer, [first.id]));
    await operate(store, request('away'), (writer) => dismiss(writer, sighting('2401.00005'), 'arxiv', true));
    await operate(store, request('star'), (writer) => change(writer, [third.id], { star: true }));
    await undo(store, request('back', 'undo'), null);
    expect(await carryOver(store.db, db, sequence)).toBe(4);
    expect(await db.papers.get(fourth.id)).toEqual(await store.db.papers.get(fourth.id));
    expect(await db.records.where('paper').equals(fourth.id).count()).toBe(1);
    expect((await db.papers.get(second.id))?.note).toBe('Meanwhile.');
    expect((await db.papers.get(first.id))?.deletedAt).toBeDefined();
    expect((await db.papers.get(third.id))?.star).toBe(false);
    expect(await db.met.toArray()).toEqual(await store.db.met.toArray());
  });

  it('keeps what is later in itself, and goes on after both', async () => {
    const { store, db, sequence, second } = await twoLibraries();
    await operate(store, request('note'), (writer) => change(writer, [second.id], { note: 'Meanwhile.' }));
    const other = new Store(db);
    const inAYear = Date.now() + 365 * 86_400_000;
    await operate(other, request('x'), (writer) => change(writer, [second.id], { note: 'Later.' }), inAYear);
    await carryOver(store.db, db, sequence);
    expect((await db.papers.get(second.id))?.note).toBe('Later.');
    await save(other, '2401.00009');
    const [last] = await db.operations.orderBy('sequence').reverse().toArray();
    expect(last!.sequence).toBeGreaterThan(sequence + 1);
    const [fresh] = await db.papers.orderBy('dates.saved').reverse().toArray();
    expect(fresh!.updatedAt > (await db.papers.get(second.id))!.updatedAt).toBe(true);
  });
});
