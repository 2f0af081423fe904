/** Keys in our own pages: changed in the options and heard at once, found in the palette, shown by "?". */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { expectWellMade } from '../harness/axe.ts';
import { keyOf, type Stage } from './stage.ts';

export function ownKeyTests(stage: Stage): void {
  const options = () => stage.offprint.ownPage('options.html', { width: 1_100, height: 1_000 });

  test('a key is changed by pressing another, told when it is taken, heard in open tabs, and put back', async () => {
    const [record] = madeUpRecords(1, 951);
    const tab = await stage.listing([record!], 'cs.PL');
    const page = await options();
    const line = (does: string) => page.locator(`[data-keys-of="page"] [data-does="${does}"]`);
    const chordIs = (does: string, chord: string) =>
      until(`${does} is "${chord}"`, async () => (await line(does).getAttribute('data-chord')) === chord);
    const press = async (does: string, key: string) => {
      await line(does).locator('[data-action="change-key"]').click();
      await page.locator(`[data-does="${does}"][data-changing]`).waitFor();
      await page.keyboard.press(key);
    };
    await press('save', 'w');
    await chordIs('save', 'w');
    await press('dismiss', 'j');
    await line('dismiss').locator('[data-key-trouble="next"]').waitFor();
    await page.keyboard.press('Escape');
    await chordIs('dismiss', 'x');
    await press('dismiss', 'Tab');
    await line('dismiss').locator('[data-key-trouble="needed"]').waitFor();
    await page.keyboard.press('j');
    await line('dismiss').locator('[data-action="take-key"]').click();
    await chordIs('dismiss', 'j');
    await chordIs('next', '');

    await tab.front();
    await tab.page.keyboard.press('s');
    await tab.page.keyboard.press('w');
    await tab.rail(keyOf(record), 'saved');
    await page.bringToFront();
    await page.locator('[data-section="keys"] [data-action="reset-section"]').click();
    await chordIs('save', 's');
    await page.locator('[data-section="keys"] [data-action="undo-reset"]').click();
    await chordIs('save', 'w');
    await page.locator('[data-section="keys"] [data-action="reset-section"]').click();
    await chordIs('next', 'j');
    await page.close();
    await tab.page.close();
  });

  test('settings are found by their words, leave as a file, and come back checked', async () => {
    const page = await options();
    const shown = () => page.locator('[data-section]:visible').evaluateAll((all) => all.map(({ id }) => id));
    await page.locator('[data-does="save"]').first().waitFor();
    await page.locator('input[type=search]').fill('hugging');
    await until('other sections are put aside', async () => !(await shown()).includes('keys'));
    expect(await shown()).toContain('sites');
    expect(await page.locator('[data-switch="hugging-face"]').isVisible()).toBe(true);
    expect(await page.locator('[data-switch="dblp"]').isVisible()).toBe(false);
    await page.locator('input[type=search]').fill('zebra');
    await page.locator('[data-action="clear-search"]').click();
    await until('all are back', async () => (await shown()).length > 9);

    await page.locator('[data-density="everything"]').click();
    await page.locator('[data-section="ink"] [data-action="reset-section"]').waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-action="save-settings"]').click(),
    ]);
    const text = await readFile((await saved.path())!, 'utf8');
    await page.locator('[data-density="strongest"]').click();
    const give = (content: string) =>
      page.locator('[data-settings-file]').setInputFiles({
        name: 'settings.json',
        mimeType: 'application/json',
        buffer: Buffer.from(content),
      });
    await give(text.replace('"everything"', '"whatever"'));
    const said = page.locator('[data-settings-state="refused"]');
    await said.waitFor();
    expect(await said.innerText()).toContain('settings.view.density');
    expect(await page.locator('[data-density="strongest"]').isChecked()).toBe(true);
    await give(text);
    await page.locator('[data-settings-state="taken"]').waitFor();
    await until('it is as in the file', () => page.locator('[data-density="everything"]').isChecked());
    await page.locator('[data-section="ink"] [data-action="reset-section"]').click();
    await page.locator('[data-section="ink"] [data-action="undo-reset"]').waitFor();
    await expectWellMade(page);
    await page.close();
  });

  test('the palette does what is typed at, with slips, by keyboard alone, and puts it first the next time', async () => {
    const [record] = madeUpRecords(1, 952);
    const tab = await stage.listing([record!], 'cs.SD');
    await tab.page.keyboard.press('j');
    await tab.page.keyboard.press('s');
    await tab.rail(keyOf(record), 'saved');
    const page = await stage.offprint.ownPage('library.html', { width: 1280, height: 800 });
    const { keyboard } = page;
    await page.locator('input[type=search]').fill(`"${record?.title}"`);
    await page.locator('[data-total="1"]').waitFor();
    await page.locator('[data-paper]').first().waitFor();
    await keyboard.press('ArrowDown');
    await page.locator('[data-details]').waitFor();
    await keyboard.press('Control+k');
    await page.locator('[data-palette]').waitFor();
    const selected = page.locator('[role="option"][aria-selected="true"]');
    const input = page.locator('[role="combobox"]');
    await input.fill('exprot these bibtex');
    await page.locator('[data-palette="1"]').waitFor();
    expect(await selected.getAttribute('id')).toBe(await input.getAttribute('aria-activedescendant'));
    await input.fill('star');
    await page.locator('[data-command="star"][aria-selected="true"]').waitFor();
    expect(await selected.locator('kbd').innerText()).toBe('s');
    await keyboard.press('Enter');
    await until('it is starred', async () => (await stage.papersOf(record))[0]?.['star'] === true);
    await page.locator('[data-palette]').waitFor({ state: 'detached' });
    await keyboard.press('Control+k');
    await page.locator('[data-command="star"][aria-selected="true"]').waitFor();
    await keyboard.press('ArrowUp');
    await page.locator('[data-palette] [role="option"]:last-child[aria-selected="true"]').waitFor();
    // A window made narrow shows one part after the other, as soon as it was told.
    await page.setViewportSize({ width: 280, height: 600 });
    await page.locator('main:not([data-wide])').waitFor();
    await expectWellMade(page);
    // Both keys before the browser tells that the first dialog was closed: it must not take the second one with it.
    await page.evaluate(async () => {
      const press = (key: string) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, shiftKey: key === '?', bubbles: true, cancelable: true }),
        );
      press('Escape');
      while (document.querySelector('[data-palette]')) await Promise.resolve();
      press('?');
    });
    await page.locator('[data-keys]').waitFor();
    await expectWellMade(page);
    await keyboard.press('Escape');
    await page.locator('[data-keys]').waitFor({ state: 'detached' });
    await page.close();
    await tab.page.close();
  });
}
