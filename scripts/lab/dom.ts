/** A page's document in Node, for the lab. Which library makes it was measured; see `tests/e2e/lab-equals-chromium.ts`. */
import { parseHTML } from 'linkedom';
import type { Page } from '../../lib/sites/contract.ts';

/** The page that a text served at an address is. Scripts do not run and nothing is loaded. */
export function openPage(html: string, url: string): Page {
  return { document: parseHTML(html).document as unknown as Document, url };
}
