/** Puts a made library into the extension's database, past its code: through a page of its origin that runs none of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Offprint } from '../../e2e/harness/chromium.ts';
import { until } from '../../e2e/harness/deadline.ts';
import { madePapers, type MadePaper } from '../made-papers.ts';
import { rowsOf } from './rows.ts';

/** The note of how much there was: of the empty library, it would be wrong. */
interface WithStorage {
  storage: { local: { remove(key: string): Promise<void> } };
}

/** Papers whose rows are handed over at a time: some MB. */
const CHUNK = 1_000;

/** In a profile's folder: its library is filled. */
export const FILLED = 'filled';

/** Fills an empty library with `count` papers; answers the seconds that it took. */
export async function fill(offprint: Offprint, count: number): Promise<number> {
  const start = performance.now();
  // Its own code lays the tables out.
  const panel = await offprint.panel();
  const desk = await offprint.desk();
  await until('the tables are there', () => hasTables(desk));
  await panel.close();
  const folder = mkdtempSync(join(tmpdir(), 'offprint-rows-'));
  const give = async (rows: object, name: string): Promise<void> => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(rows));
    await desk.setInputFiles('input', file);
    await desk.evaluate(put);
    rmSync(file);
  };
  try {
    // Rows go in by file: what is sent to a page by automation takes several times as long.
    await desk.evaluate(() =>
      document.body.append(Object.assign(document.createElement('input'), { type: 'file' })),
    );
    const papers = madePapers(count);
    let giving = Promise.resolve();
    for (let at = 0; at < count; at += CHUNK) {
      const some = Array.from(
        { length: Math.min(CHUNK, count - at) },
        () => papers.next().value as MadePaper,
      );
      const rows = rowsOf(some, at);
      // The next ones are made while the browser writes these.
      await giving;
      giving = give(rows, String(at));
    }
    await giving;
    // The count of the empty library goes with it: an impossible one is counted anew.
    const meta = [
      { name: 'sequence', value: 1 },
      { name: 'tally', value: null },
    ];
    await give({ meta }, 'meta');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await desk.evaluate(() => (chrome as unknown as WithStorage).storage.local.remove('sentinel'));
  return (performance.now() - start) / 1000;
}

async function hasTables(desk: Page): Promise<boolean> {
  return desk.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'offprint')) return false;
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('offprint');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
    const isThere = db.objectStoreNames.contains('segments');
    db.close();
    return isThere;
  });
}

/** Runs in the page: writes the rows, by table, of the file that it was given. */
async function put(): Promise<void> {
  const file = document.querySelector('input')?.files?.[0];
  const rows = JSON.parse((await file?.text()) ?? '{}') as Record<string, object[]>;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('offprint');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
  const tables = Object.keys(rows);
  const transaction = db.transaction(tables, 'readwrite', { durability: 'relaxed' });
  for (const table of tables) {
    const store = transaction.objectStore(table);
    for (const row of rows[table] ?? []) store.put(row);
  }
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
  db.close();
}
