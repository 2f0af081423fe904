import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPasted } from '../../../../lib/sites/pasted/index.ts';
import { parseXml, plainOfHtml, textOf } from '../../../../lib/sites/pasted/xml.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/pasted', name), 'utf8');
const json = (value: unknown): ReturnType<typeof readPasted> => readPasted(JSON.stringify(value));

describe('an Atom feed of arXiv', () => {
  it('gives each entry whole', () => {
    const listing = readPasted(fixture('atom.xml'));
    expect(listing.source).toBe('atom');
    expect(listing.papers.map((paper) => paper.record)).toEqual([
      {
        title: 'Tides without labels: what $x < y$ buys',
        authors: [{ name: 'Amara Okafor' }, { name: 'Kofi Mensah' }],
        ids: { arxiv: '2402.01234', arxivVersion: 2, doi: '10.1000/tide.1' },
        url: 'https://arxiv.org/abs/2402.01234v2',
        links: [{ kind: 'pdf', url: 'https://arxiv.org/pdf/2402.01234v2' }],
        date: '2024-03-05',
        year: 2024,
        abstract: 'Labels for tide gauges are expensive & noisy.',
        journalRef: 'J. Tides 3 (2024) 1-9',
        comments: '14 pages',
        subjects: ['cs.LG', 'stat.ML'],
      },
    ]);
  });
});

describe('an RSS feed', () => {
  const { source, papers, guesses } = readPasted(fixture('rss.xml'));

  it('reads announcements and journals and leaves blogs out', () => {
    expect(source).toBe('rss');
    expect(papers.map((paper) => paper.record.title)).toEqual([
      'A Note on Buoys',
      'The grammar of tide tables',
    ]);
    expect(guesses).toEqual([]);
  });

  it('takes the announcement off the abstract', () => {
    expect(papers[0]?.record).toMatchObject({
      abstract: 'Buoys are cheap sensors with bad habits.',
      section: 'cross-list',
      authors: [{ name: 'Ida Lindqvist' }, { name: 'Kofi Mensah' }],
      ids: { arxiv: '2402.05678' },
      date: '2024-02-05',
    });
  });

  it('reads PRISM and Dublin Core', () => {
    expect(papers[1]?.record).toMatchObject({
      venue: 'Journal of Navigation',
      year: 2021,
      ids: { doi: '10.1000/nav.7' },
    });
    expect(papers[1]?.record.authors.map((author) => author.name)).toEqual(['Ingrid Moe', 'Amara Okafor']);
  });
});

