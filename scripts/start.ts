/**
 * `npm start`: from a fresh clone to Offprint at work. With a display it opens the reader's browser on a sample
 * listing, in a profile of its own; without one, or with `-- --headless`, it takes a headless browser through the whole
 * job and says how each step went. Only the order of things is decided here.
 */
import { parseArgs } from 'node:util';
import { openForReader } from './start/reader.ts';
import { runTour } from './start/tour.ts';
import { adviceFor, ensureBrowser } from './setup/browsers.ts';
import { build, buildFolder } from './setup/build.ts';

const HELP = `npm start                  builds Offprint and opens it in a browser, on a sample listing
npm start -- --headless    builds Offprint and works through the sample listing without a display, step by step
`;

function hasDisplay(): boolean {
  if (process.env.CI) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { headless: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const browser = ensureBrowser('chromium', say);
  if (!browser) {
    process.stderr.write(`${adviceFor('chromium')}\n`);
    return 1;
  }
  say(`Browser    ${browser.name} (${browser.path})`);
  const began = performance.now();
  const failure = await build('chrome');
  if (failure !== null) {
    process.stderr.write(`The build failed:\n${failure}\n`);
    return 1;
  }
  say(`Built      ${buildFolder('chrome')} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return values.headless || !hasDisplay() ? runTour(browser, say) : openForReader(browser, say);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(
    `Offprint could not start: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]}\n`,
  );
  process.exitCode = 1;
}
