/** An action on a whole library: asked for, followed on its way, ended, timed. */
import type { Page } from 'playwright-core';
import type { Offprint } from '../../e2e/harness/chromium.ts';
import { gather } from '../figure.ts';
import { usageOf } from './usage.ts';

export interface Course {
  seconds: number;
  /** Between two answers how far it is, the longest, ms. */
  pause: number;
  /** How far it was at each of these answers that differed from the one before. */
  steps: number;
  longest: number;
  error: string;
}

/** Asks the background for one action from an open page of ours, and meanwhile how far it is. */
export async function act(page: Page, method: string, payload: object, stopAt = 2): Promise<Course> {
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

export async function timed<T extends Course | void>(
  name: string,
  offprint: Offprint,
  work: () => Promise<T>,
): Promise<T> {
  const before = usageOf(offprint.profile).cpu;
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, usageOf(offprint.profile).memory.ours);
  }, 500);
  const start = performance.now();
  const course = await work().finally(() => clearInterval(watch));
  const cpu = usageOf(offprint.profile).cpu - before;
  const seconds = course?.seconds ?? (performance.now() - start) / 1_000;
  const way = course ? `  ${wayOf(course)}` : '';
  process.stdout.write(
    `  ${name.padEnd(32)} ${seconds.toFixed(1).padStart(6)} s  ${cpu.toFixed(1).padStart(6)} s of processor  ${peak.toFixed(0).padStart(5)} MB${way}\n`,
  );
  gather({ what: `${name}, all papers`, figure: `${seconds.toFixed(1)} s` });
  return course;
}

export async function fullTab(offprint: Offprint): Promise<Page> {
  const page = await offprint.context.newPage();
  await page.goto(`${offprint.origin}/library.html`);
  // There may be no papers to wait for.
  await page.locator('[data-status]').waitFor({ state: 'attached' });
  return page;
}

export function mustEqual(name: string, before: string, after: string): void {
  if (before !== after) throw new Error(`${name}: rows differ: ${before} and ${after}`);
}

const wayOf = ({ steps, pause, longest, error }: Course): string =>
  `${String(steps).padStart(3)} steps told, ${(pause / 1000).toFixed(1)} s at most between  longest task ${longest.toFixed(0)} ms ${error}`;
