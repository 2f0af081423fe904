/**
 * The library as the background holds it: looks after the sentinel around every operation, tells the tabs what
 * changed, and refuses to write into a library that came back damaged.
 */
import { browser } from 'wxt/browser';
import { eraseEverything, finishErasing } from '../../lib/browser/faults/erase.ts';
import { logError } from '../../lib/browser/faults/error-log.ts';
import { readPointer, writePointer } from '../../lib/browser/pages/library-pointer.ts';
import { newestSnapshot } from '../../lib/browser/backups/snapshot-place.ts';
import { stayAwake } from '../../lib/browser/stay-awake.ts';
import { carryOver, raiseSequence } from '../../lib/library/backup/carry-over.ts';
import {
  operate,
  type Done,
  type OperationRequest,
  type Writer,
} from '../../lib/library/actions/operations.ts';
import type { Course } from '../../lib/library/actions/course.ts';
import { redo, undo, type Reversal } from '../../lib/library/actions/undo.ts';
import { factoryOf, isApart } from '../../lib/library/database/database-name.ts';
import { beginLog } from '../../lib/library/database/fresh-log.ts';
import { databaseNamed, isThere } from '../../lib/library/database/place.ts';
import { probe } from '../../lib/library/database/probe.ts';
import {
  inspect,
  noteOf,
  settle,
  takeNote,
  type SentinelPlace,
} from '../../lib/library/database/sentinel.ts';
import { classify, LibraryError, Store } from '../../lib/library/database/store.ts';
import { keptTally } from '../../lib/library/database/tally.ts';
import { keysFinding } from '../../lib/library/works/find-papers.ts';
import type { LibraryHealth } from '../../lib/wire/library.ts';
import type { Announcer } from './announcer.ts';
import { Courses } from './courses.ts';

/** ms after the start, when whoever opened a page has what they came for. */
const RECOUNT = 5_000;
/** Counting costs some tenths of a second in a large library: once a day is enough for what hardly ever happens. */
const RECOUNT_EVERY = 86_400_000;
/** Failures that are said as they are; any other is damage. */
type Said = Exclude<LibraryHealth['state'], 'good' | 'lost' | 'damaged'>;
const SAID: ReadonlySet<string> = new Set<Said>(['no-storage', 'newer', 'no-space', 'blocked']);
/** ms within which those who wait for quiet are told of changes once. */
const SETTLED_EVERY = 1_000;
const LOG_BEGUN = 'logBegun';
const NOT_KNOWN = { state: 'good', expected: 0, found: 0 };

/** Once in a session of the browser: later starts of the worker take up a log that nobody was killed over. */
async function beginLogOnce(): Promise<void> {
  // Firefox keeps its databases otherwise.
  if (import.meta.env.FIREFOX) return;
  try {
    if ((await browser.storage.session.get(LOG_BEGUN))[LOG_BEGUN]) return;
    await beginLog(await factoryOf((await readPointer()).name));
    await browser.storage.session.set({ [LOG_BEGUN]: true });
  } catch (error) {
    // A disk without room says so at the write itself.
    void logError('log', 'failed', error instanceof Error ? error.message : String(error));
  }
}

function lost(expected: number, found: number): LibraryHealth {
  return { state: 'lost', expected, found, message: `Of ${expected} papers, ${found} are there.` };
}

export class Keeper {
  readonly #store: Store;
  readonly #place: SentinelPlace;
  readonly #announcer: Announcer;
  readonly #listeners: (() => void)[] = [];
  /** Of the actions that are being done. */
  readonly courses = new Courses();
  /** They are about to be told of a change, or were told just now. */
  #telling: ReturnType<typeof setTimeout> | undefined;
  #isSettledAgain = false;
  #inspection: Promise<LibraryHealth> | undefined;
  /** It was found in order, and so is open: one that is closed was closed by the browser, or for a newer version. */
  #isOpened = false;
  /** What could not be read, once a read failed: nothing is written from then on. */
  #damage: string | null = null;
  /** What a killed browser may have left half written is put away first (`fresh-log.ts`): reading does not wait for it. */
  #log: Promise<void> | undefined;
  /** Another database is taking the library's place: what wants to write waits. */
  #moving: Promise<number> | undefined;
  readonly #writing = new Set<Promise<unknown>>();

