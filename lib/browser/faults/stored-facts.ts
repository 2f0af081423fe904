/** What Offprint stores on this machine, how much, and since when: counted where it lies, for the reader to see. */
import { browser } from 'wxt/browser';
import type { Store } from '../../library/database/store.ts';
import { opfsSnapshots } from '../backups/snapshot-place.ts';

export interface StoredFacts {
  /** Rows by table of the library, tombstones too. */
  rows: Record<string, number>;
  /** The schema's version, as Dexie counts. */
  version: number;
  /** When the first paper that is here was saved, ms since 1970; null for an empty library. */
  since: number | null;
  snapshots: { count: number; bytes: number; newest: number | null };
  /** Settings by name. */
  settings: string[];
  /** Bytes by the browser's own estimate, of everything together; null where it gives none. */
  bytes: number | null;
}

export async function storedFacts(store: Store): Promise<StoredFacts> {
  const [library, snapshots, settings, bytes] = await Promise.all([
    store.use(async (db) => {
      const counts = await Promise.all(db.tables.map(async (table) => [table.name, await table.count()]));
      const first = await db.papers.orderBy('dates.saved').first();
      return {
        rows: Object.fromEntries(counts) as Record<string, number>,
        version: db.verno,
        since: first?.dates.saved ?? null,
      };
    }),
    opfsSnapshots.list().catch(() => []),
    browser.storage.local.get(null),
    navigator.storage.estimate().then(
      ({ usage }) => usage ?? null,
      () => null,
    ),
  ]);
  return {
    ...library,
    snapshots: {
      count: snapshots.length,
      bytes: snapshots.reduce((sum, each) => sum + each.bytes, 0),
      newest: snapshots.at(-1)?.at ?? null,
    },
    settings: Object.keys(settings).toSorted(),
    bytes,
  };
}