describe('JSON of a service', () => {
  it('Hugging Face daily papers', () => {
    const listing = json([
      {
        paper: {
          id: '2402.01234',
          title: 'Tides\nwithout labels',
          summary: 'Labels are expensive.',
          authors: [{ name: 'Amara Okafor' }],
          publishedAt: '2024-02-02T00:00:00.000Z',
        },
        title: 'Tides without labels',
      },
    ]);
    expect(listing.papers.map((paper) => paper.record)).toEqual([
      {
        title: 'Tides without labels',
        authors: [{ name: 'Amara Okafor' }],
        ids: { arxiv: '2402.01234' },
        abstract: 'Labels are expensive.',
        year: 2024,
        date: '2024-02-02',
      },
    ]);
  });

  it('Semantic Scholar search', () => {
    const listing = json({
      total: 1,
      data: [
        {
          paperId: 'a'.repeat(40),
          externalIds: { ArXiv: '2103.14030', DOI: '10.1000/X', CorpusId: 5 },
          title: 'Swin tides',
          year: 2021,
          venue: 'ICCV',
          authors: [{ name: 'Ze Liu' }],
          abstract: null,
        },
      ],
    });
    expect(listing.papers[0]?.record).toMatchObject({
      ids: { arxiv: '2103.14030', doi: '10.1000/x', semanticScholar: 'a'.repeat(40) },
      year: 2021,
      venue: 'ICCV',
    });
  });

  it('one paper with its references is one paper', () => {
    const listing = json({
      paperId: 'b'.repeat(40),
      title: 'Computing tides',
      authors: [{ name: 'A. Moe' }],
      references: [{ paperId: 'c'.repeat(40), title: 'An older work', authors: [{ name: 'B. Abara' }] }],
    });
    expect(listing.papers.map((paper) => paper.record.title)).toEqual(['Computing tides']);
  });

  it('Crossref', () => {
    const listing = json({
      message: {
        items: [
          {
            DOI: '10.1000/NAV.7',
            title: ['The <i>grammar</i> of tides'],
            author: [{ given: 'Ingrid', family: 'Moe' }],
            'container-title': ['Journal of Navigation'],
            issued: { 'date-parts': [[2021, 4, 1]] },
            abstract: '<jats:p>Tables are read.</jats:p>',
          },
        ],
      },
    });
    expect(listing.papers[0]?.record).toEqual({
      title: 'The grammar of tides',
      authors: [{ name: 'Ingrid Moe', given: 'Ingrid', family: 'Moe' }],
      ids: { doi: '10.1000/nav.7' },
      abstract: 'Tables are read.',
      year: 2021,
      date: '2021-04-01',
      venue: 'Journal of Navigation',
    });
  });

  it('OpenAlex', () => {
    const listing = json({
      results: [
        {
          id: 'https://openalex.org/W1',
          doi: 'https://doi.org/10.1000/oa',
          display_name: 'Open tides',
          publication_year: 2020,
          authorships: [{ author: { display_name: 'Kofi Mensah' } }],
          abstract_inverted_index: { tides: [1], Open: [0], ebb: [2] },
          primary_location: { source: { display_name: 'Sea Letters' } },
        },
      ],
    });
    expect(listing.papers[0]?.record).toMatchObject({
      title: 'Open tides',
      authors: [{ name: 'Kofi Mensah' }],
      abstract: 'Open tides ebb',
      year: 2020,
      venue: 'Sea Letters',
    });
  });

  it('is not taken for papers when it lists something else', () => {
    expect(
      json({
        items: [
          { title: 'Kettle', price: 20 },
          { title: 'Repository', author: 'moe', url: 'https://example.org' },
        ],
      }).papers,
    ).toEqual([]);
    expect(json({ constructor: { title: 'x' }, __proto__: null }).papers).toEqual([]);
  });
});

describe('XML', () => {
  it('reads text, data sections and references, and names without their prefix', () => {
    const root = parseXml(
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y>z">]><a:A b="1 &amp; 2">x &lt; <![CDATA[<y>]]> &#x41;&#66; &unknown;</a:A>',
    );
    expect(root).toMatchObject({ name: 'a', prefix: 'a' });
    expect(root?.attributes.get('b')).toBe('1 & 2');
    expect(textOf(root ?? undefined)).toBe('x < <y> AB &unknown;');
  });

  it('expands no entity a document declares', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY a "${'b'.repeat(99)}">]><feed><entry><title>&a;&a;&a;</title></entry></feed>`;
    expect(JSON.stringify(parseXml(bomb)?.children)).not.toContain('bbb');
  });

  it('survives what is not well-formed, deep or endless', () => {
    for (const text of [
      '<a><b></a>',
      '<a',
      '<a b="',
      '<'.repeat(200_000),
      '<a>'.repeat(150_000),
      '</a>'.repeat(100_000),
      '<a b="1" '.repeat(50_000),
      '<![CDATA['.repeat(50_000),
      '<!--'.repeat(100_000),
      '<!DOCTYPE ['.repeat(50_000),
    ]) {
      const started = performance.now();
      expect(() => parseXml(text)).not.toThrow();
      expect(performance.now() - started).toBeLessThan(1_500);
    }
  });

  it('makes plain text of the HTML inside a field', () => {
    expect(plainOfHtml('<p>One<br/>two &amp; <b>three</b></p><script>x</script>')).toBe('One two & three x');
  });
});
