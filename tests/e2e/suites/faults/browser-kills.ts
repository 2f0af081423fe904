/** The browser is killed while it writes: what was acknowledged is there, nothing is there by half, no false alarm. */
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { seeded } from '../../../../lib/paper/seeded.ts';
import { numberedPaper } from '../../../support/numbered-papers.ts';
import { Offprint } from '../../harness/chromium.ts';
import { storeFolder } from '../../harness/damage.ts';
import { killBrowser } from '../../harness/kill.ts';
import { auditPapers } from '../../harness/raw-library.ts';
import { counted, rounds, type Tally } from '../../harness/scorecard.ts';
import { until } from '../../harness/deadline.ts';
import { auditBatches, BATCH, batchesFrom } from './batches.ts';
import { launchIn } from './launch.ts';

/** More than can be saved before the kill. */
const BATCHES = 400;
/** ms after the first acknowledgement between which the browser is killed. */
const EARLIEST = 300;
const LATEST = 1_200;
/** A library that grows without end makes every look at it slower. */
const ROUNDS_PER_PROFILE = 20;

/** Saves batch after batch and takes every fourth away again; tells each acknowledgement. Ends with the browser. */
async function write(desk: Page, acked: Map<number, 'saved' | 'removed'>, first: number): Promise<void> {
  await desk.exposeFunction('acknowledged', (batch: number, what: 'saved' | 'removed') =>
    acked.set(batch, what),
  );
  const batches = batchesFrom(first, BATCHES);
  desk
    .evaluate(async (all) => {
      const { acknowledged } = window as unknown as {
        acknowledged(batch: number, what: string): Promise<void>;
      };
      const ask = async (method: string, payload: object) =>
        (await chrome.runtime.sendMessage({ to: 'library', method, payload })) as {
          ok: boolean;
          value: { papers: string[] };
        };
      for (const { batch, records } of all) {
        const saved = await ask('saveAll', {
          operation: `batch-${batch}`,
          site: 'arxiv',
          url: 'https://arxiv.org/list/cs.LG/new',
          records,
        });
        if (!saved.ok) return;
        await acknowledged(batch, 'saved');
        if (batch % 4 !== 3) continue;
        const removed = await ask('remove', { operation: `away-${batch}`, papers: saved.value.papers });
        if (removed.ok) await acknowledged(batch, 'removed');
      }
    }, batches)
    .catch(() => undefined);
  await until('something is acknowledged', () => acked.size > 0, 20_000);
}

/** The last action that was done before the kill is taken back whole, and done again. */
async function isTakenBack(offprint: Offprint, round: number, tally: Tally): Promise<void> {
  const desk = await offprint.desk();
  const standing = async () =>
    new Map((await auditPapers(desk)).filter((row) => !row.isDeleted).map((row) => [row.id, row]));
  const before = await standing();
  await offprint.ask('undo', { operation: `back-${round}` });
  const without = await standing();
  const changed = [...new Set([...before.keys(), ...without.keys()])].filter(
    (id) => before.has(id) !== without.has(id),
  ).length;
  if (changed !== BATCH) tally.failures.push(`round ${round}: ${changed} papers were taken back`);
  await offprint.ask('redo', { operation: `forth-${round}` });
  const again = await standing();
  if (again.size !== before.size || [...before.keys()].some((id) => !again.has(id)))
    tally.failures.push(`round ${round}: done again, the library is another`);
}

export function browserKillTests(): void {
  const count = rounds({ quick: 5, full: 10, nightly: 300 });
  counted(
    'F4',
    'browser killed while it saves and deletes; then the last action is taken back and done again',
    async (tally) => {
      const random = seeded(77);
      let total = 0;
      let profile = '';
      let offprint: Offprint | null = null;
      try {
        for (let round = 0; round < count && tally.hasTime(); round++) {
          if (round % ROUNDS_PER_PROFILE === 0) {
            await offprint?.close();
            if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
            profile = mkdtempSync(join(tmpdir(), 'offprint-killed-'));
            offprint = await launchIn(profile);
          }
          const acked = new Map<number, 'saved' | 'removed'>();
          const first = round * BATCHES;
          await write(await offprint!.desk(), acked, first);
          const wait = EARLIEST + (LATEST - EARLIEST) * random();
          await new Promise((resolve) => setTimeout(resolve, wait));
          await killBrowser(offprint!);
          total += acked.size;
          offprint = await launchIn(profile);
          const { state } = await offprint.ask<{ state: string }>('health', null);
          tally.count(state !== 'good' && `round ${round}: a false alarm, ${state}`);
          auditBatches(batchesFrom(first, BATCHES), await auditPapers(await offprint.desk()), acked, tally);
          await isTakenBack(offprint, round, tally);
        }
      } finally {
        await offprint?.close().catch(() => undefined);
        rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      }
      tally.figure(`${total} acknowledged actions, all there, none by half`);
    },
    60_000 + count * 15_000,
  );
}

/** The head of a record of LevelDB's log (checksum, length, kind) that promises more than follows, as a kill leaves it. */
function tear(folder: string): void {
  const log = readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .toSorted()
    .at(-1);
  if (!log) throw new Error('no log to tear');
  const head = Buffer.alloc(7);
  head.writeUInt32LE(0x12345678, 0);
  head.writeUInt16LE(5_000, 4);
  head.writeUInt8(1, 6);
  appendFileSync(join(folder, log), Buffer.concat([head, Buffer.alloc(100, 7)]));
}

/** What is saved after a kill in the middle of a write to the disk: the browser itself would lose it at the next start. */
export function tornLogTests(): void {
  const count = rounds({ quick: 1, full: 5, nightly: 20 });
  counted(
    'F4',
    'killed in the middle of a record: what is saved after it is there at the next start',
    async (tally) => {
      const profile = mkdtempSync(join(tmpdir(), 'offprint-torn-'));
      let offprint = await launchIn(profile);
      const save = (number: number) =>
        offprint.ask('saveAll', {
          operation: `torn-${number}`,
          site: 'arxiv',
          url: 'https://arxiv.org/list/cs.LG/new',
          records: [numberedPaper(number)],
        });
      try {
        await save(0);
        for (let round = 1; round <= count && tally.hasTime(); round++) {
          await killBrowser(offprint);
          tear(storeFolder(profile, offprint.origin));
          offprint = await launchIn(profile);
          await save(round);
          await killBrowser(offprint);
          offprint = await launchIn(profile);
          const { state, found } = await offprint.ask<{ state: string; found: number }>('health', null);
          tally.count(
            (state !== 'good' || found !== round + 1) && `round ${round}: ${state}, ${found} papers`,
          );
        }
      } finally {
        await offprint.close().catch(() => undefined);
        rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      }
    },
    60_000 + count * 30_000,
  );
}
