/** Reads the sample listing of the welcome page, as a site reader reads its site. */
import { SAMPLE_PAPERS, SAMPLE_YEAR } from './sample-papers.ts';
import type { Sighting, SiteReader } from '../../lib/sites/contract.ts';

/** Every entry of the sample carries its place in `SAMPLE_PAPERS`. */
export const ENTRY = '[data-sample]';

export const sampleReader: SiteReader = {
  id: 'sample',
  name: 'Offprint',
  proven: true,
  matches: [],
  hosts: [],
  recognise: () => 'listing',
  // Nothing comes later.
  containers: () => [],
  *entries({ document }) {
    for (const root of document.querySelectorAll(ENTRY)) yield { root };
  },
  read({ root }): Sighting | null {
    const paper = SAMPLE_PAPERS[Number((root as HTMLElement).dataset['sample'])];
    const title = root.querySelector('h3');
    const abstract = root.querySelector('[data-abstract]');
    if (!paper || !title || !abstract) return null;
    const authors = paper.authors.map((name) => ({ name }));
    return {
      record: { title: paper.title, authors, abstract: paper.abstract, year: SAMPLE_YEAR, ids: {} },
      confidence: 1,
      elements: { entry: root, anchor: title, title, abstract },
    };
  },
};
