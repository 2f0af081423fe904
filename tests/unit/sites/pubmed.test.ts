import { expect, test } from 'vitest';
import { pubmed } from '../../../lib/sites/pubmed.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { fixturePage, recordsOf } from './support.ts';

test('searches and articles are known, the front page is not', () => {
  const kindOf = (path: string): string | null =>
    pubmed.recognise(new URL(`https://pubmed.ncbi.nlm.nih.gov${path}`));
  expect(kindOf('/?term=birds')).toBe('listing');
  expect(kindOf('/90000001/')).toBe('paper');
  expect(kindOf('/')).toBeNull();
  expect(kindOf('/help/')).toBeNull();
});

test('the whole author list is read, not the short one beside it', () => {
  const [first] = recordsOf(readPage(fixturePage('pubmed', 'search')));
  expect(first?.authors.map((author) => author.name)).toEqual([
    'Park J',
    'Wu T',
    'de la Cruz M',
    'Folding Consortium',
  ]);
  expect(first?.authorsTruncated).toBeUndefined();
  expect(first?.abstract).toBeUndefined();
});

test('an article gives one paper with its names once; similar articles are none', () => {
  const records = recordsOf(readPage(fixturePage('pubmed', 'article')));
  expect(records).toHaveLength(1);
  expect(records[0]?.authors.map((author) => author.name)).toEqual(['Jo Park', 'Tom Wu']);
});
