/** Opens the reader's browser with Offprint in it, in a profile that is kept between runs, and waits until it is closed. */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Offprint } from '../../tests/e2e/harness/chromium.ts';
import { samplePages } from '../../tests/support/sample-pages.ts';
import { SAMPLE_LISTING_URL } from '../../tests/support/sample.ts';
import type { FoundBrowser } from '../setup/browsers.ts';
import { buildFolder } from '../setup/build.ts';

/** Marks the sample's addresses, so that arXiv's own pages stay what they are. */
const SAMPLE = '?sample=offprint';

/** Where the profile lies: the place for an application's data on each system. */
function profileFolder(): string {
  const home = homedir();
  if (process.platform === 'darwin')
    return join(home, 'Library', 'Application Support', 'Offprint', 'profile');
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? home, 'Offprint', 'profile');
  return join(process.env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'offprint', 'profile');
}

/** Answers whether arXiv can be reached, within three seconds. */
async function isOnline(): Promise<boolean> {
  try {
    const answer = await fetch('https://arxiv.org/robots.txt', {
      method: 'HEAD',
      signal: AbortSignal.timeout(3_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Null where the profile is in use: a browser then opens a window in the other process and leaves. */
async function launch(browser: FoundBrowser, profile: string): Promise<Offprint | null> {
  try {
    return await Offprint.launch({
      browser,
      extension: buildFolder('chrome'),
      headless: false,
      profile,
      online: true,
    });
  } catch (error) {
    if (/existing browser session|ProcessSingleton|already in use/i.test(String(error))) return null;
    throw error;
  }
}

/** Runs until the reader closes the browser. The exit status. */
export async function openForReader(browser: FoundBrowser, say: (line: string) => void): Promise<number> {
  const profile = profileFolder();
  mkdirSync(profile, { recursive: true });
  const offprint = await launch(browser, profile);
  if (!offprint) {
    process.stderr.write(`A browser with this profile is open already; close it first: ${profile}\n`);
    return 1;
  }
  const closed = new Promise<void>((resolve) => offprint.context.on('close', () => resolve()));
  for (const page of samplePages()) {
    // The made-up papers have addresses that arXiv will never give; the listings are told apart by their query.
    offprint.shelf.put(
      page.url.includes('/abs/') ? page.url : page.url.replace(/\?.*$/, '') + SAMPLE,
      page.html,
    );
  }
  say(`Loaded     Offprint runs in the browser that just opened (${offprint.origin})`);
  say(`Profile    ${profile} (kept between runs: your library is in it)`);
  const [blank] = offprint.context.pages();
  await (await offprint.open(SAMPLE_LISTING_URL + SAMPLE)).page.bringToFront();
  await blank?.close();
  say(`Sample     ${SAMPLE_LISTING_URL + SAMPLE} (made-up papers, served from this folder)`);
  if (await isOnline()) {
    const page = await offprint.context.newPage();
    await page.goto(SAMPLE_LISTING_URL, { waitUntil: 'commit' }).catch(() => undefined);
    say(`arXiv      ${SAMPLE_LISTING_URL} (a second tab)`);
  } else {
    say('arXiv      not reachable from here now; the sample works without a network');
  }
  say('Pin Offprint to the toolbar for its popup. This command ends when you close the browser.');
  await closed;
  return 0;
}
