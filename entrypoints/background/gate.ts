/**
 * Who may ask what. A content script is half trusted: only the top frame of a page whose host the reader allows. Our
 * own pages are told by their origin, which the browser sets and no page can.
 */
import { browser } from 'wxt/browser';
import type { Sender } from '../../lib/wire/server.ts';

/** Hosts that the manifest allows from the first start on. */
function allowedHosts(): string[] {
  const patterns = browser.runtime.getManifest().host_permissions ?? [];
  return patterns.flatMap((pattern) => /^(?:https|\*):\/\/([^/*]+)\//.exec(String(pattern))?.[1] ?? []);
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
  const isWeb = url.protocol === 'https:' || (url.protocol === 'http:' && import.meta.env.VITE_TEST_BUILD === '1');
  if (!isWeb || !allowedHosts().includes(url.hostname)) return 'Not from a site that Offprint reads.';
  return null;
}

export function admitOwnPage(sender: Sender): string | null {
  if (sender.id !== browser.runtime.id) return 'Not from Offprint.';
  const own = browser.runtime.getURL('/');
  return sender.url?.startsWith(own) ? null : 'Not from a page of Offprint.';
}
