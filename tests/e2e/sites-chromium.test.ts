/** Every site that is proven, in a real Chromium: switched on, read at its real address, saved from and found again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SITES } from '../../lib/sites/registry.ts';
import { buildFolder } from '../../scripts/setup/build.ts';
import { findBrowser } from '../../scripts/setup/browsers.ts';
import { otherStoredPages, provenSitePages } from '../support/site-pages.ts';
import { Offprint } from './harness/chromium.ts';
import { markByKeyWithoutTrace, markWithoutTrace, rememberMarkup } from './suites/site-marks.ts';
import { expectInPanel, saveFromRail } from './suites/site-pages.ts';

const pages = provenSitePages();
const others = otherStoredPages(pages);
if (pages.every((page) => !page.isStored))
  console.log('skipped: the stored pages are not in ../shared/data; all sites were tried on fixtures');

describe('the proven sites in Chromium', () => {
  let offprint: Offprint;
  beforeAll(async () => {
    const browser = findBrowser('chromium');
    if (!browser) throw new Error('no Chromium was found');
    offprint = await Offprint.launch({ browser, extension: buildFolder('chrome') });
    await offprint.switchOn(
      SITES.filter((site) => site.proven && !site.required).flatMap((site) => site.matches),
    );
  });
  afterAll(() => offprint?.close());

  test.each(pages)(
    '$site, $name: a paper is saved from its rail and is whole in the panel',
    async (page) => {
      offprint.shelf.putStill(page.url, page.html);
      const tab = await offprint.open(page.url);
      await saveFromRail(tab, page);
      await markWithoutTrace(tab, page);
      await tab.close();
      const panel = await offprint.panel();
      await expectInPanel((expression) => panel.evaluate(expression), page);
      await panel.close();
      // The longest pages take a busy machine a while.
    },
    60_000,
  );

  test('marking leaves every other stored page byte for byte as it was', async () => {
    console.log(`marked by key on ${others.length} more stored pages`);
    for (const page of others) {
      offprint.shelf.putStill(page.url, page.html);
      const tab = await offprint.open(page.url);
      await rememberMarkup(tab);
      await tab.settled(20_000).catch((error: Error) => expect.fail(`${page.name}: ${error.message}`));
      await markByKeyWithoutTrace(tab, page);
      await tab.close();
    }
  }, 300_000);

  test('every proven site had a page, and nothing of ours went wrong', () => {
    const tried = new Set(pages.map((page) => page.site));
    expect(SITES.filter((site) => site.proven && !tried.has(site.id)).map((site) => site.id)).toEqual([]);
    expect(offprint.errors.filter((error) => error.includes('chrome-extension:'))).toEqual([]);
  });
});
