/**
 * Who may ask what. A content script is half trusted: only the top frame of a page whose host the reader allows. Our
 * own pages are told by their origin, which the browser sets and no page can.
 */
import { browser } from 'wxt/browser';
import { isOpened } from '../../lib/browser/sites/sites.ts';
import { siteOf } from '../../lib/sites/registry.ts';
import type { Sender } from '../../lib/wire/server.ts';

/** The manifest allows this host and scheme. Its patterns are "scheme://host/*", the scheme "https" or "*". */
function isAllowed(url: URL): boolean {
  const patterns: string[] = browser.runtime.getManifest().host_permissions ?? [];
  const schemes = url.protocol === 'https:' ? ['https', '*'] : url.protocol === 'http:' ? ['*'] : [];
  return schemes.some((scheme) => patterns.includes(`${scheme}://${url.hostname}/*`));
}

/** A site that the reader switched on, and that is one of those we know. */
async function isGranted(url: URL): Promise<boolean> {
  if (!siteOf(url.href)) return false;
  return browser.permissions.contains({ origins: [`${url.protocol}//${url.hostname}/*`] });
}

export async function admitContent(sender: Sender): Promise<string | null> {
  if (sender.id !== browser.runtime.id) return 'Not from Offprint.';
  if (sender.tab?.id === undefined) return 'Not from a tab.';
  if (sender.frameId !== 0) return 'Not from the top frame.';
  if (isWelcomePage(sender)) return null;
  let url: URL;
  try {
    url = new URL(sender.url ?? '');
  } catch {
    return 'Not from a page.';
  }
  const mayRead =
    isAllowed(url) || (await isOpened(sender.tab.id, sender.documentId, url.href)) || (await isGranted(url));
  return mayRead ? null : 'Not from a site that Offprint reads.';
}

/** Our own page with a sample listing on it, which speaks as a page that is read. */
export function isWelcomePage(sender: Sender): boolean {
  return sender.url?.split('#')[0] === browser.runtime.getURL('/welcome.html');
}

export function admitOwnPage(sender: Sender): string | null {
  if (sender.id !== browser.runtime.id) return 'Not from Offprint.';
  const own = browser.runtime.getURL('/');
  return sender.url?.startsWith(own) ? null : 'Not from a page of Offprint.';
}
