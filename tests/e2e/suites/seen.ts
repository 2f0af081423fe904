/** Seen is earned: by a second in the window, and by nothing else. */
import { expect, test } from 'vitest';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { keyOf, type Stage } from './stage.ts';

export function seenTests(stage: Stage): void {
  test('a paper that stood in the window for a second is met, one below it is not', async () => {
    const records = madeUpRecords(40, 221);
    const tab = await stage.listing(records, 'cs.NA');
    const last = records.at(-1);
    await until(
      'the first paper is met',
      async () => (await stage.rows('met')).some((row) => row.key === keyOf(records[0])),
      8_000,
    );
    const met = new Set((await stage.rows('met')).map((row) => row.key));
    expect(met.has(keyOf(last))).toBe(false);
    // Seen makes no paper: the library holds what the reader kept.
    expect(await stage.papersOf(records[0])).toEqual([]);
    // A reload is the same visit: what was new stays new.
    await tab.page.reload({ waitUntil: 'domcontentloaded' });
    await tab.rail(keyOf(records[0]), 'new');
    await tab.page.close();
  });
}
