/** The library's list in panel and full tab: what narrows it, what is chosen in it, and every menu beside it. */
import type { Page } from 'playwright-core';
import { RIGHT_TO_LEFT } from './library.ts';
import {
  answered,
  details,
  library,
  ONCE,
  PANEL,
  PATHS,
  PLACED,
  press,
  pressed,
  TAB,
  type Screen,
  type Size,
  type Stage,
} from './screen.ts';

/** The library when something was typed into its search. */
const searched =
  (path: keyof typeof PATHS, text: string, ready: string, ...selectors: string[]) =>
  async (stage: Stage, size: Size): Promise<Page> => {
    const page = await library(stage, PATHS[path], size);
    await page.locator('input[type=search]').first().fill(text);
    await page.locator(ready).first().waitFor();
    return press(page, ...selectors, 'main');
  };

const NOTHING = 'words that no paper of this library has';
/** Where a shelf's own menu is asked for: it shows under the pointer. */
const MENU = (action: string) => [`[data-action="${action}"]`, '[popover]:popover-open'] as const;
const CHOOSE = '[data-action="choose"]';
const chosen = (action: string) => ({
  ...TAB,
  ...PLACED,
  open: pressed('tab', CHOOSE, `[data-action="${action}"]`, '[popover]:popover-open'),
});
/** Shelves stand beside the list only where there is room. */
const shelf = (action: string) => ({
  ...PLACED,
  widths: [1280],
  height: 860,
  open: pressed('tab', ...MENU(action)),
});

export const LISTS: readonly Screen[] = [
  { name: 'panel', ...PANEL, isOfLibrary: true, open: (stage) => library(stage, PATHS.panel) },
  {
    name: 'panel-export',
    ...PANEL,
    isOfLibrary: true,
    least: 1,
    isReopened: true,
    open: pressed('panel', 'footer [data-action="export"]', '[data-format="bibtex"]'),
  },
  {
    name: 'panel-filters',
    ...PANEL,
    ...ONCE,
    open: pressed('panel', '[data-action="filters"]', 'nav [data-tag]'),
  },
  {
    name: 'panel-filtered',
    ...PANEL,
    ...ONCE,
    open: pressed(
      'panel',
      '[data-action="filters"]',
      '[data-action="filter-tag"]',
      '[data-action="filters-done"]',
      '[data-filters]',
    ),
  },
  { name: 'panel-chosen', ...PANEL, ...ONCE, open: pressed('panel', CHOOSE, '[data-bulk]') },
  {
    name: 'panel-sort',
    ...PANEL,
    ...PLACED,
    open: pressed('panel', '[data-action="sort"]', '[data-action="sort-title"]'),
  },
  { name: 'panel-nothing', ...PANEL, ...ONCE, open: searched('panel', NOTHING, '[data-message]') },
  {
    name: 'panel-asked',
    ...PANEL,
    ...ONCE,
    open: searched('panel', 'papers by Lovelace saved today', '[data-asked]'),
  },
  {
    name: 'panel-told',
    ...PANEL,
    ...ONCE,
    isReopened: true,
    async open(stage, size) {
      const page = await library(stage, PATHS.panel, size);
      await press(
        page,
        CHOOSE,
        '[data-action="choose-all"]',
        '[data-action="bulk-later"]',
        '[data-action="undo-message"]',
      );
      return page;
    },
  },
  {
    name: 'panel-refused',
    ...PANEL,
    ...ONCE,
    isReopened: true,
    async open(stage, size) {
      const page = await library(stage, PATHS.panel, size);
      await answered(page, 'setStar', 'refused');
      return press(page, CHOOSE, '[data-action="bulk-star"]', '[data-status="said"]:not(:empty)');
    },
  },
  {
    name: 'panel-busy',
    ...PANEL,
    ...ONCE,
    isReopened: true,
    async open(stage, size) {
      const page = await library(stage, PATHS.panel, size);
      await answered(page, 'remove', 'held');
      await answered(page, 'howFar', { done: 0.4 });
      return press(page, CHOOSE, '[data-action="bulk-delete"]', '[data-status="working"]');
    },
  },
  { name: 'full-tab', ...TAB, isOfLibrary: true, open: (stage) => library(stage, PATHS.tab) },
  { name: 'full-tab-chosen', ...TAB, ...ONCE, open: pressed('tab', CHOOSE, '[data-bulk]') },
  {
    name: 'full-tab-found',
    ...TAB,
    isOfLibrary: true,
    least: 1,
    open: searched('tab', 'study', '[data-paper] mark'),
  },
  {
    name: 'full-tab-search-kept',
    ...TAB,
    ...PLACED,
    open: searched(
      'tab',
      'medical images',
      '[data-paper]',
      '[data-action="save-search"]',
      '[popover]:popover-open',
    ),
  },
  { name: 'full-tab-tag-menu', ...shelf('edit-tag') },
  { name: 'full-tab-collection-menu', ...shelf('edit-collection') },
  { name: 'full-tab-search-menu', ...shelf('edit-search') },
  { name: 'full-tab-new-collection', ...shelf('new-collection') },
  { name: 'full-tab-sort', ...TAB, ...PLACED, open: pressed('tab', ...MENU('sort')) },
  { name: 'bulk-tag', ...chosen('bulk-tag') },
  { name: 'bulk-collection', ...chosen('bulk-collection') },
  { name: 'bulk-copy', ...chosen('bulk-copy') },
  { name: 'bulk-export', ...chosen('export') },
  {
    name: 'palette',
    ...TAB,
    isOfLibrary: false,
    async open(stage) {
      const page = await library(stage, PATHS.tab);
      await page.keyboard.press('Control+k');
      return press(page, '[data-palette] [data-command]');
    },
  },
  {
    name: 'panel-palette',
    ...PANEL,
    ...ONCE,
    async open(stage, size) {
      const page = await details('panel', RIGHT_TO_LEFT)(stage, size);
      await page.keyboard.press('Control+k');
      return press(page, '[data-palette] [data-command]');
    },
  },
  {
    name: 'panel-keys',
    ...PANEL,
    ...ONCE,
    async open(stage) {
      const page = await library(stage, PATHS.panel);
      await page.keyboard.press('?');
      return press(page, 'dialog[open]');
    },
  },
];
