/** Why the last snapshot was not taken, kept until one is: nobody is there to be told when it happens. */
import { browser } from 'wxt/browser';

const KEY = 'snapshotFailure';

export async function readSnapshotFailure(): Promise<string | null> {
  const value = (await browser.storage.local.get(KEY))[KEY];
  return typeof value === 'string' ? value : null;
}

export async function writeSnapshotFailure(message: string | null): Promise<void> {
  if (message === null) await browser.storage.local.remove(KEY);
  else await browser.storage.local.set({ [KEY]: message.slice(0, 500) });
}
