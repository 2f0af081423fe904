/** Marks on a page in a real Chromium: how soon a thousand of them are painted, and what hours of re-rendering leave. */
import type { Offprint } from '../e2e/harness/chromium.ts';
import { until } from '../e2e/harness/deadline.ts';
import type { Tab } from '../e2e/harness/tab.ts';
import { arxivNewPage } from '../support/arxiv-pages.ts';
import { plantMarks } from '../support/planted-marks.ts';
import { madeUpRecords } from '../support/records.ts';
import { QUIET_URL, traced, type Tasks } from './visit.ts';

/** Marks that are painted on words which stand in the page. Runs in the page, which sees the registry as we do. */
const COUNT = `[...CSS.highlights].filter(([name]) => /mark-(?!now)/.test(name))
  .flatMap(([, ranges]) => [...ranges].filter((range) => !range.collapsed && range.startContainer.isConnected)).length`;

export interface Painted {
  marks: number;
  /** From DOMContentLoaded until the last is painted, ms. */
  took: number;
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

/** One visit. */
export async function paintTime(offprint: Offprint, url: string, marks: number): Promise<Painted> {
  const page = await offprint.context.newPage();
  await page.addInitScript(
    ([count, wanted]) => {
      const seen = { painted: Number.NaN, shift: 0, count: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
      const countNow = (): number => {
        let sum = 0;
        for (const [name, ranges] of CSS.highlights as unknown as Map<string, Set<Range>>)
          if (name.includes(count as string)) sum += ranges.size;
        return sum;
      };
      const look = () => {
        seen.count = countNow();
        if (seen.count >= Number(wanted)) seen.painted = performance.now();
        else setTimeout(look, 2);
      };
      document.addEventListener('DOMContentLoaded', look);
    },
    ['mark-', marks],
  );
  await page.goto(url, { waitUntil: 'load' });
  await until(
    'every mark is painted',
    () =>
      page.evaluate(() => !Number.isNaN((window as unknown as { seen: { painted: number } }).seen.painted)),
    20_000,
  );
  const found = await page.evaluate(() => {
    const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
    const { seen } = window as unknown as { seen: { painted: number; shift: number; count: number } };
    return {
      marks: seen.count,
      took: seen.painted - navigation.domContentLoadedEventStart,
      shift: seen.shift,
    };
  });
  await page.close();
  return found;
}

export function tasksOfPainting(offprint: Offprint, url: string): Promise<Tasks> {
  return traced(offprint, url, 'warm');
}

export interface Soaked {
  rounds: number;
  /** Marks that should be painted, and how many were at the worst look between two renderings. */
  wanted: number;
  fewest: number;
  /** Bytes of JavaScript heap after collecting garbage, when warm and at the end. */
  heapBefore: number;
  heapAfter: number;
  /** Elements of ours at the end over those at the beginning. */
  moreRails: number;
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
  let heapBefore = 0;
  let railsBefore = 0;
  const began = Date.now();
  let rounds = 0;
  for (; Date.now() - began < seconds * 1_000; rounds++) {
    await tab.evaluate('window.render()');
    const rest = began + (rounds + 1) * 1_000 - Date.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)));
    // On a busy machine a second may be too short; what is not there after fifteen is lost.
    await all().catch(() => undefined);
    fewest = Math.min(fewest, await painted());
    if (rounds !== WARM) continue;
    heapBefore = await heapOf(tab);
    railsBefore = (await tab.settled()).length;
  }
  const found: Soaked = {
    rounds,
    wanted: marks,
    fewest,
    heapBefore,
    heapAfter: await heapOf(tab),
    moreRails: (await tab.settled()).length - railsBefore,
    errors: tab.pageErrors,
  };
  await tab.close();
  return found;
}

async function heapOf({ cdp }: Tab): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize;
}
