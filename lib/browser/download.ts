/**
 * Downloads a snapshot from the background. A service worker cannot make the address that a download is read from, so
 * Chrome lends an offscreen document for it; Firefox's background page makes it itself.
 */
import { browser } from 'wxt/browser';
import { snapshotFile } from './snapshot-place.ts';

const PAGE = 'offscreen.html';

/** Asked of the offscreen document: the address of a snapshot. */
export interface AddressAsked {
  to: 'offscreen';
  snapshot: string;
}

interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
  hasDocument?(): Promise<boolean>;
}

const offscreenOf = () => (browser as unknown as { offscreen?: Offscreen }).offscreen;

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
  const offscreen = offscreenOf();
  if (!offscreen) {
    const url = URL.createObjectURL(await snapshotFile(snapshot));
    return { url, release: async () => URL.revokeObjectURL(url) };
  }
  if (!(await offscreen.hasDocument?.())) {
    await offscreen.createDocument({
      url: PAGE,
      reasons: ['BLOBS'],
      justification: 'Hands a backup of the library to the browser as a download.',
    });
  }
  const question: AddressAsked = { to: 'offscreen', snapshot };
  const url: unknown = await browser.runtime.sendMessage(question);
  if (typeof url !== 'string') throw new Error('The backup could not be read.');
  return { url, release: () => offscreen.closeDocument() };
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
