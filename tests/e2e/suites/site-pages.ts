/**
 * The pages of the sites we read, as a reader uses them: one paper is saved from its rail and then looked up in the side
 * panel, where everything that the page says of it must stand. The same in both browsers.
 */
import { expect } from 'vitest';
import { fold } from '../../bench/score.ts';
import type { SitePage } from '../../support/site-pages.ts';
import { until } from '../harness/deadline.ts';
import { rememberMarkup } from './site-marks.ts';

/** What is done in a page of either browser. */
export interface SiteTab {
  rail(key: string, state?: 'new' | 'saved', within?: number): Promise<unknown>;
  click(key: string, action: 'save'): Promise<void>;
  /** The value of an expression in the page's own world. */
  evaluate<T>(expression: string): Promise<T>;
}

/** The papers' listings and one page for each are long: a busy machine takes its time. */
const WITHIN = 20_000;

const FOLD = `(text) => text.normalize('NFKC').toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, ' ').trim()`;

/** Saves the paper of a page from its rail. */
export async function saveFromRail(tab: SiteTab, page: SitePage): Promise<void> {
  await until('the page is parsed', () => tab.evaluate<boolean>(`document.readyState !== 'loading'`), WITHIN);
  await rememberMarkup(tab);
  await tab.evaluate(`(${SCROLL_TO_TITLE})(${JSON.stringify(page.paper.title)})`);
  await tab.rail(page.key, 'new', WITHIN);
  await tab.click(page.key, 'save');
  await tab.rail(page.key, 'saved', WITHIN);
}

/** Brings the smallest element that shows a title to the middle of the window; the top of the page where none does. */
const SCROLL_TO_TITLE = `(title) => {
  const fold = ${FOLD};
  const wanted = fold(title);
  let best = null;
  for (const element of document.body.querySelectorAll('*')) {
    const { length } = element.textContent;
    if (length < title.length * 0.8 || length > title.length + 2000 || element.getClientRects().length === 0) continue;
    if (fold(element.textContent).includes(wanted) && (!best || length < best.textContent.length)) best = element;
  }
  best?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return best !== null;
}`;

interface Shown {
  text: string;
  links: string[];
}

/** Opens a saved paper in the panel (a page of ours) and expects of it all that its page said. */
export async function expectInPanel(
  evaluate: <T>(expression: string) => Promise<T>,
  { paper }: SitePage,
): Promise<void> {
  await until(
    `"${paper.title}" in the panel`,
    () => evaluate<boolean>(`(${OPEN})(${JSON.stringify(paper.title)})`),
    WITHIN,
  );
  // The parts of the details come one after the other.
  let missing: string[] = [];
  await until(
    'its details',
    async () => {
      const shown = await evaluate<Shown | null>(DETAILS);
      missing = shown ? lacking(shown, paper) : ['everything'];
      return missing.length === 0;
    },
    WITHIN,
  ).catch(() => undefined);
  expect(missing).toEqual([]);
}

/** What the page said of a paper and the panel does not show. */
function lacking(shown: Shown, paper: SitePage['paper']): string[] {
  const text = fold(shown.text);
  // A volume's number, year and short name belong to the issue, not to the name of the venue.
  const venue = paper.venue?.replace(/\([^)]*\)|\d+/g, ' ');
  const said = [paper.title, ...paper.authors, String(paper.year ?? ''), venue ?? '', paper.abstract ?? ''];
  const missing = said.filter((part) => !text.includes(fold(part)));
  const wanted = [paper.url, ...paper.ids].filter((one) => one !== null).map(plain);
  const links = shown.links.map(plain);
  if (wanted.length > 0 && !links.some((link) => wanted.some((one) => link.includes(one))))
    missing.push(`a link to one of ${wanted.join(' ')}, among ${links.join(' ')}`);
  return missing;
}

/** An address without its scheme, since Firefox is served the pages over http. */
function plain(address: string): string {
  return decodeURIComponent(address)
    .toLowerCase()
    .replace(/^https?:\/\//, '');
}

/** Opens the details of the paper with a title, once the list shows it. */
const OPEN = `(title) => {
  const fold = ${FOLD};
  const row = [...document.querySelectorAll('[data-paper]')].find((each) => fold(each.textContent).includes(fold(title)));
  const open = row?.querySelector('[data-action="open"]');
  open?.click();
  return open !== undefined && open !== null;
}`;

const DETAILS = `(() => {
  const details = document.querySelector('[data-details]');
  if (!details || !details.querySelector('h2')) return null;
  details.querySelector('[data-action="all-authors"]')?.click();
  return { text: details.textContent, links: [...details.querySelectorAll('a[href]')].map((link) => link.href) };
})()`;
