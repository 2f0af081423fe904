import { describe, expect, it } from 'vitest';
import { keysOfPaper } from '../../../../lib/library/works/belongings.ts';
import { abstractsOf } from '../../../../lib/library/texts/versions.ts';
import { change, remove } from '../../../../lib/library/actions/change.ts';
import { dismiss, keep } from '../../../../lib/library/actions/keep.ts';
import { forgetOldest, rememberSeen } from '../../../../lib/library/actions/met.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import { redo, undo } from '../../../../lib/library/actions/undo.ts';
import { counts, newestIds, papersById } from '../../../../lib/library/reading/reading.ts';
import { recognise } from '../../../../lib/library/works/recognise.ts';
import { emptyStore, onArxiv, onHuggingFace, request, sighting } from '../fixtures.ts';
import type { Store } from '../../../../lib/library/database/store.ts';

const save = (store: Store, id: string, arxiv: string, source = onArxiv) =>
  operate(store, request(id), (writer) => keep(writer, sighting(arxiv), source, 'saved'));

describe('keeping papers', () => {
  it('keeps a paper with its record, keys and abstract', async () => {
    const store = emptyStore();
    const { result: paper } = await save(store, 'a', '2401.00001');
    expect(paper.bibliography.title).toBe('On the matter of 2401.00001');
    expect(await store.db.records.count()).toBe(1);
    expect(await keysOfPaper(store.db, paper.id)).toEqual(['arxiv:2401.00001']);
    expect((await abstractsOf(store.db, paper.id))[0]?.text).toContain('We show that $x^2$ grows.');
  });

  it('makes one row of the same paper saved from two places, twice each, at once', async () => {
    const store = emptyStore();
    await Promise.all([
      save(store, 'a', '2401.00001'),
      save(store, 'b', '2401.00001', onHuggingFace),
      save(store, 'c', '2401.00001'),
      save(store, 'd', '2401.00001', onHuggingFace),
    ]);
    expect(await store.db.papers.count()).toBe(1);
    expect(await store.db.records.count()).toBe(2);
  });

  it('does an operation once however often it is asked, and answers the same', async () => {
    const store = emptyStore();
    const first = await save(store, 'a', '2401.00001');
    const again = await save(store, 'a', '2401.00001');
    expect(again.result.id).toBe(first.result.id);
    expect(await store.db.operations.count()).toBe(1);
  });

  it('never loses a field of the reader when the paper is met again', async () => {
    const store = emptyStore();
    const { result: paper } = await save(store, 'a', '2401.00001');
    await operate(store, request('b', 'note'), (writer) =>
      change(writer, [paper.id], { note: 'read again', tags: ['x'] }),
    );
    await save(store, 'c', '2401.00001', onHuggingFace);
    const kept = await store.db.papers.get(paper.id);
    expect(kept?.note).toBe('read again');
    expect(kept?.tags).toEqual(['x']);
  });

  it('changes nothing at all when an action fails half way', async () => {
    const store = emptyStore();
    await expect(
      operate(store, request('a'), async (writer) => {
        await keep(writer, sighting('2401.00001'), onArxiv, 'saved');
        throw new Error('stopped');
      }),
    ).rejects.toThrow('stopped');
    expect(await store.db.papers.count()).toBe(0);
    expect(await store.db.records.count()).toBe(0);
    expect(await store.db.operations.count()).toBe(0);
  });

  it('does not lose one of 200 edits made from four sides at once', async () => {
    const store = emptyStore();
    const { result: paper } = await save(store, 'a', '2401.00001');
    const adds = Array.from({ length: 200 }, (_, index) =>
      operate(store, request(`tag-${index}`, 'tag', `tab-${index % 4}`), async (writer) => {
        const row = await writer.db.papers.get(paper.id);
        await change(writer, [paper.id], { tags: [...(row?.tags ?? []), `t${index}`] });
      }),
    );
    await Promise.all(adds);
    expect((await store.db.papers.get(paper.id))?.tags).toHaveLength(200);
  });
});

