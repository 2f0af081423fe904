/**
 * Every screen as a reader meets it, in light and dark, at two widths, in several languages, with nothing, a few papers and
 * thousands: pictured into `.output/screens`, and held to axe's rules and to geometry (nothing overflows, is cut off or lies
 * on another). Ends with 1 when anything is wrong.
 *
 *   npm run screens [names…] [-- --language ar] [--papers 3] [--scheme dark]
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultsOf } from '../tests/e2e/harness/axe.ts';
import { Offprint } from '../tests/e2e/harness/chromium.ts';
import { layoutFaults } from '../tests/e2e/harness/geometry.ts';
import { copyInLanguage } from '../tests/e2e/harness/granted-copy.ts';
import { arxivNewPage } from '../tests/support/arxiv-pages.ts';
import { madeUpRecords } from '../tests/support/records.ts';
import { fillWith } from './screens/library.ts';
import { SCREENS, type Stage } from './screens/shots.ts';
import { build, buildFolder, ROOT } from './setup/build.ts';
import { adviceFor, ensureBrowser } from './setup/browsers.ts';

const FOLDER = join(ROOT, '.output', 'screens');
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
const schemes = (values.scheme ?? ['light', 'dark']) as ('light' | 'dark')[];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const browser = ensureBrowser('chromium', say);
const failure = browser && !values.built ? await build('chrome') : null;
if (!browser || failure !== null) throw new Error(failure ?? adviceFor('chromium'));

let [pictures, faulty] = [0, 0];

async function screensOf(stage: Stage, of: string, isFirstSize: boolean): Promise<void> {
  for (const screen of SCREENS) {
    if (positionals.length > 0 && !positionals.includes(screen.name)) continue;
    if (stage.papers < (screen.least ?? 0) || !(screen.isOfLibrary || isFirstSize)) continue;
    const page = await screen.open(stage).catch((error: unknown) => {
      faulty += 1;
      say(`${of} ${screen.name}: not reached: ${String(error).split('\n')[0]}`);
      return null;
    });
    if (!page) continue;
    for (const colorScheme of schemes)
      for (const width of screen.widths) {
        await page.setViewportSize({ width, height: screen.height });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        // Lists measure their rows anew for another width.
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        const name = `${screen.name}-${of}-${colorScheme}-${width}`;
        await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
        const faults = [...(await layoutFaults(page)), ...(await faultsOf(page))];
        pictures += 1;
        if (faults.length === 0) continue;
        faulty += 1;
        say(`${name}:\n${faults.map((fault) => `    ${fault}`).join('\n')}`);
      }
    await page.close();
  }
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const language of languages) {
  const folder = buildFolder('chrome');
  if (!existsSync(join(folder, '_locales', language))) {
    say(`skipped: there are no words in ${language}`);
    continue;
  }
  const copy = copyInLanguage(folder, language);
  try {
    for (const papers of sizes) {
      const offprint = await Offprint.launch({ browser, extension: copy.folder });
      try {
        await fillWith(offprint, papers);
        offprint.shelf.put(LISTING, arxivNewPage(madeUpRecords(12, 79), { archive: 'cs.LG' }));
        const listing = await offprint.open(LISTING);
        await listing.settled();
        // What has nothing to do with the library is looked at once, with papers where it shows one.
        await screensOf(
          { offprint, listing, papers },
          `${language}-${papers}`,
          papers === 3 || sizes.length === 1,
        );
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
