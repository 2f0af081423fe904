import { expect, test } from 'vitest';
import { openreview } from '../../../lib/sites/openreview.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { fixturePage, recordsOf } from './support.ts';

test('venues, searches, profiles and forums are known', () => {
  const kindOf = (path: string): string | null =>
    openreview.recognise(new URL(`https://openreview.net${path}`));
  for (const path of ['/group?id=ICLR.cc/2025/Conference', '/search?term=x', '/profile?id=~Jo_Park1']) {
    expect(kindOf(path), path).toBe('listing');
  }
  expect(kindOf('/forum?id=aB3-xY9z01')).toBe('paper');
  expect(kindOf('/forum')).toBeNull();
  expect(kindOf('/about')).toBeNull();
});

test('the abstract is told from the other fields of a note, and nobody is called Anonymous', () => {
  const records = recordsOf(readPage(fixturePage('openreview', 'venue')));
  expect(records.map((record) => record.abstract)).toEqual(['Folding is hard. We fold.', undefined]);
  expect(records[1]?.authors).toEqual([]);
});

test('a forum is one paper, whatever was replied to it', () => {
  const records = recordsOf(readPage(fixturePage('openreview', 'forum')));
  expect(records.map((record) => record.ids.openreview)).toEqual(['aB3-xY9z01']);
});
