/** The reader takes a site's permission back while a page of it stands open: said in words, and nothing is claimed. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listFixtures } from '../../fixtures/sites/list.ts';
import { until } from '../harness/deadline.ts';
import { words, type Stage } from './stage.ts';

/** The site must be switched on. It is not afterwards: to be registered last. */
export function withdrawnTests(stage: Stage, origins: readonly string[]): void {
  test('a permission that is withdrawn while its page is open: a press says so and what to do, and saves nothing', async () => {
    const forum = listFixtures('openreview').find(({ name }) => name === 'forum');
    if (!forum) throw new Error('there is no such fixture');
    const tab = await stage.page(forum.url, readFileSync(forum.file, 'utf8'));
    const [{ key } = { key: '' }] = await tab.settled();
    const before = (await stage.rows('papers')).length;
    const desk = await stage.offprint.desk();
    await desk.evaluate((all) => chrome.permissions.remove({ origins: all }), [...origins]);
    await until('the permission is gone', () =>
      desk.evaluate(async (all) => !(await chrome.permissions.contains({ origins: all })), [...origins]),
    );
    await tab.click(key, 'later');
    const rail = await tab.rail(key, 'failed');
    expect(rail.words).toContain(words('cannot_save_not_allowed'));
    await until('what to do is said', async () =>
      (await tab.onShadowRoots<string>('function () { return this.textContent; }')).some((text) =>
        text.includes(words('site_not_allowed')),
      ),
    );
    expect(await stage.rows('papers')).toHaveLength(before);
    await tab.close();
  });
}
