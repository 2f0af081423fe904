/** `read`: the papers on a page, from its HTML and the address it was served at. */
import { readFile } from 'node:fs/promises';
import type { Listing, Sighting } from '../../lib/sites/contract.ts';
import { readPage, type Fallback } from '../../lib/sites/read-page.ts';
import { openPage } from './dom.ts';
import { textField, type Verb } from './verb.ts';

async function generic(): Promise<Fallback | undefined> {
  return undefined;
}

export const verb: Verb = {
  async open() {
    const fallback = await generic();
    return async (line) => {
      const url = textField(line, 'url');
      const html = 'html' in line ? textField(line, 'html') : await readFile(textField(line, 'file'), 'utf8');
      return answerOf(readPage(openPage(html, url), fallback));
    };
  },
};

/** A listing as the lab prints it. */
export function answerOf(listing: Listing): Record<string, unknown> {
  return {
    site: listing.site,
    kind: listing.kind,
    papers: listing.sightings.map(paperOf),
    guesses: listing.guesses.map(paperOf),
  };
}

/** One paper as the lab prints it. */
export function paperOf({ record, confidence }: Sighting): Record<string, unknown> {
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
