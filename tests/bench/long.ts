/**
 * Benchmark of actions on a whole library, in a real Chromium with the built extension: deleting, tagging, filing and
 * setting aside all papers at once, each taken back, done again and taken back again, the browser started anew between.
 * After each reversal every row is compared with what it was. The longest task is that of an open full tab meanwhile.
 *
 *   npm run bench:long [size] [-- --profile=FOLDER] [--only=remove,tag,state,file]
 *
 * FOLDER holds filled profiles by their sizes (`bench:library -- --only-fill --profile=FOLDER`); it is copied.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Offprint } from '../e2e/harness/chromium.ts';
import { gather } from './figure.ts';
import { digestOf } from './library/digest.ts';
import { fill, FILLED } from './library/fill.ts';
import { launchIn } from './library/profile.ts';
import { usageOf } from './library/usage.ts';
import { realRecords } from './made-papers.ts';

const KINDS = {
  remove: { method: 'remove', payload: {} },
  tag: { method: 'tagPapers', payload: { add: ['all of them'], remove: [] } },
  state: { method: 'setState', payload: { state: 'later' } },
  file: { method: 'addCollection', payload: { name: 'All of them' } },
};
type Kind = keyof typeof KINDS;

interface Course {
  seconds: number;
  /** Between two answers how far it is, the longest, ms. */
  pause: number;
  /** How far it was at each of these answers that differed from the one before. */
  steps: number;
  longest: number;
  error: string;
}

/** Asks the background for one action from an open page of ours, and meanwhile how far it is. */
async function act(page: Page, method: string, payload: object, stopAt = 2): Promise<Course> {
  return page.evaluate(
    async ({ method: asked, payload: given, stopAt: share }) => {
      type Answer = { ok: boolean; message?: string; value?: { done?: number | null } };
      const runtime = chrome.runtime as unknown as { sendMessage(message: object): Promise<Answer> };
      const ask = (name: string, of: object) =>
        runtime.sendMessage({ to: 'library', method: name, payload: of });
      let longest = 0;
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      });
      observer.observe({ type: 'longtask' });
      const operation = crypto.randomUUID();
      const start = performance.now();
      const whole = ask(asked, { operation, ...given });
      const told = new Set<number>();
      let [pause, last, isStopped] = [0, start, false];
      let answer: Answer | null = null;
      for (;;) {
        const tick = new Promise<null>((resolve) => setTimeout(() => resolve(null), 100));
        answer = await Promise.race([whole, tick]);
        if (answer) break;
        const done = (await ask('howFar', { of: operation })).value?.done;
        pause = Math.max(pause, performance.now() - last);
        last = performance.now();
        if (typeof done !== 'number') continue;
        told.add(done);
        if (done >= share && !isStopped) {
          isStopped = true;
          await ask('stop', { of: operation });
        }
      }
      const seconds = (performance.now() - start) / 1_000;
      await new Promise((resolve) => setTimeout(resolve, 500));
      observer.disconnect();
      return { seconds, pause, steps: told.size, longest, error: answer.ok ? '' : `${answer.message}` };
    },
    { method, payload, stopAt },
  );
}

async function timed(name: string, offprint: Offprint, work: () => Promise<Course>): Promise<Course> {
  const before = usageOf(offprint.profile).cpu;
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, usageOf(offprint.profile).memory.ours);
  }, 500);
  const course = await work();
  clearInterval(watch);
  const cpu = usageOf(offprint.profile).cpu - before;
  const { seconds, pause, steps, longest, error } = course;
  process.stdout.write(
    `  ${name.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s  ${cpu.toFixed(1).padStart(6)} s of processor  ${peak.toFixed(0).padStart(5)} MB  ${String(steps).padStart(3)} steps told, ${(pause / 1000).toFixed(1)} s at most between  longest task ${longest.toFixed(0)} ms ${error}\n`,
  );
  gather({ what: `${name}, all papers`, figure: `${seconds.toFixed(1)} s` });
  return course;
}

const option = (name: string): string | undefined =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);

async function fullTab(offprint: Offprint): Promise<Page> {
  const page = await offprint.context.newPage();
  await page.goto(`${offprint.origin}/library.html`);
  // There may be no papers to wait for.
  await page.locator('[data-status]').waitFor({ state: 'attached' });
  return page;
}

function mustEqual(name: string, before: string, after: string): void {
  if (before !== after) throw new Error(`${name}: rows differ: ${before} and ${after}`);
}

async function measure(size: number, profile: string): Promise<void> {
  let offprint = await launchIn(profile);
  try {
    if (!existsSync(join(profile, FILLED))) await fill(offprint, size);
    const only = option('only')?.split(',');
    const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => !only || only.includes(kind));
    for (const kind of kinds) {
      const { method, payload } = KINDS[kind];
      let page = await fullTab(offprint);
      const papers = await page.evaluate(async () => {
        const db = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open('offprint');
          request.addEventListener('success', () => resolve(request.result));
        });
        return new Promise<string[]>((resolve) => {
          const request = db.transaction('papers').objectStore('papers').getAllKeys();
          request.addEventListener('success', () => {
            db.close();
            resolve(request.result as string[]);
          });
        });
      });
      const before = await digestOf(page);
      const whole = { papers, ...payload };
      await timed(`${kind}: stopped halfway`, offprint, () => act(page, method, whole, 0.5));
      mustEqual(`${kind}, stopped`, before, await digestOf(page));
      await timed(kind, offprint, () => act(page, method, whole));
      const done = await digestOf(page);
      await page.close();
      await offprint.close();
      offprint = await launchIn(profile);
      page = await fullTab(offprint);
      await timed(`${kind}: undo stopped`, offprint, () => act(page, 'undo', {}, 0.5));
      mustEqual(`${kind}, undo stopped`, done, await digestOf(page));
      await timed(`${kind}: undo`, offprint, () => act(page, 'undo', {}));
      mustEqual(`${kind}, undone`, before, await digestOf(page));
      await timed(`${kind}: redo`, offprint, () => act(page, 'redo', {}));
      mustEqual(`${kind}, done again`, done, await digestOf(page));
      await timed(`${kind}: undo again`, offprint, () => act(page, 'undo', {}));
      mustEqual(`${kind}, undone again`, before, await digestOf(page));
      await page.close();
    }
  } finally {
    await offprint.close();
  }
}

if (!realRecords()) process.stdout.write('../shared/data/abstracts is absent: nothing is measured.\n');
else {
  const size = process.argv.slice(2).map(Number).find(Number.isInteger) ?? 50_000;
  const folder = mkdtempSync(join(tmpdir(), 'offprint-long-'));
  const profile = join(folder, String(size));
  const kept = option('profile');
  if (kept) cpSync(join(kept, String(size)), profile, { recursive: true });
  process.stdout.write(`${size} papers\n`);
  try {
    await measure(size, profile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
