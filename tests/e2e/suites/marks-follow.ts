/** Marks that follow the paper: made on one page by a real selection, painted on every other that shows the same words. */
import { expect, test } from 'vitest';
import { arxivAbsPage, arxivNewPage, arxivSearchPage } from '../../support/arxiv-pages.ts';
import { huggingFacePaperPage } from '../../support/huggingface-pages.ts';
import { latexmlPage } from '../../support/latexml-pages.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { OUR_HOSTS } from '../harness/our-elements.ts';

/** What these tests do with a tab, in either browser. */
export interface MarkingTab {
  mark(words: string, colour?: string): Promise<void>;
  colouredShare(words: string): Promise<number>;
  clickWords(words: string): Promise<void>;
  /** A button of the toolbar or popover. */
  pressTool(action: string, colour?: string): Promise<void>;
  enterNote(): Promise<void>;
  type(text: string): Promise<void>;
  front(): Promise<void>;
  evaluate<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

export interface Browser {
  /** Serves a page at an address and opens it, with its papers recognised. */
  page(url: string, html: string): Promise<MarkingTab>;
  /** One of the extension's own pages: "sidepanel.html". */
  ownPage(path: string): Promise<Pick<MarkingTab, 'evaluate' | 'close'>>;
}

/** ms within which other tabs are painted anew. */
const REPAINTS = 300;

/** Words of the made-up abstracts that stand in each of them once. */
export const PHRASE = 'adds only a small head';
const AFTER = 'under mild conditions';
export const OTHER = 'improves accuracy by';

/** MathJax 3 as arXiv loads it: every formula of the text becomes a container with the symbols, and MathML beside it. */
const MATHJAX = `(() => {
  const root = document.querySelector('blockquote.abstract');
  const text = [...root.childNodes].find((node) => node.nodeType === 3 && node.nodeValue.includes('$'));
  const parts = text.nodeValue.split(/\\$([^$]+)\\$/);
  const nodes = parts.map((part, index) => {
    if (index % 2 === 0) return document.createTextNode(part);
    const container = document.createElement('mjx-container');
    container.className = 'MathJax';
    container.setAttribute('jax', 'CHTML');
    const shown = document.createElement('mjx-math');
    shown.setAttribute('aria-hidden', 'true');
    const copy = document.createElement('mjx-assistive-mml');
    copy.style.cssText = 'position: absolute; clip: rect(1px, 1px, 1px, 1px); width: 1px; overflow: hidden';
    const math = document.createElementNS('http://www.w3.org/1998/Math/MathML', 'math');
    const sign = document.createElementNS('http://www.w3.org/1998/Math/MathML', 'mi');
    sign.textContent = part.replace(/\\\\(?:mathcal|log|sqrt)|[{}\\\\ ]/g, '');
    shown.textContent = sign.textContent;
    math.append(sign);
    copy.append(math);
    container.append(shown, copy);
    return container;
  });
  text.replaceWith(...nodes);
})()`;

export function isPainted(tab: MarkingTab, words: string, wanted = true): Promise<true> {
  return until(
    `"${words}" is ${wanted ? '' : 'not '}painted`,
    async () => (await tab.colouredShare(words)) > 0.35 === wanted,
  );
}

/** The colours that are painted on a page. Runs in the page, which sees the registry as we do. */
const COLOURS = `[...CSS.highlights.keys()].flatMap((name) => /mark-(gold|green|blue|rose|violet)$/.exec(name)?.[1] ?? [])`;

export function isColoured(tab: MarkingTab, colours: string[]): Promise<true> {
  return until(
    `the page is painted in ${colours.join() || 'nothing'}`,
    async () => (await tab.evaluate<string[]>(COLOURS)).toSorted().join() === colours.toSorted().join(),
  );
}

/**
 * Notes in a page when it is painted in a colour. Asked by the ticks of a worker: a tab behind another has its own timers
 * held back to one a second, and this must not be taken for ours.
 */
const NOTE_COLOUR = (colour: string) => `(() => {
  window.paintedAt = undefined;
  const ticker = new Worker(URL.createObjectURL(new Blob(['setInterval(() => postMessage(0), 4)'])));
  ticker.onmessage = () => {
    if (${COLOURS}.join() !== '${colour}') return;
    ticker.terminate();
    window.paintedAt = Date.now();
  };
})()`;
const NOTE_PRESS = `document.addEventListener('pointerup', () => (window.pressedAt = Date.now()), { capture: true, once: true })`;

/** ms between a press in one tab and the moments when it and another are painted in a colour, by the clock that both share. */
async function repaintTimes(
  one: MarkingTab,
  other: MarkingTab,
  colour: string,
): Promise<{ own: number; other: number }> {
  for (const tab of [one, other]) await tab.evaluate(NOTE_COLOUR(colour));
  await one.evaluate(NOTE_PRESS);
  await one.pressTool('recolour', colour);
  const painted = (tab: MarkingTab) =>
    until(`the tab is ${colour}`, () => tab.evaluate<number>('window.paintedAt ?? null'));
  const at = { own: await painted(one), other: await painted(other) };
  const pressed = await one.evaluate<number>('window.pressedAt');
  return { own: at.own - pressed, other: at.other - pressed };
}

/** The library with a paper's details open. */
export async function openInLibrary(
  browser: Browser,
  record: SampleRecord,
): Promise<Pick<MarkingTab, 'evaluate' | 'close'>> {
  const library = await browser.ownPage('sidepanel.html');
  await until(
    'the paper is listed',
    () =>
      library.evaluate<boolean>(`(() => {
        const paper = [...document.querySelectorAll('[data-paper]')].find((each) => each.textContent.includes(${JSON.stringify(record.title)}));
        paper?.querySelector('[data-action="open"]')?.click();
        return paper !== undefined;
      })()`),
    // A busy machine takes its time to open a library that other tests have filled.
    20_000,
  );
  return library;
}

/** Opens a paper's details in the library and waits until its marks say something. */
async function showsInLibrary(browser: Browser, record: SampleRecord, wanted: string): Promise<void> {
  const library = await openInLibrary(browser, record);
  await until(`the library shows "${wanted}"`, () =>
    library.evaluate<boolean>(
      `!!document.querySelector('[data-section="marks"]')?.textContent.includes(${JSON.stringify(wanted)})`,
    ),
  );
  await library.close();
}

function one(seed: number): SampleRecord {
  const [record] = madeUpRecords(1, seed);
  if (!record) throw new Error('no record');
  return record;
}

export function followTests(browser: Browser): void {
  test('a mark made on a listing stands on the abstract’s page, in a search, on Hugging Face and in the library', async () => {
    const record = one(301);
    const listing = await browser.page('https://arxiv.org/list/cs.AI/new', arxivNewPage([record]));
    expect(await listing.colouredShare(PHRASE)).toBeLessThan(0.1);
    await listing.mark(PHRASE, 'green');
    await isPainted(listing, PHRASE);
    for (const [url, html] of [
      [`https://arxiv.org/abs/${record.id}`, arxivAbsPage(record)],
      [
        'https://arxiv.org/search/?query=walk',
        // Unfolded, as a reader who clicks "More" has it.
        arxivSearchPage([record], 'walk').replace('display: none', 'display: inline'),
      ],
      [`https://huggingface.co/papers/${record.id}`, huggingFacePaperPage(record)],
    ] as const) {
      const tab = await browser.page(url, html);
      await isPainted(tab, PHRASE);
      await tab.close();
    }
    await showsInLibrary(browser, record, PHRASE);
    await listing.close();
  });

  test('a mark made after MathJax rewrote the formulas stands on the listing with the TeX source', async () => {
    const record = one(302);
    const paper = await browser.page(`https://arxiv.org/abs/${record.id}`, arxivAbsPage(record));
    await paper.evaluate(MATHJAX);
    // The page's own rendering is noticed within a moment, and the selection is read from what stands there then.
    await paper.mark(AFTER, 'blue');
    await isPainted(paper, AFTER);
    const listing = await browser.page('https://arxiv.org/list/cs.LO/new', arxivNewPage([record]));
    await isPainted(listing, AFTER);
    await paper.close();
    await listing.close();
    const library = await openInLibrary(browser, record);
    await until('the library sets the formulas, and marks the words after them', () =>
      library.evaluate<boolean>(`(() => {
        const marked = [...document.querySelectorAll('[data-details] mark')].map((each) => each.textContent);
        return marked.join() === ${JSON.stringify(AFTER)} && document.querySelector('[data-details] [data-ink] math') !== null;
      })()`),
    );
    await library.close();
  });

  test('a mark moves with its words into the next version, and is painted nowhere when they are gone', async () => {
    const record = one(303);
    const listing = await browser.page('https://arxiv.org/list/cs.PL/new', arxivNewPage([record]));
    await listing.mark(PHRASE, 'rose');
    await isPainted(listing, PHRASE);
    const edited = record.abstract.replace(PHRASE, 'adds only a very small head');
    const next = await browser.page(
      `https://arxiv.org/abs/${record.id}v2`,
      arxivAbsPage({ ...record, version: 2, abstract: edited }),
    );
    await isPainted(next, 'adds only a very small head');
    await next.close();
    const without = record.abstract.replace(/The method learns[^.]*\. /, '');
    expect(without).not.toContain(PHRASE);
    const gone = await browser.page(
      `https://arxiv.org/abs/${record.id}v3`,
      arxivAbsPage({ ...record, version: 3, abstract: without }),
    );
    const marked = await gone.evaluate<string[]>(
      `[...CSS.highlights].filter(([name]) => name.includes('mark')).flatMap(([, ranges]) => [...ranges].map(String))`,
    );
    expect(marked).toEqual([]);
    await showsInLibrary(browser, record, 'Lost their words');
    await gone.close();
    await listing.close();
  });

  test('words of the paper itself are marked, and stand there at the next visit', async () => {
    const record = one(304);
    const text = 'Every walk that returns has forgotten where it began, and so has its reader.';
    const url = `https://arxiv.org/html/${record.id}`;
    const html = latexmlPage(record, ['An introduction introduces.', text]);
    const paper = await browser.page(url, html);
    await paper.mark('has forgotten where it began', 'gold');
    await isPainted(paper, 'has forgotten where it began');
    await paper.close();
    const again = await browser.page(url, html);
    await isPainted(again, 'has forgotten where it began');
    expect(await again.colouredShare('An introduction')).toBeLessThan(0.1);
    await again.close();
    await showsInLibrary(browser, record, 'has forgotten where it began');
  });

  test('what is marked, recoloured, noted and taken away in one tab is so in another, and soon', async () => {
    const record = one(305);
    const url = `https://arxiv.org/abs/${record.id}`;
    const listing = await browser.page('https://arxiv.org/list/cs.SC/new', arxivNewPage([record]));
    const paper = await browser.page(url, arxivAbsPage(record));
    await listing.front();
    await listing.mark(PHRASE, 'gold');
    await isColoured(paper, ['gold']);
    await listing.clickWords('only a small');
    // What the tests' machine does besides may hold one of them up, or all: then the tab where it is pressed waits as long.
    const isSoon = ({ own, other }: { own: number; other: number }) => other < Math.max(REPAINTS, own * 2);
    const times: { own: number; other: number }[] = [];
    for (const colour of ['rose', 'blue', 'gold', 'rose', 'blue', 'green'])
      if (colour === 'green' || !times.some(isSoon)) times.push(await repaintTimes(listing, paper, colour));
    expect(times.some(isSoon), JSON.stringify(times)).toBe(true);
    await isPainted(paper, PHRASE);
    await paper.front();
    await paper.mark(OTHER, 'rose');
    await isColoured(listing, ['green', 'rose']);
    await paper.clickWords('improves');
    await paper.pressTool('remove-mark');
    await isColoured(listing, ['green']);
    await paper.close();
    await listing.close();
  });

  test('a page that turns dark while it is read takes rails, tools and inks with it, and back', async () => {
    const record = one(307);
    const listing = await browser.page('https://arxiv.org/list/cs.SE/new', arxivNewPage([record]));
    await listing.mark(PHRASE, 'gold');
    await isColoured(listing, ['gold']);
    const themes = () =>
      listing.evaluate<string>(`[...new Set(${OUR_HOSTS}.map((host) => host.dataset.theme))].join()`);
    const inks = () =>
      listing.evaluate<string>(
        `[...new Set([...CSS.highlights.keys()].filter((name) => /role-/.test(name)).map((name) => /-dark$/.test(name) ? 'dark' : 'light'))].join()`,
      );
    await until('the inks are those of a light page', async () => (await inks()) === 'light');
    for (const [theme, script] of [
      ['dark', `document.body.style.cssText = 'background: #14161a; color: #ddd'`],
      ['light', `document.body.style.cssText = ''`],
      [
        'dark',
        `document.head.append(Object.assign(document.createElement('style'), { textContent: 'html, body { background: #14161a }' }))`,
      ],
    ] as const) {
      // As a page's own switch does it.
      await listing.evaluate(
        `document.addEventListener('click', () => void (${script}), { once: true, capture: true })`,
      );
      await listing.clickWords(AFTER);
      await until(
        `everything of ours is ${theme}`,
        async () => (await themes()) === theme && (await inks()) === theme,
      );
    }
    // As a switch does it that stands in the browser's toolbar.
    await listing.evaluate(
      `document.head.append(Object.assign(document.createElement('style'), { textContent: 'html[data-day], [data-day] body { background: #fff }' })), document.documentElement.dataset.day = ''`,
    );
    await until(
      'everything of ours is light again',
      async () => (await themes()) === 'light' && (await inks()) === 'light',
    );
    await listing.close();
  });

  test('on a page written from right to left the tools stand by the words', async () => {
    const record = one(308);
    const html = arxivNewPage([record]).replace('<html', '<html dir="rtl"');
    expect(html).toContain('dir="rtl"');
    const listing = await browser.page('https://arxiv.org/list/cs.HC/new', html);
    await listing.mark(PHRASE, 'gold');
    await isColoured(listing, ['gold']);
    await listing.clickWords('only a small');
    await listing.pressTool('recolour', 'rose');
    await isColoured(listing, ['rose']);
    await listing.close();
  });

  test('a page that listens first to every key learns nothing of a note', async () => {
    const record = one(306);
    const spy = `<script>
      window.heard = [];
      for (const name of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'textInput', 'compositionstart', 'compositionend'])
        for (const target of [window, document])
          target.addEventListener(name, (event) => window.heard.push([event.type, event.key ?? event.data ?? '']), true);
    </script>`;
    const listing = await browser.page(
      'https://arxiv.org/list/cs.SD/new',
      arxivNewPage([record]).replace('<head>', `<head>${spy}`),
    );
    await listing.type('zz');
    const heard = () => listing.evaluate<[string, string][]>('window.heard');
    await until('the page hears keys that are not ours', async () =>
      (await heard()).some(([, key]) => key === 'z'),
    );
    await listing.evaluate('window.heard.length = 0');
    await listing.mark(PHRASE, 'gold');
    await isPainted(listing, PHRASE);
    await listing.clickWords('only a small');
    await listing.enterNote();
    await listing.type('Quite secret');
    await listing.pressTool('recolour', 'blue');
    await isColoured(listing, ['blue']);
    expect(await heard()).toEqual([]);
    // Leaving keeps what was written.
    await listing.clickWords(AFTER);
    expect(await listing.evaluate<string>('String(getSelection())')).toBe('');
    await showsInLibrary(browser, record, 'Quite secret');
    await listing.close();
  });
}
