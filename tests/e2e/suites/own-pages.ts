/**
 * The extension's own pages, and what it hangs in others': accessible by axe's rules in light and dark, and never wider than
 * their window. `npm run screens` looks at every one of them.
 */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { faultsOf } from '../harness/axe.ts';
import { layoutFaults } from '../harness/geometry.ts';
import { changeInPage, faultsInPage } from '../harness/in-page.ts';
import { keyOf, type Stage } from './stage.ts';

export function ownPageTests(stage: Stage): void {
  test('popup and panel have no fault that axe can see, in light and dark, and fit their windows', async () => {
    const records = madeUpRecords(6, 201);
    // A key term that is wider than a narrow panel.
    const term = 'Counterfactual-representation multidimensional-reconstruction transformers (CRMRT)';
    records[0]!.abstract += ` ${term} follow. ${term} are compared.`;
    const tab = await stage.listing(records, 'cs.LO');
    await tab.click(keyOf(records[0]), 'save');
    await tab.rail(keyOf(records[0]), 'saved');
    await tab.mark('halves the memory', 'green');
    const popup = await stage.offprint.popup(tab);
    const panel = await stage.offprint.panel();
    const details = await stage.offprint.panel();
    await details.setViewportSize({ width: 280, height: 700 });
    await details
      .locator('[data-paper]', { hasText: records[0]?.title ?? '' })
      .first()
      .locator('[data-action="open"]')
      .click();
    await until(
      'details are shown',
      async () => (await details.locator('[data-details] [data-mark]').count()) === 1,
    );
    const faults: string[] = [];
    for (const [name, page] of Object.entries({ popup, panel, details })) {
      await until(
        `${name} shows papers`,
        async () => (await page.locator('[data-paper], [data-details]').count()) > 0,
      );
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        faults.push(...(await faultsOf(page)).map((fault) => `${name}, ${colorScheme}: ${fault}`));
      }
      faults.push(...(await layoutFaults(page)).map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);
    // The checks can fail.
    await popup.evaluate(() => {
      const [nameless, over, cut, covered, beside, wide] = [
        '',
        'Over',
        'Words that are cut off',
        'Under a sheet',
        'Beside the window',
        'Words that want a line',
      ].map((words) => {
        const button = document.createElement('button');
        button.textContent = words;
        document.body.append(button);
        return button;
      });
      over!.style.marginInlineStart = '-18px';
      cut!.style.cssText = 'width: 3em; overflow: hidden; white-space: nowrap; padding: 0';
      nameless!.style.cssText = 'width: 20px; height: 20px';
      const sheet = document.createElement('i');
      sheet.style.cssText = 'position: absolute; inset: 0; z-index: 1';
      const place = document.createElement('div');
      place.style.cssText = 'position: relative; width: 12em';
      place.append(covered!, sheet);
      const narrow = document.createElement('div');
      narrow.style.cssText = 'width: 3em; overflow: auto; white-space: nowrap';
      narrow.append(wide!);
      document.body.append(narrow);
      beside!.style.cssText = 'display: block; margin-inline-start: 100vw; white-space: nowrap';
      document.body.prepend(place);
    });
    expect(await faultsOf(popup)).toEqual([expect.stringMatching(/^button-name/)]);
    const planted = (await layoutFaults(popup)).join('\n');
    expect(planted).toMatch(/on one another .*Over/);
    expect(planted).toMatch(/cut off: .*Words that are cut off/);
    expect(planted).toMatch(/covered: .*Under a sheet/);
    expect(planted).toMatch(/beside the window: .*Beside the window/);
    expect(planted).toMatch(/scrolls sideways by \d+ px/);
    expect(planted).toMatch(/the page is \d+ px wider than its window/);
    for (const page of [popup, panel, details]) await page.close();
    await tab.page.close();
  });

  test('rails, legend, toolbar and key sheet have no fault on the page where they stand, and a planted one is found', async () => {
    const records = madeUpRecords(4, 204);
    const tab = await stage.listing(records, 'cs.OS');
    await tab.click(keyOf(records[0]), 'save');
    await tab.rail(keyOf(records[0]), 'saved');
    await tab.boxInShadow('[data-legend]');
    await tab.page.keyboard.press('?');
    await tab.boxInShadow('[data-keys]');
    expect(await faultsInPage(tab)).toEqual([]);
    await tab.page.keyboard.press('Escape');
    await tab.selectWords('halves the memory');
    await tab.boxInShadow('.floating[data-steady] [data-action="mark"]');
    expect(await faultsInPage(tab)).toEqual([]);

    await changeInPage(
      tab,
      `(root) => {
        for (const button of root.querySelectorAll('[data-rail] [data-action="later"]')) button.removeAttribute('aria-label'), (button.title = '');
        for (const words of root.querySelectorAll('.words[data-own]')) words.style.color = '#ddd';
        for (const rail of root.querySelectorAll('[data-rail]')) rail.style.translate = '-120px';
      }`,
    );
    const planted = (await faultsInPage(tab)).join('\n');
    expect(planted).toMatch(/button-name: .*later/);
    expect(planted).toMatch(/color-contrast: .*words/);
    expect(planted).toMatch(/on one another /);
    await tab.page.close();
  });

  test('a search that stands open finds what another tab saves, and marks the words', async () => {
    const records = madeUpRecords(3, 203);
    const tab = await stage.listing(records, 'cs.NA');
    const panel = await stage.offprint.panel();
    const title = records[2]?.title ?? '';
    await panel.locator('input[type=search]').fill(`"${title}"`);
    await until('nothing is found yet', async () => (await panel.locator('[data-paper]').count()) === 0);
    await tab.click(keyOf(records[2]), 'save');
    await until('the paper comes up', async () =>
      (await panel.locator('[data-paper]').allInnerTexts()).some((text) => text.includes(title)),
    );
    await panel.close();
    await tab.page.close();
  });

  test('export says of what it is: of this page, of what is found, of everything; to a file or the clipboard', async () => {
    const records = madeUpRecords(3, 205);
    const tab = await stage.listing(records, 'cs.MM');
    for (const record of records.slice(0, 2)) {
      await tab.click(keyOf(record), 'save');
      await tab.rail(keyOf(record), 'saved');
    }
    const popup = await stage.offprint.popup(tab);
    await popup.locator('[data-figure="saved"]', { hasText: '2' }).waitFor();
    await popup.locator('[data-action="export"]:enabled').click();
    await popup.locator('[data-scope="all"][aria-checked="true"]').waitFor();
    expect(await popup.locator('[data-action="export-copy-bibtex"]').isDisabled()).toBe(false);
    await popup.locator('[data-scope="page"]').click();
    expect(await faultsOf(popup)).toEqual([]);
    const [file] = await Promise.all([
      popup.waitForEvent('download'),
      popup.locator('[data-format="bibtex"]').click(),
    ]);
    const text = await readFile((await file.path())!, 'utf8');
    expect(text.match(/^@/gm)).toHaveLength(2);
    for (const { id } of records.slice(0, 2)) expect(text).toContain(id);
    await popup.close();

    const panel = await stage.offprint.panel();
    await panel.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await panel.locator('input[type=search]').fill(`"${records[1]!.title}"`);
    await panel.locator('[data-total="1"]').waitFor();
    await panel.locator('[data-action="export"]').click();
    await panel.locator('[data-scope="found"][aria-checked="true"]').waitFor();
    await panel.locator('[data-action="export-copy-bibtex"]').click();
    await panel.locator('[data-status]', { hasText: '1' }).waitFor();
    await panel.bringToFront();
    const copied = await panel.evaluate(() => navigator.clipboard.readText());
    expect(copied.match(/^@/gm)).toHaveLength(1);
    expect(copied).toContain(records[1]!.id);
    await panel.close();
    await tab.close();
  });

  test('what is typed into the panel’s search is found as it is typed', async () => {
    const records = madeUpRecords(3, 202);
    const tab = await stage.listing(records, 'cs.MS');
    for (const record of records) {
      await tab.click(keyOf(record), 'save');
      await tab.rail(keyOf(record), 'saved');
    }
    const panel = await stage.offprint.panel();
    await panel.locator('input[type=search]').click();
    await panel.keyboard.type(records[1]?.title ?? '');
    await until('the paper is found first', async () =>
      (await panel.locator('[data-paper]').first().innerText()).includes(records[1]?.title ?? '?'),
    );
    await panel.locator('input[type=search]').fill('no such words anywhere');
    await until('nothing is found', async () => (await panel.locator('[data-paper]').count()) === 0);
    await panel.close();
    await tab.page.close();
  });
}
