/** One paper in panel and full tab: what it is, and each thing that can be done with it. */
import type { Page } from 'playwright-core';
import { TWICE } from './library.ts';
import { details, ONCE, PANEL, PLACED, press, TAB, type Screen, type Size, type Stage } from './screen.ts';

const beside = (title?: string, ...selectors: string[]) => ({
  ...PANEL,
  ...ONCE,
  open: details('panel', title, ...selectors),
});

/** After something was filled in, and a button pressed. */
const filled =
  (selector: string, text: string, ...then: string[]) =>
  async (page: Page): Promise<Page> => {
    await page.locator(selector).first().fill(text);
    return press(page, ...then);
  };

const filledIn =
  (open: (stage: Stage, size: Size) => Promise<Page>, fill: (page: Page) => Promise<Page>) =>
  async (stage: Stage, size: Size) =>
    fill(await open(stage, size));

export const PAPERS: readonly Screen[] = [
  { name: 'panel-details', ...beside() },
  { name: 'full-tab-details', ...TAB, ...ONCE, open: details('tab') },
  {
    name: 'full-tab-versions',
    ...TAB,
    ...ONCE,
    open: details('tab', TWICE.title, '[data-section="versions"] [data-diff]'),
  },
  { name: 'panel-versions', ...beside(TWICE.title, '[data-section="versions"] [data-diff]') },
  {
    name: 'panel-orphan',
    ...beside(TWICE.title, '[data-orphan] [data-action="attach"]', '[data-attach-text]'),
  },
  {
    name: 'panel-sources',
    ...beside(TWICE.title, '[data-action="choose-sources"]', '[data-action="choose-source"]'),
  },
  { name: 'panel-edit', ...beside(undefined, '[data-action="edit-fields"]', '[data-field="year"]') },
  {
    name: 'panel-edit-wrong',
    ...PANEL,
    ...ONCE,
    open: filledIn(
      details('panel', undefined, '[data-action="edit-fields"]', '[data-field="year"]'),
      filled('[data-field="year"]', 'last year', '[data-action="save-fields"]', '[aria-invalid="true"]'),
    ),
  },
  {
    name: 'panel-edit-typed',
    ...PANEL,
    ...ONCE,
    open: filledIn(
      details('panel', undefined, '[data-action="edit-fields"]', '[data-field="year"]'),
      async (page) => {
        await page.locator('[data-field="comments"]').fill('Read twice.');
        await page.keyboard.press('Escape');
        await page.locator('[data-fields] [role="status"]:not(:empty)').scrollIntoViewIfNeeded();
        return page;
      },
    ),
  },
  { name: 'panel-note', ...beside(undefined, '[data-action="edit-note"]', 'textarea') },
  {
    name: 'panel-cite',
    ...PANEL,
    ...PLACED,
    open: details('panel', undefined, '[data-action="cite"]', '[popover]:popover-open'),
  },
  { name: 'panel-same', ...beside(undefined, '[data-action="choose-same"]', '[data-action="search-same"]') },
  {
    name: 'panel-same-preview',
    ...PANEL,
    ...ONCE,
    open: filledIn(
      details('panel', undefined, '[data-action="choose-same"]', '[data-action="search-same"]'),
      filled(
        '[data-action="search-same"]',
        TWICE.title,
        '[data-offers]:not([data-offers=""]) [data-action="offer-same"]',
        '[data-preview]',
      ),
    ),
  },
];
