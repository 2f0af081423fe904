/** `npm run scorecard`: what the tables of the scorecard come to, as the README has them. `-- --write` puts it above them. */
import { parseArgs } from 'node:util';
import type { Score } from '../tests/e2e/harness/scorecard.ts';
import { scoresOf, writeReadmePart } from './scorecard/table.ts';

interface Line extends Score {
  beside: string;
  isSkipped: boolean;
}

const linesOf = (suite: string): Line[] =>
  scoresOf(suite).map((score) => ({
    ...score,
    beside: score.figures ?? '',
    isSkipped: score.skipped !== undefined,
  }));

const faults = linesOf('faults');
const hostile = linesOf('hostile');

/** Failures of lines against what they tried: "0 of 312". `what` tells apart lines of one name. */
function failed(lines: readonly Line[], names: readonly string[], what = /(?:)/): string {
  const mine = lines.filter((line) => names.includes(line.name) && what.test(line.what) && !line.isSkipped);
  const sum = (of: (line: Line) => number) => mine.reduce((total, line) => total + of(line), 0);
  return `${sum((line) => line.failures)} of ${sum((line) => line.n).toLocaleString('en')}`;
}

/** A figure that a line says beside its count. */
function figure(name: string, pattern: RegExp): string {
  const found = faults.flatMap((line) => (line.name === name ? (pattern.exec(line.beside)?.[1] ?? []) : []));
  return found.join(', ') || 'not measured';
}

/** Actions that were said to be done, in lines that count something else. */
const acknowledged = faults.flatMap(({ beside }) =>
  [...beside.matchAll(/([\d,]+) acknowledged actions/g)].map(([, count = '']) =>
    Number(count.replaceAll(',', '')),
  ),
);
const saves = faults.filter(({ name }) => name === 'F1' || name === 'F2');
const said = acknowledged.reduce((sum, each) => sum + each, 0) + saves.reduce((sum, { n }) => sum + n, 0);
const lost = faults
  .filter(({ name }) => ['F1', 'F2', 'F4'].includes(name))
  .reduce((sum, { failures }) => sum + failures, 0);
const damages = faults.find(({ name, what }) => name === 'F8' && what.startsWith('the store is damaged'));
const restored = faults.find(({ name, what }) => name === 'F8' && what.includes('every row as it was'));
const skips = [...faults, ...hostile].filter(({ isSkipped }) => isSkipped);

const rows: [what: string, target: string, found: string][] = [
  ['saves that were acknowledged and lost', '0', `${lost} of ${said.toLocaleString('en')}`],
  ['actions done by half', '0', failed(faults, ['F1 deletes', 'F4', 'F5', 'F6', 'F7', 'F12', 'F17'])],
  [
    'kinds of damage noticed',
    '8 of 8',
    damages ? `${damages.n - damages.failures} of ${damages.n}` : 'not tried',
  ],
  ['alarms without a loss', '0', failed(faults, ['F1 deletes', 'F16'])],
  [
    'rows that were not as before after a restore',
    '0',
    restored && !restored.isSkipped ? failed(faults, ['F8'], /every row as it was/) : 'not tried',
  ],
  ['libraries in a wrong state after an upgrade', '0', failed(faults, ['F11', 'F12', 'F13', 'F14', 'F15'])],
  ['imports that did not add up, or left the library in between', '0', failed(faults, ['F17'])],
  ['papers saved twice', '0', failed(faults, ['F1', 'F2', 'F19', 'F20'])],
  [
    'writes that a page drove',
    '0',
    failed(hostile, ['H6', 'H7', 'H8', 'H9', 'H10', 'H11', 'H12', 'H13', 'H14', 'H20', 'H21', 'H22']),
  ],
  ['scripts of a page or paper that ran in Offprint', '0', failed(hostile, ['H1–H4', 'H5'])],
  ['a worker that idled away answers after', '≤ 150 ms', figure('F3', /after ([\d, ]+ ms)/)],
  ['10,000 papers are brought to the next version in', '≤ 8 s', figure('F11', /in ([\d.]+ s)/)],
  ['lines skipped, each with its reason', '–', String(skips.length)],
];

const { values } = parseArgs({ options: { write: { type: 'boolean' } } });
for (const row of rows) process.stdout.write(`${row[0].padEnd(62)}${row[2].padEnd(16)}target ${row[1]}\n`);
if (values.write)
  await writeReadmePart('summary', 'npm run scorecard', [
    ['', 'target', 'found'],
    ...rows.map(([what, target, found]) => [what, target, found]),
  ]);
