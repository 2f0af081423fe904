/** A backup of a whole library: taken, read back, looked at, and put in the place of the library, alone and joined to it. */
import { DERIVED } from '../../../lib/formats/json/library-file.ts';
import type { Offprint } from '../../e2e/harness/chromium.ts';
import { act, fullTab, mustEqual, timed } from './course.ts';
import { digestOf } from './digest.ts';

const PATIENCE = 600_000;

export async function restoring(offprint: Offprint): Promise<void> {
  const tab = await fullTab(offprint);
  // What follows from other rows is in no backup.
  const before = await digestOf(tab, DERIVED);
  await timed('backup stopped halfway', offprint, () => act(tab, 'snapshot', {}, 0.5));
  await timed('backup taken and read back', offprint, () => act(tab, 'snapshot', {}));
  await tab.close();
  for (const how of ['alone', 'joined']) {
    const page = await offprint.context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`${offprint.origin}/recovery.html`);
    await page.locator('[data-action="restore"]').first().waitFor();
    await timed('backup looked at', offprint, async () => {
      await page.locator('[data-action="restore"]').first().click();
      await page.locator('[data-brings], [data-failure]').first().waitFor();
    });
    if (how === 'alone') await page.locator('[data-restore] input[type=radio]').last().check();
    await timed(`restored, ${how}`, offprint, async () => {
      await page.locator('[data-action="restore-now"]').click();
      await page.locator('[data-failure], [data-status="said"]:not(:empty)').first().waitFor();
    });
    const failure = page.locator('[data-failure]');
    if ((await failure.count()) > 0) throw new Error(`restored, ${how}: ${await failure.innerText()}`);
    mustEqual(`restored, ${how}`, before, await digestOf(page, DERIVED));
    await page.close();
  }
}
