/**
 * One handle on the database that survives what browsers do to databases: it is opened late, reopened with
 * back-off after the browser closed it (a full disk, cleared data), and it refuses to write when another context
 * has upgraded it. Failures are classified here, once, into the words of `LibraryError`.
 */
import { Dexie, liveQuery } from 'dexie';
import { LibraryDatabase } from './database.ts';
import { attempt, type Attempt } from './opening.ts';

export type LibraryFailure =
  /** The disk or the quota is full. */
  | 'no-space'
  /** The browser gives no database: private window, "never remember history". */
  | 'no-storage'
  /** The database is newer than this code. */
  | 'newer'
  /** Another context holds an older version open. */
  | 'blocked'
  /** The store came back damaged or empty. */
  | 'damaged'
  /** Rows changed since: an undo would overwrite a later change. */
  | 'changed-since'
  | 'not-found'
  /** Something else has this name. */
  | 'taken'
  /** The reader stopped it. */
  | 'stopped'
  | 'invalid'
  | 'failed';

export class LibraryError extends Error {
  readonly failure: LibraryFailure;
  constructor(failure: LibraryFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LibraryError';
    this.failure = failure;
  }
}

/** Walks Dexie's nested errors: a quota error arrives as `AbortError` with an inner one, a full disk as `BulkError`. */
export function classify(error: unknown): LibraryError {
  if (error instanceof LibraryError) return error;
  const names = new Set<string>();
  let message = error instanceof Error ? error.message : String(error);
  for (let at: unknown = error, depth = 0; at && depth < 6; depth++) {
    const link = at as {
      name?: string;
      message?: string;
      inner?: unknown;
      failures?: unknown[];
      cause?: unknown;
    };
    if (link.name) names.add(link.name);
    if (link.message) message = link.message;
    at = link.inner ?? link.failures?.[0] ?? link.cause;
  }
  const is = (...wanted: string[]) => wanted.some((name) => names.has(name));
  const failure: LibraryFailure = is('QuotaExceededError')
    ? 'no-space'
    : is('VersionError')
      ? 'newer'
      : is('InvalidStateError', 'SecurityError', 'MissingAPIError')
        ? 'no-storage'
        : is('UnknownError', 'DataError', 'OpenFailedError', 'NotReadableError')
          ? 'damaged'
          : // Taken back by the browser without a reason: it could not write.
            is('AbortError')
            ? 'no-space'
            : 'failed';
  return new LibraryError(failure, message, { cause: error });
}

const isClosed = (error: unknown): boolean => {
  for (let at: unknown = error, depth = 0; at && depth < 6; depth++) {
    const link = at as { name?: string; inner?: unknown };
    if (link.name === 'DatabaseClosedError') return true;
    at = link.inner;
  }
  return false;
};

/** Waits between attempts to reopen, in ms: a freed disk is usable at once, a busy one within seconds. */
const BACKOFF = [0, 100, 400, 1_500];

/** ms that another context is given to let go of an older version: those of ours do so at once. */
const PATIENCE = 600;

/** The database that holds the library now: a restored one stands beside the one it replaces, under another name. */
export type DatabaseSource = () => Promise<LibraryDatabase>;

export interface Following<T> {
  subscribe(next: (value: T) => void, fail: (error: unknown) => void): { unsubscribe(): void };
}

/** The library as it is read. Both fail with `LibraryError` only. */
export interface ReadableStore {
  /** Runs `work` on the open database. */
  use<T>(work: (db: LibraryDatabase) => Promise<T>): Promise<T>;
  /** What `read` answers, again whenever something that it read has changed. Never in the service worker. */
  live<T>(read: (db: LibraryDatabase) => Promise<T>): Following<T>;
}

export class Store implements ReadableStore {
  #db: LibraryDatabase;
  readonly #source: DatabaseSource | undefined;
  #isFound: boolean;
  #attempt: Attempt | undefined;
  /** The highest sequence of an operation that was seen here: a store that has gone behind it was emptied under us. */
  known = 0;

  /** `source`: a database, or where it is looked up when it is first used. */
  constructor(source: LibraryDatabase | DatabaseSource = new LibraryDatabase()) {
    if (typeof source === 'function') {
      this.#db = new LibraryDatabase();
      this.#source = source;
    } else this.#db = source;
    this.#isFound = this.#source === undefined;
  }

  /** Before the first `use` this may be another library than the one that is used. */
  get db(): LibraryDatabase {
    return this.#db;
  }

  /** The library is another database from now on: what is open is closed, and the name looked up anew. */
  leave(): void {
    this.#db.close({ disableAutoOpen: false });
    this.#attempt = undefined;
    this.known = 0;
    this.#isFound = this.#source === undefined;
  }

  async #find(): Promise<void> {
    // Resolved through the global that Dexie exchanges in its zones: a liveQuery goes on watching after it.
    if (this.#source) this.#db = await Promise.resolve(this.#source());
    this.#isFound = true;
  }

  /** Runs `work` on the open database; reopens when the browser closed it under us. Throws `LibraryError` only. */
  async use<T>(work: (db: LibraryDatabase) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        if (!this.#isFound) await this.#find();
        if (!this.db.isOpen()) await this.#open();
        // Code that was updated away knows neither the rows nor the rules of what came after it.
        if (this.isStale()) throw new LibraryError('newer', 'A newer Offprint has opened this library.');
        return await work(this.db);
      } catch (error) {
        const wait = BACKOFF[attempt];
        if (!isClosed(error) || wait === undefined) throw classify(error);
        // A closed Dexie stays closed, even after space was freed, until it is closed and opened by hand.
        this.db.close({ disableAutoOpen: false });
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  live<T>(read: (db: LibraryDatabase) => Promise<T>): Following<T> {
    return liveQuery(() => this.use(read));
  }

  /**
   * An upgrade waits until every other context lets go of the old version: one that does not is told of, not waited for.
   * The attempt goes on by itself, so that a later use finds the library open.
   */
  #open(): Promise<void> {
    const { opened, blocked } = (this.#attempt ??= attempt(this.db));
    const over = () => (this.#attempt = undefined);
    opened.then(over, over);
    return Promise.race([
      opened,
      blocked.then(async () => {
        await new Promise((resolve) => setTimeout(resolve, PATIENCE));
        throw new LibraryError('blocked', 'Another tab holds an older version of the library.');
      }),
    ]);
  }

  /**
   * Stale code (an old panel after an update) must not write old shapes: the stored version tells. Steps within one
   * version are stores that Dexie added where they were missing: the rows are the same.
   */
  isStale(): boolean {
    const native = this.db.backendDB();
    return native !== null && Math.floor(native.version / 10) > Math.floor(this.db.verno);
  }
}

export { Dexie };
