/** Opens one of the extension's pages and times, within the page, what a reader waits for. */
import type { Page } from 'playwright-core';
import type { Offprint } from '../../e2e/harness/chromium.ts';

export interface Opening {
  /** ms from the navigation's start to the first paint with content. */
  paint: number;
  /** ms to the first row of a paper; to the first row that holds what was asked for, where something was asked. */
  rows: number;
  /** The longest task of the page's own thread, ms; 0 when none took 50. */
  longest: number;
}

interface Watched {
  rows: number;
  longest: number;
}

/** Types into the search as soon as there is one, and notes when rows are there. Runs in the page before its own code. */
function watch({ query, expected }: { query: string; expected: string }): void {
  const watched: Watched = { rows: Number.NaN, longest: 0 };
  Object.assign(globalThis, { watched });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  let isAsked = query === '';
  const look = (): void => {
    const field = document.querySelector<HTMLInputElement>('input[type=search]');
    if (!isAsked && field) {
      isAsked = true;
      field.value = query;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return;
    }
    const rows = [...document.querySelectorAll('[data-paper]')];
    if (!isAsked || !rows.some((row) => row.getAttribute('data-paper')?.includes(expected))) return;
    watched.rows = performance.now();
    observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
}

export interface Asked {
  /** Typed as soon as there is a field for it; "" for nothing. */
  query: string;
  /** A part of the id of the paper that must be found; "" for any. */
  expected: string;
}

/** Opens "sidepanel.html" or "popup.html"; leaves it open. Throws when nothing is shown within a minute. */
export async function open(
  offprint: Offprint,
  path: string,
  asked: Asked = { query: '', expected: '' },
): Promise<{ page: Page; opening: Opening }> {
  const page = await offprint.context.newPage();
  await page.setViewportSize({ width: 420, height: 900 });
  await page.addInitScript(watch, asked);
  await page.goto(`${offprint.origin}/${path}`, { waitUntil: 'domcontentloaded' });
  const hasRows = asked.query !== '' || !path.startsWith('popup');
  if (hasRows) {
    await page.waitForFunction(
      () => !Number.isNaN((globalThis as unknown as { watched: Watched }).watched.rows),
      undefined,
      { timeout: 120_000, polling: 50 },
    );
  } else await page.waitForTimeout(800);
  const opening = await page.evaluate(() => {
    const { rows, longest } = (globalThis as unknown as { watched: Watched }).watched;
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    return { paint, rows, longest };
  });
  return { page, opening };
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
    longest: Math.max(...all.map(({ longest }) => longest)),
  };
}
