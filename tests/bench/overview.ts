/**
 * Benchmark of the overview in a real Chromium with the built extension: how long its worker takes to count and to lay out
 * a library made from the real abstracts, whether the page itself ever stops meanwhile, and how smoothly the map zooms.
 *
 *   npm run bench:overview [sizes…]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildFolder } from '../../scripts/setup/build.ts';
import { findBrowser } from '../../scripts/setup/browsers.ts';
import { Offprint } from '../e2e/harness/chromium.ts';
import { until } from '../e2e/harness/deadline.ts';
import { fill } from './library/fill.ts';
import { median, printTable } from './table.ts';

/** ms until everything is drawn: from 5,000 papers on the work grows, of 50,000 a sample is laid out. */
const LIMITS: Record<number, number> = { 5_000: 10_000, 50_000: 30_000 };
const LONG_TASK = 50;
const TURNS = 20;

interface Watched {
  figures: number;
  map: number;
  /** The page's own long tasks from when the overview was there: begin and length, ms. */
  tasks: [number, number][];
}

/** Notes in the page when what is there. Runs before its own code. */
function watch(): void {
  const watched: Watched = { figures: 0, map: 0, tasks: [] };
  Object.assign(globalThis, { watched });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watched.tasks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => {
    const now = performance.now();
    if (!watched.figures && document.querySelector('[data-papers]')) watched.figures = now;
    if (!watched.map && document.querySelector('[data-overview="drawn"] [data-map] path')) watched.map = now;
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

async function opened(offprint: Offprint): Promise<{ page: Page; watched: Watched }> {
  const page = await offprint.context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.addInitScript(watch);
  await page.goto(`${offprint.origin}/library.html#view=overview`);
  await page.locator('[data-overview="drawn"] [data-map]').waitFor({ timeout: 120_000 });
  const seen = await page.evaluate(
    () =>
      new Promise<Watched>((resolve) =>
        setTimeout(() => resolve((globalThis as unknown as { watched: Watched }).watched), 500),
      ),
  );
  return { page, watched: seen };
}

/** Turns the wheel over the map; the frames, ms. */
async function zooming(page: Page): Promise<number[]> {
  await page.locator('[data-map]').focus();
  return page.evaluate(async (turns) => {
    const drawing = document.querySelector('[data-map] svg') as SVGSVGElement;
    const { left, top, width, height } = drawing.getBoundingClientRect();
    const frames: number[] = [];
    let before = performance.now();
    for (let turn = 0; turn < turns; turn++) {
      drawing.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY: turn < turns / 2 ? -120 : 120,
          clientX: left + width / 2,
          clientY: top + height / 2,
          bubbles: true,
          cancelable: true,
        }),
      );
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      frames.push(now - before);
      before = now;
    }
    return frames;
  }, TURNS);
}

const longestSince = ({ figures, tasks }: Watched): number =>
  Math.max(0, ...tasks.filter(([start, length]) => start + length > figures).map(([, length]) => length));

/** Is the search index written? */
function isKept(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('offprint');
        opening.addEventListener('error', () => resolve(false));
        opening.addEventListener('success', () => {
          const asked = opening.result.transaction('segments').objectStore('segments').get('state');
          asked.addEventListener('success', () => {
            opening.result.close();
            resolve(asked.result !== undefined);
          });
        });
      }),
  );
}

async function measure(size: number): Promise<void> {
  const browser = findBrowser('chromium');
  if (!browser) throw new Error('no Chromium was found');
  const profile = mkdtempSync(join(tmpdir(), 'offprint-overview-'));
  const offprint = await Offprint.launch({
    browser,
    extension: buildFolder('chrome'),
    profile,
    isAlone: true,
  });
  try {
    await fill(offprint, size);
    // The search index is made at the first opening of a library that was put here: not what is measured.
    const panel = await offprint.panel();
    await until('the index is written', () => isKept(panel), 180_000);
    await panel.close();
    const first = await opened(offprint);
    const frames = await zooming(first.page);
    await first.page.close();
    const again = await opened(offprint);
    await again.page.close();
    const { figures, map } = first.watched;
    printTable(
      [
        { what: `overview of ${size} papers: figures`, value: figures, unit: 'ms' },
        { what: '  map, laid out for the first time', value: map, unit: 'ms', limit: LIMITS[size] },
        { what: '  map, known before', value: again.watched.map, unit: 'ms' },
        {
          what: '  longest task of the page once the figures stand',
          value: longestSince(first.watched),
          unit: 'ms',
          limit: LONG_TASK,
        },
        {
          what: '  frame while zooming (longest)',
          value: median(frames),
          worst: Math.max(...frames),
          unit: 'ms',
        },
      ],
      (line) => process.stdout.write(`${line}\n`),
    );
  } finally {
    await offprint.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
for (const size of sizes.length > 0 ? sizes : [5_000, 50_000]) await measure(size);
