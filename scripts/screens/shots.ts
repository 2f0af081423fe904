/** Every screen that a reader can come to, and how one gets there. */
import type { Page } from 'playwright-core';
import type { Offprint } from '../../tests/e2e/harness/chromium.ts';
import { until } from '../../tests/e2e/harness/deadline.ts';
import type { Tab } from '../../tests/e2e/harness/tab.ts';
import { madeUpRecords } from '../../tests/support/records.ts';
import { IN_PAGE } from './in-page.ts';
import { LONG_TITLE } from './library.ts';

/** What the screens of one browser have in common. */
export interface Stage {
  offprint: Offprint;
  listing: Tab;
  /** Papers that the library holds. */
  papers: number;
}

/** Of a window, CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

export interface Screen {
  name: string;
  /** Widths in CSS pixels: the narrowest that is supported, and a common one. */
  widths: readonly [number, number];
  height: number;
  /** Fewest papers that it needs to be shown. */
  least?: number;
  /** Shown with every size of library, or once only. */
  isOfLibrary: boolean;
  /** Come to anew at each width: what floats by words is placed once. */
  isReopened?: boolean;
  /** A page of ours, or a tab that shows somebody else's. */
  open(stage: Stage, size: Size): Promise<Page | Tab>;
}

const POPUP = { widths: [320, 400], height: 600 } as const;
const PANEL = { widths: [280, 420], height: 800 } as const;
/** The narrower is the wider one at 200 %. */
const TAB = { widths: [640, 1280], height: 860 } as const;
const SETTINGS = { widths: [320, 1280], height: 860 } as const;

/** A page of ours that stands; `ready` matches what it shows when it has loaded. */
async function opened(offprint: Offprint, path: string, ready: string): Promise<Page> {
  const page = await offprint.ownPage(path, { width: 1280, height: 860 });
  await page.locator(ready).first().waitFor();
  return page;
}

/** The library, when it lists what it has. */
async function library({ offprint, papers }: Stage, path: string): Promise<Page> {
  const page = await opened(offprint, path, 'main');
  if (papers > 0) await page.locator('[data-paper]').first().waitFor();
  else await page.locator('[data-action="bring-in"]').first().waitFor();
  return page;
}

/** The paper with the longest title, many authors, a note and tags. */
const details = (path: string) => async (stage: Stage) => {
  const page = await library(stage, path);
  const paper = page.locator('[data-paper]', { hasText: LONG_TITLE.slice(0, 40) }).first();
  await paper.locator('[data-action="open"]').click();
  await page.locator('[data-details]').waitFor();
  return page;
};

const view = (id: string) => async (stage: Stage) =>
  opened(stage.offprint, `library.html#view=${id}`, `[data-view="${id}"]`);

export const SCREENS: readonly Screen[] = [
  {
    name: 'popup',
    ...POPUP,
    isOfLibrary: true,
    async open({ offprint, listing }) {
      const page = await offprint.popup(listing);
      await page.locator('[data-paper]').first().waitFor();
      return page;
    },
  },
  {
    name: 'popup-found',
    ...POPUP,
    isOfLibrary: true,
    least: 1,
    async open({ offprint, listing }) {
      const page = await offprint.popup(listing);
      await page.locator('input[type=search]').fill('of');
      await page.locator('[data-paper]').first().waitFor();
      return page;
    },
  },
  {
    name: 'popup-marked',
    ...POPUP,
    isOfLibrary: false,
    least: 1,
    async open({ offprint, listing }) {
      await listing.front();
      const [record] = madeUpRecords(1, 79);
      await listing.mark(record!.abstract.split(' ').slice(0, 5).join(' '), 'green');
      const page = await offprint.popup(listing);
      await page.locator('[data-action="find-marked"]').click();
      await page.locator('[data-mark]').first().waitFor();
      return page;
    },
  },
  {
    name: 'popup-elsewhere',
    ...POPUP,
    isOfLibrary: false,
    async open({ offprint }) {
      const url = 'https://weather.example.org/';
      offprint.shelf.put(url, '<!doctype html><link rel="icon" href="data:,"><title>Rain</title><p>Rain.');
      const page = await offprint.popup(await offprint.open(url));
      await page.locator('[data-message]').waitFor();
      return page;
    },
  },
  {
    name: 'panel-export',
    ...PANEL,
    isOfLibrary: true,
    least: 1,
    async open(stage) {
      const page = await library(stage, 'sidepanel.html');
      await page.locator('footer [data-action="export"]').click();
      await page.locator('[data-format="bibtex"]').waitFor();
      return page;
    },
  },
  {
    name: 'palette',
    ...TAB,
    isOfLibrary: false,
    async open(stage) {
      const page = await library(stage, 'library.html');
      await page.keyboard.press('Control+k');
      await page.locator('[data-palette] [data-command]').first().waitFor();
      return page;
    },
  },
  { name: 'panel', ...PANEL, isOfLibrary: true, open: (stage) => library(stage, 'sidepanel.html') },
  {
    name: 'panel-details',
    ...PANEL,
    isOfLibrary: false,
    least: 1,
    open: details('sidepanel.html'),
  },
  { name: 'full-tab', ...TAB, isOfLibrary: true, open: (stage) => library(stage, 'library.html') },
  {
    name: 'full-tab-details',
    ...TAB,
    isOfLibrary: false,
    least: 1,
    open: details('library.html'),
  },
  {
    name: 'full-tab-chosen',
    ...TAB,
    isOfLibrary: false,
    least: 1,
    async open(stage) {
      const page = await library(stage, 'library.html');
      await page.locator('[data-action="choose"]').first().click();
      await page.locator('[data-bulk]').waitFor();
      return page;
    },
  },
  { name: 'claims', ...TAB, isOfLibrary: true, open: view('claims') },
  { name: 'overview', ...TAB, isOfLibrary: true, open: view('overview') },
  { name: 'add', ...TAB, isOfLibrary: false, open: view('add') },
  { name: 'bring-in', ...TAB, isOfLibrary: false, open: view('bring-in') },
  { name: 'backups', ...TAB, isOfLibrary: false, open: view('backups') },
  {
    name: 'options',
    ...SETTINGS,
    isOfLibrary: true,
    open: ({ offprint }) => opened(offprint, 'options.html', 'main'),
  },
  {
    name: 'welcome',
    ...SETTINGS,
    isOfLibrary: false,
    async open({ offprint }) {
      const page = await opened(offprint, 'welcome.html', '[data-sample]');
      await until(
        'the sample is read',
        async () => (await page.locator('[data-sample] h3 > *').count()) === 3,
      );
      return page;
    },
  },
  {
    name: 'recovery',
    ...SETTINGS,
    isOfLibrary: true,
    open: ({ offprint }) => opened(offprint, 'recovery.html', 'main'),
  },
  ...IN_PAGE,
];
