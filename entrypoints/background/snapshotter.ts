/** Takes a snapshot after quiet minutes: an alarm is set at every change, since the worker does not live to wait. */
import { browser } from 'wxt/browser';
import { writeSnapshotFailure } from '../../lib/browser/backups/snapshot-failure.ts';
import { isBehind, noteSnapshot } from '../../lib/browser/backups/snapshot-age.ts';
import { opfsSnapshots } from '../../lib/browser/backups/snapshot-place.ts';
import { nextSnapshotAt, takeSnapshot, type SnapshotFacts } from '../../lib/library/backup/snapshots.ts';
import type { Keeper } from './keeper.ts';
import { isLate, type Quiet } from './quiet.ts';

const ALARM = 'snapshot';
/** Since when the library has been ahead of its newest snapshot, ms since 1970. */
const SINCE = 'snapshotDueSince';
/** The worker is ended after 30 s without an event; a large library takes longer to write and read back. */
const STAY_AWAKE = 20_000;

export class Snapshotter {
  readonly #keeper: Keeper;
  #running: Promise<SnapshotFacts | null> | undefined;

  constructor(keeper: Keeper, quiet: Quiet) {
    this.#keeper = keeper;
    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name !== ALARM) return;
      if (isLate(alarm)) void this.due();
      else void this.take(() => quiet.wait()).catch(() => undefined);
    });
    // Not every browser keeps an alarm from one start to the next.
    browser.runtime.onStartup.addListener(() => void isBehind().then((is) => (is ? this.due() : undefined)));
  }

  /** The library changed. */
  async due(now: number = Date.now()): Promise<void> {
    const kept = (await browser.storage.session.get(SINCE))[SINCE];
    const since = typeof kept === 'number' ? kept : now;
    if (since === now) await browser.storage.session.set({ [SINCE]: since });
    await browser.alarms.create(ALARM, { when: nextSnapshotAt(now, since) });
  }

  /**
   * Takes one now, unless one is being taken: then resolves with that. `quiet`: waited for between its parts. Throws
   * `LibraryError`.
   */
  take(quiet?: () => Promise<void>): Promise<SnapshotFacts | null> {
    this.#running ??= this.#take(quiet).finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #take(quiet?: () => Promise<void>): Promise<SnapshotFacts | null> {
    const awake = setInterval(() => void browser.runtime.getPlatformInfo(), STAY_AWAKE);
    try {
      const { version } = browser.runtime.getManifest();
      const facts = await this.#keeper.use((store) =>
        takeSnapshot(store, opfsSnapshots, `Offprint ${version}`, Date.now(), quiet),
      );
      await browser.storage.session.remove(SINCE);
      await writeSnapshotFailure(null);
      if (facts) await noteSnapshot(facts);
      return facts;
    } catch (error) {
      await writeSnapshotFailure(error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      clearInterval(awake);
    }
  }
}
