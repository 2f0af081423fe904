/** A library that comes back damaged is noticed, whatever the damage, and comes back whole from its snapshot. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { buildFolder } from '../../scripts/setup/build.ts';
import { findBrowser } from '../../scripts/setup/browsers.ts';
import { madeUpRecords, type SampleRecord } from '../support/records.ts';
import { Offprint } from './harness/chromium.ts';
import { DAMAGES, storeFolder } from './harness/damage.ts';
import { until } from './harness/deadline.ts';
import { counted, type Tally } from './harness/scorecard.ts';
import { killedImportTests } from './suites/killed-imports.ts';
import { weeklyFileTests } from './suites/weekly-file.ts';

/** Of several blocks of a table; each of the damages restores them anew. */
const BEFORE = madeUpRecords(500, 3);
const AFTER = madeUpRecords(20, 4);

function launch(profile: string): Promise<Offprint> {
  const browser = findBrowser('chromium');
  if (!browser) throw new Error('no Chromium was found');
  return Offprint.launch({ browser, extension: buildFolder('chrome'), profile });
}

const save = (offprint: Offprint, records: SampleRecord[]) =>
  offprint.ask('saveAll', {
    operation: `save-${records[0]?.id}`,
    site: 'arxiv',
    url: 'https://arxiv.org/list/cs.LG/new',
    records: records.map(({ id, title, authors, abstract }) => ({
      title,
      authors: authors.map((name) => ({ name })),
      abstract,
      ids: { arxiv: id },
    })),
  });

interface Health {
  state: string;
  found: number;
}

/** Papers in the database that is the library now. */
async function count(offprint: Offprint): Promise<number> {
  const desk = await offprint.desk();
  return desk.evaluate(async () => {
    const { database } = await chrome.storage.local.get('database');
    const { name } = (database ?? { name: 'offprint' }) as { name: string };
    const { storageBuckets } = navigator as unknown as {
      storageBuckets: { open(bucket: string): Promise<{ indexedDB: IDBFactory }> };
    };
    const factory = name.endsWith('-apart') ? (await storageBuckets.open(name)).indexedDB : indexedDB;
    return new Promise<number>((resolve, reject) => {
      const opening = factory.open(name);
      opening.addEventListener('error', () => reject(opening.error));
      opening.addEventListener('success', () => {
        const counting = opening.result.transaction('papers').objectStore('papers').count();
        counting.addEventListener('error', () => reject(counting.error));
        counting.addEventListener('success', () => {
          opening.result.close();
          resolve(counting.result);
        });
      });
    });
  });
}

const health = (offprint: Offprint) => offprint.ask<Health>('health', null);

/** Restores by the page's buttons and waits for its word. */
async function restoreLast(page: Page): Promise<void> {
  await page.click('[data-action="restore-last"]');
  await page.waitForSelector('[data-brings]');
  await page.click('[data-action="restore-now"]');
  await page.waitForSelector('[data-recovery="good"]', { timeout: 15_000 });
}

