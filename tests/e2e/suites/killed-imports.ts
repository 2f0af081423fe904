/**
 * The browser dies while a file is brought in: the library is as it was or complete, nothing staged stays, and the
 * reader is told. Each kill is made by the import's own word that it is in the middle.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { buildFolder } from '../../../scripts/setup/build.ts';
import { findBrowser } from '../../../scripts/setup/browsers.ts';
import { Offprint } from '../harness/chromium.ts';
import { until } from '../harness/deadline.ts';

/** Enough that an import takes longer than a question and a signal. */
const MANY = 1_200;
const FILE = 'killed.bib';

/** Papers of their own for each kill: one that came too late must not make the next import an empty one. */
const bibOf = (share: number): string =>
  Array.from(
    { length: MANY },
    (_, at) =>
      `@article{k${at}, title={Killed at ${share} matter ${at} of subject ${at * 7919}}, author={Lovelace, Ada}, doi={10.1000/killed${share * 10}x${at}}, abstract={${'Words of an abstract that is long enough to be written. '.repeat(12)}}}`,
  ).join('\n');

/** What takes a second here may take long on a busy machine, ms. */
const PATIENCE = 60_000;

interface Stand {
  papers: number;
  records: number;
  staged: number;
  imports: string[];
}

/** What the database holds, told by the database. */
const standOf = (page: Page): Promise<Stand> =>
  page.evaluate(
    () =>
      new Promise<Stand>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const reading = db.transaction(['papers', 'records', 'staged', 'imports']);
          const asked = {
            papers: reading.objectStore('papers').count(),
            records: reading.objectStore('records').count(),
            staged: reading.objectStore('staged').count(),
            imports: reading.objectStore('imports').getAllKeys(),
          };
          reading.addEventListener('complete', () => {
            db.close();
            resolve({
              papers: asked.papers.result,
              records: asked.records.result,
              staged: asked.staged.result,
              imports: asked.imports.result.map(String),
            });
          });
        });
      }),
  );

/** The browser's own process, the parent of all others of this profile. */
function browserOf(profile: string): number {
  for (const id of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    try {
      const line = readFileSync(`/proc/${id}/cmdline`, 'utf8');
      if (line.includes(`--user-data-dir=${profile}`) && !line.includes('--type=')) return id;
    } catch {
      // It ended while it was looked at.
    }
  }
  throw new Error(`no browser runs in ${profile}`);
}

export function killedImportTests(): void {
  const profile = mkdtempSync(join(tmpdir(), 'offprint-killed-'));
  afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  const launch = (): Promise<Offprint> => {
    const browser = findBrowser('chromium');
    if (!browser) throw new Error('no Chromium was found');
    for (const lock of ['Lock', 'Cookie', 'Socket'])
      rmSync(join(profile, `Singleton${lock}`), { force: true });
    return Offprint.launch({ browser, extension: buildFolder('chrome'), profile });
  };

  test.each([0.1, 0.5, 0.9])(
    'the browser killed at %d of an import: as before or complete, nothing staged left, the reader told',
    async (share) => {
      const offprint = await launch();
      const panel = await offprint.panel();
      await panel.locator('[data-action="bring-in"]').first().click();
      await panel
        .locator('[data-action="bring-in-file"]')
        .setInputFiles({ name: FILE, mimeType: 'text/plain', buffer: Buffer.from(bibOf(share)) });
      await panel.locator('[data-preview]').waitFor({ timeout: 60_000 });
      const before = await standOf(panel);
      expect([before.imports.length, before.staged > 0]).toEqual([1, true]);
      // The worker is asked how far it is as fast as it answers.
      const reached = await panel.evaluate(
        async ([id, wanted]) => {
          const ask = (method: string, payload: object) =>
            chrome.runtime.sendMessage({ to: 'library', method, payload }) as Promise<{
              value?: { done: number | null };
            }>;
          const operation = `killed-${wanted}`;
          const answer = { isThere: false };
          void ask('bringIn', { operation, import: id, except: [] }).then(() => (answer.isThere = true));
          let done = 0;
          while (done < wanted && !answer.isThere)
            done = (await ask('howFar', { of: operation })).value?.done ?? 0;
          return { done, isAnswered: answer.isThere };
        },
        [before.imports[0] as string, share] as const,
      );
      const pid = browserOf(profile);
      process.kill(pid, 'SIGKILL');
      // In the middle: begun, as far as was asked for, and not yet answered.
      expect(reached.isAnswered).toBe(false);
      expect(reached.done).toBeGreaterThanOrEqual(share);
      await until('the browser is dead', () => !readdirSync('/proc').includes(String(pid)), PATIENCE);
      await offprint.close().catch(() => undefined);

      const again = await launch();
      try {
        const page = await again.panel();
        await until(
          'what was staged is cleared',
          async () => {
            const { staged, imports } = await standOf(page);
            return staged === 0 && imports.length === 0;
          },
          PATIENCE,
        );
        const after = await standOf(page);
        const isComplete = after.papers === before.papers + MANY;
        expect(after.papers).toBe(isComplete ? before.papers + MANY : before.papers);
        expect(after.records).toBe(isComplete ? before.records + MANY : before.records);
        if (!isComplete)
          await until(
            'the reader is told',
            async () => (await page.locator('[data-status]').innerText()).includes(FILE),
            PATIENCE,
          );
        expect(await again.ask('health', null)).toMatchObject({ state: 'good' });
      } finally {
        await again.close();
      }
    },
    180_000,
  );
}
