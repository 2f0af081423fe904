import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from '../../../lib/anchor/diff.ts';

describe('wordDiff', () => {
  it('shows what was added, removed and kept, word by word', () => {
    expect(
      wordDiff('Our bound on $k$-cores is sharp for trees.', 'Our new bound on $k$-cores holds for trees.'),
    ).toEqual([
      { kind: 'same', text: 'Our ' },
      { kind: 'added', text: 'new ' },
      { kind: 'same', text: 'bound on $k$-cores ' },
      { kind: 'removed', text: 'is sharp ' },
      { kind: 'added', text: 'holds ' },
      { kind: 'same', text: 'for trees.' },
    ]);
    expect(wordDiff('same words', 'same words')).toEqual([{ kind: 'same', text: 'same words' }]);
  });

  it('loses nothing of the new version and no word of the old one', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'b', 'graph', '$x_1$', 'The', '.', '–', 'é'), {
        minLength: 1,
        maxLength: 30,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const parts = wordDiff(before, after);
        const of = (...kinds: string[]) =>
          parts
            .filter(({ kind }) => kinds.includes(kind))
            .map(({ text }) => text)
            .join('');
        expect(of('same', 'added')).toBe(after);
        const words = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;
        expect(words(of('removed')) + words(of('same'))).toBe(words(before));
      }),
      { numRuns: 500 },
    );
  });
});
