import { describe, expect, it } from 'vitest';
import { remove } from '../../../lib/library/actions/change.ts';
import { keepMany as keepRecords } from '../../../lib/library/actions/keep-records.ts';
import type { RecordSource } from '../../../lib/paper/rows.ts';
import { operate, type Writer } from '../../../lib/library/actions/operations.ts';
import { forgetOldOperations, redo, undo } from '../../../lib/library/actions/undo.ts';
import { countAll, tallyOf } from '../../../lib/library/database/tally.ts';
import type { Store } from '../../../lib/library/database/store.ts';
import { emptyStore, onArxiv, onHuggingFace, request, sighting } from './fixtures.ts';

const TABLES = ['papers', 'records', 'keys', 'abstracts'] as const;

async function rowsOf(store: Store) {
  const rows = await Promise.all(TABLES.map((table) => store.db.table(table).toArray()));
  return Object.fromEntries(TABLES.map((table, at) => [table, rows[at]]));
}

/** What the tally must say: counted from the rows. */
async function numbersOf(store: Store) {
  const { rows, all, later, marked } = await countAll(store.db);
  return { rows, all, later, marked };
}

const many = Array.from({ length: 900 }, (_, at) =>
  sighting(`2401.${at + 10_000}`, { abstract: `We show ${at} times that it grows.` }),
);

async function keepInSteps(writer: Writer, some: typeof many, source: RecordSource): Promise<void> {
  for (let at = 0; at < some.length; at += 100) {
    const items = some.slice(at, at + 100).map(({ record }) => ({ record, source }));
    await keepRecords(writer, items, 'saved');
    await writer.spill();
  }
}

async function keepMany(writer: Writer): Promise<void> {
  await keepInSteps(writer, many, onArxiv);
  // Some of them once more, so that rows made in one part are changed in another.
  await keepInSteps(writer, many.slice(0, 700), onHuggingFace);
}

describe('an action with more changes than one row should hold', () => {
  it('is kept in parts, is undone and redone whole, row for row', async () => {
    const store = emptyStore();
    const empty = await rowsOf(store);
    const { changed } = await operate(store, request('a'), keepMany);
    expect(changed).toHaveLength(many.length);
    const operation = await store.db.operations.get('a');
    expect(operation?.parts).toBeGreaterThan(1);
    expect(operation?.changes.length).toBeLessThan(1_100);
    const full = await rowsOf(store);

    await undo(store, request('b', 'undo'), null);
    expect(await rowsOf(store)).toEqual(empty);
    await redo(store, request('c', 'redo'), null);
    expect(await rowsOf(store)).toEqual(full);
    expect(await tallyOf(store.db)).toMatchObject(await numbersOf(store));
    await undo(store, request('d', 'undo'), null);
    expect(await tallyOf(store.db)).toMatchObject(await numbersOf(store));
    expect(await rowsOf(store)).toEqual(empty);
  });

  it('deletes many papers with what hangs on them, and brings all of it back, row for row', async () => {
    const store = emptyStore();
    await operate(store, request('a'), keepMany);
    const papers = await store.db.papers.toCollection().primaryKeys();
    const rows = await store.db.records.limit(3).toArray();
    await operate(store, request('k', 'edit'), async (writer) => {
      for (const { paper } of rows) {
        const entered = { id: `doi:10.1/x ${paper}`, key: 'doi:10.1/x', paper, byReader: true };
        await writer.put('keys', entered.id, entered);
        const text = { id: `sha ${paper}`, key: 'sha', paper, updatedAt: writer.stamp() };
        await writer.put('abstracts', text.id, text);
      }
    });
    const full = await rowsOf(store);
    // One of them asked for twice.
    await operate(store, request('r', 'remove'), (writer) => remove(writer, [...papers, papers[0]!]));
    const operation = await store.db.operations.get('r');
    expect(operation?.parts).toBeGreaterThan(0);
    expect(operation?.changes.length).toBeLessThan(1_500);
    const gone = await rowsOf(store);
    for (const table of ['papers', 'records', 'abstracts'])
      expect(gone[table]?.every((row: { deletedAt?: number }) => row.deletedAt !== undefined)).toBe(true);
    expect(gone['keys']).toEqual([]);
    expect(await tallyOf(store.db)).toMatchObject(await numbersOf(store));

    await undo(store, request('b', 'undo'), null);
    expect(await rowsOf(store)).toEqual(full);
    await redo(store, request('c', 'redo'), null);
    expect(await rowsOf(store)).toEqual(gone);
    await undo(store, request('d', 'undo'), null);
    expect(await rowsOf(store)).toEqual(full);
    expect(await tallyOf(store.db)).toMatchObject(await numbersOf(store));
  });

  it('cannot be undone over a later change, and then changes nothing', async () => {
    const store = emptyStore();
    await operate(store, request('a'), keepMany);
    const [paper] = await store.db.papers.toArray();
    await operate(store, request('n', 'note', 'other'), async (writer) => {
      await writer.put('papers', paper!.id, { ...paper!, note: 'mine', updatedAt: writer.stamp() });
    });
    const before = await rowsOf(store);
    await expect(undo(store, request('b', 'undo'), 'page')).rejects.toMatchObject({
      failure: 'changed-since',
    });
    expect(await rowsOf(store)).toEqual(before);
  });

  it('lets its parts go after a day', async () => {
    const store = emptyStore();
    await operate(store, request('a'), keepMany);
    expect(await store.db.parts.count()).toBeGreaterThan(1);
    await forgetOldOperations(store, Date.now() + 2 * 86_400_000);
    expect(await store.db.parts.count()).toBe(0);
    expect((await undo(store, request('b', 'undo'), null)).result.kind).toBe(null);
  });
});
