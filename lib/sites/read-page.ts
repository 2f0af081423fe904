/**
 * Reads a whole page with the reader that knows its site, for the popup and the lab; the generic reader takes over
 * where none does or where one has broken. Slices and expectations are `page-reader.ts`'s affair.
 */
import type { Listing, Page, Sighting } from './contract.ts';
import { createPageReader, fold, keyOfSighting, messageOf } from './page-reader.ts';
import { readerFor } from './registry.ts';

export { createPageReader, keyOfSighting, MOST_ENTRIES } from './page-reader.ts';

/** A reader for pages that no site reader knows or that have broken one (the generic reader, where it is loaded). */
export type Fallback = (page: Page) => Listing;

/**
 * Everything a page shows. Never throws: what a reader cannot do is told in `broken`. A paper shown twice is one
 * sighting with its further places in `also`; `PageReader` gives each place by itself, under the same key.
 */
export function readPage(page: Page, fallback?: Fallback): Listing {
  const reader = readerFor(page.url);
  if (!reader) return fallBack(page, fallback, []) ?? nothing(null, []);
  const kind = reader.recognise(new URL(page.url));
  const pages = createPageReader(page, reader);
  const sightings = together(pages.next(Infinity));
  const broken = pages.broken();
  if (broken.length > 0) {
    const other = fallBack(page, fallback, broken);
    // One odd entry among hundreds is no reason to take a guess at them all.
    if (other && other.sightings.length > 0 && other.sightings.length >= sightings.length) return other;
  }
  if (sightings.length === 0) return nothing(reader.id, broken);
  return { site: reader.id, kind, sightings, guesses: [], broken };
}

function nothing(site: string | null, broken: string[]): Listing {
  return { site, kind: null, sightings: [], guesses: [], broken };
}

function fallBack(page: Page, fallback: Fallback | undefined, broken: string[]): Listing | null {
  if (!fallback) return null;
  try {
    const listing = fallback(page);
    return { ...listing, broken: [...broken, ...listing.broken] };
  } catch (error) {
    return nothing(null, [...broken, `The general reader stopped: ${messageOf(error)}`]);
  }
}

function together(sightings: Sighting[]): Sighting[] {
  const kept: Sighting[] = [];
  const byKey = new Map<string, Sighting>();
  const byTitle = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const key = keyOfSighting(sighting);
    const namesakes = key.startsWith('title:') ? (byTitle.get(fold(sighting.record.title)) ?? []) : [];
    const first = byKey.get(key) ?? namesakes.find((other) => agree(other, sighting));
    if (first) {
      (first.also ??= []).push(sighting.elements);
      continue;
    }
    kept.push(sighting);
    byKey.set(key, sighting);
    if (key.startsWith('title:')) byTitle.set(fold(sighting.record.title), [...namesakes, sighting]);
  }
  return kept;
}

/** Without identifiers: nothing that both say of venue and year differs. */
function agree({ record: a }: Sighting, { record: b }: Sighting): boolean {
  const sameVenue = !a.venue || !b.venue || fold(a.venue) === fold(b.venue);
  return sameVenue && (!a.year || !b.year || a.year === b.year);
}
