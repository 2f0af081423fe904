import { describe, expect, it } from 'vitest';
import { readGeneric } from '../../../../lib/sites/generic/index.ts';
import { openPage } from '../../../../scripts/lab/dom.ts';
import { NEGATIVES } from '../../../fixtures/generic/negatives.ts';
import { PAPERS, SHAPES } from '../../../fixtures/generic/records.ts';
import { UNUSUAL } from '../../../fixtures/generic/unusual.ts';
import { UNUSUAL_LISTS } from '../../../fixtures/generic/unusual-lists.ts';

const YEARLESS = new Set([
  'a list of accepted papers with authors and affiliations',
  'a table of contents with page numbers',
]);

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe('the same papers in many shapes', () => {
  for (const shape of SHAPES) {
    it(`reads ${shape.name}`, () => {
      const listing = readGeneric(openPage(shape.html(PAPERS), 'https://keller.example.org/publications'));
      expect(listing.site).toBe('generic');
      expect(listing.kind).toBe('listing');
      const read = listing.sightings.map(({ record }) => ({
        title: fold(record.title),
        authors: record.authors.map((author) => author.name),
        year: YEARLESS.has(shape.name) ? 0 : record.year,
        abstract: shape.abstracts ? record.abstract : '',
      }));
      expect(read).toEqual(
        PAPERS.map((paper) => ({
          title: fold(paper.title),
          authors: paper.authors.map(shape.nameAs ?? ((name) => name)),
          year: YEARLESS.has(shape.name) ? 0 : paper.year,
          abstract: shape.abstracts ? paper.abstract : '',
        })),
      );
    });
  }
});

describe('pages of other countries and other times', () => {
  for (const { name, html, papers } of [...UNUSUAL, ...UNUSUAL_LISTS]) {
    it(`gives the papers of ${name}`, () => {
      const { sightings } = readGeneric(openPage(html, 'https://moe.example.org/papers'));
      const read = sightings.map(({ record }) => [
        record.title,
        record.authors.map((author) => author.name),
        record.year,
      ]);
      expect(read).toEqual(papers);
    });
  }
});

describe('pages without papers', () => {
  for (const { name, html } of NEGATIVES) {
    it(`lists nothing on ${name}`, () => {
      const listing = readGeneric(openPage(html, 'https://site.example.org/page'));
      expect(listing.sightings.map(({ record }) => record.title)).toEqual([]);
      expect(listing.kind).toBeNull();
    });
  }
});
