/** The options page: a site switched off and on in open tabs, standing answers, the memory of what was seen. */
import { expect, test } from 'vitest';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { expectWellMade } from '../harness/axe.ts';
import { keyOf, type Stage } from './stage.ts';

export function optionsTests(stage: Stage): void {
  const open = () => stage.offprint.ownPage('options.html', { width: 900, height: 1_000 });

  test('arXiv switched off takes its rails from open tabs, and the popup offers to switch it on again', async () => {
    const records = madeUpRecords(3, 231);
    const tab = await stage.listing(records, 'cs.OS');
    const options = await open();
    const arxiv = options.locator('[data-switch="arxiv"]');
    expect(await arxiv.isChecked()).toBe(true);
    await arxiv.click();
    await until('the switch is off', async () => !(await arxiv.isChecked()));
    await tab.page.bringToFront();
    await until('no rail is left', async () => (await tab.rails()).length === 0);
    await tab.page.reload({ waitUntil: 'load' });
    expect(await tab.onShadowRoots('function () { return 1; }')).toEqual([]);
    const popup = await stage.offprint.popup(tab);
    await popup.locator('[data-action="switch-on"]').click();
    await tab.page.bringToFront();
    await tab.rail(keyOf(records[0]));
    await until('the switch is on again', () => arxiv.isChecked());
    await popup.close();
    await options.close();
    await tab.page.close();
  });

  test('other sites are off until the browser is asked, and Scholar’s countries stand each by itself', async () => {
    const options = await open();
    await options.locator('[data-site="dblp"]').waitFor();
    expect(await options.locator('[data-switch="dblp"]').isChecked()).toBe(false);
    expect(await options.locator('[data-switch="scholar.google.com"]').isChecked()).toBe(false);
    await options.locator('[data-site="google-scholar"] summary').click();
    expect(await options.locator('[data-switch="scholar.google.co.uk"]').isVisible()).toBe(true);
    await expectWellMade(options);
    await options.close();
  });

  test('what is answered to "Fetch abstracts?" can be changed', async () => {
    const options = await open();
    const answer = options.locator('[data-switch="completing-hugging-face"]');
    expect(await answer.isChecked()).toBe(false);
    await answer.click();
    await until('it is on', () => answer.isChecked());
    await options.reload();
    await until('it is on still', () => answer.isChecked());
    await answer.click();
    await until('it is off', async () => !(await answer.isChecked()));
    await options.close();
  });

  test('what was seen is forgotten on the second press, and remembered no more when the reader says so', async () => {
    const [record, other] = madeUpRecords(2, 232);
    const tab = await stage.listing([record!], 'cs.PF');
    const isMet = async (key: string) => (await stage.rows('met')).some((row) => row.key === key);
    await until('it is remembered', () => isMet(keyOf(record)), 15_000);
    const options = await open();
    await options.locator('[data-action="forget-seen"]').click();
    await options.locator('[data-action="forget-seen-surely"]').click();
    await until('nothing is remembered', async () => !(await isMet(keyOf(record))));
    await options.locator('[data-switch="remembers-seen"]').click();
    await until(
      'it is off',
      async () => !(await options.locator('[data-switch="remembers-seen"]').isChecked()),
    );
    const later = await stage.listing([other!], 'cs.SY');
    await later.page.waitForTimeout(4_500);
    expect(await isMet(keyOf(other))).toBe(false);
    await options.bringToFront();
    await options.locator('[data-switch="remembers-seen"]').click();
    await until('it is on', () => options.locator('[data-switch="remembers-seen"]').isChecked());
    await options.close();
    await tab.page.close();
    await later.page.close();
  });
}
