/** Keeps the library's sentinel in `storage.local`, which survived every damage to IndexedDB that was tried. */
import { browser } from 'wxt/browser';
import type { Sentinel, SentinelPlace } from '../library/sentinel.ts';

const KEY = 'sentinel';

export const localSentinel: SentinelPlace = {
  async read() {
    const value = (await browser.storage.local.get(KEY))[KEY] as Partial<Sentinel> | undefined;
    if (typeof value?.library !== 'string' || typeof value.papers !== 'number') return null;
    return { library: value.library, papers: value.papers, sequence: value.sequence ?? 0 };
  },
  async write(sentinel) {
    await browser.storage.local.set({ [KEY]: sentinel });
  },
};
