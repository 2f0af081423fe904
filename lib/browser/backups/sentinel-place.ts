/** Keeps the library's sentinel in `storage.local`, which survived every damage to IndexedDB that was tried. */
import { browser } from 'wxt/browser';
import type { Sentinel, SentinelPlace } from '../../library/database/sentinel.ts';
import { parseTotals, type Counts } from '../../library/database/tally.ts';

/** Also written by `library-pointer.ts`, in one write with the name of the library that it is of. */
export const SENTINEL_KEY = 'sentinel';
const KEY = SENTINEL_KEY;

/** Told after every change of the library, wherever it was made; answers how to end that. */
export function onLibraryChange(take: () => void): () => void {
  const listen = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && KEY in changes) take();
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}

export const localSentinel: SentinelPlace = {
  async read() {
    const value = (await browser.storage.local.get(KEY))[KEY] as Partial<Sentinel> | undefined;
    if (typeof value?.library !== 'string' || typeof value.papers !== 'number') return null;
    const totals = parseTotals(value.totals);
    const { library, papers, sequence = 0 } = value;
    return { library, papers, sequence, ...(totals && { totals }) };
  },
  async write(sentinel) {
    await browser.storage.local.set({ [KEY]: sentinel });
  },
};

/** How many papers there were after the last change; null where that is not known. */
export async function keptTotals(): Promise<Counts | null> {
  return (await localSentinel.read())?.totals ?? null;
}
