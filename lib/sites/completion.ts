/**
 * What a list left out of a paper, and the one page of the same site that shows it. Nothing is asked for here: whether
 * it is, and when, is decided by the reader and paced by `lib/browser/completing/`.
 */
import type { Bibliography } from '../paper/bibliography.ts';
import type { Listing, Page, SiteReader } from './contract.ts';
import { readPage } from './read-page.ts';
import { READERS } from './registry.ts';

export type Missing = 'authors' | 'abstract';

/** A page that would complete a paper. */
export interface Completion {
  site: string;
  url: string;
  missing: Missing;
}

/** The sites whose lists leave things out that their own pages of papers show. */
export const COMPLETING: readonly SiteReader[] = READERS.filter((reader) => reader.paperPage);

/** What a record lacks that a page of the paper would show: names first, since they are missed first. */
export function missingOf(record: Bibliography): Missing | null {
  const { authors, authorCount = 0, authorsTruncated, abstract } = record;
  if (authors.length === 0 || authorsTruncated || authorCount > authors.length) return 'authors';
  return abstract ? null : 'abstract';
}

/**
 * The page that completes a record, or null where it lacks nothing or no site is known to show it.
 *
 * @param preferred the site that showed the record: only its own page is named, if it has one of the paper
 */
export function completionOf(record: Bibliography, preferred?: string): Completion | null {
  const missing = missingOf(record);
  if (!missing) return null;
  const sites = COMPLETING.filter(({ id }) => preferred === undefined || id === preferred);
  for (const { id, paperPage } of sites) {
    const url = paperPage?.(record.ids);
    if (url) return { site: id, url, missing };
  }
  return null;
}

/**
 * Reads the page that was asked for; null when it does not show, by its site's own reader, exactly this one paper: an
 * error page, a changed layout or another paper gives no field at all.
 */
export function readCompletion(page: Page, { site }: Pick<Completion, 'site'>): Bibliography | null {
  const reader = COMPLETING.find(({ id }) => id === site);
  const listing: Listing = readPage(page);
  const [sighting] = listing.sightings;
  if (!reader || !sighting || listing.site !== site || listing.kind !== 'paper') return null;
  if (listing.sightings.length > 1 || listing.broken.length > 0) return null;
  const { record } = sighting;
  // What was asked for is what must have been answered.
  return reader.paperPage?.(record.ids) === page.url && missingOf(record) === null ? record : null;
}
