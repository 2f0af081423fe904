import { expect, test } from 'vitest';
import { aclAnthology } from '../../../lib/sites/acl-anthology.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { fixturePage, recordsOf } from './support.ts';

test('volumes, events, people and papers of both styles of identifier are known', () => {
  const kindOf = (path: string): string | null =>
    aclAnthology.recognise(new URL(`https://aclanthology.org${path}`));
  for (const path of [
    '/volumes/2025.birds-main/',
    '/events/acl-2025/',
    '/people/j/jo-park/',
    '/venues/acl/',
  ]) {
    expect(kindOf(path), path).toBe('listing');
  }
  expect(kindOf('/2025.birds-main.1/')).toBe('paper');
  expect(kindOf('/P19-1001/')).toBe('paper');
  expect(kindOf('/faq/')).toBeNull();
});

test('a volume’s front matter is no paper, and an abstract goes to the entry it stands behind', () => {
  const records = recordsOf(readPage(fixturePage('acl-anthology', 'volume')));
  expect(records.map((record) => record.ids.acl)).toEqual(['2025.birds-main.1', 'P19-1001']);
  expect(records.map((record) => record.abstract)).toEqual(['Folding is hard. We fold.', undefined]);
  expect(records.map((record) => record.year)).toEqual([2025, 2019]);
});

test('the heading over an abstract is no part of it', () => {
  expect(recordsOf(readPage(fixturePage('acl-anthology', 'paper')))[0]?.abstract).toBe(
    'Folding is hard. We fold.',
  );
});
