/**
 * A copied web page as the clipboard has it, as HTML and as text: read both ways, taken the way that understands more.
 * The HTML becomes a document of its own that loads nothing, runs nothing and is never shown.
 */
import type { Brought } from '../../../../lib/library/import/sources.ts';
import { readGeneric } from '../../../../lib/sites/generic/index.ts';
import { readPasted, type PastedPaper } from '../../../../lib/sites/pasted/index.ts';

/** More than any listing takes: longer HTML is left to its text. */
const LONGEST_HTML = 5_000_000;
/** Where links without a host would lead; addresses there are taken out again. */
const NOWHERE = 'https://copied-page.invalid/';

/** What to bring in of a paste or drop. `name`: as it is called in the preview. */
export function ofClipboard(html: string, text: string, name: string): Brought {
  const plain: Brought = { kind: 'text', name, text };
  if (html === '' || html.length > LONGEST_HTML) return plain;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const { sightings, guesses } = readGeneric({ document: page, url: NOWHERE });
  const papers = sightings.map(paperOf);
  const asText = readPasted(text);
  if (worthOf(papers) <= worthOf(asText.papers)) return plain;
  return { kind: 'records', name, format: 'page', papers, guesses: guesses.map(paperOf) };
}

function paperOf({ record, confidence }: PastedPaper): PastedPaper {
  const { url, links, ...rest } = record;
  const isSomewhere = (address: string): boolean => !address.startsWith(NOWHERE);
  const kept = links?.filter((link) => isSomewhere(link.url));
  return {
    record: {
      ...rest,
      ...(url !== undefined && isSomewhere(url) && { url }),
      ...(kept && kept.length > 0 && { links: kept }),
    },
    confidence,
  };
}

/** Papers count by how sure they are, and for every field that they have. */
function worthOf(papers: readonly PastedPaper[]): number {
  let worth = 0;
  for (const { record, confidence } of papers) {
    const { authors, abstract, year, ids } = record;
    const fields = [authors.length > 0, abstract, year, Object.keys(ids).length > 0].filter(Boolean).length;
    worth += confidence * (1 + fields / 2);
  }
  return worth;
}
