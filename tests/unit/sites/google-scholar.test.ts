import { describe, expect, test } from 'vitest';
import { googleScholar } from '../../../lib/sites/google-scholar.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { readerFor } from '../../../lib/sites/registry.ts';
import { fixturePage, readHtml, recordsOf } from './support.ts';

function result(
  byline: string,
  heading = '<a href="https://example.org/x">A title of some length</a>',
): string {
  return `<body><div id="gs_res_ccl_mid"><div class="gs_r gs_or"><div class="gs_ri"><h3 class="gs_rt">${heading}</h3>
    <div class="gs_a">${byline}</div><div class="gs_rs">… an excerpt …</div></div></div></div></body>`;
}
const read = (byline: string, heading?: string) =>
  recordsOf(readHtml('https://scholar.google.com/scholar?q=x', result(byline, heading)))[0];

test('country hosts are known, hosts that only look like it are not', () => {
  expect(readerFor('https://scholar.google.co.jp/scholar?q=x')).toBe(googleScholar);
  expect(readerFor('https://scholar.google.com.evil.example/scholar?q=x')).toBeNull();
  expect(readerFor('https://evilscholar.google.com/scholar?q=x')).toBeNull();
});

test('profiles are listings, the frame of one citation is not', () => {
  const kindOf = (path: string): string | null =>
    googleScholar.recognise(new URL(`https://scholar.google.com${path}`));
  expect(kindOf('/citations?user=AAA&hl=ar')).toBe('listing');
  expect(kindOf('/citations?view_op=view_citation&user=AAA&citation_for_view=AAA:x')).toBeNull();
  expect(kindOf('/citations?view_op=search_authors&mauthors=x')).toBeNull();
});

describe('a byline', () => {
  test('gives authors, venue and year, and never an excerpt as an abstract', () => {
    const record = read('A One, B Two&nbsp;- Journal of X, 2017 - example.org');
    expect(record).toMatchObject({
      authors: [{ name: 'A One' }, { name: 'B Two' }],
      venue: 'Journal of X',
      year: 2017,
    });
    expect(record?.abstract).toBeUndefined();
    expect(record?.authorsTruncated).toBeUndefined();
  });
  test('cut at its beginning or end is marked as cut, and the mark is no name', () => {
    for (const byline of [
      '…, A One, B Two - Energy, 2018 - Elsevier',
      'A One, B Two… - Energy, 2018 - Elsevier',
    ]) {
      expect(read(byline)).toMatchObject({
        authors: [{ name: 'A One' }, { name: 'B Two' }],
        authorsTruncated: true,
      });
    }
  });
  test('without a venue gives none', () => {
    expect(read('A One - 2015 - books.example.com')).toMatchObject({ year: 2015 });
    expect(read('A One - 2015 - books.example.com')?.venue).toBeUndefined();
    expect(read('A One - books.example.com')?.venue).toBeUndefined();
  });
  test('a year-like word in the venue’s name is not the year', () => {
    expect(read('A One - 2011 IEEE 4th Conference, 2012 - ieee.org')).toMatchObject({
      venue: '2011 IEEE 4th Conference',
      year: 2012,
    });
  });
});

test('labels before a title are left out in any language, a title without a link is kept', () => {
  const records = recordsOf(readPage(fixturePage('google-scholar', 'results')));
  expect(records.map((record) => record.title)).toEqual([
    'Folding–paper birds',
    'Birds of paper',
    'Cranes: a history',
  ]);
});

test('a work listed twice, once without its venue, is one paper with two places', () => {
  const { sightings } = readPage(fixturePage('google-scholar', 'profile'));
  expect(sightings).toHaveLength(2);
  expect(sightings[0]?.also).toHaveLength(1);
});

test('a title that quotes is not mistaken for a reference', () => {
  expect(read('A One - X, 2017 - y', '<a href="https://e.org">On “folding” and other words</a>')?.title).toBe(
    'On “folding” and other words',
  );
});
