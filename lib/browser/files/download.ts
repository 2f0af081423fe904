/**
 * Downloads a snapshot from the background. A service worker cannot make the address that a download is read from, so
 * Chrome lends an offscreen document for it; Firefox's background page makes it itself.
 */
import { browser } from 'wxt/browser';
import { holdOffscreen, needsOffscreen } from './offscreen.ts';
import { snapshotFile } from '../backups/snapshot-place.ts';

/** Asked of the offscreen document: the address of a snapshot. */
export interface AddressAsked {
  to: 'offscreen';
  snapshot: string;
}

export type Downloaded =
  | { state: 'complete'; bytes: number }
  /** The browser asks the reader where each file goes: nothing can be saved quietly. */
  | { state: 'asked' }
  | { state: 'failed'; message: string };

/** So long may a download take, ms; one whose place is not settled by then waits for the reader in a dialog. */
const PATIENCE = 20_000;
const LONGEST = 300_000;

/** `name`: of the snapshot; `as`: path below Downloads. Needs the `downloads` permission. */
export async function downloadSnapshot(name: string, as: string): Promise<Downloaded> {
  const { url, release } = await addressOf(name);
  try {
    const id = await browser.downloads.download({
      url,
      filename: as,
      conflictAction: 'uniquify',
      saveAs: false,
    });
    return await ended(id);
  } catch (error) {
    return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
  } finally {
    await release();
  }
}

async function addressOf(snapshot: string): Promise<{ url: string; release(): Promise<void> }> {
  if (!needsOffscreen()) {
    const url = URL.createObjectURL(await snapshotFile(snapshot));
    return { url, release: async () => URL.revokeObjectURL(url) };
  }
  // Its closing lets go of the address.
  const release = await holdOffscreen();
  const question: AddressAsked = { to: 'offscreen', snapshot };
  const url: unknown = await browser.runtime.sendMessage(question);
  if (typeof url === 'string') return { url, release };
  await release();
  throw new Error('The backup could not be read.');
}

async function ended(id: number): Promise<Downloaded> {
  const from = Date.now();
  for (;;) {
    const [item] = await browser.downloads.search({ id });
    if (!item) return { state: 'failed', message: 'The browser removed the download.' };
    if (item.state === 'complete') return { state: 'complete', bytes: item.fileSize };
    if (item.state === 'interrupted')
      return item.error === 'USER_CANCELED'
        ? { state: 'asked' }
        : { state: 'failed', message: item.error ?? 'The download was interrupted.' };
    const waited = Date.now() - from;
    if (waited > LONGEST || (waited > PATIENCE && !item.filename)) {
      await browser.downloads.cancel(id);
      return waited > LONGEST
        ? { state: 'failed', message: 'The download did not end.' }
        : { state: 'asked' };
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
