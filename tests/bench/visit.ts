/** One measured visit to a page, from the browser's own timeline and trace. */
import type { Offprint } from '../e2e/harness/chromium.ts';
import { until } from '../e2e/harness/deadline.ts';
import type { Page } from 'playwright-core';

/** A page of a read host without papers, from which the worker can be stopped. */
export const QUIET_URL = 'https://arxiv.org/help/quiet';

/** What the extension's worker does when the visit begins; none without the extension. */
export type Worker = 'warm' | 'stopped' | 'none';

export interface Visit {
  /** From DOMContentLoaded until every visible rail shows its state, ms; NaN without the extension. */
  shown: number;
  /** Cumulative layout shift. */
  shift: number;
  /** Bytes of JavaScript heap after collecting garbage. */
  heap: number;
  /** Longest and total time spent reading entries, ms; by the wall's clock, so that whatever else the machine did counts. */
  longestSlice: number;
  /** What 19 of 20 slices stay under, ms. */
  usualSlice: number;
  reading: number;
}

/** What a trace tells of the page's thread, in time that the thread ran. */
export interface Tasks {
  /** Tasks over 50 ms that would not be so long without our code, or in which our code alone took that long. */
  ours: number;
  /** All tasks over 50 ms. */
  long: number;
  /** The longest that our code ran in one task, ms; style and layout that it asked for not counted. */
  ourLongest: number;
  /** The same without the loading of our script: the longest slice of reading, or of anything else we do, ms. */
  ourSlice: number;
  /** The longest task, whoever it is of, ms. */
  longest: number;
  /** All style and layout, ms: what we make the browser do shows here. */
  layout: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** The part of it that the thread really ran. */
  tdur?: number;
  pid: number;
  tid: number;
  args?: { data?: { url?: string; scriptName?: string } };
}

const LONG = 50;

/** Visits a page and measures it, untraced: tracing has a price of its own. */
export async function visit(side: Offprint, url: string, worker: Worker): Promise<Visit> {
  const page = await opened(side, url, worker, async () => undefined);
  const seen = await page.evaluate(() => {
    const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
    const [shown] = performance.getEntriesByName('offprint:rails-shown');
    const slices = performance.getEntriesByName('offprint:read').map((entry) => entry.duration);
    return {
      shown: shown ? shown.startTime - navigation.domContentLoadedEventStart : Number.NaN,
      longestSlice: Math.max(0, ...slices),
      usualSlice: slices.toSorted((a, b) => a - b)[Math.floor(slices.length * 0.95)] ?? 0,
      reading: slices.reduce((sum, each) => sum + each, 0),
      shift: (window as unknown as { found: { shift: number } }).found.shift,
    };
  });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await page.close();
  return { ...seen, heap: usedSize };
}

/** Visits a page under the browser's tracer. */
export async function traced(side: Offprint, url: string, worker: Worker): Promise<Tasks> {
  const browser = side.context.browser();
  if (!browser) throw new Error('the browser cannot be traced');
  const page = await opened(side, url, worker, (fresh) =>
    browser.startTracing(fresh, { categories: ['devtools.timeline', 'toplevel', 'v8.execute'] }),
  );
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  await page.close();
  return tasksOf(trace.traceEvents);
}

/** Stops the extension's worker as the browser does when it has nothing to do. */
export async function stopWorker(side: Offprint): Promise<void> {
  const helper = await side.open(QUIET_URL);
  await side.stopWorker(helper);
  await helper.page.close();
}

async function opened(
  side: Offprint,
  url: string,
  worker: Worker,
  before: (page: Page) => Promise<unknown>,
): Promise<Page> {
  if (worker === 'stopped') await stopWorker(side);
  const page = await side.context.newPage();
  await page.addInitScript(() => {
    const found = { shift: 0 };
    Object.assign(window, { found });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) found.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await before(page);
  await page.goto(url, { waitUntil: 'load' });
  if (worker !== 'none') {
    await until(
      'the rails are shown',
      () => page.evaluate(() => performance.getEntriesByName('offprint:rails-shown').length > 0),
      15_000,
    );
  }
  // What was put off until the page is idle belongs to the visit too.
  await page.waitForTimeout(600);
  return page;
}

function tasksOf(events: TraceEvent[]): Tasks {
  // The page's thread is the one that parses HTML; the worker and the browser have theirs.
  const parsing = new Set(events.filter(({ name }) => name === 'ParseHTML').map(threadOf));
  const timed = events.filter(
    (event) => event.ph === 'X' && event.dur !== undefined && parsing.has(threadOf(event)),
  );
  const calls = timed.filter(({ args }) =>
    (args?.data?.url ?? args?.data?.scriptName ?? '').startsWith('chrome-extension:'),
  );
  const layouts = timed.filter(({ name }) => name === 'Layout' || name === 'UpdateLayoutTree');
  const found: Tasks = {
    ours: 0,
    long: 0,
    ourLongest: 0,
    ourSlice: 0,
    longest: 0,
    layout: total(outermost(layouts)),
  };
  for (const task of timed.filter(
    ({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask',
  )) {
    const length = total([task]);
    const ourCalls = outermost(calls.filter((call) => isInside(call, task)));
    const asked = outermost(layouts.filter((layout) => ourCalls.some((call) => isInside(layout, call))));
    const ours = total(ourCalls) - total(asked);
    found.longest = Math.max(found.longest, length);
    found.ourLongest = Math.max(found.ourLongest, ours);
    if (!ourCalls.some(({ name }) => name === 'EvaluateScript'))
      found.ourSlice = Math.max(found.ourSlice, ours);
    if (length <= LONG) continue;
    found.long += 1;
    if (ours > LONG || (ours > 0 && length - ours <= LONG)) found.ours += 1;
  }
  return found;
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

function isInside(inner: TraceEvent, outer: TraceEvent): boolean {
  return (
    threadOf(inner) === threadOf(outer) && inner.ts >= outer.ts && inner.ts < outer.ts + (outer.dur ?? 0)
  );
}

/** Milliseconds that the thread really ran: what else the machine was doing does not count. */
function total(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { dur, tdur }) => sum + (tdur ?? dur ?? 0), 0) / 1_000;
}

/** Events that are not inside another of the list. */
function outermost(events: TraceEvent[]): TraceEvent[] {
  let reached = -1;
  return events
    .toSorted((left, right) => left.ts - right.ts || (right.dur ?? 0) - (left.dur ?? 0))
    .filter((event) => {
      if (event.ts < reached) return false;
      reached = event.ts + (event.dur ?? 0);
      return true;
    });
}
