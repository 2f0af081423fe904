/** The first minute: from the page that opens by itself to a paper saved and marked, and back to nothing. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../harness/deadline.ts';
import { faultsOf } from '../harness/axe.ts';
import type { Stage } from './stage.ts';

export function welcomeTests(stage: Stage): void {
  const isDone = (page: Page, step: string) =>
    until(
      `${step} is done`,
      async () => (await page.locator(`[data-step="${step}"][data-done]`).count()) === 1,
    );

  test('the page that greets saves, marks and folds its sample with the reader’s own hands', async () => {
    const page = await stage.offprint.welcomed();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('[data-sample]').first().waitFor();
    expect(await page.locator('[data-done]').count()).toBe(0);
    // A key pressed before the rails stand would be nobody's.
    await until('the sample is read', async () => (await page.locator('[data-sample] h3 > *').count()) === 3);
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await isDone(page, 'save');
    expect((await stage.rows('papers')).length).toBe(1);

    const abstract = (await page.locator('[data-abstract]').nth(1).boundingBox())!;
    await page.mouse.move(abstract.x + 20, abstract.y + 12);
    await page.mouse.down();
    await page.mouse.move(abstract.x + 260, abstract.y + 12, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press('m');
    await isDone(page, 'mark');
    const [mark] = await stage.rows('marks');
    expect((mark?.quote as { exact: string } | undefined)?.exact).toMatch(/\w+ \w+/);
    expect((await stage.rows('papers')).length).toBe(2);

    await page.keyboard.press('f');
    await isDone(page, 'fold');
    await page.keyboard.press('f');
    // Nothing that leaves the library may name the extension itself.
    const sources = (await stage.rows('records')).map(({ source }) => source);
    expect(sources).toEqual([{ kind: 'reader' }, { kind: 'reader' }]);

    await page.locator('[data-action="remove-samples"]').click();
    await until('the library is empty', async () => (await stage.rows('papers')).length === 0);
    expect(await stage.rows('met')).toEqual([]);
  });

  test('it is without a fault that axe can see in light and dark, and fits from 320 px up', async () => {
    const page = await stage.offprint.welcomed();
    for (const width of [320, 1280]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await faultsOf(page), `${colorScheme} at ${width}`).toEqual([]);
      }
      // Rails that stand out of a window made narrower are moved in.
      await until(`no wider than ${width}`, () =>
        page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      );
    }
    expect(stage.offprint.strayRequests).toEqual([]);
    expect(stage.offprint.errors).toEqual([]);
  });
}
