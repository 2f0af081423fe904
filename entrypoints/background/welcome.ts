/** Shows the welcome page, once: at the first installation, and never where there is or was a library. */
import { browser } from 'wxt/browser';
import { localSentinel } from '../../lib/browser/backups/sentinel-place.ts';
import { newestSnapshot } from '../../lib/browser/backups/snapshot-place.ts';

export async function welcome(): Promise<void> {
  if ((await localSentinel.read()) || (await newestSnapshot())) return;
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
