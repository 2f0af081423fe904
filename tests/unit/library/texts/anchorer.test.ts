import { describe, expect, it } from 'vitest';
import { describe as describeMark } from '../../../../lib/anchor/describe.ts';
import { Anchorer } from '../../../../lib/library/texts/anchorer.ts';
import { addMark, removeMark } from '../../../../lib/library/actions/marks.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import { canonicalText } from '../../../../lib/text/canonical-text.ts';
import { emptyStore, onArxiv, request, sighting } from '../fixtures.ts';

const snapshot = canonicalText(
  'We study the anchoring of marks in texts that change. We show that an alignment of both versions carries marks where exact search fails. It takes a millisecond for an abstract.',
).text;
const later = snapshot.replace('an alignment of both versions', 'an optimal alignment of the two versions');
const words = 'an alignment of both versions carries marks';
const seen = sighting('2401.00001', { abstract: snapshot });
const key = 'arxiv:2401.00001';
/** The page was told of every paper. */
const shown = () => Promise.resolve(true);

async function storeWithMark() {
  const store = emptyStore();
  const start = snapshot.indexOf(words);
  const mark = {
    id: 'm',
    target: 'abstract' as const,
    ...describeMark(snapshot, start, start + words.length),
    colour: 'gold' as const,
    note: '',
  };
  await operate(store, request('a', 'mark'), (writer) => addMark(writer, seen, mark, onArxiv));
  return store;
}

describe('marks in the texts of pages', () => {
  it('are carried to where their words went', async () => {
    const store = await storeWithMark();
    const [[answer] = []] = await new Anchorer().anchor(
      store,
      [{ key, text: later, isAbstract: true, version: 2, marks: ['m'] }],
      'arxiv',
      shown,
    );
    const { start = 0, end = 0, score = 0 } = answer?.place ?? {};
    expect(later.slice(start, end)).toBe('an optimal alignment of the two versions carries marks');
    expect(score).toBeGreaterThan(0.49);
    expect(score).toBeLessThan(1);
  });

  it('are orphans where their words are gone, and are not guessed at', async () => {
    const store = await storeWithMark();
    const text = snapshot.replace(/We show.*fails\. /, '');
    expect(
      await new Anchorer().anchor(store, [{ key, text, isAbstract: true, marks: ['m'] }], 'arxiv', shown),
    ).toEqual([[{ id: 'm', place: null }]]);
  });

  it('are told only to who shows their paper, and only while they are there', async () => {
    const store = await storeWithMark();
    const anchorer = new Anchorer();
    const ask = (isShown: boolean) =>
      anchorer.anchor(store, [{ key, text: later, isAbstract: true, marks: ['m', 'none'] }], 'arxiv', () =>
        Promise.resolve(isShown),
      );
    expect(await ask(false)).toEqual([[]]);
    expect((await ask(true))[0]).toHaveLength(1);
    await operate(store, request('r', 'remove-mark'), (writer) => removeMark(writer, 'm'));
    expect(await ask(true)).toEqual([[]]);
  });
});