describe('undo and redo', () => {
  it('takes a save back whole and does it again', async () => {
    const store = emptyStore();
    const { result: paper } = await save(store, 'a', '2401.00001');
    expect((await undo(store, request('u1', 'undo'), 'page')).result.kind).toBe('save');
    expect(await store.db.papers.count()).toBe(0);
    expect(await keysOfPaper(store.db, paper.id)).toEqual([]);
    expect((await redo(store, request('r1', 'redo'), 'page')).result.kind).toBe('save');
    expect((await store.db.papers.get(paper.id))?.bibliography.title).toBe(paper.bibliography.title);
    expect(await keysOfPaper(store.db, paper.id)).toEqual(['arxiv:2401.00001']);
  });

  it('takes back in the reverse order and only what the asking page did', async () => {
    const store = emptyStore();
    await save(store, 'a', '2401.00001');
    await operate(store, request('b', 'save', 'other page'), (writer) =>
      keep(writer, sighting('2401.00002'), onArxiv, 'saved'),
    );
    await undo(store, request('u1', 'undo'), 'page');
    const left = await papersById(store.db, await newestIds(store.db, 10));
    expect(left.map((row) => row.bibliography.ids.arxiv)).toEqual(['2401.00002']);
    expect((await undo(store, request('u2', 'undo'), 'page')).result.kind).toBeNull();
  });

  it('brings a deleted paper back with everything on it', async () => {
    const store = emptyStore();
    const { result: paper } = await save(store, 'a', '2401.00001');
    await operate(store, request('b', 'remove'), (writer) => remove(writer, [paper.id]));
    expect((await counts(store.db)).all).toBe(0);
    expect(await keysOfPaper(store.db, paper.id)).toEqual([]);
    await undo(store, request('u', 'undo'), 'page');
    expect((await counts(store.db)).all).toBe(1);
    const [known] = await recognise(store, [sighting('2401.00001')], 'arxiv');
    expect(known?.state).toBe('saved');
  });

  it('refuses to take back what was changed again since, and leaves it as it is', async () => {
    const store = emptyStore();
    const { result: paper } = await save(store, 'a', '2401.00001');
    await operate(store, request('b', 'note', 'panel'), (writer) =>
      change(writer, [paper.id], { note: 'mine' }),
    );
    await expect(undo(store, request('u', 'undo'), 'page')).rejects.toMatchObject({
      failure: 'changed-since',
    });
    expect((await store.db.papers.get(paper.id))?.note).toBe('mine');
  });
});

describe('what is known of a page', () => {
  it('tells saved, later, dismissed and new apart, and never dismisses what is kept', async () => {
    const store = emptyStore();
    await save(store, 'a', '2401.00001');
    await operate(store, request('b', 'later'), (writer) =>
      keep(writer, sighting('2401.00002'), onArxiv, 'later'),
    );
    await operate(store, request('c', 'dismiss'), (writer) =>
      dismiss(writer, sighting('2401.00003'), 'arxiv', true),
    );
    await operate(store, request('d', 'dismiss'), (writer) =>
      dismiss(writer, sighting('2401.00001'), 'arxiv', true),
    );
    const page = ['2401.00001', '2401.00002', '2401.00003', '2401.00004'].map((id) => sighting(id));
    const known = await recognise(store, page, 'arxiv');
    expect(known.map(({ state }) => state)).toEqual(['saved', 'later', 'dismissed', 'new']);
  });

  it('knows a paper without identifiers by its title and first author', async () => {
    const store = emptyStore();
    const bare = sighting('2401.00001', { ids: {} });
    await operate(store, request('a'), (writer) => keep(writer, bare, onArxiv, 'saved'));
    const [known] = await recognise(store, [bare], 'arxiv');
    expect(known?.state).toBe('saved');
  });
});

describe('papers that were met', () => {
  it('stay new while the visit lasts, are seen after it, and say where they were first met', async () => {
    const store = emptyStore();
    const noon = new Date(2026, 6, 24, 12).getTime();
    const page = [sighting('2401.00001')];
    await rememberSeen(store, ['arxiv:2401.00001'], 'hugging-face', noon);
    const stateAt = async (at: number) => (await recognise(store, page, 'arxiv', at))[0];
    expect((await stateAt(noon + 60_000))?.state).toBe('new');
    expect(await stateAt(noon + 3_600_000)).toMatchObject({
      state: 'seen',
      met: { site: 'hugging-face', day: '2026-07-24' },
    });
  });

  it('are forgotten from the oldest on when there are too many', async () => {
    const store = emptyStore();
    for (const day of [1, 2, 3]) {
      await rememberSeen(store, [`arxiv:2401.0000${day}`], 'arxiv', day * 86_400_000);
    }
    expect(await forgetOldest(store, 2)).toBe(1);
    expect(await store.db.met.toCollection().primaryKeys()).toEqual(['arxiv:2401.00002', 'arxiv:2401.00003']);
  });
});
