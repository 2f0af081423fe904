/**
 * Benchmark of the overview in a real Chromium with the built extension: how long its worker takes to count and to lay out
 * a library made from the real abstracts, whether the page itself ever stops meanwhile, how smoothly the map zooms, and how
 * far what is alike stands together on it.
 *
 *   npm run bench:overview [sizes…]
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Offprint } from '../e2e/harness/chromium.ts';
import { until } from '../e2e/harness/deadline.ts';
import { atLeast } from './figure.ts';
import { fill, FILLED } from './library/fill.ts';
import { isIndexKept, launchIn, PROFILES } from './library/profile.ts';
import { realRecords } from './made-papers.ts';
import { mapLikeness } from './map-likeness.ts';
import { median, printTable } from './table.ts';

/** ms until everything is drawn: from 5,000 papers on the work grows, of 50,000 a sample is laid out. */
const LIMITS: Record<number, number> = { 5_000: 10_000, 50_000: 30_000 };
const LONG_TASK = 50;
/** ms: two frames of sixty a second, below which a motion is seen as one. */
const FRAME = 34;
/** % of what is alike that stands together. */
const ALIKE = 35;
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

async function measure(size: number): Promise<void> {
  const kept = process.env[PROFILES];
  const root = kept ?? mkdtempSync(join(tmpdir(), 'offprint-overview-'));
  const profile = join(root, String(size));
  const offprint = await launchIn(profile);
  try {
    if (!existsSync(join(profile, FILLED))) {
      await fill(offprint, size);
      writeFileSync(join(profile, FILLED), '');
    }
    // The search index is made at the first opening of a library that was put here: not what is measured.
    const panel = await offprint.panel();
    await until('the index is written', () => isIndexKept(panel), 180_000);
    await panel.close();
    const first = await opened(offprint);
    const frames = await zooming(first.page);
    await first.page.close();
    const again = await opened(offprint);
    await again.page.close();
    const { figures, map } = first.watched;
    const of = `overview of ${size.toLocaleString('en')} papers`;
    printTable(
      [
        { what: `${of}: figures there after`, value: figures, unit: 'ms' },
        { what: `${of}: map there after, laid out anew`, value: map, unit: 'ms', limit: LIMITS[size] },
        { what: `${of}: map there after, known before`, value: again.watched.map, unit: 'ms' },
        {
          what: `${of}: longest task of the page`,
          value: Math.max(longestSince(first.watched), longestSince(again.watched)),
          unit: 'ms',
          limit: LONG_TASK,
        },
        {
          what: `${of}: frame while the map zooms`,
          value: median(frames),
          worst: Math.max(...frames),
          unit: 'ms',
          limit: FRAME,
        },
      ],
      (line) => process.stdout.write(`${line}\n`),
    );
  } finally {
    await offprint.close();
    if (kept === undefined) rmSync(root, { recursive: true, force: true });
  }
}

/** What stands together on the map of the real abstracts. */
function likeness(): void {
  const papers = (realRecords() ?? []).map(({ title, abstract }, at) => ({
    id: String(at).padStart(8, '0'),
    title,
    abstract,
  }));
  const share = 100 * mapLikeness(papers);
  process.stdout.write(
    `of a paper's 10 nearest by abstract among its 30 nearest on the map  ${share.toFixed(1)} %  ≥ ${ALIKE} % (by chance 3 %)\n`,
  );
  atLeast('map of 1,000 real papers: of the 10 most alike among the 30 nearest', share, ALIKE);
}

if (!realRecords()) process.stdout.write('abstracts: absent, skipped\n');
else {
  likeness();
  const sizes = process.argv.slice(2).map(Number).filter(Boolean);
  for (const size of sizes.length > 0 ? sizes : [5_000, 50_000]) await measure(size);
}
