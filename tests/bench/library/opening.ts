/** Opens one of the extension's pages and times, within the page, what a reader waits for. */
import type { Page } from 'playwright-core';
import type { Offprint } from '../../e2e/harness/chromium.ts';
import { arxivNewPage } from '../../support/arxiv-pages.ts';
import { madeUpRecords } from '../../support/records.ts';
import { longestTask } from './tasks.ts';

export interface Opening {
  /** ms from the navigation's start to the first paint with any content. */
  paint: number;
  /** ms to the first row of a paper; to the first row that holds what was asked for, where something was asked. */
  rows: number;
  /**
   * ms to the end of the frame that paints what a reader opens the page for: rows of papers, or in a popup that speaks
   * of no page how many papers the library has. What stands there before, of any content, does not count.
   */
  shown: number;
  /** How far what was painted moved afterwards (cumulative layout shift). */
  shift: number;
  /** The longest task of the page's own thread, ms; 0 when none took 50. */
  longest: number;
}

type Watched = Omit<Opening, 'paint'>;

/** ms after which nothing moves any more. */
const SETTLED = 800;
/** What the page says once it is painted. */
const SHOWN = 'bench: shown';

/** Types into the search as soon as there is one, and notes when rows are there. Runs in the page before its own code. */
function watch({ query, expected, wants = 'papers', told }: Asked & { told: string }): void {
  const watched: Watched = { rows: Number.NaN, shown: Number.NaN, shift: 0, longest: 0 };
  Object.assign(globalThis, { watched });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  let isAsked = query === '';
  // A message that is sent in a frame arrives when the frame was painted.
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    watched.shown = performance.now();
    // Told, not asked for: a question of the automation's takes the page's thread some ms in the midst of its start.
    console.debug(told);
  });
  port1.start();
  const look = (): void => {
    const field = document.querySelector<HTMLInputElement>('input[type=search]');
    if (!isAsked && field) {
      isAsked = true;
      field.value = query;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return;
    }
    const rows = [...document.querySelectorAll('[data-paper]')];
    const isThere =
      wants === 'total'
        ? /\p{N}/u.test(field?.placeholder ?? '')
        : rows.some((row) => row.getAttribute('data-paper')?.includes(expected));
    if (!isAsked || !isThere) return;
    watched.rows = performance.now();
    requestAnimationFrame(() => port2.postMessage(null));
    observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['placeholder'] });
}

export interface Asked {
  /** Typed as soon as there is a field for it; "" for nothing. */
  query: string;
  /** A part of the id of the paper that must be found; "" for any. */
  expected: string;
  /** Rows of papers (when not given), or how many papers there are. */
  wants?: 'papers' | 'total';
}

/** Opens "sidepanel.html", "library.html" or "popup.html"; leaves it open. Throws when nothing is shown within a minute. */
export async function open(
  offprint: Offprint,
  path: string,
  asked: Asked = { query: '', expected: '' },
): Promise<{ page: Page; opening: Opening }> {
  const page = await offprint.context.newPage();
  await page.setViewportSize({ width: 420, height: 900 });
  await page.addInitScript(watch, { ...asked, told: SHOWN });
  const shown = page.waitForEvent('console', {
    predicate: (message) => message.text() === SHOWN,
    timeout: 60_000,
  });
  await Promise.all([shown, page.goto(`${offprint.origin}/${path}`, { waitUntil: 'commit' })]);
  // What still moves, moves soon.
  if (asked.query === '') await page.waitForTimeout(SETTLED);
  const opening = await page.evaluate(() => {
    const { watched } = globalThis as unknown as { watched: Watched };
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    return { paint, ...watched };
  });
  return { page, opening };
}

/** A day's listing at its real address, in a tab of its own; answers the browser's number for the tab. */
export async function listingTab(offprint: Offprint): Promise<number> {
  const page = await offprint.context.newPage();
  const body = arxivNewPage(madeUpRecords(100, 7), { archive: 'cs.LG' });
  // This tab alone: what asks before each request would take its time for the extension's own files as well.
  await page.route(/^https:/, (route) =>
    route.request().isNavigationRequest() ? route.fulfill({ body, contentType: 'text/html' }) : route.abort(),
  );
  await page.goto('https://arxiv.org/list/cs.LG/new');
  const id = await offprint.tabId(page);
  await page.waitForFunction(() => performance.getEntriesByName('offprint:rails-shown').length > 0);
  return id;
}

/** ms of the longest task, by its thread's own time, of a page that is opened, asked, and closed again. */
export async function longestWhileOpening(offprint: Offprint, path: string, asked: Asked): Promise<number> {
  const page = await offprint.context.newPage();
  await page.setViewportSize({ width: 420, height: 900 });
  await page.addInitScript(watch, { ...asked, told: SHOWN });
  const longest = await longestTask(page, async () => {
    const shown = page.waitForEvent('console', { predicate: (message) => message.text() === SHOWN });
    await Promise.all([shown, page.goto(`${offprint.origin}/${path}`, { waitUntil: 'commit' })]);
    await page.waitForTimeout(SETTLED);
  });
  await page.close();
  return longest;
}

/** The middle of several openings, each in a page of its own that is closed again. */
export async function openings(offprint: Offprint, path: string, asked: readonly Asked[]): Promise<Opening> {
  const all: Opening[] = [];
  for (const each of asked) {
    const { page, opening } = await open(offprint, path, each);
    await page.close();
    all.push(opening);
  }
  const middle = (of: (opening: Opening) => number): number =>
    all.map(of).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
  return {
    paint: middle(({ paint }) => paint),
    rows: middle(({ rows }) => rows),
    shown: middle(({ shown }) => shown),
    shift: Math.max(...all.map(({ shift }) => shift)),
    longest: Math.max(...all.map(({ longest }) => longest)),
  };
}
