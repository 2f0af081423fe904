/**
 * Every screen as a reader meets it, in light, dark and the system's own colours, at two widths, in several languages, with nothing, a few papers and
 * thousands: pictured into `.output/screens`, and held to axe's rules and to geometry (nothing overflows, is cut off or lies
 * on another). Contact sheets stand in `.output/screens/sheets`. Ends with 1 when anything is wrong.
 *
 *   npm run screens [names…] [-- --language ar] [--papers 3] [--scheme dark] [--at-once 2] [--resume]
 *
 * `--resume` goes on where a run of the same build was stopped.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Offprint } from '../tests/e2e/harness/chromium.ts';
import { copyInLanguage } from '../tests/e2e/harness/granted-copy.ts';
import { arxivNewPage } from '../tests/support/arxiv-pages.ts';
import { madeUpRecords } from '../tests/support/records.ts';
import { enrich, fillWith } from './screens/library.ts';
import { UNKNOWN_HOST } from './screens/in-page.ts';
import { Looked } from './screens/looked.ts';
import { look, type Scheme } from './screens/look.ts';
import type { Screen, Stage } from './screens/screen.ts';
import { writeSheets } from './screens/sheets.ts';
import { SCREENS } from './screens/shots.ts';
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
    'at-once': { type: 'string', default: '2' },
    built: { type: 'boolean' },
    resume: { type: 'boolean' },
  },
});
const languages = values.language ?? ['en', 'ar', 'zh_CN'];
const sizes = (values.papers ?? ['3', '5000', '0']).map(Number);
const schemes = values.scheme as Scheme[] | undefined;
const isWhole = !values.language && !values.papers && !schemes && positionals.length === 0;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const browser = ensureBrowser('chromium', say);
const failure = browser && !values.built ? await build('chrome') : null;
if (!browser || failure !== null) throw new Error(failure ?? adviceFor('chromium'));
const executable = browser.path;

// What is looked at in pieces is put together.
if (isWhole && !values.resume) rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(join(FOLDER, 'sheets'), { recursive: true });
const looked = new Looked(FOLDER, buildFolder('chrome'), values.resume === true);

/** What is shown of one library in one language. */
interface Task {
  language: string;
  papers: number;
}

/** The screens of a task that are still to be looked at, those of the library as it is before those that need more in it. */
function screensOf({ language, papers }: Task): { bare: Screen[]; rich: Screen[] } {
  // What has nothing to do with the library is looked at once, with papers where it shows one.
  const isFirstSize = papers === 3 || sizes.length === 1;
  const wanted = SCREENS.filter(
    ({ name, least = 0, isOfLibrary }) =>
      (positionals.length === 0 || positionals.includes(name)) &&
      papers >= least &&
      (isOfLibrary || isFirstSize) &&
      !looked.has(`${name}-${language}-${papers}`),
  );
  return {
    bare: wanted.filter(({ isOfLibrary }) => isOfLibrary),
    rich: wanted.filter(({ isOfLibrary }) => !isOfLibrary),
  };
}

async function lookAt(stage: Stage, screen: Screen, { language, papers }: Task): Promise<void> {
  const of = `${screen.name}-${language}-${papers}`;
  const all = screen.widths.map((width) => ({ width, height: screen.height }));
  const faults: string[] = [];
  let pictures = 0;
  for (const visit of screen.isReopened ? all.map((size) => [size]) : [all]) {
    try {
      const shown = await screen.open(stage, visit[0]!);
      for (const size of visit)
        // The system's own colours are the same in every language.
        for (const scheme of schemes ??
          (['light', 'dark', ...(language === 'en' ? ['forced'] : [])] as Scheme[]))
          for (const seen of await look(shown, of, size, scheme, FOLDER)) {
            pictures += 1;
            faults.push(...seen.faults.map((fault) => `${seen.title}: ${fault}`));
          }
      await shown.close();
    } catch (error) {
      faults.push(`${of}: not reached: ${String(error).split('\n').slice(0, 3).join(' ')}`);
    }
  }
  for (const fault of faults) say(fault);
  looked.add(of, { pictures, faults });
}

async function run(task: Task): Promise<void> {
  const { language, papers } = task;
  const { bare, rich } = screensOf(task);
  if (bare.length + rich.length === 0) return;
  const copy = copyInLanguage(buildFolder('chrome'), language, [`https://${UNKNOWN_HOST}/*`]);
  const offprint = await Offprint.launch({ browser: browser!, extension: copy.folder });
  try {
    await fillWith(offprint, papers);
    offprint.shelf.put(LISTING, arxivNewPage(madeUpRecords(12, 79), { archive: 'cs.LG' }));
    const listing = await offprint.open(LISTING);
    await listing.settled();
    const stage = { offprint, listing, papers };
    for (const screen of bare) await lookAt(stage, screen, task);
    if (rich.length > 0 && papers > 0) await enrich(offprint);
    for (const screen of rich) await lookAt(stage, screen, task);
    say(`${language}, ${papers} papers: ${bare.length + rich.length} screens`);
  } finally {
    await offprint.close();
    copy.remove();
  }
}

const started = Date.now();
const tasks: Task[] = [];
for (const papers of sizes)
  for (const language of languages)
    if (existsSync(join(buildFolder('chrome'), '_locales', language))) tasks.push({ language, papers });
    else say(`skipped: there are no words in ${language}`);
// Browsers side by side: most of the time each waits for a frame.
await Promise.all(
  Array.from({ length: Number(values['at-once']) }, async () => {
    for (let task = tasks.shift(); task; task = tasks.shift()) await run(task);
  }),
);
const sheets = await writeSheets(FOLDER, executable);
const { screens, pictures, faults } = looked.sum();
say(
  `\n${screens} screens, ${pictures} pictures in ${FOLDER}, ${sheets} sheets, ${faults} faults, ${Math.round((Date.now() - started) / 1000)} s`,
);
process.exitCode = faults > 0 ? 1 : 0;
