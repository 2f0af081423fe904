import { describe, expect, it } from 'vitest';
import { abstractsOf } from '../../../../lib/library/texts/versions.ts';
import { complete } from '../../../../lib/library/actions/complete.ts';
import { change, remove } from '../../../../lib/library/actions/change.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { COMPLETE, operate } from '../../../../lib/library/actions/operations.ts';
import { redo, undo } from '../../../../lib/library/actions/undo.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import type { Bibliography } from '../../../../lib/paper/bibliography.ts';
import { emptyStore, onArxiv, request, sighting } from '../fixtures.ts';

const ID = '2401.00001';
const onItsPage = { kind: 'page', site: 'arxiv', url: `https://arxiv.org/abs/${ID}` } as const;

/** A paper as a list without abstracts shows it. */
async function listed(store: Store, over: Partial<Bibliography> = {}) {
  const seen = sighting(ID, { abstract: undefined, ...over });
  const { result } = await operate(store, request('save', 'save'), (writer) =>
    keep(writer, seen, onArxiv, 'saved'),
  );
  return result;
}

const whole = sighting(ID).record;
const fill = (store: Store, paper: string, given = whole, id = 'fill') =>
  operate(store, { id, kind: COMPLETE, origin: 'completing' }, (writer) =>
    complete(writer, paper, given, onItsPage),
  );

describe('completing a kept paper', () => {
  it('adds what its page says as a record of its own, with provenance for what came from it', async () => {
    const store = emptyStore();
    const paper = await listed(store, { authors: [{ name: 'A. Lovelace' }], authorsTruncated: true });
    expect((await fill(store, paper.id)).result).toBe(true);
    const now = await store.db.papers.get(paper.id);
    expect(now?.bibliography.abstract).toBe(whole.abstract);
    const records = await store.db.records.toArray();
    const fromPage = records.find(({ source }) => source.kind === 'page' && source.url === onItsPage.url);
    expect(records).toHaveLength(2);
    expect(now?.provenance.abstract?.from).toBe(fromPage?.id);
    expect(now?.provenance.authors?.from).toBe(fromPage?.id);
    expect(now?.bibliography.authors).toEqual(whole.authors);
    expect(now?.state).toBe('saved');
    expect(await abstractsOf(store.db, paper.id)).toHaveLength(1);
  });

  it('overwrites nothing that the reader wrote', async () => {
    const store = emptyStore();
    const paper = await listed(store);
    const edits = { title: 'My own title', abstract: 'My own words' };
    await operate(store, request('edit', 'edit'), async (writer) => {
      const row = await writer.db.papers.get(paper.id);
      if (row) await writer.put('papers', row.id, { ...row, edits, note: 'mine', updatedAt: writer.stamp() });
    });
    await fill(store, paper.id);
    const now = await store.db.papers.get(paper.id);
    expect(now?.bibliography).toMatchObject(edits);
    expect(now?.provenance.abstract?.byReader).toBe(true);
    expect(now?.provenance.authors?.byReader).toBeUndefined();
    expect(now?.note).toBe('mine');
  });

  it('changes nothing when the page speaks of another paper or the paper is gone', async () => {
    const store = emptyStore();
    const paper = await listed(store);
    const before = await store.db.papers.get(paper.id);
    expect((await fill(store, paper.id, sighting('2401.00002').record, 'a')).result).toBe(false);
    expect(await store.db.papers.get(paper.id)).toEqual(before);
    const impostor = {
      ...whole,
      title: 'Cooking with gas',
      authors: [{ name: 'Zed Zebra' }],
      abstract: 'Boil it.',
    };
    await expect(fill(store, paper.id, impostor, 'c')).rejects.toThrow('another paper');
    expect(await store.db.papers.toArray()).toEqual([before]);
    expect(await store.db.records.count()).toBe(1);
    await operate(store, request('remove', 'remove'), (writer) => remove(writer, [paper.id]));
    expect((await fill(store, paper.id, whole, 'b')).result).toBe(false);
    expect(await store.db.papers.filter((row) => row.deletedAt === undefined).count()).toBe(0);
  });
});

describe('undo after a paper was completed', () => {
  it('takes the save back whole, with what completed it, and steps over nothing the reader did', async () => {
    const store = emptyStore();
    const paper = await listed(store);
    await fill(store, paper.id);
    expect((await undo(store, request('u', 'undo'), 'page')).result.kind).toBe('save');
    expect(await store.db.papers.count()).toBe(0);
    expect(await store.db.records.count()).toBe(0);
    expect((await undo(store, request('u2', 'undo'), null)).result.kind).toBeNull();
    expect((await redo(store, request('r', 'redo'), 'page')).result.kind).toBe('save');
    expect((await store.db.papers.get(paper.id))?.bibliography.title).toBe(paper.bibliography.title);
  });

  it('leaves it complete when what was done later is undone', async () => {
    const store = emptyStore();
    const paper = await listed(store);
    await fill(store, paper.id);
    await operate(store, request('tag', 'tag'), (writer) => change(writer, [paper.id], { tags: ['x'] }));
    expect((await undo(store, request('u', 'undo'), 'page')).result.kind).toBe('tag');
    const now = await store.db.papers.get(paper.id);
    expect(now?.tags).toEqual([]);
    expect(now?.bibliography.abstract).toBe(whole.abstract);
  });
});
