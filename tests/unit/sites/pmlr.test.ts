import { expect, test } from 'vitest';
import { pmlr } from '../../../lib/sites/pmlr.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { fixturePage, recordsOf } from './support.ts';

test('volumes, reissues and papers are known', () => {
  const kindOf = (path: string): string | null =>
    pmlr.recognise(new URL(`https://proceedings.mlr.press${path}`));
  expect(kindOf('/v202/')).toBe('listing');
  expect(kindOf('/r1/')).toBe('listing');
  expect(kindOf('/v202/aamand23a.html')).toBe('paper');
  expect(kindOf('/faq.html')).toBeNull();
});

test('a volume’s heading gives the year, each entry its own addresses', () => {
  const records = recordsOf(readPage(fixturePage('pmlr', 'volume')));
  expect(records.map((record) => record.year)).toEqual([2025, 2025]);
  expect(records.map((record) => record.url)).toEqual([
    'https://proceedings.mlr.press/v999/park25a.html',
    'https://proceedings.mlr.press/v999/roy25a.html',
  ]);
  expect(records.map((record) => record.venue)).toEqual([
    'Proceedings of the 9th Conference on Birds',
    'Proceedings of the 9th Conference on Birds',
  ]);
});
