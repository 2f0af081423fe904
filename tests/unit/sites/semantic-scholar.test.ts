import { expect, test } from 'vitest';
import { semanticScholar } from '../../../lib/sites/semantic-scholar.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { fixturePage, readHtml, recordsOf } from './support.ts';

const PAPER = 'https://www.semanticscholar.org/paper/Birds-Park/0123456789abcdef0123456789abcdef01234567';

test('searches, authors and papers are known', () => {
  const kindOf = (address: string): string | null => semanticScholar.recognise(new URL(address));
  expect(kindOf('https://www.semanticscholar.org/search?q=x')).toBe('listing');
  expect(kindOf('https://www.semanticscholar.org/author/J.-Park/123')).toBe('listing');
  expect(kindOf(PAPER)).toBe('paper');
  expect(kindOf('https://www.semanticscholar.org/product/api')).toBeNull();
});

test('authors behind a button are counted, a machine’s summary is no abstract', () => {
  const [first] = recordsOf(readPage(fixturePage('semantic-scholar', 'search')));
  expect(first).toMatchObject({ authorCount: 5, authorsTruncated: true });
  expect(first?.abstract).toBeUndefined();
});

test('the page of a paper is that paper, its citations none', () => {
  const html = `<head><meta name="citation_title" content="Birds"><meta name="citation_author" content="Jo Park"></head>
    <body><main id="main-content"><h1>Birds</h1><div class="cl-paper-row"><h3 class="cl-paper-title">Another</h3></div></main></body>`;
  const records = recordsOf(readHtml(PAPER, html));
  expect(records.map((record) => record.title)).toEqual(['Birds']);
  expect(records[0]?.ids.semanticScholar).toBe('0123456789abcdef0123456789abcdef01234567');
});
