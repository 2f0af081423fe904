/** Runs the tests of a suite that count, and prints what they counted. A fault that was skipped is no pass. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Extent, Score } from '../../tests/e2e/harness/scorecard.ts';
import { build, type Build } from '../setup/build.ts';
import { adviceFor, ensureBrowser, type Family } from '../setup/browsers.ts';
import { vitest, type Outcome } from '../test/lane.ts';
import { asText, gathered, replaceReadmeLine, scoresOf, writeReadme, writeReadmeLines } from './table.ts';

export interface Suite {
  /** Its marker in the README. */
  name: string;
  builds: Build[];
  browsers: Family[];
  /** Files of tests by the runner's configuration, and which of their tests count by their own names; null: none does. */
  runs: { config: string; files: string[]; tests: RegExp | null }[];
  /** Lines whose tests have names of another kind, told by the test's name or its file. One at least must have run. */
  mapped?: [name: string, what: string, tests: RegExp][];
  /** Lines that sum up others, by those others' names. */
  sums?: [name: string, what: string, of: string[]][];
  /** What is in the programme and cannot be tried here, with the reason, or is tried elsewhere. */
  untried?: Score[];
}

/** No suite may take longer, ms. */
const LONGEST = { quick: 600_000, full: 1_800_000, nightly: 6 * 3_600_000 };

const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * `--nightly` for the long sizes, `--quick` for those of `npm test`, `--only F4` for some, `--write` puts the table,
 * or those lines of it, into the README, `--minutes 30` ends a line that takes longer, with as many rounds as it had. Ends the process with 1 when anything failed.
 */
export async function runSuite(suite: Suite): Promise<void> {
  const { values } = parseArgs({
    options: {
      nightly: { type: 'boolean' },
      quick: { type: 'boolean' },
      write: { type: 'boolean' },
      built: { type: 'boolean' },
      only: { type: 'string' },
      minutes: { type: 'string' },
    },
  });
  const extent: Extent = values.nightly ? 'nightly' : values.quick ? 'quick' : 'full';
  for (const which of values.built ? [] : suite.builds) {
    const failure = await build(which);
    if (failure !== null) throw new Error(`${which} was not built:\n${failure}`);
  }
  for (const family of suite.browsers)
    if (!ensureBrowser(family, say)) throw new Error(`skipped: ${adviceFor(family)}`);
  const folder = mkdtempSync(join(tmpdir(), 'offprint-scores-'));
  const file = join(folder, 'scores.jsonl');
  process.env['OFFPRINT_SCORES'] = file;
  process.env['OFFPRINT_EXTENT'] = extent;
  if (values.minutes) process.env['OFFPRINT_MINUTES'] = values.minutes;
  const mapped = (suite.mapped ?? []).filter(([name]) => !values.only || values.only === name);
  // The part about the test's own name: what begins with a file says that behind it.
  const named = mapped.flatMap(([, , { source }]) =>
    source.startsWith('^') ? source.split(' .*').slice(1) : source,
  );
  const outcomes: Outcome[] = [];
  for (const { config, files, tests } of suite.runs) {
    const own = values.only ? `(?:^| )(?:${values.only})(?: [a-z ]+)?: ` : tests?.source;
    // Where whole files are named, all their tests run.
    const isWhole = tests === null && (!values.only || mapped.some(([, , { source }]) => isOfFiles(source)));
    const chosen = isWhole ? {} : { tests: [own, ...named].filter(Boolean).join('|') };
    outcomes.push(await vitest(config, { files, ...chosen, longest: LONGEST[extent] }));
  }
  const ran = outcomes
    .flatMap(({ tests = [] }) => tests)
    .filter(({ status }) => /passed|failed/.test(status));
  const failures = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
  rmSync(folder, { recursive: true, force: true });
  const untried = (suite.untried ?? []).filter(({ name }) => !values.only || values.only === name);
  const counted = gathered([
    ...lines.map((line) => JSON.parse(line) as Score),
    ...mapped.map(([name, what, tests]): Score => {
      // Most tests of marks run in either browser; a line is of Chromium unless it says otherwise.
      const isFirefox = tests.source.includes('firefox');
      const mine = ran.filter(
        ({ file, name }) => tests.test(`${file} ${name}`) && file.includes('firefox') === isFirefox,
      );
      const failed = mine.filter(({ status }) => status === 'failed').length;
      if (mine.length === 0) return { name, what, n: 1, failures: 1, figures: 'no such test ran' };
      return { name, what, n: mine.length, failures: failed, figures: 'n counts tests' };
    }),
    ...untried,
  ]);
  const sums = values.only ? [] : (suite.sums ?? []).map((sum) => summed(counted, sum));
  const scores = gathered([...counted, ...sums]);
  say(asText(scores));
  for (const { failed, report } of outcomes) if (failed > 0 && report) say(`\n${report}`);
  const skipped = scores.filter((score) => score.skipped !== undefined);
  const failed = Math.max(failures, scores.filter(({ failures }) => failures > 0).length);
  say(`\n${scores.length - skipped.length - failed} passed, ${failed} failed, ${skipped.length} skipped`);
  if (values.write && values.only) {
    const label = extent === 'nightly' ? '--nightly' : '';
    await writeReadmeLines(
      suite.name,
      scores.map((each) => ({ ...each, figures: beside(each, label) })),
    );
    // What sums up others follows them.
    const lines = scoresOf(suite.name);
    for (const sum of (suite.sums ?? []).filter(([, , of]) => of.includes(values.only ?? '')))
      await replaceReadmeLine(suite.name, summed(lines, sum));
  } else if (values.write) {
    const flag = extent === 'full' ? '' : ` -- --${extent}`;
    await writeReadme(suite.name, `npm run test:${suite.name}${flag}`, scores);
  }
  process.exitCode = failed > 0 || lines.length === 0 ? 1 : 0;
}

/** A line that is told by its file names no tests of its own. */
const isOfFiles = (source: string): boolean => source.startsWith('^') && !source.includes(' .*');

/** What is said beside a count, with a further word. */
const beside = ({ figures }: Score, word: string): string => [figures, word].filter(Boolean).join(', ');

/** One line for several: what a threat's tests came to. */
function summed(scores: readonly Score[], [name, what, of]: [string, string, string[]]): Score {
  const mine = scores.filter((score) => of.includes(score.name) && score.skipped === undefined);
  const missing = of.filter((each) => !mine.some((score) => score.name === each));
  return {
    name,
    what,
    n: mine.reduce((sum, { n }) => sum + n, 0) + missing.length,
    failures: mine.reduce((sum, { failures }) => sum + failures, 0) + missing.length,
    figures: missing.length > 0 ? `not run: ${missing.join(', ')}` : of.join(', '),
  };
}
