import { describe, expect, it } from 'vitest';
import { LibraryDatabase } from '../../../../lib/library/database/database.ts';
import { exportPapers } from '../../../../lib/library/export/export.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { change, remove } from '../../../../lib/library/actions/change.ts';
import { addMark } from '../../../../lib/library/actions/marks.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import { recognise } from '../../../../lib/library/works/recognise.ts';
import { previewRestore, restoreInto } from '../../../../lib/library/backup/restore.ts';
import { Store } from '../../../../lib/library/database/store.ts';
import { emptyStore, onArxiv, request, sighting } from '../fixtures.ts';

const save = (store: Store, arxiv: string) =>
  operate(store, request(arxiv), (writer) => keep(writer, sighting(arxiv), onArxiv, 'saved'));

async function fileOf(store: Store): Promise<string> {
  const { chunks } = await exportPapers(store, 'json', 'Offprint test');
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

/** Three papers, one of them deleted, one with a note and a mark. */
async function someLibrary() {
  const store = emptyStore();
  const { result: first } = await save(store, '2401.00001');
  const { result: second } = await save(store, '2401.00002');
  const { result: third } = await save(store, '2401.00003');
  await operate(store, request('note'), (writer) => change(writer, [second.id], { note: 'Read **this**.' }));
  await operate(store, request('mark'), (writer) =>
    addMark(
      writer,
      sighting('2401.00002'),
      {
        id: 'mark-1',
        target: 'title',
        quote: { type: 'TextQuoteSelector', exact: 'matter', prefix: 'On the ', suffix: ' of' },
        position: { type: 'TextPositionSelector', start: 7, end: 13 },
        snapshot: second.bibliography.title,
        colour: 'gold',
        note: '',
      },
      onArxiv,
    ),
  );
  await operate(store, request('gone'), (writer) => remove(writer, [first.id]));
  return { store, first, second, third };
}

let names = 0;
const fresh = () => new LibraryDatabase(`restored-${++names}`);
const anew = { library: 'L', sequence: 100 };

describe('restoring', () => {
  it('gives the library that was written, row for row', async () => {
    const { store } = await someLibrary();
    const text = await fileOf(store);
    const db = fresh();
    expect(await restoreInto(db, new Blob([text]), anew)).toBe(2);
    const restored = new Store(db);
    const { exportedAt: _then, checksum: _sum, ...rows } = JSON.parse(await fileOf(restored));
    const { exportedAt: _before, checksum: _of, ...written } = JSON.parse(text);
    expect(rows).toEqual(written);
    expect(await db.keys.toArray()).toEqual(await store.db.keys.toArray());
    const [known] = await recognise(restored, [sighting('2401.00002')], 'arxiv');
    expect(known).toMatchObject({ state: 'saved', marks: [{ id: 'mark-1' }] });
    const [gone] = await recognise(restored, [sighting('2401.00001')], 'arxiv');
    expect(gone!.paper).toBeUndefined();
  });

  it('goes on with the sequence and clock, so that what is done next is later', async () => {
    const { store } = await someLibrary();
    const db = fresh();
    await restoreInto(db, new Blob([await fileOf(store)]), anew);
    const restored = new Store(db);
    const { result } = await save(restored, '2401.00009');
    expect((await db.operations.toArray()).map(({ sequence }) => sequence)).toEqual([101]);
    const latest = (await store.db.papers.toArray())
      .map(({ updatedAt }) => updatedAt)
      .toSorted()
      .at(-1)!;
    expect(result.updatedAt > latest).toBe(true);
  });

  it('keeps what a damaged library still holds, the later state of each row winning', async () => {
    const { store, second, third } = await someLibrary();
    const text = await fileOf(store);
    await operate(store, request('later'), (writer) => change(writer, [second.id], { note: 'Later.' }));
    await save(store, '2401.00004');
    // The store lost a paper and its record on disk.
    await store.db.papers.delete(third.id);
    const db = fresh();
    await restoreInto(db, new Blob([text]), { ...anew, joined: store.db });
    expect((await db.papers.get(second.id))?.note).toBe('Later.');
    expect(await db.papers.count()).toBe(4);
    expect(await db.papers.get(third.id)).toBeDefined();
  });

  it('leaves rows out that hang on no paper', async () => {
    const { store, second } = await someLibrary();
    const text = (await fileOf(store))
      .split('\n')
      .filter((line) => !line.startsWith(`{"id":"${second.id}"`))
      .join('\n');
    const db = fresh();
    expect(await restoreInto(db, new Blob([text]), anew)).toBe(1);
    expect(await db.marks.count()).toBe(0);
    expect(await db.records.where('paper').equals(second.id).count()).toBe(0);
  });

  it('stops when told to', async () => {
    const { store } = await someLibrary();
    const stopped = AbortSignal.abort();
    await expect(
      restoreInto(fresh(), new Blob([await fileOf(store)]), { ...anew, signal: stopped }),
    ).rejects.toMatchObject({ failure: 'stopped' });
  });

  it.each(['', 'null', '[]', '{"format":"other"}', '%PDF-1.7'])('refuses %j', async (text) => {
    await expect(restoreInto(fresh(), new Blob([text]), anew)).rejects.toThrow();
  });
});

describe('the preview of a restore', () => {
  it('says what the file would bring and what it lacks', async () => {
    const { store, second } = await someLibrary();
    const text = await fileOf(store);
    const preview = await previewRestore(new Blob([text]), new Set([second.id, 'another']));
    expect(preview).toMatchObject({
      papers: 2,
      marks: 1,
      notes: 1,
      missingHere: 1,
      missingThere: 1,
      rejections: 0,
      warnings: [],
    });
    expect(Math.abs(preview.changedAt - Date.now())).toBeLessThan(60_000);
  });

  it('names the line of a row that is refused, and that the file was changed', async () => {
    const { store } = await someLibrary();
    const lines = (await fileOf(store)).split('\n');
    const at = lines.findIndex((line) => line.includes('"bibliography"'));
    lines[at] = '{"id": 7},';
    const preview = await previewRestore(new Blob([lines.join('\n')]), new Set());
    // With the paper go the rows that hang on it.
    expect(preview.rejections).toBeGreaterThanOrEqual(1);
    expect(preview.rejected[0]).toMatchObject({ line: at + 1 });
    expect(preview.warnings.join()).toContain('checksum');
  });
});
