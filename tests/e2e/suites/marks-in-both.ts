/**
 * Marks in either browser, beyond that they follow: walked by key, taken back from the line that tells of it, recoloured
 * before the library's eyes; and pages that are against them (FAULTS H1–H5, H9–H14, H16, H20, H26).
 */
import { expect, test } from 'vitest';
import { arxivNewPage } from '../../support/arxiv-pages.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { paperRows } from '../harness/paper-rows.ts';
import { until } from '../harness/deadline.ts';
import {
  isColoured,
  isPainted,
  openInLibrary,
  OTHER,
  PHRASE,
  type Browser,
  type MarkingTab,
} from './marks-follow.ts';
import type { Box, Point } from '../harness/tab.ts';
import { keyOf } from './stage.ts';

export interface MarkedTab extends MarkingTab {
  selectWords(words: string): Promise<void>;
  /** Resolves once a tool is there. */
  tool(action: string, colour?: string): Promise<unknown>;
  /** Where a tool stands in the window, once it takes presses. */
  placeOfTool(action: string, colour?: string): Promise<Box>;
  /** Moves the mouse to a point of the window and presses there. */
  press(point: Point): Promise<void>;
  /** Presses a tool whatever the page has done to it. */
  pokeTool(action: string, colour?: string): Promise<void>;
  /** What the popover by a mark is called, null where there is none. */
  popover(): Promise<string | null>;
  /** Presses the button in the line that tells what was done. */
  pressUndo(): Promise<void>;
}

export interface MarkedBrowser extends Browser {
  page(url: string, html: string): Promise<MarkedTab>;
}

/** The titles of the papers with an arXiv id that are kept, as the database has them. Runs in a page of ours. */
const KEPT = (id: string) =>
  paperRows(
    `rows.filter((row) => row.deletedAt === undefined && row.bibliography.ids.arxiv === '${id}').map((row) => row.bibliography.title)`,
  );

/** Long enough for a mark to be made. */
const pause = (tab: MarkingTab, ms: number) =>
  tab.evaluate<null>(`new Promise((resolve) => setTimeout(resolve, ${ms}, null))`);

const WAYS_TO_HIDE = [
  ['fades everything', `document.documentElement.style.opacity = '0.01'`],
  ['cuts everything away', `document.documentElement.style.clipPath = 'inset(0 0 100% 0)'`],
  [
    'covers the toolbar with a sheet that lets clicks through',
    `(() => { const sheet = document.createElement('div'); sheet.style.cssText = 'position:fixed;inset:0;background:#fff;z-index:2147483647;pointer-events:none'; document.documentElement.append(sheet); })()`,
  ],
  [
    'covers the toolbar from the top layer',
    `(() => { const sheet = document.createElement('div'); sheet.popover = 'manual'; sheet.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;background:#fff;pointer-events:none'; document.body.append(sheet); sheet.showPopover(); })()`,
  ],
] as const;

