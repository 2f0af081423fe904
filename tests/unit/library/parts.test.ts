import { describe, expect, it } from 'vitest';
import { keep } from '../../../lib/library/keep.ts';
import { operate, type Writer } from '../../../lib/library/operations.ts';
import { forgetOldOperations, redo, undo } from '../../../lib/library/undo.ts';
import { countAll, tallyOf } from '../../../lib/library/tally.ts';
import type { Store } from '../../../lib/library/store.ts';
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

const many = Array.from({ length: 500 }, (_, at) =>
  sighting(`2401.${at + 10_000}`, { abstract: `We show ${at} times that it grows.` }),
);

async function keepMany(writer: Writer): Promise<void> {
  for (const one of many) {
    await keep(writer, one, onArxiv, 'saved');
    await writer.spill();
  }
  // Some of them once more, so that rows made in one part are changed in another.
  for (const one of many.slice(0, 400)) {
    await keep(writer, one, onHuggingFace, 'later');
    await writer.spill();
  }
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
