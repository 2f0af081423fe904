/** Makes the address of a snapshot for a download, which Chrome's service worker cannot. Closed when it is done. */
import { browser } from 'wxt/browser';
import type { AddressAsked } from '../../lib/browser/download.ts';
import { snapshotFile } from '../../lib/browser/snapshot-place.ts';

browser.runtime.onMessage.addListener((message: unknown, sender, respond: (url: string | null) => void) => {
  const asked = message as Partial<AddressAsked> | null;
  if (asked?.to !== 'offscreen' || typeof asked.snapshot !== 'string') return undefined;
  // Only the background: it has neither a tab nor, in Chrome, an address of a page.
  if (sender.id !== browser.runtime.id || sender.tab !== undefined) return undefined;
  snapshotFile(asked.snapshot).then(
    (file) => respond(URL.createObjectURL(file)),
    () => respond(null),
  );
  return true;
});
