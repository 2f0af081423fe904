/** A thousand marks on one page, and a page that draws itself anew every second: none lost, nothing left behind. */
import { expect, test } from 'vitest';
import { markedListing, paintTime, soak, tasksOfPainting } from '../../bench/marks-page.ts';
import { until } from '../harness/deadline.ts';
import type { Stage } from './stage.ts';

export function manyMarksTests(stage: Stage): void {
  test('a thousand marks on two hundred papers are all painted, in short tasks, and nothing shifts', async () => {
    const { offprint } = stage;
    const { url, marks } = await markedListing(offprint, { papers: 200, marksEach: 5, archive: 'math.CO' });
    const { marks: painted, took, shift } = await paintTime(offprint, url, marks);
    expect(painted).toBe(1_000);
    expect(shift).toBeLessThan(0.01);
    // The bar is 200 ms on a machine that does nothing else; tests share theirs.
    expect(took).toBeLessThan(5_000);
    const { ours } = await tasksOfPainting(offprint, url);
    expect(ours).toBe(0);
  }, 60_000);

  test('twenty seconds of a page that draws its list anew every second', async () => {
    const { offprint } = stage;
    const { url, marks } = await markedListing(offprint, { papers: 20, marksEach: 4, archive: 'math.LO' });
    const found = await soak(offprint, url, marks, 20);
    expect(found.rounds).toBeGreaterThan(5);
    expect(found.fewest).toBe(marks);
    expect(found.after.rails).toBeLessThanOrEqual(found.before.rails);
    expect(found.after.heap - found.before.heap).toBeLessThan(4e6);
    // What one rendering left may not be collected yet; what each of them left would be many times as much.
    expect(found.after.nodes).toBeLessThan(found.before.nodes * 1.5);
    expect(found.errors).toEqual([]);
  }, 90_000);

  test('a colour that the reader named goes by that name on the page', async () => {
    const options = await stage.offprint.ownPage('options.html', { width: 700, height: 900 });
    const field = options.locator('[data-section="colours"] input[data-colour="rose"]');
    await field.fill('Doubtful');
    await field.press('Tab');
    const { url } = await markedListing(stage.offprint, { papers: 4, marksEach: 5, archive: 'math.AG' });
    const tab = await stage.offprint.open(url);
    await tab.settled();
    await tab.page.keyboard.press('m');
    await until('the popover offers it', async () =>
      (
        await tab.onShadowRoots<string | null>(
          `function () { return this.querySelector('.floating [data-colour="rose"]')?.getAttribute('aria-label') ?? null; }`,
        )
      ).includes('Doubtful'),
    );
    await field.fill('');
    await field.press('Tab');
    await options.close();
    await tab.close();
  });
}
