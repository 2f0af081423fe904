/** Offprint in a real Firefox: a listing is read, a paper saved with the mouse, and found in the side panel. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFolder } from '../../scripts/setup/build.ts';
import { findBrowser } from '../../scripts/setup/browsers.ts';
import { samplePages } from '../support/sample-pages.ts';
import { SAMPLE_LISTING_URL, SAMPLE_RECORDS } from '../support/sample.ts';
import { until } from './harness/deadline.ts';
import type { FirefoxTab } from './harness/firefox-tab.ts';
import { FirefoxOffprint } from './harness/firefox.ts';
import { EXTENT } from './harness/scorecard.ts';
import { firefoxKillTests } from './suites/faults/firefox-kills.ts';
import { firefoxHostileTests } from './suites/firefox-hostile.ts';
import { followTests } from './suites/marks-follow.ts';
import { overviewInFirefox } from './suites/overview-firefox.ts';
import { marksInBoth } from './suites/marks-in-both.ts';
import { skimInBoth } from './suites/skim-both.ts';

const extension = buildFolder('firefox-test');
const FIRST = SAMPLE_RECORDS[0];
const KEY = `arxiv:${FIRST?.id}`;

async function start(privateOnly: boolean, profile?: string): Promise<FirefoxOffprint> {
  const browser = findBrowser('firefox');
  if (!browser) throw new Error('no Firefox was found');
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  const { id } = manifest.browser_specific_settings.gecko;
  const firefox = await FirefoxOffprint.launch({
    browser,
    extension,
    id,
    privateOnly,
    ...(profile !== undefined && { profile }),
  });
  for (const page of samplePages()) firefox.shelf.put(page.url, page.html);
  return firefox;
}

/** The longest word of a text with two of its letters exchanged. */
function mistyped(text: string): string {
  const word = text
    .split(/[^A-Za-z]+/)
    .reduce((longest, each) => (each.length > longest.length ? each : longest), '');
  return `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}`;
}

describe('in Firefox', () => {
  let firefox: FirefoxOffprint;
  let listing: FirefoxTab;
  beforeAll(async () => {
    firefox = await start(false);
    listing = await firefox.open(SAMPLE_LISTING_URL);
  });
  afterAll(() => firefox?.close());

  test('a listing gets its rails', async () => {
    await listing.rail(KEY, 'new');
    expect((await listing.rails()).length).toBeGreaterThan(3);
  });

  test('a click saves, and a reload still knows', async () => {
    await listing.click(KEY, 'save');
    await listing.rail(KEY, 'saved');
    await listing.reload();
    await listing.rail(KEY, 'saved');
  });

  test('the side panel lists what was saved', async () => {
    const panel = await firefox.ownPage('sidepanel.html');
    const text = await until('a paper in the panel', () =>
      panel.evaluate<string | null>(`document.querySelector('[data-paper]')?.textContent ?? null`),
    );
    expect(text).toContain(FIRST?.title);
    await panel.close();
  });

  const served = async (url: string, html: string): Promise<FirefoxTab> => {
    firefox.shelf.put(url, html);
    const tab = await firefox.open(url);
    await until('the papers are recognised', async () => {
      const rails = await tab.rails();
      return rails.length > 0 && rails.every(({ state }) => state !== 'asking');
    });
    return tab;
  };

  describe('marks that follow', () =>
    followTests({ page: served, ownPage: (path) => firefox.ownPage(path) }));

  describe('marks in use, and pages against them', () =>
    marksInBoth({ page: served, ownPage: (path) => firefox.ownPage(path) }));

  describe('skimming', () =>
    skimInBoth({
      async page(url, html) {
        const tab = await served(url, html);
        return Object.assign(tab, { press: (key: string) => tab.type(key) });
      },
      ownPage: (path) => firefox.ownPage(path),
    }));

  // In every run the pages that are against marks stand for them.
  if (EXTENT !== 'quick') describe('pages that mean ill', () => firefoxHostileTests(() => firefox));

  test('the panel’s search finds a paper by a mistyped word, and one that another tab saves meanwhile', async () => {
    const panel = await firefox.ownPage('sidepanel.html');
    const ask = (text: string) =>
      panel.evaluate<boolean>(`(() => {
        const field = document.querySelector('input[type=search]');
        if (!field) return false;
        field.value = ${JSON.stringify(text)};
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return true;
      })()`);
    const found = () =>
      panel.evaluate<string[]>(
        `[...document.querySelectorAll('[data-paper]')].map((row) => row.textContent ?? '')`,
      );
    await until('there is a search', () => ask(mistyped(FIRST?.title ?? '')));
    await until('the saved paper is found', async () =>
      (await found()).some((row) => row.includes(FIRST?.title ?? '?')),
    );
    const second = SAMPLE_RECORDS[1];
    await ask(second?.title ?? '');
    await listing.click(`arxiv:${second?.id}`, 'save');
    await listing.rail(`arxiv:${second?.id}`, 'saved');
    await until('the other is found once it is saved', async () =>
      // Told by its identifier: its title is shown with its formulas written out.
      (await found()).some((row) => row.includes(second?.id ?? '?')),
    );
    await panel.close();
  });

  test('the full tab lists it with its shelves, and opens it', async () => {
    const tab = await firefox.ownPage('library.html');
    const evaluate = <T>(code: string) => tab.evaluate<T>(code);
    await until('a paper is listed', () =>
      evaluate<boolean>(`document.querySelector('[data-paper]') !== null`),
    );
    await until('it is the one saved first', () =>
      evaluate<boolean>(`(() => {
        const row = [...document.querySelectorAll('[data-paper]')].find((each) =>
          each.textContent.includes(${JSON.stringify(FIRST?.title)}));
        row?.querySelector('[data-action="open"]').click();
        return row !== undefined;
      })()`),
    );
    const details = await until('its details are open', () =>
      evaluate<string | null>(`document.querySelector('[data-details] h2')?.textContent ?? null`),
    );
    expect(details).toContain(FIRST?.title);
    expect(await evaluate<number>(`document.querySelectorAll('[data-action="shelf-all"]').length`)).toBe(1);
    await tab.close();
  });

  // Its library is larger than what the tests before count on.
  describe('the overview', () => overviewInFirefox(() => firefox));

  test('no page and no part of Offprint asked the network', () => expect(firefox.shelf.refused).toEqual([]));
});

describe('in Firefox that never remembers', () => {
  let firefox: FirefoxOffprint;
  beforeAll(async () => {
    firefox = await start(true);
  });
  afterAll(() => firefox?.close());

  test('without storage the rails and the panel say so, and a click claims nothing', async () => {
    const listing = await firefox.open(SAMPLE_LISTING_URL);
    expect((await listing.rail(KEY, 'failed')).words).toContain('no storage');
    await listing.click(KEY, 'save');
    expect((await listing.rail(KEY, 'failed')).words).toContain('no storage');
    const panel = await firefox.ownPage('sidepanel.html');
    await until('the panel says why', () =>
      panel.evaluate<boolean>(`document.body.innerText.includes('no storage')`),
    );
  });
});

// Long: where there is time for it.
if (EXTENT !== 'quick')
  describe('in Firefox that is killed', () => firefoxKillTests((profile) => start(false, profile)));
