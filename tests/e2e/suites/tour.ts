/**
 * The whole way of a paper by keyboard alone: kept, marked, noted, folded, opened beside the page, found, exported; met on
 * another site, asked after in the popup, deleted and brought back.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { huggingFaceDailyPage } from '../../support/huggingface-pages.ts';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { keyOf, type Stage } from './stage.ts';

/** Whoever needs more presses of Tab than this has given up. */
const MOST_STOPS = 60;

export function tourTests(stage: Stage): void {
  test('a paper is saved, marked, noted, folded, opened in the panel, found and exported with keys alone', async () => {
    const [record, other] = madeUpRecords(2, 961);
    const tab = await stage.listing([other!, record!], 'cs.ET');
    const { page } = tab;
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('j', 'j', 's');
    await tab.rail(keyOf(record), 'saved');

    const selected = () => page.evaluate(() => getSelection()?.toString() ?? '');
    await press('v');
    const first = await until('the first sentence is selected', selected);
    await press('v');
    const second = await until('the second is selected', async () => {
      const words = await selected();
      return words !== first && words;
    });
    await press('m');
    const [paper] = await stage.papersOf(record);
    const mark = await until('it is marked', async () =>
      (await stage.rows('marks')).find((row) => row['paper'] === paper?.id),
    );
    expect((mark['quote'] as { exact: string }).exact).toBe(second);

    await press('n');
    await tab.boxInShadow('[data-note-card] textarea');
    await page.keyboard.type('for the talk');
    await press('Control+Enter');
    await until(
      'the note is kept',
      async () => (await stage.papersOf(record))[0]?.['note'] === 'for the talk',
    );

    await press('f');
    await tab.boxInShadow('[data-fold]');
    await press('f');
    await until('all is open again', async () =>
      (
        await tab.onShadowRoots<boolean>(`function () { return this.querySelector('[data-fold]') !== null; }`)
      ).every((isThere) => !isThere),
    );

    // The browser's panel itself is none of automation's: what it is asked for is heard here, and opened in a tab.
    const listener = await stage.offprint.desk();
    await listener.evaluate(() => {
      chrome.storage.onChanged.addListener((changes) => {
        const paper = changes['panelPaper']?.newValue;
        if (paper !== undefined) (window as { asked?: unknown }).asked = paper;
      });
    });
    await tab.front();
    await press('o');
    await until(
      'the panel is asked for the paper',
      async () => (await listener.evaluate(() => (window as { asked?: unknown }).asked)) === paper?.id,
    );

    // Where the browser opened no panel of its own, the next one would take it.
    await listener.evaluate(() => chrome.storage.session.set({ panelPaper: null }));
    const panel = await stage.offprint.ownPage(`sidepanel.html#paper=${paper?.id}`, {
      width: 420,
      height: 860,
    });
    await panel.locator('[data-details]').waitFor();
    await panel.keyboard.press('Escape');
    await panel.locator('[data-paper]').first().waitFor();
    await panel.keyboard.press('/');
    await panel.keyboard.type(`"${record?.title}"`);
    await panel.locator('[data-total="1"]').waitFor();
    await panel.locator(`[data-paper="${paper?.id}"]`).waitFor();
    await panel.keyboard.press('ArrowDown');
    await panel.locator(`[data-paper="${paper?.id}"] [data-action="open"]:focus`).waitFor();
    await panel.keyboard.press('Control+k');
    await panel.locator('[data-palette] [role="combobox"]:focus').waitFor();
    await panel.keyboard.type('export these bibtex');
    await panel.locator('[data-command="export:bibtex"][aria-selected="true"]').waitFor();
    const [file] = await Promise.all([panel.waitForEvent('download'), panel.keyboard.press('Enter')]);
    const text = await readFile((await file.path())!, 'utf8');
    expect(text).toContain('for the talk');
    expect(text.match(/^@/gm)).toHaveLength(1);
    await panel.close();
    await page.close();
  });

  test('on another site, in the popup and on the way out and back in again, keys are enough', async () => {
    const records = madeUpRecords(2, 962);
    const [record] = records;
    const { offprint } = stage;
    const url = 'https://huggingface.co/papers?by=keys';
    const daily = await stage.page(url, huggingFaceDailyPage(records));
    await daily.settled();
    await daily.page.keyboard.press('j');
    await daily.page.keyboard.press('s');
    await daily.rail(keyOf(record), 'saved');
    const listing = await stage.listing(records, 'cs.SC');
    await listing.rail(keyOf(record), 'saved');
    await listing.page.keyboard.press('j');
    await listing.page.keyboard.press('j');
    await listing.page.keyboard.press('s');
    await listing.rail(keyOf(records[1]), 'saved');
    await listing.page.keyboard.press('v');
    await until('a sentence is selected', () =>
      listing.page.evaluate(() => (getSelection()?.toString() ?? '') !== ''),
    );
    await listing.page.keyboard.press('m');
    const [second] = await stage.papersOf(records[1]);
    await until('it is marked', async () =>
      (await stage.rows('marks')).some((row) => row['paper'] === second?.id),
    );

    const popup = await offprint.popup(listing);
    await popup.locator('[data-paper]').first().waitFor();
    // "What did I mark?" is asked with one press, and taken back with another.
    await tabTo(popup, '[data-action="find-marked"]');
    await popup.keyboard.press('Enter');
    await popup.locator('[data-mark]').first().waitFor();
    await popup.keyboard.press('Enter');
    await popup.locator('[data-figure="page"]').waitFor();
    await popup.keyboard.press('/');
    await popup.keyboard.type(`"${record?.title}"`);
    await popup.locator('[data-paper]').nth(1).waitFor({ state: 'detached' });
    await tabTo(popup, '[data-paper] [data-action="open"]');
    await tabTo(popup, 'footer [data-action="export"]');
    await popup.keyboard.press('Enter');
    await popup
      .locator('[data-action="export-as"]:focus, [data-action="export-scope"]:focus')
      .first()
      .waitFor();
    await popup.keyboard.press('Escape');
    await popup.close();

    const panel = await offprint.panel();
    await panel.locator('[data-paper]').first().waitFor();
    await panel.keyboard.press('/');
    await panel.keyboard.type('Study 962');
    await panel.locator('[data-total="2"]').waitFor();
    await tabTo(panel, '[data-paper] [data-action="open"]');
    await panel.keyboard.press('Control+a');
    await panel.locator('[data-chosen-count="2"]').waitFor();
    await panel.keyboard.press('Control+k');
    await panel.locator('[data-palette] [role="combobox"]:focus').waitFor();
    await panel.keyboard.type('export these bibtex');
    await panel.locator('[data-command="export:bibtex"][aria-selected="true"]').waitFor();
    const [file] = await Promise.all([panel.waitForEvent('download'), panel.keyboard.press('Enter')]);
    const path = (await file.path())!;
    await panel.locator('[data-palette]').waitFor({ state: 'detached' });
    await tabTo(panel, '[data-paper] [data-action="open"]');
    await panel.keyboard.press('#');
    await until('both are gone', async () => (await stage.papersOf(record)).length === 0);

    await tabTo(panel, 'footer [data-action="bring-in"]');
    await panel.keyboard.press('Enter');
    await panel.locator('[data-view="bring-in"]').waitFor();
    // Asked for some steps before the press: until automation has told the browser, a chooser opens for nobody.
    const choosing = panel.waitForEvent('filechooser');
    await tabTo(panel, '[data-action="bring-in-choose"]');
    await panel.keyboard.press('Enter');
    await (await choosing).setFiles(path);
    await panel.locator('[data-action="bring-in-save"]').waitFor();
    await tabTo(panel, '[data-action="bring-in-save"]');
    await panel.keyboard.press('Enter');
    await panel.locator('[data-result]').waitFor();
    for (const each of records) expect(await stage.papersOf(each)).toHaveLength(1);
    await tabTo(panel, '[data-action="bring-in-done"]');
    await panel.keyboard.press('Enter');
    await panel.locator('[data-total="2"]').waitFor();
    await panel.close();
    await listing.page.close();
    await daily.page.close();
  });
}

/** Goes on with Tab until something has the focus, as a hand would that sees where it is. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let at = 0; at < MOST_STOPS; at++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} is not reached in ${MOST_STOPS} stops`);
}
