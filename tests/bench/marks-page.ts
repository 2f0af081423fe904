/** Marks on a page in a real Chromium: how soon a thousand of them are painted, and what hours of re-rendering leave. */
import type { Offprint } from '../e2e/harness/chromium.ts';
import { until } from '../e2e/harness/deadline.ts';
import type { Tab } from '../e2e/harness/tab.ts';
import { arxivNewPage } from '../support/arxiv-pages.ts';
import { plantMarks } from '../support/planted-marks.ts';
import { madeUpRecords } from '../support/records.ts';
import { QUIET_URL, stopWorker, traced, type Tasks, type Worker } from './visit.ts';

/** Marks that are painted on words which stand in the page. Runs in the page, which sees the registry as we do. */
const COUNT = `[...CSS.highlights].filter(([name]) => /mark-(?!now)/.test(name))
  .flatMap(([, ranges]) => [...ranges].filter((range) => !range.collapsed && range.startContainer.isConnected)).length`;

export interface Painted {
  marks: number;
  /** From DOMContentLoaded until the frame with the last mark is drawn, ms. */
  took: number;
  /** The same for the marks of the papers in the window. */
  tookInWindow: number;
  /** Cumulative layout shift. */
  shift: number;
}

/** A listing of papers with marks on each, ready to be visited. */
export async function markedListing(
  offprint: Offprint,
  { papers, marksEach, archive }: { papers: number; marksEach: number; archive: string },
): Promise<{ url: string; marks: number }> {
  const records = madeUpRecords(papers, 900 + papers);
  const url = `https://arxiv.org/list/${archive}/new?show=${papers}`;
  offprint.shelf.put(url, arxivNewPage(records));
  offprint.shelf.put(QUIET_URL, '<!doctype html><title>Help</title>');
  return { url, marks: await plantMarks(offprint, records, marksEach) };
}

/** ms between two visits. */
const SETTLED = 1_500;

/** One visit. The marks are counted in every frame before it is drawn, and painted when it is. */
export async function paintTime(
  offprint: Offprint,
  url: string,
  marks: number,
  worker: Worker = 'warm',
): Promise<Painted> {
  // The page of the visit before is taken down, and the worker that it woke has done what it does at its start.
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  if (worker === 'stopped') await stopWorker(offprint);
  const page = await offprint.context.newPage();
  await page.addInitScript((wanted) => {
    const seen = { shift: 0, count: 0, frames: [] as [at: number, count: number][] };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    const countNow = (): number => {
      let sum = 0;
      for (const [name, ranges] of CSS.highlights as unknown as Map<string, Set<Range>>)
        if (name.includes('mark-')) sum += ranges.size;
      return sum;
    };
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) => seen.frames.push([performance.now(), data as number]));
    port1.start();
    const look = () => {
      const count = countNow();
      if (count > seen.count) {
        seen.count = count;
        // After the frame callbacks the frame is drawn; the first task after them comes when it is.
        port2.postMessage(count);
      }
      if (count < wanted) requestAnimationFrame(look);
    };
    document.addEventListener('DOMContentLoaded', () => requestAnimationFrame(look));
  }, marks);
  await page.goto(url, { waitUntil: 'load' });
  await until(
    'every mark is painted',
    () =>
      page.evaluate(
        (wanted) =>
          (window as unknown as { seen: { frames: [number, number][] } }).seen.frames.some(
            ([, count]) => count >= wanted,
          ),
        marks,
      ),
    20_000,
  );
  const found = await page.evaluate(() => {
    const [{ domContentLoadedEventStart: began }] = performance.getEntriesByType('navigation') as [
      PerformanceNavigationTiming,
    ];
    const { seen } = window as unknown as {
      seen: { frames: [at: number, count: number][]; shift: number; count: number };
    };
    const inWindow = [...CSS.highlights].flatMap(([name, ranges]) =>
      name.includes('mark-')
        ? [...(ranges as unknown as Set<Range>)].filter(
            (range) => range.getBoundingClientRect().top < innerHeight,
          )
        : [],
    ).length;
    // Marks are painted from the top of the page on.
    const tookFor = (wanted: number) =>
      (seen.frames.find(([, count]) => count >= wanted)?.[0] ?? NaN) - began;
    return {
      marks: seen.count,
      shift: seen.shift,
      took: tookFor(seen.count),
      tookInWindow: tookFor(inWindow),
    };
  });
  await page.close();
  return found;
}

export function tasksOfPainting(offprint: Offprint, url: string): Promise<Tasks> {
  return traced(offprint, url, 'warm');
}

/** What a page holds on to. */
export interface Held {
  /** Bytes of JavaScript heap, the page's and ours. */
  heap: number;
  /** Nodes, those that stand in no document too. */
  nodes: number;
  /** Rails that stand on the page. */
  rails: number;
  /** Marks that are painted. */
  marks: number;
}

export interface Soaked {
  rounds: number;
  /** Marks that should be painted, and how many were at the worst look between two renderings. */
  wanted: number;
  fewest: number;
  /** What the page holds after collecting garbage, when warm and at the end. */
  before: Held;
  after: Held;
  errors: string[];
}

/** Renderings after which caches are full. */
const WARM = 4;

/** A page that draws its whole list anew every second, for so many seconds. */
export async function soak(offprint: Offprint, url: string, marks: number, seconds: number): Promise<Soaked> {
  const tab = await offprint.open(url);
  const painted = () => tab.evaluate<number>(COUNT);
  const all = () => until('every mark is painted', async () => (await painted()) >= marks, 15_000);
  await all();
  await tab.evaluate(`(() => {
    const list = document.querySelector('dl');
    const html = list.cloneNode(true);
    for (const each of html.querySelectorAll('*')) if (each.localName.endsWith('-x')) each.remove();
    window.render = () => list.replaceChildren(...html.cloneNode(true).childNodes);
  })()`);
  let fewest = Number.POSITIVE_INFINITY;
  let before: Held | undefined;
  const began = Date.now();
  let rounds = 0;
  for (; Date.now() - began < seconds * 1_000; rounds++) {
    await tab.evaluate('window.render()');
    const rest = began + (rounds + 1) * 1_000 - Date.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)));
    // On a busy machine a second may be too short; what is not there after fifteen is lost.
    await all().catch(() => undefined);
    fewest = Math.min(fewest, await painted());
    if (rounds === WARM) before = await heldBy(tab);
  }
  const after = await heldBy(tab);
  const found: Soaked = {
    rounds,
    wanted: marks,
    fewest,
    before: before ?? after,
    after,
    errors: tab.pageErrors,
  };
  await tab.close();
  return found;
}

async function heldBy(tab: Tab): Promise<Held> {
  const rails = (await tab.settled()).length;
  await tab.cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await tab.cdp.send('Runtime.getHeapUsage');
  const { nodes } = await tab.cdp.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, rails, marks: await tab.evaluate<number>(COUNT) };
}
