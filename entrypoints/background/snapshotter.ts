/** Takes a snapshot after quiet minutes: an alarm is set at every change, since the worker does not live to wait. */
import { browser } from 'wxt/browser';
import { writeSnapshotFailure } from '../../lib/browser/backups/snapshot-failure.ts';
import { isBehind, noteSnapshot } from '../../lib/browser/backups/snapshot-age.ts';
import { opfsSnapshots } from '../../lib/browser/backups/snapshot-place.ts';
import { nextSnapshotAt, takeSnapshot, type SnapshotFacts } from '../../lib/library/backup/snapshots.ts';
import type { Course } from '../../lib/library/actions/course.ts';
import { LibraryError } from '../../lib/library/database/store.ts';
import type { Keeper } from './keeper.ts';
import { isLate, type Quiet } from './quiet.ts';

const ALARM = 'snapshot';
/** Since when the library has been ahead of its newest snapshot, ms since 1970. */
const SINCE = 'snapshotDueSince';
/** The worker is ended after 30 s without an event; a large library takes longer to write and read back. */
const STAY_AWAKE = 20_000;

interface Taking {
  quiet?(): Promise<void>;
  course?: Course | undefined;
}

export class Snapshotter {
  readonly #keeper: Keeper;
  readonly #followers = new Set<Course>();
  /** Ends a waiting for quiet. */
  #hurry: (() => void) | undefined;
  #running: Promise<SnapshotFacts | null> | undefined;

  constructor(keeper: Keeper, quiet: Quiet) {
    this.#keeper = keeper;
    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name !== ALARM) return;
      if (isLate(alarm)) void this.due();
      else void this.take({ quiet: () => quiet.wait() }).catch(() => undefined);
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
   * Takes one now, unless one is being taken: then resolves with that. `quiet`: waited for between its parts, until
   * somebody asks for one with a `course`, which is told how far it is and may end it. Throws `LibraryError`.
   */
  async take({ quiet, course }: Taking = {}): Promise<SnapshotFacts | null> {
    if (course) this.#followers.add(course);
    this.#hurry?.();
    try {
      this.#running ??= this.#take(quiet).finally(() => (this.#running = undefined));
      return await this.#running;
    } finally {
      if (course) this.#followers.delete(course);
    }
  }

  async #take(quiet?: () => Promise<void>): Promise<SnapshotFacts | null> {
    const awake = setInterval(() => void browser.runtime.getPlatformInfo(), STAY_AWAKE);
    // Whoever asks how far it is, is no reason to wait.
    const patience = async () => {
      if (!quiet || this.#followers.size > 0) return;
      await Promise.race([quiet(), new Promise<void>((resolve) => (this.#hurry = resolve))]);
    };
    const reach = (done: number) => {
      for (const course of this.#followers) course.reach(done);
    };
    try {
      const { version } = browser.runtime.getManifest();
      const facts = await this.#keeper.use((store) =>
        takeSnapshot(store, opfsSnapshots, `Offprint ${version}`, Date.now(), { quiet: patience, reach }),
      );
      await browser.storage.session.remove(SINCE);
      await writeSnapshotFailure(null);
      if (facts) await noteSnapshot(facts);
      return facts;
    } catch (error) {
      const isStopped = error instanceof LibraryError && error.failure === 'stopped';
      // It was in the reader's way now; in the quiet it is still due.
      if (isStopped) void this.due();
      else await writeSnapshotFailure(error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      clearInterval(awake);
    }
  }
}
