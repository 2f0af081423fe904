/** The sample pages that ship are the ones their builders write, and the readers read from them what was put in. */
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readPage } from '../../../lib/sites/read-page.ts';
import { samplePages } from '../../support/sample-pages.ts';
import { SAMPLE_RECORDS } from '../../support/sample.ts';

const pages = samplePages();

describe('sample pages', () => {
  test.each(pages)('$file is what its builder writes', ({ file, html }) => {
    const committed = readFileSync(new URL(`../../fixtures/pages/${file}`, import.meta.url), 'utf8');
    expect(committed, 'write them again: node tests/support/write-sample.ts').toBe(html);
  });

  test('the listing is read back field by field', () => {
    const listing = pages.find(({ file }) => file === 'arxiv-new.html');
    const document = new JSDOM(listing?.html, { url: listing?.url ?? '' }).window.document;
    const { sightings, broken } = readPage({ document, url: listing?.url ?? '' });
    expect(broken).toEqual([]);
    expect(
      sightings.map(({ record }) => ({
        id: record.ids.arxiv,
        title: record.title,
        authors: record.authors.map(({ name }) => name),
      })),
    ).toEqual(SAMPLE_RECORDS.map(({ id, title, authors }) => ({ id, title, authors })));
    expect(sightings.map(({ record }) => record.abstract)).toEqual(
      SAMPLE_RECORDS.map(({ abstract }) => abstract),
    );
    expect(sightings.filter(({ record }) => record.withdrawn).map(({ record }) => record.ids.arxiv)).toEqual([
      '2611.90006',
    ]);
  });
});
