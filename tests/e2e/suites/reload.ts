/** The extension goes and comes back while pages stay open. These tests end the browser's session: they run last. */
import { expect, test } from 'vitest';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { keyOf, words, type Stage } from './stage.ts';

export function reloadTests(stage: Stage): void {
  test('the check on requests can fail: a request planted in the worker is seen', async () => {
    stage.offprint.forgetRequests();
    const tab = await stage.listing(madeUpRecords(1, 161), 'cs.AR');
    const worker = await stage.offprint.worker();
    await worker.evaluate(() => fetch('https://planted.example.org/').catch(() => undefined));
    await until('the planted request is seen', () =>
      stage.offprint.strayRequests.some((asked) => asked.includes('planted.example.org')),
    );
    stage.offprint.forgetRequests();
    await tab.page.close();
  });

  test('after an update of the extension an open page’s rail says to reload, and does so once', async () => {
    const records = madeUpRecords(3, 162);
    const tab = await stage.listing(records, 'cs.AR');
    await tab.click(keyOf(records[0]), 'save');
    await tab.rail(keyOf(records[0]), 'saved');
    const desk = await stage.offprint.desk();
    // The extension's own pages are closed with it: that is how its going is seen.
    await desk.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await until('the extension has gone', () => desk.isClosed());
    await tab.page.bringToFront();
    // Some browsers tell the old script at once, some only when it calls.
    await tab.click(keyOf(records[1]), 'save').catch(() => undefined);
    const stale = await tab.rail(keyOf(records[1]), 'stale');
    expect(stale.words).toContain(words('reload_this_page'));
    expect(tab.pageErrors).toEqual([]);
    await until(
      'the extension is back',
      async () => {
        await tab.page.reload({ waitUntil: 'domcontentloaded' });
        return (await tab.rail(keyOf(records[0]), 'saved', 1_000)) !== null;
      },
      15_000,
    );
    const keys = (await tab.rails()).map((rail) => rail.key);
    expect(keys).toHaveLength(new Set(keys).size);
    expect(await stage.papersOf(records[0])).toHaveLength(1);
    expect(await stage.papersOf(records[1])).toEqual([]);
  });
}
