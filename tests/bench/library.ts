/**
 * Benchmark of the whole library in a real Chromium with the built extension: opening, searching, scrolling, saving and
 * exporting with 1,000, 10,000 and 50,000 papers made from the real abstracts, beside MiniSearch with the same papers.
 * Times are by the clock, within the page: what else the machine does is in them.
 *
 *   npm run bench:library [sizes…] [-- --only-ours] [--first-views] [--profile=FOLDER] [--only-fill]
 *
 * A filled profile is kept in FOLDER and used again; with --only-fill it is made there and nothing is measured.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../../lib/paper/seeded.ts';
import { wordsOf } from '../../lib/library/search/words.ts';
import type { Offprint } from '../e2e/harness/chromium.ts';
import { until } from '../e2e/harness/deadline.ts';
import { atMost, gather } from './figure.ts';
import { fill, FILLED } from './library/fill.ts';
import { isIndexKept, launchIn, PROFILES } from './library/profile.ts';
import { liveWhileExporting, type Live } from './library/live.ts';
import { measureMiniSearch } from './library/minisearch.ts';
import {
  listingTab,
  longestWhileOpening,
  open,
  openings,
  type Asked,
  type Opening,
} from './library/opening.ts';
import { growth } from './library/usage.ts';
import { exporting, saving, scrolling, typing } from './library/use.ts';
import { madePapers, percentile, realRecords, type MadePaper } from './made-papers.ts';

const OPENINGS = 5;
const FIRST_VIEWS = 7;
const SAVES = 60;
/** What a growth of memory is measured against. */
const OVER_IDLE = 'more than idle (in all)';
const idOf = (number: number): string => `${String(number).padStart(8, '0')}-made-paper`;

/** Some papers of the library, spread over all of it, with their numbers. */
function sample(papers: readonly MadePaper[], count: number): { paper: MadePaper; number: number }[] {
  const random = seeded(11);
  return Array.from({ length: count }, () => {
    const number = Math.floor(random() * papers.length);
    return { paper: papers[number] as MadePaper, number };
  });
}

/** The words of a text that tell it from others, as a finished question. */
const longest = (text: string, count: number): string =>
  `${wordsOf(text)
    .sort((a, b) => b.length - a.length)
    .slice(0, count)
    .join(' ')} `;

const byTitle = (papers: readonly MadePaper[]): Asked[] =>
  sample(papers, OPENINGS).map(({ paper, number }) => ({
    query: `${longest(paper.title, 3)}author:"${paper.authors[0] ?? ''}"`,
    expected: idOf(number),
  }));

/** Asks for words in a row that stand in the abstract, and so need all texts. */
const byAbstract = (papers: readonly MadePaper[]): Asked[] =>
  sample(papers, OPENINGS).map(({ paper, number }) => ({
    query: `abstract:"${wordsOf(paper.abstract).slice(-6).join(' ')}" ${longest(paper.abstract, 3)}`,
    expected: idOf(number),
  }));

/** Words of titles and abstracts as they are typed, letter by letter. */
function typed(papers: readonly MadePaper[]): string[] {
  return sample(papers, 12).flatMap(({ paper }, at) => {
    const words = wordsOf(at % 2 === 0 ? paper.title : paper.abstract).filter((word) => word.length > 4);
    const whole = words.slice(0, 2).join(' ');
    return Array.from({ length: whole.length }, (_, length) => whole.slice(0, length + 1));
  });
}

/** Papers that are told apart by a number alone: each is weighed against all before it. */
const likeOne = (paper: MadePaper): MadePaper[] =>
  Array.from({ length: SAVES }, (_, at) => ({ ...paper, title: `${paper.title}, part ${at}` }));

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
/** Papers of the library that is measured now. */
let measured = 0;
const line = (name: string, value: string, bar = ''): void => {
  const [limit = ''] = bar.split(';');
  if (limit.startsWith('≤')) atMost(nameIn(name), value, limit);
  process.stdout.write(`  ${name.padEnd(44)} ${value.padStart(12)}  ${bar}\n`);
};
/** What no bar speaks of, and the README tells all the same. */
const told = (name: string, value: string, more = ''): void => {
  gather({ what: nameIn(name), figure: value });
  line(name, value, more);
};
const nameIn = (name: string): string => `${measured.toLocaleString('en')} papers: ${name.trim()}`;

/**
 * Fills a profile, where that was not done yet, and waits until the index is written; the browser ends with it, and so
 * its tidying up after it.
 */
async function prepare(profile: string, size: number, asked: Asked): Promise<void> {
  const filled = join(profile, FILLED);
  const offprint = await launchIn(profile);
  try {
    if (!existsSync(filled)) {
      line('made and written', `${(await fill(offprint, size)).toFixed(0)} s`, 'rows, past the extension');
      writeFileSync(filled, '');
    } else if (await isIndexKept(await offprint.desk())) return;
    const { page, opening } = await open(offprint, 'sidepanel.html', asked);
    line('index made anew, no rows of it', ms(opening.rows), 'once after an update of the index');
    const look = async (): Promise<boolean> => {
      await page.waitForTimeout(500);
      return isIndexKept(await offprint.desk());
    };
    await until('the index is written', look, 180_000);
    await page.close();
  } finally {
    await offprint.close();
  }
}

const NOTHING: Asked = { query: '', expected: '' };

