/** How the lab prints what was read: the one shape of a paper that `read`, `readtext` and `cite` answer in. */
import type { Listing, Sighting } from '../../lib/sites/contract.ts';

/** A listing as the lab prints it. */
export function answerOf(
  listing: Pick<Listing, 'site' | 'kind' | 'sightings' | 'guesses'>,
): Record<string, unknown> {
  return {
    site: listing.site,
    kind: listing.kind,
    papers: listing.sightings.map(paperOf),
    guesses: listing.guesses.map(paperOf),
  };
}

/** One paper as the lab prints it. */
export function paperOf({
  record,
  confidence,
}: Pick<Sighting, 'record' | 'confidence'>): Record<string, unknown> {
  const { title, authors, authorsTruncated, authorCount, abstract, ids, url, date, year, venue, journalRef } =
    record;
  return {
    title,
    authors: authors.map((author) => author.name),
    ...(authorsTruncated && { authorsTruncated }),
    ...(authorCount && { authorCount }),
    abstract: abstract ?? null,
    ids,
    url: url ?? null,
    date: date ?? null,
    year: year ?? null,
    venue: venue ?? journalRef ?? null,
    confidence,
  };
}
