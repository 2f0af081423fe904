/**
 * Every benchmark of the project, one after the other, and one table of what they found in the README.
 *
 *   npm run bench [names…] [-- --print]
 *
 * With names only those run, and the other rows stay as they were. `--print` leaves the README alone. A benchmark that
 * breaks is said, its rows stay as they were, the others run, and the end is 1; a bar that is missed is a figure like any
 * other and is said beside it. One that has nothing to measure (its data is absent) says so itself.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, build } from '../../scripts/setup/build.ts';
import { ensureBrowser } from '../../scripts/setup/browsers.ts';
import { command as run } from '../../scripts/test/lane.ts';
import { GATHERED_IN, type Broken, type Figure } from './figure.ts';
import { PROFILES } from './library/profile.ts';

interface Bench {
  /** As in `npm run bench:NAME`. */
  name: string;
  file: string;
  args?: string[];
  /** After so many minutes it is given up. */
  minutes: number;
}

/** What opens a page, reads it and judges it first; the long ones with whole libraries at the end. */
const BENCHES: readonly Bench[] = [
  { name: 'listing', file: 'listing.ts', minutes: 5 },
  { name: 'known', file: 'read-known.ts', minutes: 2 },
  { name: 'read', file: 'read.ts', minutes: 2 },
  { name: 'reading', file: 'reading.ts', minutes: 6 },
  { name: 'citations', file: 'citations.ts', minutes: 3 },
  { name: 'formats', file: 'formats.ts', minutes: 2 },
  { name: 'works', file: 'works.ts', minutes: 4 },
  { name: 'marks', file: 'marks.ts', minutes: 4 },
  { name: 'skim', file: 'skim.ts', minutes: 5 },
  { name: 'search', file: 'search.ts', args: ['50000', '--only-ours'], minutes: 4 },
  { name: 'library', file: 'library.ts', minutes: 10 },
  { name: 'overview', file: 'overview.ts', args: ['5000', '50000'], minutes: 5 },
  { name: 'import', file: 'import.ts', args: ['--only-in'], minutes: 5 },
];

const [BEGIN, END] = ['<!-- figures -->', '<!-- /figures -->'];
const README = join(ROOT, 'README.md');

const commandOf = ({ name, args = [] }: Bench): string =>
  `npm run bench:${name}${args.length > 0 ? ` -- ${args.join(' ')}` : ''}`;

interface Found {
  figures: Figure[];
  /** Why it did not end as it should. */
  broke?: string;
}

/** What a benchmark found. It prints as it goes. */
async function runBench(bench: Bench, folder: string): Promise<Found> {
  const file = join(folder, `${bench.name}.jsonl`);
  const script = join(import.meta.dirname, bench.file);
  const child = spawn(process.execPath, ['--no-warnings', script, ...(bench.args ?? [])], {
    stdio: 'inherit',
    // In a group of its own, so that its browsers end with it.
    detached: process.platform !== 'win32',
    env: { ...process.env, [GATHERED_IN]: file, [PROFILES]: join(folder, 'profiles') },
  });
  const end = (): void => {
    try {
      if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
      else child.kill();
    } catch {
      // It has ended by itself.
    }
  };
  let isLate = false;
  const patience = setTimeout(() => {
    isLate = true;
    end();
  }, bench.minutes * 60_000);
  process.once('exit', end);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
  clearTimeout(patience);
  process.off('exit', end);
  const lines = existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Figure | Broken)
    : [];
  const figures = lines.filter((line) => 'what' in line);
  const broke = lines.find((line) => 'broke' in line)?.broke;
  if (isLate) return { figures, broke: `not done after ${bench.minutes} minutes` };
  if (broke !== undefined) return { figures, broke };
  // A missed bar is told as a figure; any other bad end is told by the code alone.
  return code === 0 || figures.some(({ isMissed }) => isMissed)
    ? { figures }
    : { figures, broke: `ended with ${code}` };
}

const cell = (text: string): string => text.trim().replaceAll('|', '\\|');
const rowOf = (bench: string, figure: Figure, day: string): string =>
  `| ${[
    bench,
    cell(figure.what),
    `${cell(figure.figure)}${figure.isMissed ? ' (missed)' : ''}`,
    cell(figure.bar ?? ''),
    day,
  ].join(' | ')} |`;

/** The rows that the README has now, by benchmark, so that those of benchmarks that did not run stay. */
function rowsNow(part: string): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  for (const padded of part.split('\n')) {
    const row = padded.replace(/ +/g, ' ');
    const bench = /^\| (\w+) \|/.exec(row)?.[1];
    if (bench) rows.set(bench, [...(rows.get(bench) ?? []), row]);
  }
  return rows;
}

const day = new Date().toISOString().slice(0, 10);
const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;

/** Puts the rows into the README between its markers, in the order of the benchmarks. */
function writeReadme(found: ReadonlyMap<string, readonly string[]>, browser: string): void {
  const text = readFileSync(README, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error('README.md has no place for the figures');
  const kept = rowsNow(text.slice(from, to));
  const rows = BENCHES.flatMap(({ name }) => found.get(name) ?? kept.get(name) ?? []);
  const table = ['| bench | what | figure | bar | measured |', '| --- | --- | --- | --- | --- |', ...rows];
  const about = `Measured on ${machine}, ${browser}; \`npm run bench NAME\` measures one of them anew.`;
  const part = `${BEGIN}\n\n${about}\n\n${table.join('\n')}\n\n`;
  writeFileSync(README, text.slice(0, from) + part + text.slice(to));
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { print: { type: 'boolean' } },
});
const unknown = positionals.find((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown !== undefined) {
  process.stderr.write(
    `npm run bench: there is no "${unknown}"; there are ${BENCHES.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(2);
}
const browser = ensureBrowser('chromium', say);
const failure = await build('chrome');
if (failure !== null) throw new Error(failure);
const folder = mkdtempSync(join(tmpdir(), 'offprint-figures-'));
const found = new Map<string, readonly string[]>();
const broken: string[] = [];
for (const bench of BENCHES) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue;
  say(`\n${commandOf(bench)}`);
  const start = performance.now();
  const { figures, broke } = await runBench(bench, folder);
  say(`(${((performance.now() - start) / 1000).toFixed(0)} s)`);
  if (broke !== undefined) {
    broken.push(bench.name);
    say(`${bench.name} broke: ${broke}`);
  } else if (figures.length > 0)
    found.set(
      bench.name,
      figures.map((figure) => rowOf(bench.name, figure, day)),
    );
}
rmSync(folder, { recursive: true, force: true });
if (!values.print) {
  writeReadme(found, browser ? `${browser.name}, headless` : 'no browser');
  await run('prettier', ['--write', '--log-level', 'warn', 'README.md']);
}
say(
  `\n${[...found.values()].flat().length} figures; ${broken.length === 0 ? 'none broke' : `broke: ${broken.join(', ')}`}`,
);
process.exitCode = broken.length > 0 ? 1 : 0;
