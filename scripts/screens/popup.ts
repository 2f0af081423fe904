/** The popup, over the pages that it is opened on. */
import type { Page } from 'playwright-core';
import type { Tab } from '../../tests/e2e/harness/tab.ts';
import { arxivAbsPage, arxivNewPage, arxivRecentPage } from '../../tests/support/arxiv-pages.ts';
import { escapeHtml } from '../../tests/support/html.ts';
import { madeUpRecords, type SampleRecord } from '../../tests/support/records.ts';
import { hardRecords } from './library.ts';
import { answered, POPUP, press, type Screen, type Stage } from './screen.ts';

/** The papers of the listing that every stage has open. */
const LISTED = madeUpRecords(12, 79);

/** The popup over a tab, when it shows something that `ready` matches. */
async function over({ offprint }: Stage, tab: Tab, ready: string): Promise<Page> {
  const page = await offprint.popup(tab);
  await page.locator(ready).first().waitFor();
  return page;
}

/** The popup over a page that is served for it alone, after some presses; that page is closed with it. */
const overPage = (url: string, html: () => string, ready: string, ...selectors: string[]) => ({
  ...POPUP,
  isOfLibrary: false,
  async open(stage: Stage) {
    stage.offprint.shelf.put(url, html());
    const tab = await stage.offprint.open(url);
    const page = await over(stage, tab, ready);
    page.on('close', () => void tab.close());
    return press(page, ...selectors, 'main');
  },
});

const overListing = (...selectors: string[]) => ({
  ...POPUP,
  isOfLibrary: false,
  least: 1,
  open: async (stage: Stage) => press(await over(stage, stage.listing, '[data-paper]'), ...selectors),
});

/** The same list as a redesign might serve it. */
const redesigned = (records: SampleRecord[]): string =>
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>New</title><h1>New</h1><ol>${records
    .map(
      ({ id, title, authors }) =>
        `<li class="card"><p><a href="/abs/${id}">arXiv:${id}</a></p><h4>${escapeHtml(title)}</h4><p>${authors.map(escapeHtml).join(', ')}</p></li>`,
    )
    .join('')}</ol>`;

/** What the popup says where nothing of ours runs. */
const RAIN = '<!doctype html><link rel="icon" href="data:,"><title>Rain</title><p>Rain.';

export const POPUPS: readonly Screen[] = [
  {
    name: 'popup',
    ...POPUP,
    isOfLibrary: true,
    open: (stage) => over(stage, stage.listing, '[data-paper]'),
  },
  {
    name: 'popup-found',
    ...POPUP,
    isOfLibrary: true,
    least: 1,
    async open(stage) {
      const page = await over(stage, stage.listing, '[data-paper]');
      await page.locator('input[type=search]').fill('of');
      return press(page, '[role=status] + ul [data-paper]');
    },
  },
  {
    name: 'popup-nothing',
    ...POPUP,
    isOfLibrary: false,
    least: 1,
    async open(stage) {
      const page = await over(stage, stage.listing, '[data-paper]');
      await page
        .locator('input[type=search]')
        .fill('words that no paper of this library has, however long one looks');
      await page.locator('[data-paper]').first().waitFor({ state: 'detached' });
      return press(page, '[data-message]');
    },
  },
  {
    name: 'popup-marked',
    ...POPUP,
    isOfLibrary: false,
    least: 1,
    async open(stage) {
      await stage.listing.front();
      await stage.listing.mark(LISTED[0]!.abstract.split(' ').slice(0, 5).join(' '), 'green');
      return press(await over(stage, stage.listing, 'main'), '[data-action="find-marked"]', '[data-mark]');
    },
  },
  { name: 'popup-export', ...overListing('[data-action="export"]:enabled', '[data-format="bibtex"]') },
  {
    name: 'popup-keys',
    ...POPUP,
    isOfLibrary: false,
    least: 1,
    async open(stage) {
      const page = await over(stage, stage.listing, '[data-paper]');
      await page.keyboard.press('?');
      return press(page, 'dialog[open]');
    },
  },
  {
    name: 'popup-saving',
    ...POPUP,
    isOfLibrary: false,
    least: 1,
    async open(stage) {
      const page = await over(stage, stage.listing, '[data-paper]');
      await answered(page, 'saveAll', 'held');
      await answered(page, 'howFar', { done: 0.4 });
      return press(page, '[data-action^="save-"]', '[data-course]');
    },
  },
  {
    name: 'popup-saved',
    least: 1,
    ...overPage(
      'https://arxiv.org/list/cs.MS/new',
      () => arxivNewPage(madeUpRecords(6, 263), { archive: 'cs.MS' }),
      '[data-paper]',
      '[data-action="save-all"]',
      '[data-just-saved] [data-action="pick-tag"]',
    ),
  },
  {
    name: 'popup-refused',
    ...POPUP,
    isOfLibrary: false,
    least: 1,
    async open(stage) {
      const page = await over(stage, stage.listing, '[data-paper]');
      await answered(page, 'saveAll', 'refused');
      return press(
        page,
        '[data-paper] [data-action="save"][aria-pressed="false"]',
        'main > [role=status]:not(:empty)',
      );
    },
  },
  {
    name: 'popup-elsewhere',
    ...overPage('https://weather.example.org/', () => RAIN, '[data-message]'),
  },
  {
    name: 'popup-offer',
    ...POPUP,
    isOfLibrary: false,
    async open({ offprint }) {
      // Its address is told to us only by a click on the toolbar, which automation cannot give.
      const page = await offprint.context.newPage();
      await page.addInitScript(() => {
        const { tabs } = chrome as unknown as { tabs: { get(id: number): Promise<{ url: string }> } };
        tabs.get = () => Promise.resolve({ url: 'https://openreview.net/group?id=ICLR.cc' });
      });
      await page.goto(`${offprint.origin}/popup.html?tab=1`);
      return press(page, '[data-action="switch-on"]');
    },
  },
  {
    name: 'popup-empty',
    ...overPage(
      'https://arxiv.org/list/cs.SC/new',
      () => arxivNewPage([], { archive: 'cs.SC' }),
      '[data-message]',
    ),
  },
  {
    name: 'popup-paper',
    least: 1,
    ...overPage(
      `https://arxiv.org/abs/${hardRecords()[0]!.id}`,
      () => arxivAbsPage(hardRecords()[0]!),
      '[data-paper]',
    ),
  },
  {
    name: 'popup-broken',
    ...overPage(
      'https://arxiv.org/list/cs.DM/new',
      () => redesigned(madeUpRecords(12, 261)),
      '[data-broken]',
      '[data-action="prepare-report"]',
      'textarea',
    ),
  },
  {
    name: 'popup-asks',
    ...overPage(
      'https://arxiv.org/list/cs.GR/recent',
      () => arxivRecentPage(madeUpRecords(4, 262), { archive: 'cs.GR' }),
      '[data-paper]',
      '[data-paper] [data-action="save"][aria-pressed="false"]',
      '[data-asks]',
    ),
  },
];
