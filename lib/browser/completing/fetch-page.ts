/**
 * The only request that Offprint ever sends: the page of one paper, from a site that it reads anyway, without cookies,
 * without a referrer, and never to another address than the one asked for.
 */
import { COMPLETING } from '../../sites/completion.ts';
import { siteOf } from '../../sites/registry.ts';
import type { Trouble } from './state.ts';

/** A page of a paper is a tenth of it at most; longer answers are not read. */
const MOST_BYTES = 8_000_000;
/** ms. */
const PATIENCE = 20_000;
/** A pause is at least and at most so long, ms; without a word of the site, `DEFAULT`. */
const SHORTEST = 60_000;
const LONGEST = 24 * 3_600_000;
const DEFAULT = 15 * 60_000;

export type Fetched =
  | { kind: 'page'; html: string }
  | { kind: 'pause'; until: number }
  | { kind: 'failed'; trouble: Exclude<Trouble, 'stopped'> };

/** Asks for a page. Never rejects. */
export async function fetchPage(url: string, now: () => number = Date.now): Promise<Fetched> {
  const site = siteOf(url);
  if (!url.startsWith('https://') || !COMPLETING.some(({ id }) => id === site?.id)) return failed('changed');
  try {
    const answer = await fetch(url, {
      headers: { accept: 'text/html' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    // Too many requests, refused, overloaded: whatever the site calls it, it wants fewer of them.
    if (answer.status === 429 || answer.status === 403 || answer.status === 503)
      return { kind: 'pause', until: now() + pauseOf(answer.headers.get('retry-after'), now()) };
    if (!answer.ok) return failed(answer.status < 500 ? 'changed' : 'no-answer');
    const html = await textOf(answer);
    return html === null ? failed('changed') : { kind: 'page', html };
  } catch {
    return failed('no-answer');
  }
}

/** `Retry-After` (RFC 9110, section 10.2.3): seconds or a date; ms from now. */
export function pauseOf(header: string | null, now: number): number {
  const words = header?.trim() ?? '';
  const isDate = /^[A-Z][a-z]+, /.test(words);
  const asked = /^\d{1,9}$/.test(words) ? Number(words) * 1_000 : isDate ? Date.parse(words) - now : NaN;
  if (!Number.isFinite(asked)) return DEFAULT;
  return Math.min(LONGEST, Math.max(SHORTEST, asked));
}

/** The text of a page; null for anything else and for more than is read. */
async function textOf(answer: Response): Promise<string | null> {
  if (!/^text\/html\b/i.test(answer.headers.get('content-type') ?? '') || !answer.body) return null;
  const decoder = new TextDecoder();
  let html = '';
  let bytes = 0;
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    // Leaving the loop cancels the rest.
    if (bytes > MOST_BYTES) return null;
    html += decoder.decode(chunk, { stream: true });
  }
  return html + decoder.decode();
}

function failed(trouble: 'changed' | 'no-answer'): Fetched {
  return { kind: 'failed', trouble };
}