  constructor(store: Store, place: SentinelPlace, announcer: Announcer) {
    this.#store = store;
    this.#place = place;
    this.#announcer = announcer;
  }

  /** Once per life of the worker, and again after anything that was not good, or closed the library under us. */
  health(): Promise<LibraryHealth> {
    if (this.#isOpened && (!this.#store.db.isOpen() || this.#store.isStale())) this.#forget();
    this.#inspection ??= this.#inspect().then((health) => {
      this.#isOpened = health.state === 'good';
      if (!this.#isOpened) this.#forget();
      return health;
    });
    return this.#inspection;
  }

  /** What was found holds no longer: the next question looks again. */
  #forget(): void {
    this.#inspection = undefined;
    this.#isOpened = false;
  }

  async #inspect(): Promise<LibraryHealth> {
    if (this.#damage !== null) return { state: 'damaged', expected: 0, found: 0, message: this.#damage };
    try {
      await finishErasing();
      // The first to open the library: an upgrade of its rows happens here.
      const { state, expected, found } = await stayAwake(() =>
        inspect(this.#store, this.#place, false, newestSnapshot),
      );
      if (state !== 'lost' && found > 0) this.#log ??= beginLogOnce();
      if (state !== 'lost') setTimeout(() => void this.#recount(), RECOUNT);
      if (state !== 'lost') return { state: 'good', expected, found, message: '' };
      return lost(expected, found);
    } catch (error) {
      const { failure, message } = classify(error);
      return { state: SAID.has(failure) ? (failure as Said) : 'damaged', expected: 0, found: 0, message };
    }
  }

  /** Nobody waits for the rows to be counted themselves: what that finds is told to whoever asks next. */
  async #recount(): Promise<void> {
    const kept = await this.#store.use(keptTally).catch(() => null);
    if (kept && Date.now() - kept.countedAt < RECOUNT_EVERY) return;
    const { state, expected, found } = await inspect(this.#store, this.#place).catch(() => NOT_KNOWN);
    if (state !== 'lost') return;
    this.#isOpened = false;
    this.#inspection = Promise.resolve(lost(expected, found));
  }

  /** Reading: fails in the library's words when it is not in order. */
  async use<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const { state, message } = await this.health();
    if (state !== 'good') throw new LibraryError(state === 'lost' ? 'damaged' : state, message);
    try {
      return await work(this.#store);
    } catch (error) {
      if (classify(error).failure === 'damaged') this.#condemn(classify(error).message);
      throw error;
    }
  }

  /** Reads everything once, whenever it is quiet, for damage that no count shows. */
  async probe(quiet: () => Promise<void>): Promise<void> {
    await this.use((store) => probe(store, quiet)).catch(() => undefined);
  }

  #condemn(message: string): void {
    this.#damage = message;
    this.#forget();
  }

  /** Whatever may change the library goes through here: not while another database takes its place. */
  async #write<T>(work: (store: Store) => Promise<T>): Promise<T> {
    while (this.#moving) await this.#moving.catch(() => undefined);
    const writing = this.use(async (store) => {
      await this.#log;
      return work(store);
    });
    this.#writing.add(writing);
    return writing.finally(() => this.#writing.delete(writing));
  }

  /** One action. Resolves after its transaction completed and the sentinel was set; the tabs follow. */
  act<T>(request: OperationRequest, work: (writer: Writer) => Promise<T>): Promise<T> {
    return this.#change(
      request,
      (store, course) => operate(store, request, work, Date.now(), course),
      () => [],
    );
  }

  undo(request: OperationRequest, origin: string | null, of?: string): Promise<Reversal> {
    return this.#change(
      request,
      (store, course) => undo(store, request, origin, Date.now(), of, course),
      ({ keys }) => keys,
    );
  }

  redo(request: OperationRequest, origin: string | null): Promise<Reversal> {
    return this.#change(
      request,
      (store, course) => redo(store, request, origin, Date.now(), course),
      ({ keys }) => keys,
    );
  }

  /** `keysOf`: what was only met, and changed with it. */
  async #change<T>(
    request: OperationRequest,
    work: (store: Store, course: Course) => Promise<Done<T>>,
    keysOf: (result: T) => string[],
  ): Promise<T> {
    const writing = (course: Course) =>
      this.#write(async (store) => {
        const done = await work(store, course);
        // The transaction is complete: the tabs need not wait for the note about it.
        this.#announce(done.changed, keysOf(done.result));
        await this.#note(store, done);
        return done.result;
      });
    const result = await this.courses.follow(request.id, writing);
    this.#tellSettled();
    return result;
  }

  /** Told after every change that is complete. */
  onSettled(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Makes a database the library, as it stands: one that was restored, the one before it, or the one in use. `since`: the
   * sequence from which what was done here is brought over to it, where it was built from this one. Resolves to the
   * number of its rows. Throws `LibraryError` when there is no such library.
   */
  async adopt(database: string, since?: number): Promise<number> {
    while (this.#moving) await this.#moving.catch(() => undefined);
    this.#moving = this.#adopt(database, since).finally(() => (this.#moving = undefined));
    return this.#moving;
  }

  async #adopt(database: string, since: number | undefined): Promise<number> {
    await Promise.allSettled(this.#writing);
    const pointer = await readPointer();
    const isCurrent = database === pointer.name;
    if (!isCurrent && !(await isThere(database)))
      throw new LibraryError('not-found', 'This library is no longer there.');
    const other = isCurrent ? this.#store : new Store(await databaseNamed(database));
    // Nothing is written into a library that is not in order: there is nothing to bring over from it.
    const isGood = !isCurrent && (await this.health()).state === 'good';
    if (isGood && since !== undefined)
      await this.#store.use((from) => other.use((to) => carryOver(from, to, since)));
    const note = await this.#place.read();
    if (!isCurrent) await other.use((db) => raiseSequence(db, note?.sequence ?? 0));
    const sentinel = await takeNote(other, note?.library);
    if (isCurrent) {
      this.#store.known = sentinel.sequence;
      await this.#place.write(sentinel);
    } else {
      other.db.close();
      // What lies apart stands for a store that opens no more: there is nothing to go back to.
      const back = isApart(database) ? {} : { before: pointer.name, since: Date.now() };
      await writePointer({ name: database, ...back }, sentinel);
      this.#store.leave();
    }
    this.#forget();
    this.#damage = null;
    this.#tellSettled();
    return sentinel.papers;
  }

  /** Everything goes; what is open of it is let go, and the next question finds a new, empty library. */
  async eraseEverything(): Promise<void> {
    this.#forget();
    this.#damage = null;
    this.#store.leave();
    await this.#announcer.forgetting(async () => stayAwake(eraseEverything));
    this.#store.leave();
    this.#forget();
  }

  #announce(papers: string[], keys: string[]): void {
    if (papers.length === 0 && keys.length === 0) return;
    void this.#announcer.changed(papers, keys, (some) => this.#store.use((db) => keysFinding(db, some)));
  }

  /** Sets the note to what there is since. */
  async #note(store: Store, { left }: Pick<Done<unknown>, 'left'>): Promise<void> {
    try {
      if (left) await this.#place.write(noteOf(left.library, left.sequence, left.tally));
      else await settle(store, this.#place);
    } catch (error) {
      const { failure, message } = classify(error);
      if (failure === 'damaged') throw error;
      // What is done is done: a library ahead of its note is in order, and the next action writes it.
      void logError('sentinel', failure, message);
    }
  }

  /** At once after the answer is on its way; of many changes in a row, after the first and after the last. */
  #tellSettled(): void {
    if (this.#telling !== undefined) {
      this.#isSettledAgain = true;
      return;
    }
    const tell = (): void => {
      this.#isSettledAgain = false;
      this.#telling = setTimeout(() => {
        this.#telling = undefined;
        if (this.#isSettledAgain) tell();
      }, SETTLED_EVERY);
      for (const listener of this.#listeners) listener();
    };
    this.#telling = setTimeout(tell);
  }
}
