import { expect, test } from 'vitest';
import { biorxiv } from '../../../lib/sites/biorxiv.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { fixturePage, recordsOf } from './support.ts';

test('searches, collections and preprints of both archives are known', () => {
  const kindOf = (path: string): string | null =>
    biorxiv.recognise(new URL(`https://www.biorxiv.org${path}`));
  for (const path of ['/search/birds', '/collection/zoology', '/content/early/recent?page=1']) {
    expect(kindOf(path), path).toBe('listing');
  }
  for (const path of [
    '/content/10.1101/2025.01.02.000001v2',
    '/content/early/2019/01/01/10.1101/1.2',
    '/content/10.1101/1v1.full',
  ]) {
    expect(kindOf(path), path).toBe('paper');
  }
  expect(kindOf('/about-biorxiv')).toBeNull();
});

test('the DOI never carries the version that the address does', () => {
  const page = fixturePage('biorxiv', 'paper');
  page.document.querySelector('.highwire-cite-metadata')?.remove();
  expect(recordsOf(readPage(page))[0]?.ids.doi).toBe('10.1101/2025.01.02.000001');
});

test('a page of one preprint gives one paper, its references none', () => {
  const records = recordsOf(readPage(fixturePage('biorxiv', 'paper')));
  expect(records.map((record) => record.title)).toEqual(['How birds fold']);
  expect(records[0]?.authors.map((author) => author.name)).toEqual(['Jo Park', 'Folding Consortium']);
});
