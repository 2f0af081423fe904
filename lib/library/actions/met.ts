/**
 * The memory of papers that were shown but not kept. Relaxed: losing the last second of it harms nobody, so it is
 * written outside the log of operations and never for private windows.
 */
import { ROW_VERSION, type MetRow } from '../../paper/rows.ts';
import { tick } from '../database/clock.ts';
import { today } from '../reading/days.ts';
import type { Store } from '../database/store.ts';

/** Beyond this many rows the oldest go (a reader of 500 papers a day fills it in more than a year). */
const MOST = 200_000;

/** Notes that these papers stood before the reader's eyes today on `site`. Kept states are left as they are. */
export async function rememberSeen(
  store: Store,
  keys: readonly string[],
  site: string,
  now: number = Date.now(),
): Promise<void> {
  await store.use((db) =>
    db.transaction('rw', db.met, db.meta, async () => {
      const day = today(now);
      const known = await db.met.bulkGet([...keys]);
      const device = (await db.meta.get('device'))?.value;
      const updatedAt = tick(undefined, now, typeof device === 'string' ? device : '00000000');
      const rows: MetRow[] = [];
      keys.forEach((key, index) => {
        const row = known[index];
        if (!row) rows.push({ key, site, first: day, last: day, state: 'seen', v: ROW_VERSION, updatedAt });
        else if (row.state === 'seen' && row.last < day) rows.push({ ...row, last: day, updatedAt });
      });
      if (rows.length > 0) await db.met.bulkPut(rows);
    }),
  );
}

/** Lets the oldest go past the limit; answers how many went. */
export async function forgetOldest(store: Store, most: number = MOST): Promise<number> {
  return store.use(async (db) => {
    const surplus = (await db.met.count()) - most;
    if (surplus <= 0) return 0;
    const oldest = await db.met.orderBy('last').limit(surplus).primaryKeys();
    await db.met.bulkDelete(oldest);
    return oldest.length;
  });
}

/**
 * Forgets which papers were seen, for good: a wish to be forgotten is not kept for an undo. What the reader put away by
 * hand stays away. Answers how many were forgotten.
 */
export async function forgetSeen(store: Store): Promise<number> {
  return store.use((db) => db.met.filter((row) => row.state === 'seen').delete());
}

/** How many papers are remembered as seen. */
export async function countSeen(store: Store): Promise<number> {
  return store.use((db) => db.met.filter((row) => row.state === 'seen').count());
}