describe('a library in a profile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-recovery-'));
  const whole = join(folder, 'whole');
  let origin = '';

  beforeAll(async () => {
    let offprint = await launch(whole);
    origin = offprint.origin;
    await save(offprint, BEFORE);
    expect(await offprint.ask('snapshot', null)).toMatchObject({ papers: BEFORE.length });
    await offprint.close();
    // At the next start the store turns its log into a table; what comes then stands in the log.
    offprint = await launch(whole);
    await save(offprint, AFTER);
    expect(await count(offprint)).toBe(BEFORE.length + AFTER.length);
    await offprint.close();
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

  let copies = 0;
  const copy = (): string => {
    const profile = join(folder, `copy-${++copies}`);
    cpSync(whole, profile, { recursive: true });
    for (const lock of ['Lock', 'Cookie', 'Socket'])
      rmSync(join(profile, `Singleton${lock}`), { force: true });
    return profile;
  };

  /** Nothing of it is shown as good or as empty, nothing is written, and the last snapshot brings it back. */
  async function isNoticedAndRestored(profile: string, tally: Tally): Promise<void> {
    const offprint = await launch(profile);
    try {
      // What no count shows is found where rows are read: by a snapshot, or by the look at all rows after the start.
      await offprint.ask('snapshot', null).catch(() => undefined);
      const found = await until(
        'the damage is noticed',
        async () => {
          const { state } = await health(offprint).catch(() => ({ state: 'failed' }));
          return state === 'good' ? null : state;
        },
        25_000,
      );
      expect(['lost', 'damaged']).toContain(found);
      tally.figure(found);
      await expect(save(offprint, madeUpRecords(1, 5))).rejects.toThrow();
      expect(offprint.context.pages().some((page) => page.url().endsWith('/welcome.html'))).toBe(false);
      const page = await offprint.ownPage('sidepanel.html', { width: 400, height: 600 });
      for (const path of ['popup.html', 'recovery.html']) {
        await page.waitForSelector('[data-recovery]');
        await page.goto(`${offprint.origin}/${path}`);
      }
      await restoreLast(page);
      expect(await count(offprint)).toBeGreaterThanOrEqual(BEFORE.length);
      await save(offprint, madeUpRecords(1, 5));
      await page.goto(`${offprint.origin}/library.html`);
      await page.fill('input[type=search]', BEFORE[0]?.title ?? '');
      await page.waitForSelector('[data-paper]', { timeout: 15_000 });
    } finally {
      await offprint.close();
    }
    // And it is there at the next start too.
    const again = await launch(profile);
    try {
      expect(await health(again)).toMatchObject({ state: 'good' });
    } finally {
      await again.close();
    }
    tally.count();
  }

  for (const [kind, damage] of Object.entries(DAMAGES))
    counted(
      'F8',
      'the store is damaged on disk: noticed, never taken for an empty library, and restored',
      (tally) => {
        const profile = copy();
        damage(storeFolder(profile, origin));
        return isNoticedAndRestored(profile, tally);
      },
      90_000,
      kind,
    );

  counted(
    'F8',
    'the store and what was noted of it are gone together: noticed by the snapshot, and restored',
    async (tally) => {
      const profile = copy();
      const offprint = await launch(profile);
      const desk = await offprint.desk();
      await desk.evaluate(() => chrome.storage.local.clear());
      expect(await desk.evaluate(() => chrome.storage.local.get('sentinel'))).toEqual({});
      await offprint.close();
      rmSync(storeFolder(profile, origin), { recursive: true });
      await isNoticedAndRestored(profile, tally);
    },
    90_000,
  );

  counted('F9', 'the data is cleared under an open browser: noticed and restored', async (tally) => {
    const offprint = await launch(copy());
    try {
      const tab = await offprint.open('about:blank');
      await tab.cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
      await until('the loss is noticed', async () => {
        await save(offprint, madeUpRecords(1, 6)).catch(() => undefined);
        return (await health(offprint)).state !== 'good';
      });
      const page = await offprint.ownPage('recovery.html', { width: 900, height: 900 });
      await restoreLast(page);
      expect(await count(offprint)).toBeGreaterThanOrEqual(BEFORE.length);
      tally.count();
    } finally {
      await offprint.close();
    }
  });

  counted('F16', 'what was noted of it is gone, the library is whole: no alarm', async (tally) => {
    const offprint = await launch(copy());
    try {
      const desk = await offprint.desk();
      await desk.evaluate(() => chrome.storage.local.clear());
      const tab = await offprint.open('about:blank');
      await offprint.stopWorker(tab).catch(() => undefined);
      expect(await health(offprint)).toMatchObject({
        state: 'good',
        found: BEFORE.length + AFTER.length,
      });
      tally.count();
    } finally {
      await offprint.close();
    }
  });

  counted(
    'F16',
    'its name is gone too, after a restore: the restored library is found again',
    async (tally) => {
      const profile = copy();
      rmSync(storeFolder(profile, origin), { recursive: true });
      const offprint = await launch(profile);
      try {
        const page = await offprint.ownPage('recovery.html', { width: 900, height: 900 });
        await restoreLast(page);
        await page.close();
        const desk = await offprint.desk();
        await desk.evaluate(() => chrome.storage.local.clear());
        // A tab that stands on an ordinary page, from which the worker can be stopped.
        const tab = await offprint.open('about:blank');
        await offprint.stopWorker(tab).catch(() => undefined);
        expect(await health(offprint)).toMatchObject({ state: 'good' });
        expect(await count(offprint)).toBe(BEFORE.length);
        const panel = await offprint.panel();
        await panel.waitForSelector('[data-paper]');
        tally.count();
      } finally {
        await offprint.close();
      }
    },
    90_000,
  );
});

describe.skipIf(process.platform !== 'linux')('an import that is cut off', killedImportTests);
describe('the weekly file in Downloads', weeklyFileTests);
