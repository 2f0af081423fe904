import { describe, expect, it } from 'vitest';
import { align } from '../../../lib/anchor/align.ts';
import { tokensOf } from '../../../lib/anchor/tokens.ts';

const keys = (text: string) => tokensOf(text).map(({ key }) => key);

describe('tokensOf', () => {
  it('gives a formula and its rendering the same tokens', () => {
    expect(keys('$\\alpha_{i} \\leq \\mathrm{K}^2$')).toEqual(['α', 'i', '≤', 'k', '2']);
    expect(keys('αi≤K2')).toEqual(['α', 'i', '≤', 'k', '2']);
  });

  it('folds case, accents, dashes and quotes, and leads back to the text', () => {
    const text = 'Böhm–Bawerk’s “Naïve”';
    expect(keys(text)).toEqual(['bohm', '-', 'bawerk', "'", 's', '"', 'naive', '"']);
    expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Böhm',
      '–',
      'Bawerk',
      '’',
      's',
      '“',
      'Naïve',
      '”',
    ]);
  });
});

describe('tokensOf, on what pages hold', () => {
  it('takes words that are names of properties for words', () => {
    expect(keys('\\constructor constructor __proto__ \\toString')).toEqual([
      'constructor',
      'constructor',
      'proto',
      'tostring',
    ]);
  });

  it('takes scripts without blanks character by character', () => {
    expect(keys('グラフ理論 graph')).toEqual(['ク', 'ラ', 'フ', '理', '論', 'graph']);
  });
});

describe('align', () => {
  const became = (before: string, after: string) => {
    const [old, now] = [tokensOf(before), tokensOf(after)];
    const { map } = align(old, now);
    return old.map(({ key }, index) => `${key}>${now[map[index]!]?.key ?? ''}`);
  };

  it('pairs what was kept, what was replaced and what has the same stem', () => {
    expect(became('we measure the old graph', 'we measured the new graph')).toEqual([
      'we>we',
      'measure>measured',
      'the>the',
      'old>new',
      'graph>graph',
    ]);
  });

  it('leaves what was deleted without a partner, and never crosses', () => {
    expect(became('one two three four', 'one four')).toEqual(['one>one', 'two>', 'three>', 'four>four']);
    const old = tokensOf('a b c d e f g h i j k l m n');
    const now = tokensOf('h i j k l m n a b c d e f g');
    const partners = [...align(old, now).map].filter((partner) => partner >= 0);
    expect(partners).toEqual(partners.toSorted((one, other) => one - other));
    expect(partners.length).toBeGreaterThanOrEqual(7);
  });

  it('aligns 20,000 characters within a second, alike or not', () => {
    const words = Array.from({ length: 3_300 }, (_, index) => `w${(index * 7_919) % 997}`);
    const old = tokensOf(words.join(' '));
    for (const other of [words.map((word, index) => (index % 9 ? word : 'new')), words.toReversed()]) {
      const began = performance.now();
      align(old, tokensOf(other.join(' ')));
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });
});
