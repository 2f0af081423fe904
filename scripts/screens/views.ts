/** The full tab's views, and the pages beside it: settings, welcome, recovery. */
import type { Page } from 'playwright-core';
import { until } from '../../tests/e2e/harness/deadline.ts';
import {
  answered,
  ONCE,
  opened,
  PLACED,
  press,
  SETTINGS,
  TAB,
  view,
  type Screen,
  type Size,
  type Stage,
} from './screen.ts';

/** Two papers that are new, one that is wrong. */
const FILE = `@inproceedings{one, title={Brought in from a file with a title that is a good deal longer than its row is wide, at least in a narrow window}, author={Lovelace, Ada and Noether, Emmy}, booktitle={Conference on Things}, year={2020}, doi={10.1000/one}}
@article{two, title={Zwei}, author={Curie, Marie}, year={2021}, doi={10.1000/two}}
@article{, author={Nobody}}`;

/** A file was chosen, and some buttons pressed since. */
const broughtIn =
  (...selectors: string[]) =>
  async (stage: Stage, size: Size): Promise<Page> => {
    const page = await view('bring-in')(stage, size);
    await page
      .locator('[data-action="bring-in-file"]')
      .setInputFiles({ name: 'a-library-of-mine.bib', mimeType: 'text/plain', buffer: Buffer.from(FILE) });
    await page.locator('[data-preview]').waitFor();
    return press(page, ...selectors, 'main');
  };

const settings = (...selectors: string[]) => ({
  ...SETTINGS,
  isOfLibrary: false,
  open: async (stage: Stage, size: Size) =>
    press(await opened(stage, 'options.html', 'main', size), ...selectors),
});

/** The settings when something is searched for in them. */
const settingsFor = (text: string, ready: string) => async (stage: Stage) => {
  const page = await opened(stage, 'options.html', 'main');
  await page.locator('input[type=search]').fill(text);
  await page.locator(ready).first().waitFor();
  return page;
};

async function welcome(stage: Stage): Promise<Page> {
  const page = await opened(stage, 'welcome.html', '[data-sample]');
  await until('the sample is read', async () => (await page.locator('[data-sample] h3 > *').count()) === 3);
  return page;
}

const PICTURED = '[data-overview="drawn"]';

/** The overview, when it is drawn, after some buttons of it were pressed. */
const drawn =
  (...selectors: string[]) =>
  async (stage: Stage, size: Size): Promise<Page> => {
    const page = await view('overview')(stage, size);
    await page.locator(PICTURED).waitFor();
    return press(page, ...selectors, PICTURED);
  };

