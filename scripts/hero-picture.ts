/**
 * The README's first picture: a listing being read, the popup over it and the panel beside it, from the built extension on our
 * own sample page. `.github/offprint.png`.
 *
 *   node scripts/run.mjs scripts/hero-picture.ts
 */
import type { Page } from 'playwright-core';
import { Offprint } from '../tests/e2e/harness/chromium.ts';
import { until } from '../tests/e2e/harness/deadline.ts';
import { arxivNewPage } from '../tests/support/arxiv-pages.ts';
import { SAMPLE_DAY, SAMPLE_RECORDS } from '../tests/support/sample.ts';
import { build, buildFolder, ROOT } from './setup/build.ts';
import { adviceFor, ensureBrowser } from './setup/browsers.ts';

const LISTING = 'https://arxiv.org/list/cs.LG/new';
const MARKED = 'the predicted rate matches measured forgetting within 4%';
const HEIGHT = 820;
const WIDTHS = { listing: 860, popup: 400, panel: 400 };

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const browser = ensureBrowser('chromium', say);
const failure = browser ? await build('chrome') : adviceFor('chromium');
if (!browser || failure !== null) throw new Error(failure ?? 'no browser');

const offprint = await Offprint.launch({
  browser,
  extension: buildFolder('chrome'),
  viewport: { width: WIDTHS.listing, height: HEIGHT },
});

/** A page as a picture that another page can show. */
async function shot(page: Page, colorScheme: 'light' | 'dark' = 'light'): Promise<string> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const bytes = await page.screenshot({ animations: 'disabled' });
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

try {
  offprint.shelf.put(LISTING, arxivNewPage(SAMPLE_RECORDS, { date: SAMPLE_DAY }));
  const listing = await offprint.open(LISTING);
  await listing.settled();
  const [first] = SAMPLE_RECORDS;
  if (!first) throw new Error('no record');
  await listing.mark(MARKED, 'gold');
  await listing.rail(`arxiv:${first.id}`, 'saved');
  await until('roles are painted', () =>
    listing.evaluate<boolean>(
      `[...CSS.highlights].some(([name, ranges]) => name.includes('role-') && ranges.size > 0)`,
    ),
  );
  await listing.page.mouse.move(4, 4);
  await listing.evaluate(`document.querySelector('dl dt').scrollIntoView({ behavior: 'instant' })`);
  const pictures = [await shot(listing.page)];

  const popup = await offprint.popup(listing);
  await popup.setViewportSize({ width: WIDTHS.popup, height: 600 });
  await popup.locator('[data-figure="saved"]', { hasText: '1' }).waitFor();
  await popup.locator('[data-mark]').first().waitFor();
  pictures.push(await shot(popup));
  await popup.close();

  const panel = await offprint.ownPage('sidepanel.html', { width: WIDTHS.panel, height: HEIGHT });
  await panel.locator('[data-paper] [data-action="open"]').first().click();
  await panel.locator('[data-details] mark').first().waitFor();
  await panel.locator('[data-chip]').first().waitFor();
  pictures.push(await shot(panel, 'dark'));
  await panel.close();

  const table = await offprint.context.newPage();
  await table.setViewportSize({ width: 1_760, height: HEIGHT + 40 });
  await table.setContent(
    `<style>
      body { margin: 0; padding: 20px; display: flex; gap: 20px; align-items: flex-start; justify-content: center; background: #ece9e2 }
      img { border-radius: 6px; box-shadow: 0 2px 12px #0003 }
    </style>${pictures.map((picture) => `<img src="${picture}">`).join('')}`,
  );
  const to = `${ROOT}/.github/offprint.png`;
  await table.screenshot({ path: to });
  say(to);
} finally {
  await offprint.close();
}
