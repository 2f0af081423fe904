import { describe, expect, test } from 'vitest';
import { huggingFace } from '../../../lib/sites/hugging-face.ts';
import { createPageReader, readPage } from '../../../lib/sites/read-page.ts';
import { fixturePage, readHtml, recordsOf } from './support.ts';

describe('the pages it knows', () => {
  const kindOf = (address: string): string | null => huggingFace.recognise(new URL(address));
  test('lists of a day, week and month, trending and search', () => {
    for (const path of [
      '',
      '?q=folding',
      '/date/2026-11-20',
      '/week/2026-W47',
      '/month/2026-11',
      '/trending',
    ]) {
      expect(kindOf(`https://huggingface.co/papers${path}`), path).toBe('listing');
    }
    expect(kindOf('https://huggingface.co/papers/2611.10021')).toBe('paper');
  });
  test('no models, data sets or posts', () => {
    for (const path of ['/', '/models', '/datasets', '/blog/papers', '/papers/submit', '/papers-club']) {
      expect(kindOf(`https://huggingface.co${path}`), path).toBeNull();
    }
  });
});

test('a card is completed from the page’s JSON by its identifier, never by its place', () => {
  const page = fixturePage('hugging-face', 'daily');
  const cards = page.document.querySelectorAll('article');
  cards[0]?.before(cards[1] as Element);
  const records = recordsOf(readPage(page));
  expect(records.map((record) => record.authors.length)).toEqual([0, 2]);
  expect(records[0]?.abstract).toBeUndefined();
  expect(records[1]?.abstract).toBe('Folding is hard. We fold.');
});

test('search pages count authors without naming them', () => {
  const records = recordsOf(readPage(fixturePage('hugging-face', 'search')));
  expect(records.map((record) => [record.authors.length, record.authorCount])).toEqual([
    [0, 4],
    [0, 1],
  ]);
});

test('JSON cut short leaves what the cards say', () => {
  const page = fixturePage('hugging-face', 'daily');
  const props = page.document.querySelector('[data-props]');
  props?.setAttribute('data-props', props.getAttribute('data-props')?.slice(0, 200) ?? '');
  const records = recordsOf(readPage(page));
  expect(records.map((record) => record.title)).toEqual([
    'Paper birds that fold themselves',
    'A card that came after the JSON',
  ]);
  expect(records[0]?.authorCount).toBe(2);
});

test('the abstract’s element is the abstract, not the machine’s summary nor a longer comment', () => {
  const [paper] = readPage(fixturePage('hugging-face', 'paper')).sightings;
  expect(paper?.elements.abstract?.textContent).toMatch(/^Folding is hard/);
});

test('a list drawn anew after a change of route is read anew', () => {
  const page = fixturePage('hugging-face', 'daily');
  const reader = createPageReader(page, huggingFace);
  expect(reader.next(Infinity)).toHaveLength(2);
  const grid = page.document.querySelector('.grid') as Element;
  grid.innerHTML = '<article><h3><a href="/papers/2611.10023">The next day</a></h3></article>';
  expect(reader.refresh()).toBe(true);
  expect(reader.next(Infinity).map((sighting) => sighting.record.ids.arxiv)).toEqual(['2611.10023']);
});

test('a search that found nothing is empty, not broken', () => {
  const listing = readHtml(
    'https://huggingface.co/papers?q=zzz',
    '<body><main><p>No papers found</p></main></body>',
  );
  expect(listing.broken).toEqual([]);
});
