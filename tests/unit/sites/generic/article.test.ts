import { describe, expect, it } from 'vitest';
import { readGeneric } from '../../../../lib/sites/generic/index.ts';
import { openPage } from '../../../../scripts/lab/dom.ts';

const ABSTRACT =
  'Bees decide together where to live. We followed twelve swarms for two summers and describe how the noise in the ' +
  'dances of scouts changes the choice of the swarm. A simple model with two parameters explains what we saw, and ' +
  'predicts that moderate noise leads to better choices than none. Code and data are available.';
const PROSE = `<p>${ABSTRACT} ${ABSTRACT}</p>`;
const REFERENCES =
  '<h2>References</h2><ol><li>Almeida, P. (2019). Noise in swarms. <i>Physica Examplia</i>, 7, 1–9.</li>' +
  '<li>Solberg, I., Zhang, W. (2017). A theory of meadows. In <i>Proceedings of the Meadow Conference</i>, pp. 3–12.</li></ol>';

function read(html: string, url = 'https://journal.example.org/article/12') {
  return readGeneric(openPage(`<!DOCTYPE html><html>${html}</html>`, url));
}

const HIGHWIRE =
  '<meta name="citation_title" content="How Bees Vote"><meta name="citation_author" content="Keller, Maria">' +
  '<meta name="citation_author" content="Tanaka, Jun"><meta name="citation_publication_date" content="2021/06/03">' +
  '<meta name="citation_journal_title" content="Journal of Insects"><meta name="citation_doi" content="10.5555/bees.12">';

describe('a page about one paper', () => {
  it('gives exactly one from Highwire tags, and none of its references', () => {
    const listing = read(
      `<head>${HIGHWIRE}</head><body><h1>How Bees Vote</h1><p>Maria Keller, Jun Tanaka</p><h2>Abstract</h2><p>${ABSTRACT}</p>${REFERENCES}</body>`,
    );
    expect(listing.kind).toBe('paper');
    expect(listing.sightings).toHaveLength(1);
    expect(listing.sightings[0]?.record).toMatchObject({
      title: 'How Bees Vote',
      authors: [{ name: 'Maria Keller' }, { name: 'Jun Tanaka' }],
      year: 2021,
      date: '2021-06-03',
      venue: 'Journal of Insects',
      abstract: ABSTRACT,
      ids: { doi: '10.5555/bees.12' },
    });
  });

  it('keeps the order of authors that the page shows', () => {
    const listing = read(
      `<head>${HIGHWIRE}</head><body><h1>How Bees Vote</h1><p>Jun Tanaka and Maria Keller</p></body>`,
    );
    expect(listing.sightings[0]?.record.authors.map((author) => author.name)).toEqual([
      'Jun Tanaka',
      'Maria Keller',
    ]);
  });

  it('is read from JSON-LD', () => {
    const data = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebSite', name: 'Journal' },
        {
          '@type': 'ScholarlyArticle',
          headline: 'How Bees Vote',
          author: [{ '@type': 'Person', name: 'Maria Keller' }],
          datePublished: '2021-06',
          isPartOf: {
            '@type': 'PublicationIssue',
            isPartOf: { '@type': 'Periodical', name: 'Journal of Insects' },
          },
        },
      ],
    };
    const listing = read(
      `<head><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><h1>How Bees Vote</h1></body>`,
    );
    expect(listing.kind).toBe('paper');
    expect(listing.sightings[0]?.record).toMatchObject({
      title: 'How Bees Vote',
      year: 2021,
      venue: 'Journal of Insects',
    });
  });

  it('is read from Dublin Core that says it is an article', () => {
    const listing = read(
      '<head><meta name="DC.title" content="How Bees Vote"><meta name="DC.creator" content="Maria Keller"><meta name="DC.type" content="Journal article"></head><body></body>',
    );
    expect(listing.sightings.map(({ record }) => record.title)).toEqual(['How Bees Vote']);
  });

  it('is read from one OpenURL', () => {
    const span =
      '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.atitle=How+Bees+Vote&amp;rft.au=Maria+Keller&amp;rft.date=2021"></span>';
    expect(read(`<body><h1>How Bees Vote</h1>${span}</body>`).sightings[0]?.record).toMatchObject({
      title: 'How Bees Vote',
      authors: [{ name: 'Maria Keller' }],
      year: 2021,
    });
  });

  it('is read from its layout where the head says nothing', () => {
    const listing = read(
      `<body><article><h1>How Bees Vote: A Field Study</h1><div>Maria Keller, Jun Tanaka</div><h6>Abstract</h6><p>${ABSTRACT}</p><h2>1 Introduction</h2>${PROSE}${PROSE}${REFERENCES}</article></body>`,
    );
    expect(listing.kind).toBe('paper');
    expect(listing.sightings.map(({ record }) => record.title)).toEqual(['How Bees Vote: A Field Study']);
    expect(listing.sightings[0]?.record.authors.map((author) => author.name)).toEqual([
      'Maria Keller',
      'Jun Tanaka',
    ]);
    expect(listing.sightings[0]?.record.abstract).toBe(ABSTRACT);
  });

  it('is not an essay that only offers a title and an author to citation managers', () => {
    const listing = read(
      `<head><meta name="citation_title" content="On Swarms"><meta name="citation_author" content="janus"></head><body><h1>On Swarms</h1>${PROSE}</body>`,
    );
    expect(listing).toMatchObject({ site: null, kind: null, sightings: [] });
  });
});
