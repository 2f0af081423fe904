/** How old the last snapshot is against what changed since: kept in `storage.local`, so that asking opens no file. */
import { browser } from 'wxt/browser';
import { SENTINEL_KEY } from './sentinel-place.ts';

const KEY = 'lastSnapshot';
const DAY = 86_400_000;
/** A library that has changed and had no snapshot for so long is worth a word. */
const OLD = 7 * DAY;

interface Last {
  /** ms since 1970. */
  at: number;
  /** Of the last action in it. */
  sequence: number;
}

function parse(value: unknown): Last | null {
  const { at, sequence } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Last>;
  return typeof at === 'number' && typeof sequence === 'number' ? { at, sequence } : null;
}

/** A snapshot was read back. */
export async function noteSnapshot({ at, sequence }: Last): Promise<void> {
  await browser.storage.local.set({ [KEY]: { at, sequence } });
}

/** When the last snapshot was taken (ms since 1970), if the library is ahead of it and it is a week old; else null. */
export async function oldSnapshot(now: number = Date.now()): Promise<number | null> {
  const kept = await browser.storage.local.get([KEY, SENTINEL_KEY]);
  const last = parse(kept[KEY]);
  const { sequence } = (kept[SENTINEL_KEY] ?? {}) as { sequence?: number };
  if (!last || sequence === undefined || sequence <= last.sequence) return null;
  // A clock that was set back makes a snapshot of the future: that one is old, too.
  return now - last.at >= OLD || last.at > now + DAY ? last.at : null;
}

/** The library is ahead of its last snapshot: what the alarm for it forgot, the next start takes up. */
export async function isBehind(): Promise<boolean> {
  const kept = await browser.storage.local.get([KEY, SENTINEL_KEY]);
  const { sequence = 0 } = (kept[SENTINEL_KEY] ?? {}) as { sequence?: number };
  return sequence > (parse(kept[KEY])?.sequence ?? 0);
}