export const VIEWS: readonly Screen[] = [
  { name: 'claims', ...TAB, isOfLibrary: true, open: view('claims') },
  {
    name: 'overview',
    ...TAB,
    isOfLibrary: true,
    open: (stage, size) => (stage.papers > 0 ? drawn() : view('overview'))(stage, size),
  },
  {
    name: 'overview-in-words',
    ...TAB,
    isOfLibrary: true,
    least: 1,
    async open(stage, size) {
      const page = await drawn()(stage, size);
      for (const button of await page.locator('[data-action="as-list"]').all()) await button.click();
      return page;
    },
  },
  {
    name: 'overview-picked',
    ...TAB,
    isOfLibrary: true,
    least: 100,
    async open(stage, size) {
      const page = await drawn()(stage, size);
      const map = page.locator('[data-map]');
      await page.locator('[data-action="pick-area"]').click();
      await map.focus();
      for (const key of ['ArrowRight', 'Space', 'ArrowLeft', 'ArrowLeft', 'Space']) {
        const before = await map.evaluate((element) => JSON.stringify(element.dataset));
        await page.keyboard.press(key);
        await until(
          'the key did something',
          async () =>
            (await map.evaluate((element) => JSON.stringify(element.dataset))) !== before ||
            (await page.locator('[data-picked]').count()) > 0,
        );
      }
      return press(page, '[data-picked]');
    },
  },
  {
    name: 'overview-save',
    ...TAB,
    ...PLACED,
    open: drawn('[data-action="save-picture"]'),
  },
  {
    name: 'alike',
    ...TAB,
    isOfLibrary: false,
    async open(stage, size) {
      const page = await view('alike')(stage, size);
      await page.locator('[data-alike-looking]').waitFor({ state: 'detached' });
      return page;
    },
  },
  { name: 'add', ...TAB, isOfLibrary: false, open: view('add') },
  {
    name: 'add-read',
    ...TAB,
    isOfLibrary: false,
    async open(stage, size) {
      const page = await view('add')(stage, size);
      await page
        .locator('[data-action="paste-paper"]')
        .fill('Lovelace, A., Noether, E. and Curie, M. (2019). Deep things in wide networks. NeurIPS.');
      return press(page, '[data-action="read-paper"]', '[data-action="save-fields"]');
    },
  },
  { name: 'bring-in', ...TAB, isOfLibrary: false, open: view('bring-in') },
  { name: 'bring-in-preview', ...TAB, ...ONCE, open: broughtIn('[data-told="rejected"]') },
  {
    name: 'bring-in-saving',
    ...TAB,
    ...ONCE,
    async open(stage, size) {
      const page = await broughtIn()(stage, size);
      await answered(page, 'bringIn', 'held');
      await answered(page, 'howFar', { done: 0.4 });
      return press(page, '[data-action="bring-in-save"]', '[data-stage="saving"]');
    },
  },
  {
    name: 'bring-in-refused',
    ...TAB,
    ...ONCE,
    async open(stage, size) {
      const page = await broughtIn()(stage, size);
      await answered(page, 'bringIn', 'refused');
      return press(page, '[data-action="bring-in-save"]', '[data-problem]');
    },
  },
  {
    name: 'bring-in-done',
    ...TAB,
    ...ONCE,
    open: broughtIn('[data-action="bring-in-save"]', '[data-result]'),
  },
  {
    name: 'backups',
    ...TAB,
    isOfLibrary: false,
    open: async (stage, size) => press(await view('backups')(stage, size), '[data-weekly]'),
  },
  { name: 'options', ...SETTINGS, isOfLibrary: true, open: (stage) => opened(stage, 'options.html', 'main') },
  { name: 'options-found', ...SETTINGS, isOfLibrary: false, open: settingsFor('arxiv', '[data-found]') },
  {
    name: 'options-nothing',
    ...SETTINGS,
    isOfLibrary: false,
    open: settingsFor('zzzz', '[data-action="clear-search"]'),
  },
  {
    name: 'options-asking',
    ...settings('[data-action="erase"]', '[data-action="erase-surely"]'),
  },
  {
    name: 'options-key',
    ...SETTINGS,
    isOfLibrary: false,
    async open(stage, size) {
      const page = await opened(stage, 'options.html', 'main', size);
      await page.locator('[data-does="save"] [data-action="change-key"]').first().click();
      await page.keyboard.press('j');
      return press(page, '[data-key-trouble]:not(:empty) [data-action="take-key"]');
    },
  },
  { name: 'welcome', ...SETTINGS, isOfLibrary: false, open: welcome },
  {
    name: 'welcome-done',
    ...SETTINGS,
    isOfLibrary: false,
    async open(stage) {
      const page = await welcome(stage);
      await page.keyboard.press('j');
      await page.keyboard.press('s');
      return press(page, '[data-step="save"][data-done]');
    },
  },
  {
    name: 'recovery',
    ...SETTINGS,
    isOfLibrary: true,
    open: (stage) => opened(stage, 'recovery.html', 'main'),
  },
  {
    name: 'recovery-backing-up',
    ...SETTINGS,
    ...ONCE,
    async open(stage, size) {
      const page = await opened(stage, 'recovery.html', '[data-action="back-up"]', size);
      await answered(page, 'snapshot', 'held');
      await answered(page, 'howFar', { done: 0.4 });
      return press(page, '[data-action="back-up"]', '[data-course]');
    },
  },
  {
    name: 'recovery-restore',
    ...SETTINGS,
    ...ONCE,
    async open(stage, size) {
      await stage.offprint.ask('snapshot', null);
      return press(
        await opened(stage, 'recovery.html', 'main', size),
        '[data-action="restore"]',
        '[data-brings]',
      );
    },
  },
];
