/**
 * `npm run bench:marks`: how well marks are found again (../shared/data/anchoring), and how soon a thousand are painted in a
 * real Chromium; every figure beside its bar. `--soak` instead leaves a page re-rendering every second for ten minutes
 * (`--seconds` for another time). `--wrong` lists the marks that were not found right. Exits 1 when a bar is missed.
 */
import { parseArgs } from 'node:util';
import { build, buildFolder } from '../../scripts/setup/build.ts';
import { adviceFor, ensureBrowser } from '../../scripts/setup/browsers.ts';
import { Offprint } from '../e2e/harness/chromium.ts';
import { anchorFigures } from './anchor.ts';
import { markedListing, paintTime, soak, tasksOfPainting, type Held, type Painted } from './marks-page.ts';
import { median, printTable, type Line } from './table.ts';

const PAPERS = 200;
const MARKS_EACH = 5;
const VISITS = 7;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { soak: { type: 'boolean' }, seconds: { type: 'string' }, wrong: { type: 'boolean' } },
  });
  const missed = values.soak ? 0 : anchorFigures(values.wrong ?? false);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const browser = ensureBrowser('chromium', say);
  const failure = browser ? await build('chrome') : adviceFor('chromium');
  if (!browser || failure !== null) {
    process.stderr.write(`${failure}\n`);
    return 1;
  }
  const offprint = await Offprint.launch({ browser, extension: buildFolder('chrome') });
  try {
    const lines = values.soak
      ? await soakLines(offprint, Number(values.seconds ?? 600))
      : await paintLines(offprint);
    printTable(lines, say);
    return missed > 0 || lines.some(({ value = 0, limit = Infinity }) => value > limit) ? 1 : 0;
  } finally {
    await offprint.close();
  }
}

async function paintLines(offprint: Offprint): Promise<Line[]> {
  const { url, marks } = await markedListing(offprint, {
    papers: PAPERS,
    marksEach: MARKS_EACH,
    archive: 'cs.LG',
  });
  // The first visit fills caches and compiles; it is not counted.
  await paintTime(offprint, url, marks);
  const visits: Painted[] = [];
  const woken: Painted[] = [];
  for (let count = 0; count < VISITS; count++) {
    visits.push(await paintTime(offprint, url, marks, 'warm'));
    woken.push(await paintTime(offprint, url, marks, 'stopped'));
  }
  const traces = [];
  for (let count = 0; count < 3; count++) traces.push(await tasksOfPainting(offprint, url));
  const middle = (of: Painted[], figure: keyof Painted) => median(of.map((each) => each[figure]));
  return [
    {
      what: `${marks} marks on ${PAPERS} papers painted`,
      value: middle(visits, 'took'),
      unit: 'ms',
      limit: 200,
    },
    { what: '  those in the window', value: middle(visits, 'tookInWindow'), unit: 'ms', limit: 200 },
    { what: '  with the worker stopped before, all', value: middle(woken, 'took'), unit: 'ms' },
    {
      what: '  with the worker stopped before, in the window',
      value: middle(woken, 'tookInWindow'),
      unit: 'ms',
    },
    { what: '  quickest of all visits', value: Math.min(...visits.map(({ took }) => took)), unit: 'ms' },
    { what: '  long tasks of ours', value: median(traces.map(({ ours }) => ours)), unit: '', limit: 0 },
    {
      what: '  our longest task',
      value: median(traces.map(({ ourSlice }) => ourSlice)),
      unit: 'ms',
      limit: 50,
    },
    { what: '  layout shift', value: middle(visits, 'shift'), unit: '', limit: 0.01 },
  ];
}

async function soakLines(offprint: Offprint, seconds: number): Promise<Line[]> {
  const { url, marks } = await markedListing(offprint, { papers: 50, marksEach: 4, archive: 'cs.CL' });
  const found = await soak(offprint, url, marks, seconds);
  const { before, after } = found;
  const said = ({ heap, nodes, rails, marks: painted }: Held) =>
    `heap ${(heap / 2 ** 20).toFixed(2)} MB, ${nodes} nodes, ${rails} rails, ${painted} marks`;
  return [
    { what: `when warm: ${said(before)}`, unit: '' },
    { what: `after ${found.rounds} renderings: ${said(after)}`, unit: '' },
    { what: 'marks lost at the worst look', value: found.wanted - found.fewest, unit: '', limit: 0 },
    { what: 'heap grown', value: (after.heap - before.heap) / 2 ** 20, unit: 'MB', limit: 2 },
    { what: 'nodes grown', value: after.nodes - before.nodes, unit: '', limit: before.nodes / 2 },
    { what: 'rails more', value: after.rails - before.rails, unit: '', limit: 0 },
    { what: 'errors', value: found.errors.length, unit: '', limit: 0 },
  ];
}

process.exitCode = await main();
