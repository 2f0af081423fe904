/**
 * Who may ask what. A content script is half trusted: only the top frame of a page whose host the reader allows. Our
 * own pages are told by their origin, which the browser sets and no page can.
 */
import { browser } from 'wxt/browser';
import type { Sender } from '../../lib/wire/server.ts';

/** The manifest allows this host and scheme. Its patterns are "scheme://host/*", the scheme "https" or "*". */
function isAllowed(url: URL): boolean {
  const patterns: string[] = browser.runtime.getManifest().host_permissions ?? [];
  const schemes = url.protocol === 'https:' ? ['https', '*'] : url.protocol === 'http:' ? ['*'] : [];
  return schemes.some((scheme) => patterns.includes(`${scheme}://${url.hostname}/*`));
}

export function admitContent(sender: Sender): string | null {
  if (sender.id !== browser.runtime.id) return 'Not from Offprint.';
  if (sender.tab?.id === undefined) return 'Not from a tab.';
  if (sender.frameId !== 0) return 'Not from the top frame.';
  let url: URL;
  try {
    url = new URL(sender.url ?? '');
  } catch {
    return 'Not from a page.';
  }
  return isAllowed(url) ? null : 'Not from a site that Offprint reads.';
}

export function admitOwnPage(sender: Sender): string | null {
  if (sender.id !== browser.runtime.id) return 'Not from Offprint.';
  const own = browser.runtime.getURL('/');
  return sender.url?.startsWith(own) ? null : 'Not from a page of Offprint.';
}
