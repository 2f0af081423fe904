/** Libraries of every earlier version are opened, cut off on the way, held back by another tab, and taken back by an older Offprint. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIRST_STORES, firstGiven, firstRows } from '../../../support/first-version.ts';
import { seeded } from '../../../../lib/paper/seeded.ts';
import type { Offprint } from '../../harness/chromium.ts';
import { until } from '../../harness/deadline.ts';
import { killBrowser } from '../../harness/kill.ts';
import { allRows, layOut, putRows, sizeUp } from '../../harness/raw-library.ts';
import { counted, rounds, type Tally } from '../../harness/scorecard.ts';
import { launchIn } from './launch.ts';

/** Every version that ever landed before the present one, as the browser counts, and its stores. */
const EARLIER = [{ version: 10, stores: FIRST_STORES }];
export const PRESENT = 20;
/** Rows put at a time: some MB. */
const CHUNK = 2_000;
/** s for 10,000 papers from one version to the next. */
const BAR = 8;
/** ms after the question within which an upgrade is cut off: that of the smaller library takes about as long. */
const WITHIN = 900;
const HEALTH_PATIENCE = 240_000;

/** Stops the worker and puts a library of an earlier version where the library is, its note beside it. */
export async function layOutEarlier(offprint: Offprint, size: number, from = EARLIER[0]!): Promise<void> {
  // Whatever is done at the first start is over.
  await offprint.ask('health', null).catch(() => undefined);
  const tab = await offprint.open('about:blank');
  const desk = await offprint.desk();
  // Nor may an alarm call it: many papers are laid out for longer than its first look at them waits.
  await desk.evaluate(() => chrome.alarms.clearAll());
  await desk.evaluate(
    (papers) =>
      (chrome.storage.local as unknown as { set(values: object): Promise<void> }).set({
        sentinel: { library: 'first', papers, sequence: 7 },
      }),
    size,
  );
  // The tab stays, and the settings are written: either would wake the worker again.
  await offprint.stopWorker(tab);
  await layOut(desk, from);
  for (let at = 0; at < size; at += CHUNK) await putRows(desk, firstRows(at, Math.min(size, at + CHUNK)));
  await putRows(desk, {
    meta: [
      { name: 'library', value: 'first' },
      { name: 'sequence', value: 7 },
    ],
  });
  const { version } = await sizeUp(desk, ['papers']);
  if (version !== from.version) throw new Error(`the earlier library is of version ${version}`);
}

