/**
 * Whatever a reader pastes or drops: the source of a feed (Atom, RSS, JSON) or a text. `.bib`, `.ris` and other file
 * formats belong to `formats`, which the readers of pages do not know: callers that have both ask those first.
 */
import { readJsonFeed } from './feeds-json.ts';
import { readXmlFeed } from './feeds-xml.ts';
import { listed } from './listing.ts';
import type { PastedListing } from './listing.ts';
import { readText } from './text.ts';

export type { PastedListing, PastedPaper } from './listing.ts';
export { readText } from './text.ts';

/** Longer input is cut: a paste is read in the panel, a bigger file is imported. */
const LONGEST = 30_000_000;

/** Reads pasted text or a feed's source. Never throws; empty lists where there are no papers. */
export function readPasted(source: string): PastedListing {
  const text = source.slice(0, LONGEST).replace(/^\uFEFF/, '');
  const start = text.slice(0, 2_000).trimStart();
  if (/^[[{]/.test(start)) {
    const value = parseJson(text);
    if (value !== undefined) {
      const wrapped = bodyOf(value);
      if (wrapped !== null) return readPasted(wrapped);
      return listed('json', readJsonFeed(value));
    }
  }
  if (/^<(?:\?xml|!--|feed|rss|rdf:rdf|entry|channel)/i.test(start)) {
    const feed = readXmlFeed(text);
    if (feed) return listed(feed.source, feed.found);
  }
  return readText(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A stored answer of a server, `{"url", "status", "body": "<feed…"}`. */
function bodyOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'body')) return null;
  const { body } = value as { body: unknown };
  return typeof body === 'string' && body.trimStart().startsWith('<') ? body : null;
}
