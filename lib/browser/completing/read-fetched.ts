/** Reads a page that was asked for in a context that has a document: Chrome's offscreen one, Firefox's background. */
import { browser } from 'wxt/browser';
import * as v from 'valibot';
import type { Bibliography } from '../../paper/bibliography.ts';
import { BibliographySchema } from '../../paper/schemas.ts';
import { readCompletion } from '../../sites/completion.ts';
import { holdOffscreen, needsOffscreen } from '../files/offscreen.ts';

/** Asked of the offscreen document: what a page says of its paper. */
export interface PageAsked {
  to: 'offscreen';
  html: string;
  url: string;
  site: string;
}

/** What a page that was asked for says of its paper; null when it is not that page. The page's text is not trusted. */
export async function readFetched(html: string, url: string, site: string): Promise<Bibliography | null> {
  const parsed = v.safeParse(BibliographySchema, await read({ to: 'offscreen', html, url, site }));
  return parsed.success ? parsed.output : null;
}

async function read(asked: PageAsked): Promise<unknown> {
  if (!needsOffscreen()) return readHere(asked);
  const release = await holdOffscreen();
  try {
    return await browser.runtime.sendMessage(asked);
  } finally {
    await release();
  }
}

/** Reads where a document is at hand. No script of the page runs and nothing it names is loaded. */
export function readHere({ html, url, site }: PageAsked): Bibliography | null {
  const document = new DOMParser().parseFromString(html, 'text/html');
  return readCompletion({ document, url }, { site });
}