/** A browser in a profile of its own, which goes with it. `again` starts it anew after it was killed. */
async function inBrowser(
  work: (offprint: Offprint, again: () => Promise<Offprint>) => Promise<void>,
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'offprint-upgrade-'));
  let offprint = await launchIn(profile);
  const again = async () => (offprint = await launchIn(profile));
  try {
    await work(offprint, again);
  } finally {
    await offprint.close().catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Asks until the library is in order; an upgrade of many rows takes a while. */
async function inOrder(offprint: Offprint): Promise<void> {
  await until(
    'the library is in order',
    async () => (await offprint.ask<{ state: string }>('health', null)).state === 'good',
    HEALTH_PATIENCE,
  );
}

/** Every row is there, valid in the present version, with what the reader had made of it. */
async function whole(offprint: Offprint, size: number, tally: Tally): Promise<void> {
  const desk = await offprint.desk();
  const { version, counts } = await sizeUp(desk, ['papers', 'records', 'keys', 'marks', 'decisions']);
  const problem = (what: string) => tally.failures.push(what);
  if (version !== PRESENT) problem(`version ${version}`);
  if (counts['papers'] !== size || counts['records'] !== size)
    problem(`${counts['papers']} papers and ${counts['records']} records of ${size}`);
  if (counts['marks'] !== 1 || counts['decisions'] !== 1) problem('a mark or a decision is gone');
  const papers = (await allRows(desk, 'papers')) as { id: string; tags: string[]; bibliography: unknown }[];
  const byId = new Map(papers.map((row) => [row.id, row]));
  let wrong = 0;
  for (let number = 0; number < size; number++) {
    const row = byId.get(`p${number}`);
    const tags = number % 10 === 0 ? 'vision' : '';
    const isEqual = JSON.stringify(row?.bibliography) === JSON.stringify(firstGiven(number));
    if (!row || row.tags.join() !== tags || !isEqual) wrong += 1;
  }
  if (wrong > 0) problem(`${wrong} papers are not what they were`);
  const records = (await allRows(desk, 'records')) as { id: string; keys?: string[]; deletedAt?: number }[];
  const bare = records.filter((row) => row.deletedAt === undefined && !row.keys?.length).length;
  if (bare > 0) problem(`${bare} records are without keys`);
}

export function upgradeTests(): void {
  const size = rounds({ full: 10_000 });
  if (size === 0) return;
  for (const from of EARLIER) {
    const path = `from version ${from.version / 10}`;
    counted(
      'F11',
      `${path}: ${size} papers are brought to the present version`,
      (tally) =>
        inBrowser(async (offprint) => {
          await layOutEarlier(offprint, size, from);
          const began = performance.now();
          await inOrder(offprint);
          const seconds = (performance.now() - began) / 1000;
          tally.count();
          await whole(offprint, size, tally);
          tally.figure(`${size} papers in ${seconds.toFixed(1)} s (bar ${BAR} s)`);
        }),
      HEALTH_PATIENCE,
    );

    const cuts = rounds({ full: 6, nightly: 40 });
    counted(
      'F12',
      `${path}: killed or stopped on the way`,
      (tally) =>
        inBrowser(async (first, again) => {
          let offprint = first;
          const random = seeded(121);
          const small = size / 4;
          let early = 0;
          for (let cut = 0; cut < cuts; cut++) {
            await layOutEarlier(offprint, small, from);
            const desk = await offprint.desk();
            const tab = await offprint.open('about:blank');
            void desk
              .evaluate(() => chrome.runtime.sendMessage({ to: 'library', method: 'health', payload: null }))
              .catch(() => undefined);
            await new Promise((resolve) => setTimeout(resolve, WITHIN * random()));
            if (cut % 3 === 0) {
              await killBrowser(offprint);
              offprint = await again();
            } else {
              await offprint.stopWorker(tab);
              await tab.close();
            }
            const { version, counts } = await sizeUp(await offprint.desk(), ['papers', 'records']);
            if (version === from.version) early += 1;
            const isWhole = counts['papers'] === small && counts['records'] === small;
            tally.count(
              ((version !== from.version && version !== PRESENT) || !isWhole) &&
                `version ${version} with ${JSON.stringify(counts)}`,
            );
            await inOrder(offprint);
            await whole(offprint, small, tally);
          }
          tally.figure(`${early} in the old version when looked at`);
        }),
      60_000 + cuts * 30_000,
    );
  }

  counted(
    'F14',
    'another tab holds an older version open: said within 2 s, and over when it lets go',
    (tally) =>
      inBrowser(async (offprint) => {
        await layOutEarlier(offprint, 20);
        const desk = await offprint.desk();
        // A connection that does not let go when it is asked to.
        await desk.evaluate(
          () =>
            new Promise<void>((resolve, reject) => {
              const opening = indexedDB.open('offprint');
              opening.addEventListener('error', () => reject(opening.error));
              opening.addEventListener('success', () => {
                Object.assign(window, { held: opening.result });
                resolve();
              });
            }),
        );
        const held = await desk.evaluate(() => (window as unknown as { held: IDBDatabase }).held.version);
        if (held !== EARLIER[0]?.version) throw new Error(`what is held is version ${held}`);
        const began = performance.now();
        const panel = await offprint.panel();
        await panel.locator('[data-recovery="blocked"]').waitFor({ timeout: 20_000 });
        const waited = Math.round(performance.now() - began);
        tally.count();
        const isWritten = await offprint.ask('setStar', { operation: 'x', papers: ['p0'], star: true }).then(
          () => true,
          () => false,
        );
        if (isWritten) tally.failures.push('written while the old version was held');
        await desk.evaluate(() => (window as unknown as { held: IDBDatabase }).held.close());
        await inOrder(offprint);
        await panel.locator('[data-action="retry"]').click();
        await panel.locator('[data-paper]').first().waitFor();
        await whole(offprint, 20, tally);
        tally.figure(`said ${waited} ms after the panel was opened (bar 2,000)`);
      }),
    60_000,
  );

  counted(
    'F15',
    'a library that a newer Offprint has opened: said, and nothing written',
    (tally) =>
      inBrowser(async (first, again) => {
        let offprint = first;
        await offprint.ask('saveAll', {
          operation: 'before',
          site: 'arxiv',
          url: 'https://arxiv.org/list/cs.LG/new',
          records: [firstGiven(0)],
        });
        const desk = await offprint.desk();
        // As the next version would: one more store, one more version.
        await desk.evaluate(
          (version) =>
            new Promise<void>((resolve, reject) => {
              const opening = indexedDB.open('offprint', version);
              opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('later'));
              opening.addEventListener('error', () => reject(opening.error));
              opening.addEventListener('success', () => {
                opening.result.close();
                resolve();
              });
            }),
          PRESENT + 10,
        );
        const before = JSON.stringify(await allRows(desk, 'papers'));
        for (const when of ['while it is open', 'at the next start']) {
          if (when === 'at the next start') {
            await offprint.close();
            offprint = await again();
          }
          const why = await offprint
            .ask('saveAll', {
              operation: `later-${when}`,
              site: 'arxiv',
              url: 'https://arxiv.org/list/cs.LG/new',
              records: [firstGiven(2)],
            })
            .then(
              () => 'it was written',
              (error: Error) => (/newer/i.test(error.message) ? null : error.message),
            );
          tally.count(why && `${when}: ${why}`);
          const rows = JSON.stringify(await allRows(await offprint.desk(), 'papers'));
          if (rows !== before) tally.failures.push(`${when}: rows changed`);
          const panel = await offprint.panel();
          await panel.locator('[data-recovery="newer"]').waitFor();
          await panel.close();
        }
        const { version } = await sizeUp(await offprint.desk(), ['papers']);
        if (version !== PRESENT + 10) tally.failures.push(`the version is ${version} now`);
      }),
    60_000,
  );
}