/** What the pages show first, with nothing asked of them. */
async function firstViews(offprint: Offprint): Promise<{ panel: Opening }> {
  const print = (name: string, { shown, paint, shift }: Opening, bar: string): void =>
    line(name, ms(shown), `${bar}; any content ${ms(paint)}, moved by ${shift.toFixed(2)}`);
  const nothing = Array.from({ length: FIRST_VIEWS }, () => NOTHING);
  const totals = nothing.map((each): Asked => ({ ...each, wants: 'total' }));
  print('popup, the size of the library', await openings(offprint, 'popup.html', totals), '≤ 100 ms');
  const tab = await listingTab(offprint);
  print(
    'popup, the papers of a page',
    await openings(offprint, `popup.html?tab=${tab}`, nothing),
    '≤ 100 ms',
  );
  const panel = await openings(offprint, 'sidepanel.html', nothing);
  print('panel, first rows', panel, '≤ 200 ms');
  print('full tab, first rows', await openings(offprint, 'library.html', nothing), '≤ 300 ms');
  return { panel };
}

/** The whole library as JSON. */
async function takeOut(offprint: Offprint, profile: string): Promise<void> {
  const { page } = await open(offprint, 'sidepanel.html');
  const { seconds, bytes, longest, idle, peak } = await exporting(page, profile);
  line('JSON export', `${seconds.toFixed(2)} s`, `≤ 5 s; ${(bytes / 1e6).toFixed(0)} MB`);
  told('  memory of our processes while it is exported', growth(idle, peak, 'ours'), OVER_IDLE);
  line('  memory of the browser itself meanwhile', growth(idle, peak, 'browser'), OVER_IDLE);
  line('  longest task of the page meanwhile', ms(longest), '0: none of 50 ms');
  await page.close();
  // Another one: looking takes its time.
  const { page: again } = await open(offprint, 'sidepanel.html');
  const live = await liveWhileExporting(again);
  const each = (of: (one: Live) => number, digits: number): string =>
    live.map((one) => of(one).toFixed(digits)).join(' / ');
  const points = `garbage collected, at ${each(({ done }) => 100 * done, 0)} % of the file`;
  told('  alive in the worker that writes it', `${each(({ worker }) => worker, 1)} MB`, points);
  await again.close();
}

async function measure(size: number, profileRoot: string, isOursOnly: boolean): Promise<void> {
  measured = size;
  const all = [...madePapers(size + SAVES)];
  const [papers, unknown] = [all.slice(0, size), all.slice(size)];
  const profile = join(profileRoot, String(size));
  process.stdout.write(`${size} papers\n`);
  await prepare(profile, size, byAbstract(papers)[0] as Asked);
  if (process.argv.includes('--only-fill')) return;
  const offprint = await launchIn(profile);
  try {
    if (process.argv.includes('--only-export')) return await takeOut(offprint, profile);
    const { panel } = await firstViews(offprint);
    if (process.argv.includes('--first-views')) return;
    const titles = await openings(offprint, 'sidepanel.html', byTitle(papers));
    line('title and author found after opening', ms(titles.rows), '≤ 300 ms');
    const whole = await openings(offprint, 'sidepanel.html', byAbstract(papers));
    line('words of an abstract found after opening', ms(whole.rows), '≤ 5 s');
    line(
      'longest task of the page in all of this',
      ms(Math.max(panel.longest, titles.longest, whole.longest)),
      '0: none of 50 ms by the clock',
    );
    const own: number[] = [];
    for (const asked of [NOTHING, byTitle(papers)[0] as Asked, byAbstract(papers)[0] as Asked])
      own.push(await longestWhileOpening(offprint, 'sidepanel.html', asked));
    line("  by the thread's own time, traced", ms(Math.max(...own)), '≤ 50 ms');

    const { page } = await open(offprint, 'sidepanel.html', byAbstract(papers)[0]);
    const queries = typed(papers);
    const keystrokes = await typing(page, queries);
    line('keystroke to results, median', ms(percentile(keystrokes.drawn, 0.5)));
    line('keystroke to results, p95', ms(percentile(keystrokes.drawn, 0.95)), '≤ 30 ms');
    line('  with the frame that paints them, p95', ms(percentile(keystrokes.painted, 0.95)));
    await page.locator('input[type=search]').fill('');
    await page.waitForTimeout(500);
    const { blank, frames } = await scrolling(page);
    line('frames of fast scrolling with a blank row', `${blank.toFixed(1)} %`, `of ${frames}`);
    await page.close();
    // Before the export, whose file the disk is busy with for a while.
    const saves = await saving(offprint, unknown);
    line('save, median', ms(percentile(saves, 0.5)));
    line('save, p95', ms(percentile(saves, 0.95)), '≤ 50 ms');
    const alike = await saving(offprint, likeOne(unknown[0] as MadePaper));
    line('save of papers that are all alike, p95', ms(percentile(alike, 0.95)), '≤ 50 ms');
    await takeOut(offprint, profile);
    if (!isOursOnly) {
      const desk = await offprint.desk();
      const theirs = await measureMiniSearch(
        desk,
        queries.filter((_, at) => at % 5 === 0),
      );
      told(
        'MiniSearch beside it: read and build in memory',
        `${theirs.build.toFixed(2)} s`,
        'at each opening',
      );
      told('MiniSearch beside it: keystroke p95', ms(percentile(theirs.keystrokes, 0.95)));
    }
  } finally {
    await offprint.close();
  }
}

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
const profileAsked = process.argv.find((each) => each.startsWith('--profile='))?.slice('--profile='.length);
if (!realRecords()) process.stdout.write('abstracts: absent, skipped\n');
else {
  const kept = profileAsked ?? process.env[PROFILES];
  const profileRoot = kept ?? mkdtempSync(join(tmpdir(), 'offprint-library-'));
  try {
    for (const size of sizes.length > 0 ? sizes : [1_000, 10_000, 50_000])
      await measure(size, profileRoot, process.argv.includes('--only-ours'));
  } finally {
    if (kept === undefined) rmSync(profileRoot, { recursive: true, force: true });
  }
}
