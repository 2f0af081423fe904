/** Writes the weekly backup file, if the reader switched it on. Looked at once a day and when the browser starts. */
import { browser } from 'wxt/browser';
import { downloadSnapshot } from '../../lib/browser/files/download.ts';
import { isDue, readWeeklyFile, writeWeeklyFile } from '../../lib/browser/backups/weekly-file.ts';
import type { Snapshotter } from './snapshotter.ts';

const ALARM = 'weekly-file';
const A_DAY = 24 * 60;

export class WeeklyFiler {
  readonly #snapshotter: Snapshotter;
  #running = false;

  constructor(snapshotter: Snapshotter) {
    this.#snapshotter = snapshotter;
    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === ALARM) void this.look();
    });
    browser.runtime.onInstalled.addListener(() => this.#schedule());
    browser.runtime.onStartup.addListener(() => this.#schedule());
  }

  #schedule(): void {
    void browser.alarms.create(ALARM, { delayInMinutes: 5, periodInMinutes: A_DAY });
  }

  /** Writes a file when one is due. */
  async look(now: number = Date.now()): Promise<void> {
    const state = await readWeeklyFile();
    if (this.#running || !isDue(state, now)) return;
    this.#running = true;
    const awake = setInterval(() => void browser.runtime.getPlatformInfo(), 20_000);
    try {
      const facts = await this.#snapshotter.take();
      if (!facts) return;
      const name = `offprint-backup-${new Date(now).toISOString().slice(0, 10)}.json.gz`;
      const file = await downloadSnapshot(facts.name, `Offprint/${name}`);
      const { failure: _earlier, ...kept } = state;
      if (file.state === 'complete')
        await writeWeeklyFile({ ...kept, last: { at: now, bytes: file.bytes, name } });
      else if (file.state === 'asked')
        // A dialog once a week that nobody asked for: switched off, and said where it was switched on.
        await writeWeeklyFile({ ...kept, isOn: false, failure: { at: now, why: 'asked', message: '' } });
      else await writeWeeklyFile({ ...kept, failure: { at: now, why: 'failed', message: file.message } });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      await writeWeeklyFile({ ...state, failure: { at: now, why: 'failed', message } });
    } finally {
      clearInterval(awake);
      this.#running = false;
    }
  }
}
