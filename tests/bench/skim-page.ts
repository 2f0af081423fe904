/** Skimming in a real Chromium: how soon roles stand on a long listing, what that costs its thread, and how soon the worker is up. */
import type { Offprint } from '../e2e/harness/chromium.ts';
import { until } from '../e2e/harness/deadline.ts';
import { arxivNewPage } from '../support/arxiv-pages.ts';
import { recordsForListing } from '../support/records.ts';
import { median, type Line } from './table.ts';
import { QUIET_URL, traced } from './visit.ts';

const PAPERS = 200;
const VISITS = 7;
const URL = `https://arxiv.org/list/cs.CV/new?show=${PAPERS}`;
/** Sentences painted, in the page, which sees the registry as we do. */
const PAINTED = `[...CSS.highlights].filter(([name]) => name.startsWith('offprint-role-')).reduce((sum, [, ranges]) => sum + ranges.size, 0)`;

export async function skimPageLines(offprint: Offprint): Promise<Line[]> {
  offprint.shelf.put(URL, arxivNewPage(recordsForListing(PAPERS)));
  offprint.shelf.put(QUIET_URL, '<!doctype html><title>Help</title>');
  // The first visit fills caches and compiles; it is not counted.
  await rolesAfterRails(offprint, 900);
  const warm: Seen[] = [];
  for (let count = 0; count < VISITS; count++) warm.push(await rolesAfterRails(offprint, 900));
  const cold: Seen[] = [];
  const started: number[] = [];
  for (let count = 0; count < 3; count++) {
    started.push(await workerStart(offprint));
    await stop(offprint);
    cold.push(await rolesAfterRails(offprint, 900));
  }
  // A window so tall that a good part of them stands in it at once.
  const all = await rolesAfterRails(offprint, 12_000);
  const traces = [];
  for (let count = 0; count < 3; count++) traces.push(await traced(offprint, URL, 'warm'));
  const middle = (seen: readonly Seen[]) => median(seen.map(({ after }) => after));
  return [
    {
      what: `${PAPERS} abstracts: roles after the rails, what is near the window (${median(warm.map(({ painted }) => painted))} sentences)`,
      value: middle(warm),
      limit: 300,
      unit: 'ms',
    },
    {
      what: '  the same from a stopped worker: the model is loaded meanwhile',
      value: middle(cold),
      limit: 300,
      unit: 'ms',
    },
    { what: `  in a window of 12,000 px (${all.painted} sentences)`, value: all.after, unit: 'ms' },
    {
      what: '  long tasks of ours, roles included',
      value: Math.max(...traces.map(({ ours }) => ours)),
      limit: 0,
      unit: '',
    },
    {
      what: '  our longest slice',
      value: median(traces.map(({ ourSlice }) => ourSlice)),
      limit: 50,
      unit: 'ms',
    },
    { what: 'a stopped worker starts and answers', value: median(started), limit: 100, unit: 'ms' },
  ];
}

interface Seen {
  /** From the rails to the last role, ms. */
  after: number;
  painted: number;
}

async function rolesAfterRails(offprint: Offprint, height: number): Promise<Seen> {
  const page = await offprint.context.newPage();
  await page.setViewportSize({ width: 1100, height });
  await page.goto(URL, { waitUntil: 'load' });
  await until(
    'roles are shown',
    () => page.evaluate(() => performance.getEntriesByName('offprint:roles-shown').length > 0),
    30_000,
  );
  // Long pages are read in parts: what came later counts.
  await page.waitForTimeout(1_500);
  const after = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name).at(-1)?.startTime ?? Number.NaN;
    return at('offprint:roles-shown') - at('offprint:rails-shown');
  });
  const painted = Number(await page.evaluate(PAINTED));
  await page.close();
  return { after, painted };
}

async function stop(offprint: Offprint): Promise<void> {
  const helper = await offprint.open(QUIET_URL);
  await offprint.stopWorker(helper);
  await helper.page.close();
}

/** From a message to a stopped worker until its answer, ms. What it refuses it answers as soon as it runs. */
async function workerStart(offprint: Offprint): Promise<number> {
  const desk = await offprint.desk();
  await stop(offprint);
  return desk.evaluate(async () => {
    const start = performance.now();
    await chrome.runtime.sendMessage({ to: 'library', method: 'counts', payload: null });
    return performance.now() - start;
  });
}
