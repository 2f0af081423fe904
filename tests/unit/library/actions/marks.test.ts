import { describe, expect, it } from 'vitest';
import { describe as describeMark } from '../../../../lib/anchor/describe.ts';
import { addMark, editMark, removeMark } from '../../../../lib/library/actions/marks.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import { undo } from '../../../../lib/library/actions/undo.ts';
import { marksOf } from '../../../../lib/library/reading/reading.ts';
import { recognise } from '../../../../lib/library/works/recognise.ts';
import { canonicalText } from '../../../../lib/text/canonical-text.ts';
import { emptyStore, onArxiv, onHuggingFace, request, sighting } from '../fixtures.ts';

const seen = sighting('2401.00001');
const snapshot = canonicalText(seen.record.abstract!).text;
const { quote, position } = describeMark(snapshot, 0, 7);
const mark = (id: string) => ({
  id,
  target: 'abstract' as const,
  quote,
  position,
  snapshot,
  colour: 'gold' as const,
  note: 'why?',
});

describe('marks', () => {
  it('save the paper with the first mark, so that one undo takes back both', async () => {
    const store = emptyStore();
    await operate(store, request('a', 'mark'), (writer) => addMark(writer, seen, mark('m'), onArxiv));
    expect(await store.db.papers.count()).toBe(1);
    await undo(store, request('u', 'undo'), 'page');
    expect(await store.db.papers.count()).toBe(0);
    expect(await store.db.marks.count()).toBe(0);
  });

  it('are told to every page that shows the paper, wherever it was marked', async () => {
    const store = emptyStore();
    await operate(store, request('a', 'mark'), (writer) => addMark(writer, seen, mark('m'), onHuggingFace));
    const [known] = await recognise(store, [sighting('2401.00001')], 'arxiv');
    expect(known?.marks).toMatchObject([
      { id: 'm', quote: { exact: 'We show' }, note: 'why?', colour: 'gold' },
    ]);
  });

  it('are recoloured, removed and brought back', async () => {
    const store = emptyStore();
    await operate(store, request('a', 'mark'), (writer) => addMark(writer, seen, mark('m'), onArxiv));
    await operate(store, request('b', 'edit-mark'), (writer) => editMark(writer, 'm', { colour: 'rose' }));
    const [paper] = await store.db.papers.toArray();
    expect((await marksOf(store.db, [paper!.id])).map(({ colour, note }) => [colour, note])).toEqual([
      ['rose', 'why?'],
    ]);
    await operate(store, request('c', 'remove-mark'), (writer) => removeMark(writer, 'm'));
    expect(await marksOf(store.db, [paper!.id])).toEqual([]);
    await undo(store, request('u', 'undo'), 'page');
    expect(await marksOf(store.db, [paper!.id])).toHaveLength(1);
  });

  it('refuse words that do not stand where the mark says, and keep nothing of it', async () => {
    const store = emptyStore();
    const wrong = { ...mark('m'), position: { ...position, start: 3, end: 10 } };
    await expect(
      operate(store, request('a', 'mark'), (writer) => addMark(writer, seen, wrong, onArxiv)),
    ).rejects.toMatchObject({ failure: 'invalid' });
    expect(await store.db.papers.count()).toBe(0);
  });
});
