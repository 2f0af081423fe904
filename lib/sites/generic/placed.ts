/** What was read from the lines of a page, put back into the page: numbers become elements again. */
import type { Places, ReadPage } from '../../paper/shown-page.ts';
import type { Listing, Sighting, SightingElements } from '../contract.ts';

/** What a page shows that shows no papers. */
export const NOTHING: Listing = { site: null, kind: null, sightings: [], guesses: [], broken: [] };

/** The listing of a page whose elements are these; a number that names none stands for the page as a whole. */
export function listingOf(read: ReadPage, elements: readonly Element[]): Listing {
  const [root] = elements;
  if (!root) return NOTHING;
  const at = (number: number): Element => elements[number] ?? root;
  const put = ({ entry, anchor, title, abstract }: Places): SightingElements => ({
    entry: at(entry),
    anchor: at(anchor),
    ...(title !== undefined && { title: at(title) }),
    ...(abstract !== undefined && { abstract: at(abstract) }),
  });
  const shown = (papers: ReadPage['papers']): Sighting[] =>
    papers.map(({ record, confidence, places, also }) => ({
      record,
      confidence,
      elements: put(places),
      ...(also && { also: also.map(put) }),
    }));
  const sightings = shown(read.papers);
  const guesses = shown(read.guesses);
  const isEmpty = sightings.length + guesses.length === 0;
  return { site: isEmpty ? null : 'generic', kind: read.kind, sightings, guesses, broken: [] };
}
