import { expect, test } from 'vitest';
import { papersCool } from '../../../lib/sites/papers-cool.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { fixturePage, recordsOf } from './support.ts';

test('lists and single papers are told apart', () => {
  const kindOf = (path: string): string | null => papersCool.recognise(new URL(`https://papers.cool${path}`));
  expect(kindOf('/arxiv/cs.AI')).toBe('listing');
  expect(kindOf('/arxiv/search?query=x')).toBe('listing');
  expect(kindOf('/venue/ICML.2025?group=Oral')).toBe('listing');
  expect(kindOf('/arxiv/2611.10041')).toBe('paper');
  expect(kindOf('/venue/aB3-xY9z01@OpenReview')).toBe('paper');
  expect(kindOf('/')).toBeNull();
});

test('a paper is known by where it came from, and its names stand in links or in text', () => {
  const records = recordsOf(readPage(fixturePage('papers-cool', 'list')));
  expect(records.map((record) => record.ids)).toEqual([
    { arxiv: '2611.10041' },
    { openreview: 'aB3-xY9z01' },
  ]);
  expect(records.map((record) => record.authors.map((author) => author.name))).toEqual([
    ['Jo Park', 'Tom Wu'],
    ['Anu Roy', 'B. Lee'],
  ]);
});