export function marksInBoth(browser: MarkedBrowser): void {
  const listed = (record: SampleRecord, archive: string) =>
    browser.page(`https://arxiv.org/list/${archive}/new`, arxivNewPage([record]));
  const one = (seed: number, more: Partial<SampleRecord> = {}): SampleRecord => ({
    ...madeUpRecords(1, seed)[0]!,
    ...more,
  });

  async function kept(record: SampleRecord): Promise<string[]> {
    const page = await browser.ownPage('options.html');
    const titles = await page.evaluate<string[]>(KEPT(record.id));
    await page.close();
    return titles;
  }

  async function nothingKept(record: SampleRecord): Promise<void> {
    expect(await kept(record)).toEqual([]);
  }

  test('marks are walked by key, taken away and brought back, and recoloured before the library’s eyes', async () => {
    const record = one(601);
    const tab = await listed(record, 'cs.ET');
    await tab.mark(PHRASE, 'gold');
    await isColoured(tab, ['gold']);
    await tab.mark(OTHER, 'blue');
    await isColoured(tab, ['gold', 'blue']);
    await tab.evaluate('getSelection().removeAllRanges()');
    for (const [key, words] of [
      ['m', PHRASE],
      ['m', OTHER],
      ['M', PHRASE],
    ] as const) {
      await tab.type(key);
      await until(`${key} opens "${words}"`, async () => (await tab.popover())?.includes(words));
    }
    await tab.pressTool('remove-mark');
    await isColoured(tab, ['blue']);
    await tab.pressUndo();
    await isColoured(tab, ['gold', 'blue']);

    const library = await openInLibrary(browser, record);
    await until('its marks are open in the library', () =>
      library.evaluate<boolean>(
        `document.querySelectorAll('[data-section="marks"] [data-mark]').length === 2`,
      ),
    );
    await tab.front();
    await tab.clickWords('only a small');
    await tab.pressTool('recolour', 'rose');
    await until('the library shows the new colour', () =>
      library.evaluate<boolean>(`!!document.querySelector('[data-section="marks"] i[data-colour="rose"]')`),
    );
    await library.close();
    await tab.close();
  });

  test('markup in marked words and in notes stays text', async () => {
    const attack = '<img src=x onerror="window.pwned = 1">';
    const record = one(602, { abstract: `We show ${attack} <script>window.pwned = 1</script> and no more.` });
    const tab = await listed(record, 'cs.FF');
    await tab.mark('We show <img', 'gold');
    await isColoured(tab, ['gold']);
    await tab.clickWords('We show <img');
    await tab.enterNote();
    await tab.type('<b>Bold</b>');
    await tab.pressTool('recolour', 'blue');
    await isColoured(tab, ['blue']);
    // Leaving keeps what was written.
    await tab.clickWords('and no more');
    const library = await openInLibrary(browser, record);
    await until('words and note are shown as text', () =>
      library.evaluate<boolean>(`(() => {
        const said = document.querySelector('[data-section="marks"]')?.textContent ?? '';
        return said.includes('We show <img') && said.includes('<b>Bold</b>');
      })()`),
    );
    for (const page of [tab, library]) expect(await page.evaluate<boolean>(`'pwned' in window`)).toBe(false);
    expect(await tab.evaluate<string>('document.documentElement.outerHTML')).not.toContain('Bold');
    await library.close();
    await tab.close();
  });

  test('a link that is a script and words encoded twice come in as text, with the mark', async () => {
    const attack = '<img src=x onerror="window.pwned = 1">';
    const encoded = attack.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const record = one(606, { abstract: `We show ${encoded} and no more.` });
    const html = arxivNewPage([record]).replace(
      /(list-authors'>\s*<a )href="[^"]*"/,
      '$1href="javascript:window.pwned = 1"',
    );
    expect(html).toContain('javascript:window.pwned');
    const tab = await browser.page('https://arxiv.org/list/cs.CE/new', html);
    await tab.mark('We show &lt;img', 'gold');
    await isColoured(tab, ['gold']);
    const library = await openInLibrary(browser, record);
    // Read once more than the page reads them, and no more than that.
    await until('the words are shown as text', () =>
      library.evaluate<boolean>(
        `!!document.querySelector('[data-section="marks"]')?.textContent.includes('We show <img')`,
      ),
    );
    const scripts = `[...document.querySelectorAll('a')].filter((link) => link.href.startsWith('javascript:'))`;
    const made = `[${scripts}.length, document.querySelectorAll('img[src="x"]').length]`;
    expect(await library.evaluate<number[]>(made)).toEqual([0, 0]);
    for (const page of [tab, library]) expect(await page.evaluate<boolean>(`'pwned' in window`)).toBe(false);
    await library.close();
    await tab.close();
  });

  test('a paper that is swapped under the toolbar: what the reader saw is marked', async () => {
    const [record, other] = [one(607), one(608)];
    const tab = await listed(record, 'cs.CL');
    await tab.selectWords(PHRASE);
    const { x, y, width, height } = await tab.placeOfTool('mark', 'gold');
    await tab.evaluate(`(() => {
      for (const link of document.querySelectorAll('dt a'))
        link.setAttribute('href', (link.getAttribute('href') ?? '').replace('${record.id}', '${other.id}'));
      document.querySelector('.list-title').lastChild.nodeValue = ${JSON.stringify(other.title)};
    })()`);
    await tab.press({ x: x + width / 2, y: y + height / 2 });
    expect(await until('a paper is kept', async () => (await kept(record)).length && kept(record))).toEqual([
      record.title,
    ]);
    await nothingKept(other);
    await tab.close();
  });

  test('a page that slides the toolbar under the pointer gets no mark', async () => {
    const record = one(609);
    const tab = await listed(record, 'cs.DM');
    await tab.selectWords(PHRASE);
    const { x, y, width, height } = await tab.placeOfTool('mark', 'gold');
    const point = { x: x + width / 2, y: y + height / 2 - 60 };
    // At the very last moment before the press the page moves by some lines.
    await tab.evaluate(`(() => {
      document.body.style.minHeight = '300vh';
      document.addEventListener('mousemove', () => {
        window.scrollBy({ top: 60, behavior: 'instant' });
        window.slid = document.elementFromPoint(${point.x}, ${point.y})?.localName;
      }, { once: true });
    })()`);
    await tab.press(point);
    await pause(tab, 700);
    expect(await tab.evaluate<string>('window.slid')).toMatch(/-x$/);
    await tab.close();
    await nothingKept(record);
  });

  test('what a page selects, clicks, presses and says by itself marks nothing', async () => {
    const record = one(603);
    const tab = await listed(record, 'cs.CY');
    await tab.clickWords(record.title);
    await pause(tab, 1_700);
    await tab.evaluate(`(() => {
      const text = document.querySelector('dd p.mathjax').firstChild;
      getSelection().setBaseAndExtent(text, 10, text, 60);
      for (const type of ['pointerdown', 'pointerup', 'mouseup', 'click'])
        document.body.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
      for (const key of ['m', 'M', 'Enter'])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      for (const element of document.querySelectorAll('*'))
        if (element.localName.endsWith('-x')) { element.focus(); element.click(); }
      const sighting = { key: ${JSON.stringify(keyOf(record))}, record: { title: ${JSON.stringify(record.title)}, authors: [], ids: {} } };
      const quote = { type: 'TextQuoteSelector', exact: 'a', prefix: '', suffix: '' };
      const position = { type: 'TextPositionSelector', start: 0, end: 1 };
      const mark = { id: 'x', target: 'abstract', quote, position, snapshot: 'a', colour: 'gold', note: '' };
      const action = { kind: 'mark', marks: [{ sighting, mark }] };
      for (const payload of [{ document: 'x', site: 'arxiv', operation: 'x', action }, null])
        for (const method of ['act', 'greet', 'anchor', 'startMarking', 'reveal', 'changed', 'editMark'])
          for (const to of ['background', 'library', 'page']) {
            window.postMessage({ to, method, payload }, '*');
            document.dispatchEvent(new CustomEvent(method, { detail: { to, method, payload } }));
          }
    })()`);
    await pause(tab, 600);
    expect(await tab.popover()).toBeNull();
    await tab.close();
    await nothingKept(record);
  });

  test.each(WAYS_TO_HIDE)('a page that %s gets no mark by a click', async (_name, script) => {
    const record = one(604);
    const tab = await listed(record, 'cs.DC');
    await tab.selectWords(PHRASE);
    await tab.tool('mark', 'gold');
    await tab.evaluate(script);
    await pause(tab, 500);
    await tab.pokeTool('mark', 'gold');
    await pause(tab, 700);
    await tab.close();
    await nothingKept(record);
  });

  test('a page that keeps clearing what is painted gets no more than one of each mark, and no quarrel', async () => {
    const record = one(605);
    const tab = await listed(record, 'cs.GT');
    await tab.mark(PHRASE, 'green');
    await isPainted(tab, PHRASE);
    await tab.evaluate(`new Promise((resolve) => {
      const list = document.querySelector('dl');
      const began = performance.now();
      const timer = setInterval(() => {
        for (let change = 0; change < 10; change++) { list.append(document.createElement('hr')); list.lastElementChild.remove(); }
        CSS.highlights.clear();
        for (const element of document.querySelectorAll('*')) if (element.localName.endsWith('-x')) element.remove();
        if (performance.now() - began > 2500) { clearInterval(timer); resolve(null); }
      }, 20);
    })`);
    const ranges = await tab.evaluate<number>(
      `[...CSS.highlights].filter(([name]) => name.includes('mark-')).reduce((sum, [, each]) => sum + each.size, 0)`,
    );
    expect(ranges).toBeLessThanOrEqual(1);
    await tab.close();
  });
}
