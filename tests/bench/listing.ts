/**
 * `npm run bench`: what Offprint costs on an arXiv listing in a real Chromium, as a table. Listings are made in
 * arXiv's structure from the shared real records where they are there, else from made-up ones. Every time is a median
 * of seven visits; every figure has its limit beside it.
 */
import { parseArgs } from 'node:util';
import { build, buildFolder } from '../../scripts/setup/build.ts';
import { adviceFor, ensureBrowser } from '../../scripts/setup/browsers.ts';
import { Offprint } from '../e2e/harness/chromium.ts';
import { arxivNewPage } from '../support/arxiv-pages.ts';
import { recordsForListing, sharedRecords } from '../support/records.ts';
import { median, printTable, type Line } from './table.ts';
import { readingCost } from './reading-cost.ts';
import { QUIET_URL, traced, visit, type Tasks, type Visit, type Worker } from './visit.ts';

const VISITS = 7;

/** Limits of the figures, by the size of the listing. */
const LIMITS: Record<number, { warm: number; stopped?: number }> = {
  200: { warm: 150, stopped: 300 },
  2000: { warm: 400 },
};

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { papers: { type: 'string', multiple: true }, visits: { type: 'string' } },
  });
  const sizes = (values.papers ?? ['200', '2000']).map(Number);
  const visits = Number(values.visits ?? VISITS);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const browser = ensureBrowser('chromium', say);
  const failure = browser ? await build('chrome') : adviceFor('chromium');
  if (!browser || failure !== null) {
    process.stderr.write(`${failure}\n`);
    return 1;
  }
  const withUs = await Offprint.launch({ browser, extension: buildFolder('chrome') });
  const without = await Offprint.launch({ browser, extension: null });
  withUs.shelf.put(QUIET_URL, '<!doctype html><title>Help</title>');
  const lines: Line[] = [];
  try {
    for (const size of sizes) {
      const url = `https://arxiv.org/list/cs.LG/new?show=${size}`;
      const html = arxivNewPage(recordsForListing(size));
      for (const side of [withUs, without]) side.shelf.put(url, html);
      const measure = async (side: Offprint, worker: Worker): Promise<Visit[]> => {
        // The first visit fills caches and compiles; it is not counted.
        await visit(side, url, worker);
        const made: Visit[] = [];
        for (let count = 0; count < visits; count += 1) made.push(await visit(side, url, worker));
        return made;
      };
      const trace = async (side: Offprint, worker: Worker): Promise<Tasks[]> => {
        const made: Tasks[] = [];
        for (let count = 0; count < Math.min(3, visits); count += 1)
          made.push(await traced(side, url, worker));
        return made;
      };
      const limits = LIMITS[size];
      const plain = await measure(without, 'none');
      const warm = await measure(withUs, 'warm');
      const papers = `${size} papers`;
      lines.push({
        what: `${papers}: every visible rail's state after DOMContentLoaded (below zero: before it), warm worker`,
        ...spread(warm, 'shown'),
        limit: limits?.warm,
        unit: 'ms',
      });
      if (limits?.stopped !== undefined) {
        const stopped = await measure(withUs, 'stopped');
        lines.push({
          what: `${papers}: every visible rail's state after DOMContentLoaded, worker stopped`,
          ...spread(stopped, 'shown'),
          limit: limits.stopped,
          unit: 'ms',
        });
      }
      const ours = await trace(withUs, 'warm');
      const bare = await trace(without, 'none');
      lines.push(
        { what: `${papers}: long tasks that are ours`, value: worst(ours, 'ours'), limit: 0, unit: '' },
        { what: `${papers}: our code in one task`, ...spread(ours, 'ourLongest'), limit: 50, unit: 'ms' },
        {
          what: `  longest task ${middle(ours, 'longest').toFixed(0)} ms, without Offprint ${middle(bare, 'longest').toFixed(0)} ms; style and layout ${middle(ours, 'layout').toFixed(0)} ms, without ${middle(bare, 'layout').toFixed(0)} ms`,
          unit: '',
        },
        {
          what: `${papers}: layout shift that is ours`,
          value: worst(warm, 'shift') - worst(plain, 'shift'),
          limit: 0.001,
          unit: '',
        },
        {
          what: `${papers}: heap growth`,
          value: (middle(warm, 'heap') - middle(plain, 'heap')) / 1e6,
          limit: 30,
          unit: 'MB',
        },
        {
          what: `${papers}: longest slice, as the thread ran`,
          ...spread(ours, 'ourSlice'),
          limit: 8,
          unit: 'ms',
        },
        {
          what: `  by the wall's clock, with whatever else the machine did: longest ${middle(warm, 'longestSlice').toFixed(1)} ms, 19 of 20 under ${middle(warm, 'usualSlice').toFixed(1)} ms`,
          unit: '',
        },
        { what: `${papers}: all slices of reading`, value: middle(warm, 'reading'), unit: 'ms' },
      );
    }
    const largest = Math.max(...sizes);
    const cost = await readingCost(without, arxivNewPage(recordsForListing(largest)), visits);
    lines.push(
      {
        what: `reading ${largest} entries, against textContent of their nodes`,
        value: cost.ratio,
        limit: 10,
        unit: '×',
      },
      {
        what: `  textContent ${cost.plain.toFixed(1)} ms, reading ${cost.reading.toFixed(1)} ms (${cost.papers} papers)`,
        unit: '',
      },
    );
  } finally {
    await withUs.close();
    await without.close();
  }
  say(
    `\n${browser.name}, headless; ${sharedRecords(1) ? 'real abstracts first, then made-up ones' : 'made-up abstracts'}; median of ${visits} (worst);\ntimes to rails count from DOMContentLoaded: below zero, they stood before the page was parsed to its end\n`,
  );
  printTable(lines, say);
  return lines.some((line) => line.limit !== undefined && (line.value ?? 0) > line.limit) ? 1 : 0;
}

function middle<K extends string>(rows: readonly Record<K, number>[], field: K): number {
  return median(rows.map((row) => row[field]));
}

function worst<K extends string>(rows: readonly Record<K, number>[], field: K): number {
  return Math.max(...rows.map((row) => row[field]));
}

function spread<K extends string>(
  rows: readonly Record<K, number>[],
  field: K,
): { value: number; worst: number } {
  return { value: middle(rows, field), worst: worst(rows, field) };
}

process.exitCode = await main();
