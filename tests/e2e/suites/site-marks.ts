/**
 * Marks on the pages of the sites we read: words of a paper are selected with the mouse, marked, noted, recoloured and let
 * go again, and the page's document is what it was, byte for byte, once our own elements are taken out of it.
 */
import { expect } from 'vitest';
import type { SitePage, StoredPage } from '../../support/site-pages.ts';
import { until } from '../harness/deadline.ts';
import { MARKUP_WITHOUT_US, OUR_HOSTS } from '../harness/our-elements.ts';
import type { Point } from '../harness/tab.ts';
import { isColoured } from './marks-follow.ts';
import type { MarkedTab } from './marks-in-both.ts';

/** What is done in a page of either browser. */
export type MarkedSiteTab = MarkedTab & { drag(from: Point, to: Point): Promise<void> };

/** Remembers the page's markup in its own world, out of its document. Before anything is marked. */
export function rememberMarkup(tab: Pick<MarkedTab, 'evaluate'>): Promise<null> {
  return tab.evaluate(`void (window.markupBefore = ${MARKUP_WITHOUT_US})`);
}

/** Expects the page's markup to be what was remembered; our elements must stand in it, so that they were taken out. */
async function expectSameMarkup(tab: MarkedTab): Promise<void> {
  expect(await tab.evaluate<number>(`${OUR_HOSTS}.length`)).toBeGreaterThan(0);
  const differing = await tab.evaluate<[string, string] | null>(`(() => {
    const before = window.markupBefore, now = ${MARKUP_WITHOUT_US};
    if (before === now) return null;
    let at = 0;
    while (before[at] === now[at]) at++;
    return [before, now].map((markup) => markup.slice(Math.max(0, at - 200), at + 200));
  })()`);
  expect(differing?.[1]).toBe(differing?.[0]);
}

/** Marks words of a page's paper and all that follows; the page must have taken the paper in. */
export async function markWithoutTrace(tab: MarkedSiteTab, { name, paper }: SitePage): Promise<void> {
  await selectWords(tab, [paper.abstract ?? '', paper.title], name);
  await tab.pressTool('mark', 'gold');
  await isColoured(tab, ['gold']);
  // A click on a link stays a click on a link: opened by key, as it can be everywhere.
  await tab.type('m');
  await until('the mark is open', () => tab.popover());
  await tab.enterNote();
  await tab.type('Why?');
  await tab.pressTool('recolour', 'blue');
  await isColoured(tab, ['blue']);
  await expectSameMarkup(tab);
  await tab.pressTool('remove-mark');
  await isColoured(tab, []);
  await expectSameMarkup(tab);
}

/** The quick way: marked by key, opened, closed and taken back. The page's rails must be there. */
export async function markByKeyWithoutTrace(tab: MarkedSiteTab, { name, texts }: StoredPage): Promise<void> {
  await selectWords(tab, texts, name);
  await tab.type('m');
  await until(`${name} carries a mark`, () =>
    tab.evaluate<boolean>(`[...CSS.highlights.keys()].some((name) => name.includes('mark-'))`),
  );
  await tab.type('m');
  await until('the mark is open', () => tab.popover());
  await expectSameMarkup(tab);
  await tab.type('u');
  await isColoured(tab, []);
  await expectSameMarkup(tab);
}

/** Draws the mouse over words of the first of these texts that the page shows. */
async function selectWords(tab: MarkedSiteTab, texts: string[], name: string): Promise<void> {
  const found = await tab.evaluate<Words | null>(`(${FIND_WORDS})(${JSON.stringify(texts)})`);
  for (const from of found?.from ?? []) {
    await tab.drag(from, found!.to);
    const selected = await tab.evaluate<string>(`String(getSelection()).trim()`);
    if (selected !== '' && found!.words.includes(selected)) return;
  }
  throw new Error(`${name} shows no words of its paper that a mouse can select`);
}

interface Words {
  words: string;
  /** Where the mouse may begin, the likeliest first. */
  from: Point[];
  to: Point;
}

/**
 * Where words at the beginning of a line can be drawn over. Those of a link are begun before the link, since a browser
 * takes a link by the hand instead of selecting in it; Firefox selects nothing from right beside a list's bullet.
 */
const FIND_WORDS = `(texts) => {
  const fold = (text) => text.normalize('NFKC').toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, ' ').trim();
  // A word of a title may stand elsewhere on the page too; most of one hardly.
  const most = (text) => Math.min(40, text.length * 0.6);
  for (const [wanted, least] of [most, () => 3].flatMap((of) => texts.map(fold).map((text) => [text, of(text)]))) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = fold(node.nodeValue);
      if (text === '' || text.length < least || !wanted.includes(text)) continue;
      const start = node.nodeValue.search(/\\S/);
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, Math.min(start + 8, node.nodeValue.trimEnd().length));
      if (range.getClientRects().length !== 1) continue;
      node.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, right, top, height } = range.getBoundingClientRect();
      const y = top + height / 2;
      const isLink = (x) => document.elementFromPoint(x, y)?.closest('a, [draggable="true"]') !== null;
      const isShown = document.elementFromPoint(right - 2, y)?.contains(node);
      const from = [left + 1, left - 3, left - 20].filter((x) => x > 0 && !isLink(x)).map((x) => ({ x, y }));
      if (isShown && from.length > 0) return { words: String(range), from, to: { x: right, y } };
    }
  }
  return null;
}`;
