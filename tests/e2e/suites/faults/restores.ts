/** A large library is lost and restored from its snapshot, and from a file: every row is what it was. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DERIVED } from '../../../../lib/formats/json/library-file.ts';
import { fill } from '../../../bench/library/fill.ts';
import { storeFolder } from '../../harness/damage.ts';
import { numberedPaper } from '../../../support/numbered-papers.ts';
import { auditPapers } from '../../harness/raw-library.ts';
import { counted, rounds } from '../../harness/scorecard.ts';
import { launchIn } from './launch.ts';

const PATIENCE = 240_000;
/** Papers in the library that is restored, and numbers far from theirs. */
const KEPT = 3_000;
const MEANWHILE = 400_000;
const MOST_MEANWHILE = 3_000;

interface Digest {
  rows: number;
  /** SHA-256 over all rows, in the order of their keys. */
  hash: string;
}

/** What the library holds that a reader could miss, as one number. Runs on whichever database is the library now. */
function digest(desk: Page): Promise<Digest> {
  return desk.evaluate(
    async (derived) => {
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
        // What follows from other rows is in no backup, and made anew where it is missing.
        for (const row of all) delete (row as Record<string, unknown>)[derived[store] ?? ''];
        texts.push(store, JSON.stringify(all.map(stable)));
      }
      db.close();
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(texts.join('\n')));
      return {
        rows,
        hash: [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      };
    },
    DERIVED as Record<string, string | undefined>,
  );
}

const listed = (records: object[], operation: string) => ({
  operation,
  site: 'arxiv',
  url: 'https://arxiv.org/list/cs.LG/new',
  records,
});

/** Saves paper after paper until it is told to stop; resolves to the number of those that were acknowledged. */
async function saveOn(desk: Page, first: number): Promise<{ stop(): Promise<number> }> {
  await desk.evaluate(
    (records) => {
      const going = { isOver: false, acked: 0, done: Promise.resolve() };
      going.done = (async () => {
        for (const record of records) {
          if (going.isOver) return;
          const answer = (await chrome.runtime.sendMessage({
            to: 'library',
            method: 'saveAll',
            payload: {
              operation: `meanwhile-${record.ids.arxiv}`,
              site: 'arxiv',
              url: 'https://arxiv.org/list/cs.LG/new',
              records: [record],
            },
          })) as { ok: boolean };
          if (!answer.ok) throw new Error(`not saved: ${JSON.stringify(answer)}`);
          going.acked += 1;
        }
      })();
      Object.assign(window, { going });
    },
    Array.from({ length: MOST_MEANWHILE }, (_, at) => numberedPaper(first + at)),
  );
  return {
    stop: () =>
      desk.evaluate(async () => {
        const { going } = window as unknown as {
          going: { isOver: boolean; acked: number; done: Promise<void> };
        };
        going.isOver = true;
        await going.done;
        return going.acked;
      }),
  };
}

/** The library is in order, and is given back an earlier state while tabs go on saving. */
function meanwhileTest(): void {
  counted(
    'F8',
    'papers saved while a snapshot is restored: none is left behind',
    async (tally) => {
      const profile = mkdtempSync(join(tmpdir(), 'offprint-restore-'));
      const offprint = await launchIn(profile);
      try {
        for (let at = 0; at < KEPT; at += 500)
          await offprint.ask(
            'saveAll',
            listed(
              Array.from({ length: 500 }, (_, each) => numberedPaper(at + each)),
              `kept-${at}`,
            ),
          );
        await offprint.ask('snapshot', null);
        for (const [how, first] of [MEANWHILE, 2 * MEANWHILE].entries()) {
          const page = await offprint.ownPage('recovery.html', { width: 900, height: 900 });
          page.setDefaultTimeout(PATIENCE);
          await page.locator('[data-action="restore"]').last().click();
          await page.waitForSelector('[data-brings]');
          // Beside what is there, and in its place.
          await page.locator('[data-restore] input[name="how"]').nth(how).check();
          const desk = await offprint.desk();
          await page.click('[data-action="restore-now"]');
          await page.waitForSelector('[data-restore] progress');
          const saving = await saveOn(desk, first);
          await page.waitForSelector('[data-status]:not(:empty)');
          const acked = await saving.stop();
          const there = new Set((await auditPapers(desk)).map(({ arxiv }) => arxiv));
          for (let at = 0; at < acked; at++)
            tally.count(!there.has(numberedPaper(first + at).ids.arxiv) && `paper ${at} was left behind`);
          if (acked === 0) tally.failures.push('nothing was saved meanwhile');
          tally.figure(`${acked} saved meanwhile`);
          await page.close();
        }
      } finally {
        await offprint.close().catch(() => undefined);
        rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      }
    },
    PATIENCE,
  );
}

export function restoreTests(): void {
  const size = rounds({ full: 10_000 });
  if (size === 0) return;
  meanwhileTest();
  counted(
    'F8',
    `${size} papers lost and restored from the snapshot: every row as it was`,
    async (tally) => {
      const profile = mkdtempSync(join(tmpdir(), 'offprint-restore-'));
      let offprint = await launchIn(profile);
      try {
        await fill(offprint, size);
        // What was put there past the code is noted by the next action.
        await offprint.ask('saveAll', listed([numberedPaper(0)], 'noted'));
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
