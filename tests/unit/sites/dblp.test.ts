import { expect, test } from 'vitest';
import { readPage } from '../../../lib/sites/read-page.ts';
import { dblp } from '../../../lib/sites/dblp.ts';
import { fixturePage, recordsOf } from './support.ts';

test('searches, authors, venues and records are known', () => {
  const kindOf = (path: string): string | null => dblp.recognise(new URL(`https://dblp.org${path}`));
  for (const path of ['/search?q=x', '/search/publ?q=x', '/pid/1/1.html', '/db/conf/birds/birds2025.html']) {
    expect(kindOf(path), path).toBe('listing');
  }
  expect(kindOf('/rec/conf/birds/ParkW25.html')).toBe('paper');
  expect(kindOf('/faq/')).toBeNull();
});

test('the number that tells namesakes apart is no part of a name', () => {
  const [first] = recordsOf(readPage(fixturePage('dblp', 'search')));
  expect(first?.authors.map((author) => author.name)).toEqual(['Jo Park', 'Tom Wu']);
});

test('a paper and its preprint are two records; a volume’s editors are none', () => {
  const records = recordsOf(readPage(fixturePage('dblp', 'search')));
  expect(records.map((record) => record.ids.dblp)).toEqual([
    'conf/birds/ParkW25',
    'journals/corr/abs-2510-30001',
  ]);
  expect(records[1]?.ids.arxiv).toBe('2510.30001');
});

test('an entry without a year of its own has its heading’s', () => {
  expect(recordsOf(readPage(fixturePage('dblp', 'search')))[1]?.year).toBe(2025);
});
