/**
 * Marks in either browser, beyond that they follow: walked by key, taken back from the line that tells of it, recoloured
 * before the library's eyes; and pages that are against them (FAULTS H1, H2, H5, H10–H12, H14, H16, H20, H26). A toolbar
 * that slides under the pointer and a paper swapped under it need a mouse that is told between two of its events what
 * to do next: those are tried in Chromium alone.
 */
import { expect, test } from 'vitest';
import { arxivNewPage } from '../../support/arxiv-pages.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
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
import { keyOf } from './stage.ts';

export interface MarkedTab extends MarkingTab {
  selectWords(words: string): Promise<void>;
  /** Resolves once a tool is there. */
  tool(action: string, colour?: string): Promise<unknown>;
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

/** How many papers of an arXiv id are kept, as the database has them. Runs in a page of ours. */
const KEPT = (id: string) => `new Promise((resolve, reject) => {
  const opening = indexedDB.open('offprint');
  opening.addEventListener('error', () => reject(opening.error));
  opening.addEventListener('success', () => {
    const asked = opening.result.transaction('papers').objectStore('papers').getAll();
    asked.addEventListener('success', () => {
      opening.result.close();
      resolve(asked.result.filter((row) => row.deletedAt === undefined && row.bibliography.ids.arxiv === '${id}').length);
    });
  });
})`;

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

  async function nothingKept(record: SampleRecord): Promise<void> {
    const page = await browser.ownPage('options.html');
    expect(await page.evaluate<number>(KEPT(record.id))).toBe(0);
    await page.close();
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
