/**
 * A page's document in Node, for the lab. jsdom, because of the three libraries tried (happy-dom, linkedom, jsdom) its
 * parser alone builds the tree that Chromium builds on every stored page; it starts in 0.6 s and is the slowest, which
 * the lab can afford. `tests/e2e/lab-equals-chromium.ts` holds it to that.
 */
import { JSDOM, VirtualConsole } from 'jsdom';
import type { Page } from '../../lib/sites/contract.ts';

/** One window parses every page: a window for each took half as long again and kept more memory. */
let host: JSDOM | null = null;

/** The page that a text served at an address is. Scripts do not run and nothing is loaded. */
export function openPage(html: string, url: string): Page {
  // A console of its own without listeners: what jsdom thinks of a page's style sheets is nobody's business.
  host ??= new JSDOM('', { virtualConsole: new VirtualConsole() });
  // A parsed document is at its window's address, so that relative links resolve.
  host.reconfigure({ url });
  const document = new host.window.DOMParser().parseFromString(html, 'text/html');
  // Where scripts run, as in a browser, what a `noscript` holds is text and no element.
  for (const element of document.querySelectorAll('noscript')) element.textContent = element.innerHTML;
  return { document, url };
}
