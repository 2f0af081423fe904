/**
 * Benchmark of bringing a library in, in a real Chromium with the built extension: a file of Offprint's own JSON is read,
 * staged, looked at, brought in and taken back. By the clock, and by the processor's time of all the browser's processes
 * (Linux), which other work on the machine does not stretch; beside them the memory that is taken more than before.
 *
 *   npm run bench:import [sizes…] [-- --only-in]
 *
 * With --only-in it is not taken back.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildFolder } from '../../scripts/setup/build.ts';
import { findBrowser } from '../../scripts/setup/browsers.ts';
import { Offprint } from '../e2e/harness/chromium.ts';
import { until } from '../e2e/harness/deadline.ts';
import { atMost, gather } from './figure.ts';
import { bringIn, chooseFile, writeMadeFile, type BroughtIn } from './library/made-file.ts';
import { growth, usageOf, watched, type Memory } from './library/usage.ts';
import { madePapers, realRecords } from './made-papers.ts';

/** What the issue asks of 50,000 papers on a machine with nothing else to do, s. */
const BAR = 60;
const PATIENCE = 1_800_000;

interface Cost {
  seconds: number;
  idle: Memory;
  peak: Memory;
}

async function timed(name: string, profile: string, page: Page, work: () => Promise<void>): Promise<Cost> {
  const from = performance.now();
  const { cpu } = usageOf(profile);
  const { idle, peak } = await watched(profile, page, work);
  const seconds = (performance.now() - from) / 1_000;
  const used = usageOf(profile).cpu - cpu;
  process.stdout.write(
    `  ${name.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s  ${used.toFixed(1).padStart(6)} s of processor  ` +
      `our processes ${growth(idle, peak, 'ours')}, the browser itself ${growth(idle, peak, 'browser')}\n`,
  );
  return { seconds, idle, peak };
}

/** How much more memory our processes took than before, at most, MB. */
async function measure(size: number, folder: string): Promise<number> {
  const browser = findBrowser('chromium');
  if (!browser) throw new Error('no Chromium was found');
  const path = join(folder, `${size}.json`);
  await writeMadeFile(path, madePapers(size));
  const offprint = await Offprint.launch({ browser, extension: buildFolder('chrome') });
  const { profile } = offprint;
  process.stdout.write(`${size} papers, ${(statSync(path).size / 1e6).toFixed(0)} MB\n`);
  try {
    const page = await offprint.panel();
    page.setDefaultTimeout(PATIENCE);
    await page.locator('[data-action="bring-in"]').first().click();
    const staging = await timed('read and staged', profile, page, () => chooseFile(page, path));
    let result: BroughtIn = {};
    const applying = await timed('brought in', profile, page, async () => {
      result = await bringIn(page);
    });
    if (result.added !== size) throw new Error(`${result.added} papers were added`);
    const together = staging.seconds + applying.seconds;
    const verdict = size < 50_000 ? '' : together <= BAR ? ': held' : ': missed';
    const what = `${size.toLocaleString('en')} papers brought in`;
    const peak = Math.max(staging.peak.ours, applying.peak.ours);
    const figure = `${together.toFixed(1)} s`;
    if (size < 50_000) gather({ what, figure });
    else atMost(what, figure, `≤ ${BAR} s`);
    // Against the page that stood there before anything was brought in.
    const more = peak - staging.idle.ours;
    gather({ what: `${what}: memory of our processes, more than idle`, figure: `${more.toFixed(0)} MB` });
    process.stdout.write(`  together ${together.toFixed(1)} s (50,000: ≤ ${BAR} s${verdict})\n`);
    if (process.argv.includes('--only-in')) return more;
    await timed('taken back', profile, page, async () => {
      await page.locator('[data-action="bring-in-undo"]').click();
      await until(
        'it is taken back',
        async () =>
          (await page.locator('[data-status="said"]').allInnerTexts()).some((text) => text.trim() !== ''),
        PATIENCE,
      );
    });
    return more;
  } finally {
    await offprint.close();
    rmSync(path);
  }
}

if (!realRecords()) {
  process.stdout.write('../shared/data/abstracts is absent: nothing is measured.\n');
} else {
  const sizes = process.argv.slice(2).map(Number).filter(Number.isInteger);
  const folder = mkdtempSync(join(tmpdir(), 'offprint-import-'));
  const peaks: string[] = [];
  for (const size of sizes.length > 0 ? sizes : [1_000, 10_000, 50_000])
    peaks.push(`${size}: ${(await measure(size, folder)).toFixed(0)} MB`);
  process.stdout.write(
    `memory of our processes, more than idle: ${peaks.join(', ')} (must not grow with the file)\n`,
  );
  rmSync(folder, { recursive: true });
}
