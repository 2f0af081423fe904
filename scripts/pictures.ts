/**
 * The pictures of the stores' entries, 1280 × 800, from the built extension: `npm run pictures` writes them into
 * `.github/store`. Pages and papers are our own.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Offprint } from '../tests/e2e/harness/chromium.ts';
import { until } from '../tests/e2e/harness/deadline.ts';
import { arxivNewPage } from '../tests/support/arxiv-pages.ts';
import { madeUpRecords, type SampleRecord } from '../tests/support/records.ts';
import { SAMPLE_DAY, SAMPLE_RECORDS } from '../tests/support/sample.ts';
import { build, buildFolder, ROOT } from './setup/build.ts';
import { adviceFor, ensureBrowser } from './setup/browsers.ts';

const FOLDER = join(ROOT, '.github/store');
/** What both stores ask for. */
const SIZE = { width: 1280, height: 800 };
const LISTING = 'https://arxiv.org/list/cs.LG/new';
/** Enough for a map with regions. */
const OTHERS = 240;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const browser = ensureBrowser('chromium', say);
const failure = browser ? await build('chrome') : adviceFor('chromium');
if (!browser || failure !== null) throw new Error(failure ?? 'no browser');

const offprint = await Offprint.launch({ browser, extension: buildFolder('chrome'), viewport: SIZE });

async function picture(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  say(path);
}

const save = (records: readonly SampleRecord[], operation: string) =>
  offprint.ask<{ papers: string[] }>('saveAll', {
    operation,
    site: 'arxiv',
    url: LISTING,
    records: records.map(({ id, title, authors, abstract, subjects }) => ({
      title,
      authors: authors.map((name) => ({ name })),
      abstract,
      subjects,
      year: 2026,
      ids: { arxiv: id },
    })),
  });

try {
  offprint.shelf.put(LISTING, arxivNewPage(SAMPLE_RECORDS, { date: SAMPLE_DAY }));
  const listing = await offprint.open(LISTING);
  await listing.settled();
  await until('roles are painted', () =>
    listing.evaluate<boolean>(
      `[...CSS.highlights].some(([name, ranges]) => name.includes('role-') && ranges.size > 0)`,
    ),
  );
  await listing.evaluate(`document.querySelector('dl dt').scrollIntoView({ behavior: 'instant' })`);
  await picture(listing.page, 'listing');

  const popup = await offprint.popup(listing);
  await popup.locator('[data-paper]').first().waitFor();
  await popup.setViewportSize(SIZE);
  // A popup is narrow: it stands in the middle of the picture.
  await popup.addStyleTag({
    content:
      'html { background: #e9e6df } body { width: 400px; height: 600px; margin: 100px auto; overflow: hidden; position: relative }',
  });
  await picture(popup, 'popup');
  await popup.close();

  await save(madeUpRecords(OTHERS, 81), 'others');
  const { papers } = await save(SAMPLE_RECORDS, 'sample');
  await offprint.ask('tagPapers', {
    operation: 'tag',
    papers: papers.slice(0, 4),
    add: ['to discuss'],
    remove: [],
  });
  await offprint.ask('setNote', {
    operation: 'note',
    paper: papers[0],
    note: 'The bound of **section 4** is what we need: $\\lambda_2$ sets the buffer.',
  });
  const library = await offprint.ownPage('library.html', SIZE);
  await library.locator('[data-paper] [data-action="open"]').first().click();
  await library.locator('[data-details]').waitFor();
  await picture(library, 'library');

  await library.locator('[data-action="view-claims"]').click();
  await until('claims are there', async () => (await library.locator('[data-claim]').count()) > 12);
  await picture(library, 'claims');
  await library.close();

  const overview = await offprint.ownPage('library.html#view=overview', SIZE);
  await overview.locator('[data-overview="drawn"] canvas[data-painted]').waitFor({ timeout: 60_000 });
  await until('regions are named', async () => (await overview.locator('[data-region]').count()) > 0, 60_000);
  // The whole map, with what its points mean.
  await overview.locator('[data-picture="map"]').evaluate((map) => map.scrollIntoView());
  await picture(overview, 'overview');
} finally {
  await offprint.close();
}
