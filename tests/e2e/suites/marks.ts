/** Marks: made with the mouse, painted on every page that shows the words, listed, and taken back. */
import { expect, test } from 'vitest';
import { arxivAbsPage } from '../../support/arxiv-pages.ts';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import type { Tab } from '../harness/tab.ts';
import type { Stage } from './stage.ts';

/** Words of the made-up abstracts that stand in each of them once. */
const PHRASE = 'adds only a small head';

function isPainted(tab: Tab, words: string, wanted = true): Promise<true> {
  return until(
    `"${words}" is ${wanted ? '' : 'not '}painted`,
    async () => (await tab.colouredShare(words)) > 0.4 === wanted,
  );
}

export function markTests(stage: Stage): void {
  test('a mark is stored on the paper, painted after a reload and on the other page, and listed', async () => {
    const [record] = madeUpRecords(1, 121);
    if (!record) throw new Error('no record');
    const tab = await stage.listing([record], 'cs.CG');
    expect(await tab.colouredShare(PHRASE)).toBeLessThan(0.05);
    await tab.mark(PHRASE, 'rose');
    await isPainted(tab, PHRASE);
    const [mark] = (await stage.rows('marks')).filter(
      (row) => (row.quote as { exact: string }).exact === PHRASE,
    );
    expect(mark).toMatchObject({ colour: 'rose', quote: { type: 'TextQuoteSelector', exact: PHRASE } });
    expect((await stage.papersOf(record))[0]?.id).toBe(mark?.paper);

    await tab.page.reload({ waitUntil: 'domcontentloaded' });
    await tab.settled();
    await isPainted(tab, PHRASE);

    const paper = await stage.page(`https://arxiv.org/abs/${record.id}`, arxivAbsPage(record));
    await isPainted(paper, PHRASE);
    await paper.page.close();

    const popup = await stage.offprint.popup(tab);
    await until('the popup lists the mark', async () =>
      (await popup.locator('[data-mark]').allInnerTexts()).some((text) => text.includes(PHRASE)),
    );
    await popup.locator('[data-action="undo"]').click();
    await until(
      'the mark is taken back',
      async () => !(await stage.rows('marks')).some((row) => row.id === mark?.id),
    );
    await popup.close();
    await tab.page.bringToFront();
    await isPainted(tab, PHRASE, false);
    await tab.page.close();
  });

  test('the key u takes back a mark made on this page', async () => {
    const tab = await stage.listing(madeUpRecords(1, 123), 'cs.DL');
    await tab.mark(PHRASE, 'blue');
    await isPainted(tab, PHRASE);
    await tab.page.keyboard.press('u');
    await isPainted(tab, PHRASE, false);
    await tab.page.close();
  });

  test('a mark with a note keeps the note', async () => {
    const [record] = madeUpRecords(1, 122);
    if (!record) throw new Error('no record');
    const tab = await stage.listing([record], 'cs.GR');
    await tab.selectWords(PHRASE);
    await tab.clickFloating('[data-mark-toolbar] [data-action="note"]');
    await tab.boxInShadow('[data-mark-toolbar] input');
    await tab.page.keyboard.type('Which head?');
    await tab.clickFloating('[data-mark-toolbar] [data-action="keep"]');
    await isPainted(tab, PHRASE);
    const papers = await stage.papersOf(record);
    expect((await stage.rows('marks')).filter((row) => row.paper === papers[0]?.id)).toMatchObject([
      { note: 'Which head?' },
    ]);
    await tab.page.close();
  });
}
