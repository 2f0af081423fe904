/** The shipped build in a profile that is kept, for the tests that close and open it again. */
import { buildFolder } from '../../../../scripts/setup/build.ts';
import { findBrowser } from '../../../../scripts/setup/browsers.ts';
import { Offprint, type LaunchOptions } from '../../harness/chromium.ts';

export function launchIn(profile: string, more: Partial<LaunchOptions> = {}): Promise<Offprint> {
  const browser = findBrowser('chromium');
  if (!browser) throw new Error('no Chromium was found');
  return Offprint.launch({ browser, extension: buildFolder('chrome'), profile, ...more });
}
