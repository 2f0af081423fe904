/** Every site that is proven, in a real Firefox: switched on, read at its real address, saved from and found again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SITES } from '../../lib/sites/registry.ts';
import { buildFolder } from '../../scripts/setup/build.ts';
import { findBrowser } from '../../scripts/setup/browsers.ts';
import { provenSitePages } from '../support/site-pages.ts';
import { FirefoxOffprint } from './harness/firefox.ts';
import { markWithoutTrace } from './suites/site-marks.ts';
import { expectInPanel, saveFromRail } from './suites/site-pages.ts';

const pages = provenSitePages();

/**
 * Stored pages come without their sites' sheets, most of which take the bullets off lists. With them, Firefox 153 sets what
 * follows some bullets 17,895,698 px below: nothing of it could be reached.
 */
const withoutBullets = (html: string): string =>
  html.replace(/<\/head>/i, '<style>li { list-style: none }</style>$&');

if (pages.every((page) => !page.isStored))
  console.log('skipped: the stored pages are not in ../shared/data; all sites were tried on fixtures');

describe('the proven sites in Firefox', () => {
  const extension = buildFolder('firefox-test');
  let firefox: FirefoxOffprint;
  beforeAll(async () => {
    const browser = findBrowser('firefox');
    if (!browser) throw new Error('no Firefox was found');
    const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as {
      optional_host_permissions: string[];
      browser_specific_settings: { gecko: { id: string } };
    };
    const { id } = manifest.browser_specific_settings.gecko;
    firefox = await FirefoxOffprint.launch({ browser, extension, id });
    const sites = SITES.filter((site) => site.proven && !site.required);
    const hosts = new Set(sites.flatMap((site) => site.matches).map((pattern) => pattern.split('/')[2]));
    await firefox.switchOn(manifest.optional_host_permissions.filter((one) => hosts.has(one.split('/')[2])));
  });
  afterAll(() => firefox?.close());

  test.each(pages)(
    '$site, $name: a paper is saved from its rail and is whole in the panel',
    async (page) => {
      firefox.shelf.putStill(page.url, withoutBullets(page.html));
      const tab = await firefox.open(page.url);
      await saveFromRail(tab, page);
      await markWithoutTrace(tab, page);
      await tab.close();
      const panel = await firefox.ownPage('sidepanel.html');
      await expectInPanel((expression) => panel.evaluate(expression), page);
      await panel.close();
      // The longest pages take a busy machine a while.
    },
    60_000,
  );

  test('every proven site had a page', () => {
    const tried = new Set(pages.map((page) => page.site));
    expect(SITES.filter((site) => site.proven && !tried.has(site.id)).map((site) => site.id)).toEqual([]);
  });
});
