/** Does what Chrome's service worker cannot: makes the address of a snapshot for a download, reads a page. */
import { browser } from 'wxt/browser';
import { readHere, type PageAsked } from '../../lib/browser/completing/read-fetched.ts';
import type { AddressAsked } from '../../lib/browser/files/download.ts';
import { snapshotFile } from '../../lib/browser/backups/snapshot-place.ts';

browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
  const asked = message as Partial<AddressAsked & PageAsked> | null;
  if (asked?.to !== 'offscreen') return undefined;
  // Only the background: it has neither a tab nor, in Chrome, an address of a page.
  if (sender.id !== browser.runtime.id || sender.tab !== undefined) return undefined;
  const { snapshot, html, url, site } = asked;
  if (html !== undefined && url !== undefined && site !== undefined) {
    respond(readHere({ to: 'offscreen', html, url, site }));
    return true;
  }
  if (snapshot === undefined) return undefined;
  snapshotFile(snapshot).then(
    (file) => respond(URL.createObjectURL(file)),
    () => respond(null),
  );
  return true;
});
