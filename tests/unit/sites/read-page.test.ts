import { describe, expect, test } from 'vitest';
import { arxiv } from '../../../lib/sites/arxiv.ts';
import type { Listing, SiteReader } from '../../../lib/sites/contract.ts';
import { createPageReader, keyOfSighting, MOST_ENTRIES, readPage } from '../../../lib/sites/read-page.ts';
import { openPage } from '../../../scripts/lab/dom.ts';
import { fixturePage, list, listEntry } from './support.ts';

const NEW = 'https://arxiv.org/list/cs.LG/new';
const other: Listing = {
  site: 'generic',
  kind: 'listing',
  sightings: readPage(fixturePage('arxiv', 'recent-2022')).sightings,
  guesses: [],
  broken: [],
};

describe('a whole page', () => {
  test('a page of no known site goes to the fallback, and without one gives nothing', () => {
    const page = openPage('<p>Hello</p>', 'https://example.org/');
    expect(readPage(page)).toEqual({ site: null, kind: null, sightings: [], guesses: [], broken: [] });
    expect(readPage(page, () => other).site).toBe('generic');
  });

  test('a known site that reads well never asks the fallback', () => {
    const listing = readPage(fixturePage('arxiv', 'new'), () => {
      throw new Error('asked');
    });
    expect(listing.site).toBe('arxiv');
  });

  test('a page that breaks its reader goes to the fallback, which tells why', () => {
    const renamed = list(...['1', '2', '3', '4'].map((n) => listEntry(`2611.0000${n}`, {}))).replaceAll(
      'list-title',
      'x',
    );
    const listing = readPage(openPage(renamed, NEW), () => other);
    expect(listing.site).toBe('generic');
    expect(listing.broken).toEqual(['Only 0 of 4 entries have a title.']);
  });

  test('one odd entry does not hand a whole page to a fallback that finds less', () => {
    const entries = Array.from({ length: 40 }, (_, i) =>
      listEntry(`2611.${String(i + 1).padStart(5, '0')}`, {}),
    );
    const page = openPage(
      list(...entries).replaceAll(/list-title/g, (name, at: number) => (at < 2_000 ? 'x' : name)),
      NEW,
    );
    const listing = readPage(page, () => other);
    expect(listing.site).toBe('arxiv');
    expect(listing.broken).toHaveLength(1);
    expect(listing.sightings.length).toBeGreaterThan(30);
  });

  test('entries that are all one paper break it too', () => {
    const same = list(...Array.from({ length: 6 }, () => listEntry('2611.00001', {})));
    expect(readPage(openPage(same, NEW)).broken).toEqual(['Only 1 of 6 entries are different papers.']);
  });

  test('a fallback that throws is told of, and what the reader found is kept', () => {
    const listing = readPage(openPage('<p>Hello</p>', 'https://example.org/'), () => {
      throw new Error('no');
    });
    expect(listing.broken).toEqual(['The general reader stopped: no']);
  });

  test('a paper shown twice is one sighting with two places', () => {
    const twice = list(listEntry('2611.00001', {}), listEntry('2611.00002', {}), listEntry('2611.00001', {}));
    const { sightings } = readPage(openPage(twice, NEW));
    expect(sightings.map((sighting) => sighting.record.ids.arxiv)).toEqual(['2611.00001', '2611.00002']);
    expect(sightings[0]?.also?.[0]?.entry.localName).toBe('dt');
  });
});

