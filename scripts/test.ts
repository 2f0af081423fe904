/**
 * `npm test`: everything that must hold, on a machine that has Node and perhaps nothing else. Two lines of lanes run
 * beside each other, one on builds and one on sources; the last line printed is "N passed, N failed". Where CI is
 * set, a browser test that did not run is a failure.
 *
 *   npm test -- unit chromium     only these lanes (and what they need)
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { build, type Build } from './setup/build.ts';
import { adviceFor, ensureBrowser, type Family } from './setup/browsers.ts';
import { command, vitest, type Outcome } from './test/lane.ts';

const isCi = Boolean(process.env.CI) && process.env.CI !== 'false';

interface Lane {
  name: string;
  run(): Promise<Outcome>;
}

const E2E = 'tests/e2e/vitest.config.ts';

const ON_SOURCES: Lane[] = [
  { name: 'types', run: () => command('tsc', ['--noEmit']) },
  { name: 'lint', run: () => command('oxlint', ['--deny-warnings']) },
  { name: 'format', run: () => command('prettier', ['--check', '--log-level', 'warn', '.']) },
  { name: 'unit', run: () => vitest('vitest.config.ts') },
];

const ON_BUILDS: Lane[] = [
  { name: 'build', run: () => builds('chrome', 'firefox', 'firefox-test') },
  { name: 'package', run: () => vitest(E2E, { files: ['tests/e2e/package.test.ts'] }) },
];

/** Lanes of one browser each, the longest first: both lines take the next one when they have done their own. */
const IN_BROWSERS: Lane[] = [
  { name: 'chromium', run: () => inBrowser('chromium', 'tests/e2e/chromium.test.ts') },
  { name: 'recovery', run: () => inBrowser('chromium', 'tests/e2e/recovery.test.ts') },
  { name: 'hostile', run: () => inBrowser('chromium', 'tests/e2e/hostile.test.ts') },
  { name: 'library-chromium', run: () => inBrowser('chromium', 'tests/e2e/library-chromium.test.ts') },
  { name: 'faults', run: () => inBrowser('chromium', 'tests/e2e/faults.test.ts') },
  { name: 'firefox', run: () => inBrowser('firefox', 'tests/e2e/firefox.test.ts') },
  { name: 'sites-firefox', run: () => inBrowser('firefox', 'tests/e2e/sites-firefox.test.ts') },
  { name: 'lab', run: () => inBrowser('chromium', 'tests/e2e/lab.test.ts') },
  { name: 'sites-chromium', run: () => inBrowser('chromium', 'tests/e2e/sites-chromium.test.ts') },
];

async function builds(...wanted: Build[]): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0, report: '' };
  // One after the other: they share WXT's working folder.
  for (const each of wanted) {
    const failure = await build(each);
    if (failure === null) outcome.passed += 1;
    else {
      outcome.failed += 1;
      outcome.report += `${each}:\n${failure}\n`;
    }
  }
  return outcome;
}

async function inBrowser(family: Family, file: string): Promise<Outcome> {
  const browser = ensureBrowser(family, say);
  if (browser) return vitest(E2E, { files: [file] });
  return isCi
    ? { passed: 0, failed: 1, skipped: 0, report: adviceFor(family) }
    : { passed: 0, failed: 0, skipped: 1, report: `skipped: ${adviceFor(family)}` };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Lanes whose skips are failures where CI is set, and that need the builds. */
const BROWSER_LANES: ReadonlySet<string> = new Set(IN_BROWSERS.map((lane) => lane.name));
const built = Promise.withResolvers<void>();

const total: Outcome = { passed: 0, failed: 0, skipped: 0, report: '' };

/** Does lanes of its own, then whatever is left of those that both lines share. */
async function runLine(own: Lane[], shared: Lane[]): Promise<void> {
  for (const lane of own) await runLane(lane);
  for (let lane = shared.shift(); lane; lane = shared.shift()) await runLane(lane);
}

async function runLane(lane: Lane): Promise<void> {
  if (wanted.size > 0 && !wanted.has(lane.name)) return;
  if (BROWSER_LANES.has(lane.name)) await built.promise;
  const began = performance.now();
  const outcome = await lane.run();
  if (lane.name === 'build') built.resolve();
  const browserSkipped = isCi && outcome.skipped > 0 && BROWSER_LANES.has(lane.name);
  if (browserSkipped) {
    outcome.failed += outcome.skipped;
    outcome.report += '\nskipped browser tests count as failures here';
    outcome.skipped = 0;
  }
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
  const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const figures = `${outcome.passed} passed, ${outcome.failed} failed${outcome.skipped ? `, ${outcome.skipped} skipped` : ''}`;
  say(`${lane.name.padEnd(15)}${seconds.padStart(8)}   ${figures}`);
  if (outcome.report.trim() !== '') say(outcome.report.trim().replace(/^/gm, '    '));
}

const { positionals } = parseArgs({ allowPositionals: true });
const names = [...ON_SOURCES, ...ON_BUILDS, ...IN_BROWSERS].map((lane) => lane.name);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`npm test: there is no lane "${unknown[0]}"; there are ${names.join(', ')}\n`);
  process.exit(2);
}
const wanted = new Set(positionals);
if ([...wanted].some((name) => name === 'package' || BROWSER_LANES.has(name))) wanted.add('build');

const began = performance.now();
// The types of the browser's calls and of our own files are written by WXT; a fresh clone has none yet.
const prepared = await command('wxt', ['prepare']);
if (prepared.failed > 0) say(prepared.report);
const shared = [...IN_BROWSERS];
if (availableParallelism() > 1) await Promise.all([runLine(ON_BUILDS, shared), runLine(ON_SOURCES, shared)]);
else await runLine([...ON_BUILDS, ...ON_SOURCES], shared);
say(`${'all'.padEnd(15)}${`${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(8)}\n`);
say(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
