/** What the lab says of a page is what the extension reads from it in a real Chromium, to the letter. */
import { expect, test } from 'vitest';
import { findBrowser } from '../../scripts/setup/browsers.ts';
import { run } from './lab-equals-chromium.ts';

test('the lab’s answers equal Chromium’s on every stored page and every fixture', async () => {
  const browser = findBrowser('chromium');
  if (!browser) throw new Error('no Chromium was found');
  const { passed, failed, skipped, lines } = await run({ chromiumPath: browser.path });
  if (skipped > 0) console.log(lines.filter((line) => line.startsWith('skipped')).join('\n'));
  expect(lines.filter((line) => !line.startsWith('skipped'))).toEqual([]);
  expect(failed).toBe(0);
  expect(passed).toBeGreaterThan(0);
}, 180_000);
