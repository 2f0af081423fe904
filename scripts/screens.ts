/**
 * Every screen as a reader meets it, in light, dark and the system's own colours, at two widths, in several languages, with nothing, a few papers and
 * thousands: pictured into `.output/screens`, and held to axe's rules and to geometry (nothing overflows, is cut off or lies
 * on another). Ends with 1 when anything is wrong.
 *
 *   npm run screens [names…] [-- --language ar] [--papers 3] [--scheme dark]
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { faultsOf } from '../tests/e2e/harness/axe.ts';
import { Offprint } from '../tests/e2e/harness/chromium.ts';
import { until } from '../tests/e2e/harness/deadline.ts';
import { layoutFaults } from '../tests/e2e/harness/geometry.ts';
import { copyInLanguage } from '../tests/e2e/harness/granted-copy.ts';
import { faultsInPage } from '../tests/e2e/harness/in-page.ts';
import { OUR_HOSTS } from '../tests/e2e/harness/our-elements.ts';
import { Tab } from '../tests/e2e/harness/tab.ts';
import { arxivNewPage } from '../tests/support/arxiv-pages.ts';
import { madeUpRecords } from '../tests/support/records.ts';
import { fillWith } from './screens/library.ts';
import { UNKNOWN_HOST } from './screens/in-page.ts';
import { SCREENS, type Size, type Stage } from './screens/shots.ts';
import { build, buildFolder, ROOT } from './setup/build.ts';
import { adviceFor, ensureBrowser } from './setup/browsers.ts';

const FOLDER = join(ROOT, '.output', 'screens');
type Scheme = 'light' | 'dark' | 'forced';
const THEMES = ['light', 'dark'] as const;
const LISTING = 'https://arxiv.org/list/cs.LG/new';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    language: { type: 'string', multiple: true },
    papers: { type: 'string', multiple: true },
    scheme: { type: 'string', multiple: true },
    built: { type: 'boolean' },
  },
});
const languages = values.language ?? ['en', 'ar', 'zh_CN'];
const sizes = (values.papers ?? ['0', '3', '5000']).map(Number);
const schemes = values.scheme as Scheme[] | undefined;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const browser = ensureBrowser('chromium', say);
const failure = browser && !values.built ? await build('chrome') : null;
if (!browser || failure !== null) throw new Error(failure ?? adviceFor('chromium'));

let [pictures, faulty] = [0, 0];

/** Pictures a screen as it stands, in every theme, and tells its faults. */
async function look(shown: Page | Tab, name: string, size: Size, language: string): Promise<void> {
  const page = shown instanceof Tab ? shown.page : shown;
  // The system's own colours are the same in every language.
  for (const scheme of schemes ?? (language === 'en' ? [...THEMES, 'forced' as const] : THEMES)) {
    const colorScheme = scheme === 'forced' ? 'light' : scheme;
    await page.setViewportSize(size);
    await page.emulateMedia({
      colorScheme,
      reducedMotion: 'reduce',
      forcedColors: scheme === 'forced' ? 'active' : 'none',
    });
    // Lists measure their rows anew for another width, and rails ask what ground they stand on.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    // Rails follow their page's ground once it has faded over.
    await until('rails have the theme', () =>
      page.evaluate(
        `${OUR_HOSTS}.every(({ dataset }) => (dataset.theme ?? '${colorScheme}') === '${colorScheme}')`,
      ),
    );
    const title = `${name}-${scheme}-${size.width}`;
    await page.screenshot({ path: join(FOLDER, `${title}.png`), animations: 'disabled' });
    const faults =
      shown instanceof Tab
        ? await faultsInPage(shown)
        : [...(await layoutFaults(page)), ...(await faultsOf(page))];
    pictures += 1;
    if (faults.length === 0) continue;
    faulty += 1;
    say(`${title}:\n${faults.map((fault) => `    ${fault}`).join('\n')}`);
  }
}

async function screensOf(stage: Stage, language: string, isFirstSize: boolean): Promise<void> {
  const of = `${language}-${stage.papers}`;
  for (const screen of SCREENS) {
    if (positionals.length > 0 && !positionals.includes(screen.name)) continue;
    if (stage.papers < (screen.least ?? 0) || !(screen.isOfLibrary || isFirstSize)) continue;
    const sizes = screen.widths.map((width) => ({ width, height: screen.height }));
    const visits = screen.isReopened ? sizes.map((size) => [size]) : [sizes];
    for (const visit of visits) {
      try {
        const shown = await screen.open(stage, visit[0]!);
        for (const size of visit) await look(shown, `${screen.name}-${of}`, size, language);
        await shown.close();
      } catch (error) {
        faulty += 1;
        say(`${of} ${screen.name}: not reached: ${String(error).split('\n')[0]}`);
      }
    }
  }
}

// What is looked at in pieces is put together.
if (process.argv.length <= 2) rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const language of languages) {
  const folder = buildFolder('chrome');
  if (!existsSync(join(folder, '_locales', language))) {
    say(`skipped: there are no words in ${language}`);
    continue;
  }
  const copy = copyInLanguage(folder, language, [`https://${UNKNOWN_HOST}/*`]);
  try {
    for (const papers of sizes) {
      const offprint = await Offprint.launch({ browser, extension: copy.folder });
      try {
        await fillWith(offprint, papers);
        offprint.shelf.put(LISTING, arxivNewPage(madeUpRecords(12, 79), { archive: 'cs.LG' }));
        const listing = await offprint.open(LISTING);
        await listing.settled();
        // What has nothing to do with the library is looked at once, with papers where it shows one.
        await screensOf({ offprint, listing, papers }, language, papers === 3 || sizes.length === 1);
      } finally {
        await offprint.close();
      }
    }
  } finally {
    copy.remove();
  }
}
say(`\n${pictures} screens in ${FOLDER}, ${faulty} with faults`);
process.exitCode = faulty > 0 ? 1 : 0;