describe('a page in slices', () => {
  const many = (n: number): string =>
    list(...Array.from({ length: n }, (_, i) => listEntry(`2611.${String(i + 1).padStart(5, '0')}`, {})));

  test('gives every entry once, in page order, within its budget', () => {
    const page = openPage(many(40), NEW);
    let clock = 0;
    const reader = createPageReader(page, arxiv, () => clock++);
    const slices: number[] = [];
    const ids: (string | undefined)[] = [];
    while (!reader.done) {
      const slice = reader.next(1);
      slices.push(slice.length);
      ids.push(...slice.map((sighting) => sighting.record.ids.arxiv));
    }
    expect(slices.length).toBeGreaterThan(5);
    expect(Math.max(...slices)).toBeLessThanOrEqual(8);
    expect(ids).toEqual(Array.from({ length: 40 }, (_, i) => `2611.${String(i + 1).padStart(5, '0')}`));
    expect(reader.broken()).toEqual([]);
  });

  test('finds what came since, and only that', () => {
    const page = openPage(many(3), NEW);
    const reader = createPageReader(page, arxiv);
    reader.next(Infinity);
    expect(reader.refresh()).toBe(false);
    page.document.querySelector('dl')?.insertAdjacentHTML('beforeend', listEntry('2612.00001', {}));
    expect(reader.refresh()).toBe(true);
    expect(reader.next(Infinity).map((sighting) => sighting.record.ids.arxiv)).toEqual(['2612.00001']);
  });

  test('an entry whose body comes later is found when it comes', () => {
    const page = openPage(list('<dt><a href="/abs/2611.00001">arXiv:2611.00001</a></dt>'), NEW);
    const reader = createPageReader(page, arxiv);
    expect(reader.next(Infinity)).toEqual([]);
    const body = listEntry('2611.00001', {}).replace(/^[^]*?<\/dt>/, '');
    page.document.querySelector('dt')?.insertAdjacentHTML('afterend', body);
    expect(reader.refresh()).toBe(true);
    expect(reader.next(Infinity).map((sighting) => sighting.record.ids.arxiv)).toEqual(['2611.00001']);
  });

  test('both places of one paper are given, under one key', () => {
    const twice = openPage(list(listEntry('2611.00001', {}), listEntry('2611.00001', {})), NEW);
    const [a, b] = createPageReader(twice, arxiv).next(Infinity);
    expect(a?.elements.entry).not.toBe(b?.elements.entry);
    expect(a && keyOfSighting(a)).toBe(b && keyOfSighting(b));
  });

  test('an entry that changed is read again, from any node inside it', () => {
    const page = openPage(many(2), NEW);
    const reader = createPageReader(page, arxiv);
    reader.next(Infinity);
    const title = page.document.querySelectorAll('.list-title')[1]?.lastChild as Text;
    title.data = 'Another title';
    expect(reader.reread(title)?.record).toMatchObject({
      title: 'Another title',
      ids: { arxiv: '2611.00002' },
    });
    expect(reader.reread(title)).toBeNull();
    expect(reader.reread(page.document.body)).toBeNull();
  });

  test('an entry that MathJax has typeset since says what it said', () => {
    const page = openPage(list(listEntry('2611.00001', { title: 'The $x$ case' })), NEW);
    const reader = createPageReader(page, arxiv);
    reader.next(Infinity);
    const title = page.document.querySelector('.list-title') as Element;
    title.innerHTML =
      '<span class="descriptor">Title:</span> The <span class="MathJax_Preview"></span><span class="MathJax">x</span>' +
      '<script type="math/tex">x</script> case';
    expect(reader.reread(title)).toBeNull();
  });

  test('a reader that throws on one entry loses that entry alone', () => {
    const page = openPage(many(3), NEW);
    const faulty: SiteReader = {
      ...arxiv,
      read(entry, at) {
        if (entry.root.querySelector('[id="2611.00002"]')) throw new Error('odd');
        return arxiv.read(entry, at);
      },
    };
    const reader = createPageReader(page, faulty);
    expect(reader.next(Infinity)).toHaveLength(2);
    expect(reader.broken()).toEqual(["arXiv's reader stopped: odd"]);
  });

  test('a page without end is read so far', () => {
    const page = openPage('<dl><dt></dt></dl>', NEW);
    const root = page.document.createElement('dt');
    const list = page.document.querySelector('dl')!;
    const endless: SiteReader = {
      ...arxiv,
      *entries() {
        for (;;) yield { root: list.appendChild(root.cloneNode() as Element) };
      },
      read: () => null,
    };
    const reader = createPageReader(page, endless);
    reader.next(Infinity);
    expect(reader.done).toBe(true);
    expect(reader.refresh()).toBe(false);
    expect(MOST_ENTRIES).toBe(5_000);
  });

  test('a page that draws its list anew for ever is read each time', () => {
    const entry = (id: number) =>
      `<dt><a href="/abs/2601.${10_000 + id}" title="Abstract">arXiv:2601.${10_000 + id}</a></dt>
       <dd><div class="list-title mathjax"><span class="descriptor">Title:</span> Study ${id}</div></dd>`;
    const page = openPage(
      `<dl id="articles">${Array.from({ length: 100 }, (_, id) => entry(id)).join('')}</dl>`,
      NEW,
    );
    const list = page.document.querySelector('dl')!;
    const html = list.innerHTML;
    const reader = createPageReader(page, arxiv);
    for (let round = 0; round < 60; round++) {
      expect(reader.next(Infinity), `round ${round}`).toHaveLength(100);
      list.innerHTML = html;
      expect(reader.refresh()).toBe(true);
    }
  });
});
