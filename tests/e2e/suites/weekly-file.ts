/**
 * The weekly backup file: switched on by the reader, written by the browser below Downloads, and told of with its size
 * and age once it is complete; the file itself is a whole library.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildFolder } from '../../../scripts/setup/build.ts';
import { findBrowser } from '../../../scripts/setup/browsers.ts';
import { madeUpRecords } from '../../support/records.ts';
import { Offprint } from '../harness/chromium.ts';
import { changedCopy } from '../harness/granted-copy.ts';

const PAPERS = 12;
const DAY = 86_400_000;
/** What takes a second here may take long on a busy machine, ms. */
const PATIENCE = 40_000;

interface WeeklyFile {
  isOn: boolean;
  last?: { at: number; bytes: number; name: string };
}

/** What the extension remembers of the weekly file. */
async function remembered(offprint: Offprint): Promise<WeeklyFile> {
  const desk = await offprint.desk();
  const { weeklyFile } = await desk.evaluate(() => chrome.storage.local.get('weeklyFile'));
  return weeklyFile as WeeklyFile;
}

/** The last file was written so many days before it was. */
async function letGoBy(offprint: Offprint, days: number): Promise<number> {
  const { last, ...rest } = await remembered(offprint);
  if (!last) throw new Error('there is no last file');
  const at = last.at - days * DAY;
  const desk = await offprint.desk();
  await desk.evaluate((weeklyFile) => chrome.storage.local.set({ weeklyFile }), {
    ...rest,
    last: { ...last, at },
  });
  return at;
}

/** Consent to downloads, which automation cannot give, stands in the manifest. */
const withDownloads = () =>
  changedCopy(buildFolder('chrome'), ({ permissions }) => void permissions.push('downloads'));

export function weeklyFileTests(): void {
  const root = mkdtempSync(join(tmpdir(), 'offprint-weekly-'));
  const downloads = join(root, 'downloads');
  mkdirSync(downloads);
  const granted = withDownloads();
  afterAll(() => {
    granted.remove();
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  });

  /** A library with some papers, in a browser that saves downloads below `downloads` or asks where each one goes. */
  async function launch(isAsking: boolean): Promise<Offprint> {
    const browser = findBrowser('chromium');
    if (!browser) throw new Error('no Chromium was found');
    const profile = mkdtempSync(join(root, 'profile-'));
    mkdirSync(join(profile, 'Default'));
    writeFileSync(
      join(profile, 'Default', 'Preferences'),
      JSON.stringify({
        extensions: { ui: { developer_mode: true } },
        download: { default_directory: downloads, prompt_for_download: isAsking },
      }),
    );
    const offprint = await Offprint.launch({ browser, extension: granted.folder, profile });
    // Automation puts downloads aside under names of its own: here the browser does what it does for a reader.
    const session = await offprint.browserSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'default' });
    await offprint.ask('saveAll', {
      operation: 'weekly',
      site: 'arxiv',
      url: 'https://arxiv.org/list/cs.LG/new',
      records: madeUpRecords(PAPERS, 8).map(({ id, title, authors }) => ({
        title,
        authors: authors.map((name) => ({ name })),
        ids: { arxiv: id },
      })),
    });
    return offprint;
  }

  test('is written when it is switched on and again after a week, is told of with size and age, and is a whole library', async () => {
    const offprint = await launch(false);
    try {
      const page = await offprint.ownPage('recovery.html', { width: 900, height: 1200 });
      page.setDefaultTimeout(PATIENCE);
      await page.locator('[data-weekly="off"]').waitFor();
      expect(await page.locator('[data-last]').count()).toBe(0);
      expect(readdirSync(downloads)).toEqual([]);

      await page.locator('[data-action="weekly"]').click();
      await page.locator('[data-weekly="on"] [data-last]').waitFor();
      const { last } = await remembered(offprint);
      const [name = ''] = readdirSync(join(downloads, 'Offprint'));
      expect(name).toBe(last?.name);
      const file = join(downloads, 'Offprint', name);
      expect(await page.locator('[data-last]').getAttribute('data-bytes')).toBe(String(statSync(file).size));

      // Six days later there is nothing to do; the age is told all the same.
      const sixDaysAgo = await letGoBy(offprint, 6);
      await page.locator(`[data-last="${sixDaysAgo}"]`, { hasText: /\b6\b/ }).waitFor();
      await offprint.ask('weeklyFile', null);
      expect((await remembered(offprint)).last?.at).toBe(sixDaysAgo);
      expect(readdirSync(join(downloads, 'Offprint'))).toHaveLength(1);

      // Another day later there is, and the earlier file stays.
      const aWeekAgo = await letGoBy(offprint, 1);
      await offprint.ask('weeklyFile', null);
      const { last: latest } = await remembered(offprint);
      expect(latest?.at).toBeGreaterThan(aWeekAgo + 6 * DAY);
      expect(readdirSync(join(downloads, 'Offprint'))).toHaveLength(2);
      await page.locator(`[data-last="${latest?.at}"]`).waitFor();

      await page.locator('input[type="file"]').setInputFiles(file);
      await page.locator('[data-brings]', { hasText: new RegExp(`\\b${PAPERS}\\b`) }).waitFor();
      expect(offprint.errors).toEqual([]);
    } finally {
      await offprint.close();
    }
  }, 120_000);

  test('is switched off, and said why, where the browser asks where each file goes', async () => {
    const offprint = await launch(true);
    try {
      const page = await offprint.ownPage('recovery.html', { width: 900, height: 1200 });
      page.setDefaultTimeout(PATIENCE);
      await page.locator('[data-weekly="off"] [data-action="weekly"]').click();
      await page.locator('[data-weekly="off"] [data-weekly-failure="asked"]').waitFor();
      expect(await remembered(offprint)).toMatchObject({ isOn: false, failure: { why: 'asked' } });
    } finally {
      await offprint.close();
    }
  }, 90_000);
}
