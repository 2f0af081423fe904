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

  it('keeps a formula whole, however it is spaced, and shows one whose scripts changed', () => {
    expect(
      wordDiff('We show $O(n + m) = 1$ here.', 'We show $O(n + k) = 1$ here, where $x^2$ is $x_2$.'),
    ).toEqual([
      { kind: 'same', text: 'We show ' },
      { kind: 'removed', text: '$O(n + m) = 1$ here.' },
      { kind: 'added', text: '$O(n + k) = 1$ here, where $x^2$ is $x_2$.' },
    ]);
    expect(wordDiff('rate $x^2$ now', 'rate $x_2$ now')).toEqual([
      { kind: 'same', text: 'rate ' },
      { kind: 'removed', text: '$x^2$ ' },
      { kind: 'added', text: '$x_2$ ' },
      { kind: 'same', text: 'now' },
    ]);
    expect(wordDiff('at $\\alpha^2$ rates', 'at α2 rates')).toEqual([{ kind: 'same', text: 'at α2 rates' }]);
  });

  it('loses nothing of the new version and no word of the old one', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'b', 'graph', '$x_1$', '$x = \\log y$', '$5', 'The', '.', '–', 'é'), {
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
