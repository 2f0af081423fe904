/** Nobody looks and nothing happens: the worker idles away as in a reader's browser, and is back when it is wanted. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { numberedPaper } from '../../../support/numbered-papers.ts';
import { until } from '../../harness/deadline.ts';
import { sizeUp } from '../../harness/raw-library.ts';
import { counted, rounds } from '../../harness/scorecard.ts';
import { Undebugged } from '../../harness/undebugged.ts';
import { launchIn } from './launch.ts';
import { layOutEarlier, PRESENT } from './upgrades.ts';

/** s: a worker without events is stopped after 30, and looked for now and then. */
const IDLE = 75;
const WAKE_BAR = 150;
/** ms for 50,000 papers on a busy machine. */
const UPGRADE_PATIENCE = 400_000;

export function idleTests(): void {
  const count = rounds({ full: 1, nightly: 5 });
  if (count === 0) return;
  counted(
    'F3',
    'the worker idles away by itself, no debugger attached',
    async (tally) => {
      const profile = mkdtempSync(join(tmpdir(), 'offprint-idle-'));
      const seen = await launchIn(profile);
      const { origin } = seen;
      await seen.ask('saveAll', {
        operation: 'idle',
        site: 'arxiv',
        url: 'https://arxiv.org/list/cs.LG/new',
        records: [numberedPaper(1)],
      });
      // The look at all rows comes a minute after a browser's start and keeps the worker up until then.
      await seen.close();
      const browser = await Undebugged.launch(profile);
      const wakes: number[] = [];
      try {
        for (let round = 0; round < count; round++) {
          await until(
            'the worker has idled away',
            async () => !(await browser.isAwake(origin)),
            2 * IDLE * 1000,
          );
          const { ms, state, found } = await browser.evaluate<{ ms: number; state: string; found: number }>(
            origin,
            `(async () => {
              const began = performance.now();
              const { value } = await chrome.runtime.sendMessage({ to: 'library', method: 'health', payload: null });
              return { ms: performance.now() - began, state: value.state, found: value.found };
            })()`,
          );
          wakes.push(ms);
          tally.count((state !== 'good' || found !== 1) && `it woke ${state} with ${found} papers`);
        }
        tally.figure(
          `awake and answering after ${wakes.map((ms) => Math.round(ms)).join(', ')} ms (bar ${WAKE_BAR})`,
        );
      } finally {
        await browser.close();
        rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      }
    },
    count * 3 * IDLE * 1000,
  );

  const size = rounds({ nightly: 50_000 });
  if (size === 0) return;
  counted(
    'F13',
    `${size} papers are brought to the present version with nobody looking`,
    async (tally) => {
      const profile = mkdtempSync(join(tmpdir(), 'offprint-idle-'));
      const seen = await launchIn(profile);
      const { origin } = seen;
      await layOutEarlier(seen, size);
      const { version } = await sizeUp(await seen.desk(), ['papers']);
      if (version === PRESENT) throw new Error('it was upgraded before');
      await seen.close();
      const began = performance.now();
      const browser = await Undebugged.launch(profile);
      try {
        // Whoever opens it waits behind the upgrade, and sees what came of it; no question wakes the worker.
        await until(
          'the upgrade is over',
          () =>
            browser.evaluate<boolean>(
              origin,
              `new Promise((resolve, reject) => {
                const opening = indexedDB.open('offprint');
                opening.onupgradeneeded = () => opening.transaction.abort();
                opening.onerror = () => reject(opening.error);
                opening.onsuccess = () => {
                  opening.result.close();
                  setTimeout(() => resolve(opening.result.version === ${PRESENT}), 1000);
                };
              })`,
            ),
          UPGRADE_PATIENCE,
        );
        const seconds = (performance.now() - began) / 1000;
        const { state, found } = await browser.evaluate<{ state: string; found: number }>(
          origin,
          `chrome.runtime.sendMessage({ to: 'library', method: 'health', payload: null }).then(({ value }) => value)`,
        );
        tally.count((state !== 'good' || found !== size) && `${state} with ${found} papers`);
        tally.figure(`${seconds.toFixed(0)} s from the browser’s start`);
      } finally {
        await browser.close();
        rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      }
    },
    3 * UPGRADE_PATIENCE,
  );
}
