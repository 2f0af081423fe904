/** What stands in other people's pages: rails on three sites, and what floats over them. Our own pages of their shapes. */
import { until } from '../../tests/e2e/harness/deadline.ts';
import type { Tab } from '../../tests/e2e/harness/tab.ts';
import { arxivNewPage, arxivRecentPage } from '../../tests/support/arxiv-pages.ts';
import { huggingFaceDailyPage } from '../../tests/support/huggingface-pages.ts';
import { madeUpRecords } from '../../tests/support/records.ts';
import { publicationListPage } from '../../tests/support/unknown-page.ts';
import { hardRecords } from './library.ts';
import type { Screen, Size, Stage } from './screen.ts';

/** A site that nothing is known of; the copy that is pictured may read it, as after a click on the toolbar. */
export const UNKNOWN_HOST = 'papers.example.org';

/** The papers that every library but the empty one holds, and others; what floats needs room below them. */
const RECORDS = [...hardRecords(), ...madeUpRecords(9, 79)];

/** Of these nothing more is known than what a page without abstracts shows. */
const BARE = [...hardRecords(), ...madeUpRecords(9, 80)];

/** Sites that know the dark do as this does. */
const IN_THE_DARK = `<style>@media (prefers-color-scheme: dark) {
  body { background: #17181a; color: #dcdcdc } a { color: #8ab4f8 } article { border-color: #3a3a3a !important }
} html { color-scheme: light dark } dd { margin-block-end: 1em } body { overflow-wrap: anywhere }</style></head>`;

const PAGES = {
  arxiv: ['https://arxiv.org/list/cs.LG/new', arxivNewPage(RECORDS, { archive: 'cs.LG' })],
  recent: ['https://arxiv.org/list/cs.LG/recent', arxivRecentPage(BARE, { archive: 'cs.LG' })],
  huggingFace: ['https://huggingface.co/papers', huggingFaceDailyPage(RECORDS)],
  anybody: [`https://${UNKNOWN_HOST}/publications`, publicationListPage(RECORDS)],
} as const;

/** Opens a page in a window of a size and waits until it is read. */
async function opened({ offprint }: Stage, name: keyof typeof PAGES, size: Size): Promise<Tab> {
  const [url, html] = PAGES[name];
  offprint.shelf.put(
    url,
    html.replace('</head>', () => IN_THE_DARK),
  );
  const tab = await offprint.open(url);
  await tab.page.setViewportSize(size);
  if (name === 'anybody') {
    const popup = await offprint.popup(tab);
    await popup.locator('[data-action="read-page"]').click();
    await popup.locator('[data-paper]').first().waitFor();
    await popup.close();
  }
  await tab.front();
  await tab.settled();
  return tab;
}

/** The same, with its first paper (the one with the longest title) in view and under the keys. */
async function atFirst(stage: Stage, name: keyof typeof PAGES, size: Size): Promise<Tab> {
  const tab = await opened(stage, name, size);
  await tab.page.keyboard.press('j');
  await until('the keys are on the first paper', async () =>
    (await tab.rails()).some((rail) => rail.current),
  );
  return tab;
}

/** Presses a button of a rail that may hang only once its paper is in view. */
async function press(tab: Tab, id: string, action: 'save' | 'later' | 'dismiss'): Promise<void> {
  await tab.scrollToText(`arXiv:${id}`);
  await tab.click(`arxiv:${id}`, action);
}

/** Its first words of an abstract, which stand in one text node. */
const WORDS = RECORDS[0]!.abstract.split(' ').slice(0, 4).join(' ');
const BOTH = [480, 1280] as const;
const ONCE = { widths: BOTH, height: 800, isOfLibrary: false, isReopened: true } as const;
const rails = (name: keyof typeof PAGES) => ({
  widths: BOTH,
  height: 800,
  isOfLibrary: true,
  isReopened: true,
  async open(stage: Stage, size: Size) {
    const tab = await opened(stage, name, size);
    await tab.scrollToText(RECORDS[3]!.title);
    await tab.rail(`arxiv:${RECORDS[3]!.id}`).catch(() => tab.settled());
    return tab;
  },
});

export const IN_PAGE: readonly Screen[] = [
  { name: 'rails-arxiv', ...rails('arxiv') },
  { name: 'rails-hugging-face', ...rails('huggingFace') },
  { name: 'rails-anybody', ...rails('anybody') },
  {
    name: 'rails-told',
    ...ONCE,
    async open(stage, size) {
      const tab = await opened(stage, 'arxiv', size);
      // What was told of a paper at one width is known at the next.
      const from = 3 + 3 * BOTH.findIndex((width) => width === size.width);
      const [saved, later, dismissed] = RECORDS.slice(from, from + 3).map(({ id }) => id);
      await press(tab, saved!, 'save');
      await press(tab, later!, 'later');
      await press(tab, dismissed!, 'dismiss');
      await tab.rail(`arxiv:${dismissed}`, 'dismissed');
      await tab.scrollToText(`arXiv:${later}`);
      return tab;
    },
  },
  {
    name: 'question',
    ...ONCE,
    async open(stage, size) {
      const tab = await opened(stage, 'recent', size);
      await press(tab, BARE.at(-BOTH.findIndex((width) => width === size.width) - 1)!.id, 'save');
      await tab.boxInShadow('.question');
      return tab;
    },
  },
  {
    name: 'help-sheet',
    ...ONCE,
    async open(stage, size) {
      const tab = await atFirst(stage, 'arxiv', size);
      await tab.page.keyboard.press('?');
      await tab.boxInShadow('[data-keys]');
      return tab;
    },
  },
  {
    name: 'note-card',
    ...ONCE,
    async open(stage, size) {
      const tab = await atFirst(stage, 'arxiv', size);
      await tab.page.keyboard.press('n');
      await tab.boxInShadow('[data-note-card] textarea');
      return tab;
    },
  },
  {
    name: 'folded',
    ...ONCE,
    async open(stage, size) {
      const tab = await atFirst(stage, 'arxiv', size);
      await tab.page.keyboard.press('f');
      await tab.boxInShadow('[data-fold]');
      return tab;
    },
  },
  {
    name: 'toolbar',
    ...ONCE,
    async open(stage, size) {
      const tab = await opened(stage, 'arxiv', size);
      await tab.selectWords(WORDS);
      await tab.boxInShadow('.floating[data-steady] [data-action="mark"]');
      return tab;
    },
  },
  {
    name: 'popover',
    ...ONCE,
    async open(stage, size) {
      const tab = await opened(stage, 'arxiv', size);
      await tab.mark(WORDS, 'violet');
      await tab.mark(WORDS.slice(WORDS.indexOf(' ') + 1), 'green');
      await tab.clickWords(WORDS.slice(WORDS.indexOf(' ') + 1));
      await until('what is marked is told', () => tab.popover());
      return tab;
    },
  },
];
