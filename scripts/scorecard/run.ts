/** Runs the tests of a suite that count, and prints what they counted. A fault that was skipped is no pass. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Extent, Score } from '../../tests/e2e/harness/scorecard.ts';
import { build, type Build } from '../setup/build.ts';
import { adviceFor, ensureBrowser, type Family } from '../setup/browsers.ts';
import { vitest } from '../test/lane.ts';
import { asText, gathered, writeReadme } from './table.ts';

export interface Suite {
  /** Its marker in the README. */
  name: string;
  builds: Build[];
  browsers: Family[];
  /** Files of tests, and which of their tests count here (by name). */
  files: string[];
  tests: RegExp;
  /** What is in the programme and cannot be tried here, with the reason. */
  untried?: Score[];
}

const E2E = 'tests/e2e/vitest.config.ts';
/** No suite may take longer, ms. */
const LONGEST = { quick: 600_000, full: 1_800_000, nightly: 6 * 3_600_000 };

const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * `--nightly` for the long sizes, `--quick` for those of `npm test`, `--only F4` for some, `--write` puts the table
 * into the README. Ends the process with 1 when anything failed.
 */
export async function runSuite(suite: Suite): Promise<void> {
  const { values } = parseArgs({
    options: {
      nightly: { type: 'boolean' },
      quick: { type: 'boolean' },
      write: { type: 'boolean' },
      built: { type: 'boolean' },
      only: { type: 'string' },
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
  const tests = values.only ? `(?:^| )(?:${values.only})(?: [a-z ]+)?: ` : suite.tests.source;
  const outcome = await vitest(E2E, { files: suite.files, tests, longest: LONGEST[extent] });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
  rmSync(folder, { recursive: true, force: true });
  const untried = values.only ? [] : (suite.untried ?? []);
  const scores = gathered([...lines.map((line) => JSON.parse(line) as Score), ...untried]);
  say(asText(scores));
  if (outcome.failed > 0 && outcome.report) say(`\n${outcome.report}`);
  const skipped = scores.filter((score) => score.skipped !== undefined);
  const failed = Math.max(outcome.failed, scores.filter(({ failures }) => failures > 0).length);
  say(`\n${scores.length - skipped.length - failed} passed, ${failed} failed, ${skipped.length} skipped`);
  if (values.write) {
    const flag = extent === 'full' ? '' : ` -- --${extent}`;
    writeReadme(suite.name, `npm run test:${suite.name}${flag}`, scores);
  }
  process.exitCode = failed > 0 || lines.length === 0 ? 1 : 0;
}
