/** A large library is lost and restored from its snapshot, and from a file: every row is what it was. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { fill } from '../../../bench/library/fill.ts';
import { storeFolder } from '../../harness/damage.ts';
import { counted, rounds } from '../../harness/scorecard.ts';
import { launchIn } from './launch.ts';

const PATIENCE = 240_000;

interface Digest {
  rows: number;
  /** SHA-256 over all rows, in the order of their keys. */
  hash: string;
}

/** What the library holds that a reader could miss, as one number. Runs on whichever database is the library now. */
function digest(desk: Page): Promise<Digest> {
  return desk.evaluate(async () => {
    const { database } = await chrome.storage.local.get('database');
    const { name } = (database ?? { name: 'offprint' }) as { name: string };
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('error', () => reject(opening.error));
      opening.addEventListener('success', () => resolve(opening.result));
    });
    const stable = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(stable);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, each]) => each !== undefined)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, each]) => [key, stable(each)]),
      );
    };
    let rows = 0;
    const texts: string[] = [];
    for (const store of [
      'papers',
      'records',
      'keys',
      'abstracts',
      'marks',
      'collections',
      'tags',
      'decisions',
    ]) {
      const all = await new Promise<unknown[]>((resolve, reject) => {
        const asked = db.transaction(store).objectStore(store).getAll();
        asked.addEventListener('error', () => reject(asked.error));
        asked.addEventListener('success', () => resolve(asked.result));
      });
      rows += all.length;
      texts.push(store, JSON.stringify(all.map(stable)));
    }
    db.close();
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(texts.join('\n')));
    return {
      rows,
      hash: [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    };
  });
}

export function restoreTests(): void {
  const size = rounds({ full: 10_000 });
  if (size === 0) return;
  counted(
    'F8',
    `${size} papers lost and restored from the snapshot: every row as it was`,
    async (tally) => {
      const profile = mkdtempSync(join(tmpdir(), 'offprint-restore-'));
      let offprint = await launchIn(profile);
      try {
        await fill(offprint, size);
        await offprint.ask('snapshot', null);
        const before = await digest(await offprint.desk());
        await offprint.close();
        rmSync(storeFolder(profile, offprint.origin), { recursive: true });
        offprint = await launchIn(profile);
        const page = await offprint.ownPage('recovery.html', { width: 900, height: 900 });
        page.setDefaultTimeout(PATIENCE);
        await page.locator('[data-recovery="lost"]').waitFor();
        await page.click('[data-action="restore-last"]');
        await page.waitForSelector('[data-brings]');
        await page.click('[data-action="restore-now"]');
        await page.waitForSelector('[data-recovery="good"]');
        const after = await digest(await offprint.desk());
        tally.n = before.rows;
        if (after.rows !== before.rows) tally.failures.push(`${after.rows} rows of ${before.rows}`);
        else if (after.hash !== before.hash) tally.failures.push('rows differ');
        tally.figure(`${size} papers in ${before.rows.toLocaleString('en')} rows, n counts rows`);
      } finally {
        await offprint.close().catch(() => undefined);
        rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      }
    },
    2 * PATIENCE,
  );
}
