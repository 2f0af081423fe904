/** Sites without a reader of their own: the general reader alone gives their papers, in the shapes that are known. */
import { describe, expect, it } from 'vitest';
import { readGeneric } from '../../../../lib/sites/generic/index.ts';
import { GENERAL_SITES } from '../../../../lib/sites/general-sites.ts';
import { readerFor, SITES, siteOf } from '../../../../lib/sites/registry.ts';
import { openPage } from '../../../../scripts/lab/dom.ts';
import { GENERAL_SITE_PAGES } from '../../../fixtures/generic/general-sites.ts';
import { PAPERS } from '../../../fixtures/generic/records.ts';

describe('a site without a reader of its own', () => {
  for (const { name, url, html, hasIds } of GENERAL_SITE_PAGES) {
    it(`gives its papers: ${name}`, () => {
      const { sightings } = readGeneric(openPage(html(PAPERS), url));
      expect(
        sightings.map(({ record }) => ({
          title: record.title,
          authors: record.authors.map((author) => author.name),
          year: record.year,
          abstract: record.abstract,
          arxiv: hasIds ? record.ids.arxiv : '',
        })),
      ).toEqual(
        PAPERS.map(({ title, authors, year, abstract, arxiv }) => ({
          title,
          authors,
          year,
          abstract,
          arxiv: hasIds ? arxiv : '',
        })),
      );
    });
  }

  it('is known by name, optional, and read by nobody else', () => {
    for (const { id, hosts } of GENERAL_SITES) {
      expect(SITES.find((site) => site.id === id)).toMatchObject({ required: false, isGeneral: true });
      for (const host of hosts) {
        expect(siteOf(`https://${host}/`)?.id).toBe(id);
        expect(readerFor(`https://${host}/`)).toBeNull();
      }
    }
  });
});
