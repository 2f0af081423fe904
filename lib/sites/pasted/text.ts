/**
 * The papers in a pasted text: a copied page, a CV, a reference list, Markdown, a list of identifiers, or a feed's
 * source. Nothing is fetched. `.bib` and `.ris` files belong to the formats, which this layer may not know: whoever
 * calls both asks them first.
 */
import { readIdList } from './id-list.ts';
import { readLabelled } from './labelled.ts';
import { splitLines, unwrap } from './lines.ts';
import { readListingLines } from './listing-lines.ts';
import { listed, mergeRepeated, THRESHOLD } from './listing.ts';
import type { Found, PastedListing } from './listing.ts';
import { doubted } from './other-things.ts';
import { readReferences } from './references.ts';

export type { PastedListing, PastedPaper } from './listing.ts';

/** Reads a pasted text. Never throws; a text without papers gives empty lists. */
export function readText(text: string): PastedListing {
  const lines = unwrap(splitLines(text));
  const labelled = readLabelled(lines);
  // Where the fields are named throughout, nothing else need be tried.
  if (labelled.length >= 3 && labelled.length * 25 > lines.length) return listed('text', labelled);
  const ways: Found[][] = [labelled, readIdList(lines), readReferences(lines), readListingLines(lines)];
  let best: Found[] = [];
  let most = 0;
  for (const way of ways) {
    const found = doubted(mergeRepeated(way), lines);
    const value = valueOf(found);
    if (value > most) [best, most] = [found, value];
  }
  return listed('text', best);
}

/** The worth of a whole reading: sure records count, complete ones more, doubtful ones little. */
function valueOf(found: readonly Found[]): number {
  let value = 0;
  for (const { record, confidence } of found) {
    const parts =
      1 +
      Number(record.authors.length > 0 || record.authorCount !== undefined) +
      0.7 * Number(record.abstract !== undefined) +
      0.4 * Number(record.year !== undefined);
    value += (confidence >= THRESHOLD ? confidence : confidence * 0.15) * parts;
  }
  return value;
}
