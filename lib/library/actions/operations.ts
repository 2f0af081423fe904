/**
 * The one writer. Every action is one read-write transaction with an id given by whoever asked: asking twice does it
 * once. Each row's state before and after is kept with the action, which is all that undo and redo need. Success is
 * reported after the transaction completed, never before.
 */
import { randomId } from '../../paper/random-id.ts';
import { Dexie, type Table } from 'dexie';
import type { OperationPartRow, OperationRow, PartChange, RowChange } from '../../paper/rows.ts';
import { addQuietly, deleteQuietly } from './quietly.ts';
import { Course } from './course.ts';
import { tick } from '../database/clock.ts';
import { CHANGEABLE, type LibraryDatabase } from '../database/database.ts';
import { LibraryError, type Store } from '../database/store.ts';
import { parseTally, TALLY, TallyDifference, type Tally } from '../database/tally.ts';
import { touchedRows } from './touched.ts';
import { WriteBehind } from './write-behind.ts';

/** The kind of the actions that fill in what kept papers lack (`complete.ts`): no reader did them. */
export const COMPLETE = 'complete';

/** The kind of the merges that were found in the quiet (`duplicates.ts`): each is taken back by its own name alone. */
export const MERGE = 'merge';

export interface OperationRequest {
  /** Unique per intent; the same on a retry. */
  id: string;
  kind: string;
  /** Who asked: a document id, "popup", "panel". A page can undo only its own. */
  origin: string;
}

type ChangeableTable = RowChange['table'];

/** What an action may do inside its transaction. Reads see its own writes. */
export class Writer {
  readonly db: LibraryDatabase;
  readonly at: number;
  /** Told how far the action is; throws where it is to end. */
  readonly course: Course;
  readonly changes: RowChange[] = [];
  readonly #changeOf = new Map<string, RowChange>();
  #clock: string | undefined;
  readonly #device: string;
  readonly #operation: string;
  readonly #papers = new Set<string>();
  readonly #tally = new TallyDifference();
  #parts = 0;
  readonly #behind = new WriteBehind();

  constructor(
    db: LibraryDatabase,
    at: number,
    clock: string | undefined,
    device: string,
    operation: string,
    course: Course,
  ) {
    this.db = db;
    this.at = at;
    this.course = course;
    this.#clock = clock;
    this.#device = device;
    this.#operation = operation;
  }

  /** The next reading of the row clock. */
  stamp(): string {
    this.#clock = tick(this.#clock, this.at, this.#device);
    return this.#clock;
  }

  get clock(): string | undefined {
    return this.#clock;
  }

  /** Takes over a clock that came with a row of another library: ours never reads less than what it has seen. */
  witness(clock: string): void {
    if (this.#clock === undefined || clock > this.#clock) this.#clock = clock;
  }

  /** Rows of further changes that were written (`spill`). */
  get parts(): number {
    return this.#parts;
  }

  /** The papers that were touched so far, each once. */
  papers(): string[] {
    return [...new Set([...this.#papers, ...papersOf(this.changes)])];
  }

  /** Says that a paper was touched whose change is not remembered here. */
  touch(paper: string): void {
    this.#papers.add(paper);
  }

  /** The count of papers brought up to date, once everything is written. */
  count(kept: Tally | null): Promise<Tally> {
    return this.#tally.addedTo(kept, this.db);
  }

  /** Drops what was changed so far from memory: for reversals, which are never taken back themselves. */
  forget(): void {
    for (const paper of papersOf(this.changes)) this.#papers.add(paper);
    this.changes.length = 0;
    this.#changeOf.clear();
  }

  /**
   * Puts what was changed so far beside the operation, in a row of its own, once it is much: an action on a whole
   * library must not grow in memory. A row that was made is remembered by its clock alone.
   */
  async spill(): Promise<void> {
    if (this.changes.length < SPILL) return;
    const changes = this.changes.map(stubOf);
    const row: OperationPartRow = { operation: this.#operation, part: this.#parts++, changes };
    // Before the writing: others may change more meanwhile.
    this.forget();
    await this.#behind.take(this.db.parts.put(row));
  }

  /** Waits until all is written; throws what failed. */
  settle(): Promise<void> {
    return this.#behind.settle();
  }

  /** Puts a row and remembers what stood there before. */
  async put<T extends object>(table: ChangeableTable, key: string, row: T): Promise<void> {
    const store = this.#table(table);
    const before = await store.get(key);
    await store.put(row);
    this.#remember({ table, key, before: before ?? null, after: row });
    this.#tally.note(table, before ?? null, row);
  }

  /** Takes rows away that were just read, without remembering them: for reversals, which keep them elsewhere. */
  async takeAway(table: ChangeableTable, rows: ReadonlyMap<string, object>): Promise<void> {
    await this.#behind.take(deleteQuietly(this.#table(table), [...rows.keys()]));
    for (const row of rows.values()) this.#tally.note(table, row, null);
  }

  /** Adds rows that are not there yet, without asking; where one is there all the same, the action fails. */
  async addAll(table: ChangeableTable, rows: ReadonlyMap<string, object>): Promise<void> {
    if (rows.size === 0) return;
    await addQuietly(this.#table(table), [...rows.values()]);
    for (const [key, after] of rows) {
      this.#remember({ table, key, before: null, after });
      this.#tally.note(table, null, after);
    }
  }

  /** Puts many rows of one table, each under its key, at the price of two questions. `known` as for `patch`. */
  async putAll(
    table: ChangeableTable,
    rows: ReadonlyMap<string, object>,
    known?: ReadonlyMap<string, object>,
  ): Promise<void> {
    if (rows.size === 0) return;
    const store = this.#table(table);
    const keys = [...rows.keys()];
    const before = known ? keys.map((key) => known.get(key)) : await store.bulkGet(keys);
    if (before.every((row) => row === undefined)) await addQuietly(store, [...rows.values()]);
    else await store.bulkPut([...rows.values()]);
    [...rows].forEach(([key, after], index) => {
      this.#remember({ table, key, before: before[index] ?? null, after });
      this.#tally.note(table, before[index] ?? null, after);
    });
  }

  /**
   * Changes fields of rows that exist, `undefined` taking a field away; only those fields are remembered, so that an
   * action on a whole library stays small. Rows that are not there are passed over; answers how many were changed.
   * `known`: the rows as they were just read, where they were.
   */
  async patch(
    table: ChangeableTable,
    patches: ReadonlyMap<string, object>,
    known?: ReadonlyMap<string, object>,
  ): Promise<number> {
    const store = this.#table(table);
    const keys = [...patches.keys()];
    let changed = 0;
    for (let at = 0; at < keys.length; at += PAGE) {
      const page = keys.slice(at, at + PAGE);
      const rows = known ? page.map((key) => known.get(key)) : await store.bulkGet(page);
      const written: object[] = [];
      page.forEach((key, index) => {
        const row = rows[index];
        const after = patches.get(key);
        if (!row || !after) return;
        const before = Object.fromEntries(
          Object.keys(after).map((field) => [field, (row as Record<string, unknown>)[field]]),
        );
        const whole = patched(row, after);
        written.push(whole);
        this.#tally.note(table, row, whole);
        const { paper } = row as { paper?: string };
        if (paper) this.touch(paper);
        this.#remember({ table, key, before, after, isPatch: true });
      });
      if (written.length > 0) await this.#behind.take(store.bulkPut(written));
      changed += written.length;
    }
    return changed;
  }

  /** Takes rows away for good: only for rows without tombstones (keys, met). `known` as for `patch`. */
  async removeAll(
    table: ChangeableTable,
    keys: readonly string[],
    known?: ReadonlyMap<string, object>,
  ): Promise<void> {
    const store = this.#table(table);
    for (let at = 0; at < keys.length; at += PAGE) {
      const page = keys.slice(at, at + PAGE);
      const rows = known ? page.map((key) => known.get(key)) : await store.bulkGet(page);
      await this.#behind.take(deleteQuietly(store, page));
      page.forEach((key, index) => {
        const before = rows[index];
        if (before === undefined) return;
        this.#remember({ table, key, before, after: null });
        this.#tally.note(table, before, null);
      });
    }
  }

  async remove(table: ChangeableTable, key: string): Promise<void> {
    return this.removeAll(table, [key]);
  }

  #remember(change: RowChange): void {
    const name = `${change.table} ${change.key}`;
    const earlier = this.#changeOf.get(name);
    if (earlier) {
      join(earlier, change);
      return;
    }
    this.#changeOf.set(name, change);
    this.changes.push(change);
  }

  /** Whoever has lost the transaction on the way must not go on beside it: what it did could not be taken back. */
  #table(name: ChangeableTable): Table<object, string> {
    if (!Dexie.currentTransaction?.active)
      throw new LibraryError('failed', 'The action went on outside of its transaction.');
    return this.db.table<object, string>(name);
  }
}

/** Rows that are changed at a time: some MB of papers with their abstracts. */
const PAGE = 500;

/** Changes that are kept in one row: some hundred kB where rows were made, some MB where they were changed. */
const SPILL = 1_000;

/** A row that was made, without what stands in its table anyway. */
export function stubOf(change: RowChange): PartChange {
  const { before, after } = change;
  if (before !== null || after === null) return change;
  const { updatedAt, paper } = after as { updatedAt?: string; paper?: string };
  const stub = { ...(updatedAt !== undefined && { updatedAt }), ...(paper !== undefined && { paper }) };
  return { ...change, after: stub, isStub: true };
}

/** A row with some of its fields changed; `undefined` takes a field away. */
function patched(row: object, patch: object): object {
  const fields = Object.entries({ ...row, ...patch });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

/** Two changes of one row in one action are one change from the first state to the last. */
function join(earlier: RowChange, later: RowChange): void {
  if (!later.isPatch) {
    if (earlier.isPatch && later.before !== null) {
      earlier.before = patched(later.before as object, earlier.before as object);
      delete earlier.isPatch;
    }
    earlier.after = later.after;
    return;
  }
  const after = later.after as object;
  if (earlier.isPatch) {
    earlier.before = { ...(later.before as object), ...(earlier.before as object) };
    earlier.after = { ...(earlier.after as object), ...after };
  } else earlier.after = patched(earlier.after as object, after);
}

/** What an operation did. */
export interface Done<T> {
  result: T;
  /** The papers that it touched. */
  changed: string[];
  /** What there is since; null on a retry, and where the library has no id yet. */
  left: { library: string; sequence: number; tally: Tally } | null;
}

/** Facts that every operation asks for. */
const FACTS = ['sequence', 'device', 'clock', TALLY, 'library'];

/**
 * Does `work` once for this request, in one transaction; on a retry answers what the first time answered.
 * `work` must await nothing but the database. Throws `LibraryError`; then nothing was changed.
 *
 * @param course told how far it is, and where it can be ended; what is quick need not know of it
 */
export async function operate<T>(
  store: Store,
  request: OperationRequest,
  work: (writer: Writer) => Promise<T>,
  now: number = Date.now(),
  course: Course = new Course(),
): Promise<Done<T>> {
  return store.use(async (db) => {
    const { sequence, ...did } = await db.transaction(
      'rw',
      [
        ...CHANGEABLE.map((name) => db.table(name)),
        db.operations,
        db.parts,
        db.staged,
        db.imports,
        db.touched,
        db.meta,
      ],
      async (): Promise<Done<T> & { sequence: number }> => {
        // What is asked for together waits for the browser's database process once.
        const [done, facts] = await Promise.all([db.operations.get(request.id), db.meta.bulkGet(FACTS)]);
        if (done)
          return {
            result: done.result as T,
            changed: papersOf(done.changes),
            sequence: done.sequence,
            left: null,
          };
        // Kept beside the log, whose old rows go: the sequence itself never goes back.
        const [sequence, knownDevice, clock, kept, library] = facts.map((fact) => fact?.value);
        const last = (sequence as number | undefined) ?? 0;
        if (last < store.known)
          throw new LibraryError('damaged', 'The library was emptied while it was open.');
        const device = typeof knownDevice === 'string' ? knownDevice : await nameDevice(db);
        // It may have been stopped while it waited for its turn.
        course.reach(0);
        const writer = new Writer(db, now, clock as string | undefined, device, request.id, course);
        const result = await work(writer);
        await writer.settle();
        const row: OperationRow = {
          ...request,
          sequence: last + 1,
          at: now,
          changes: writer.changes,
          result,
          undone: false,
          ...(writer.parts > 0 && { parts: writer.parts }),
        };
        const changed = writer.papers();
        const counted = async (): Promise<Tally> => {
          const tally = await writer.count(parseTally(kept));
          await db.meta.bulkPut([
            { name: 'clock', value: writer.clock },
            { name: 'sequence', value: row.sequence },
            { name: TALLY, value: tally },
          ]);
          return tally;
        };
        const [tally] = await Promise.all([
          counted(),
          db.operations.add(row),
          // What the search index has to read again.
          db.touched.bulkPut(touchedRows(changed, row.sequence)),
        ]);
        const left = typeof library === 'string' ? { library, sequence: row.sequence, tally } : null;
        return { result, changed, sequence: row.sequence, left };
      },
    );
    // Only now: what is not committed was never there.
    store.known = Math.max(store.known, sequence);
    return did;
  });
}

async function nameDevice(db: LibraryDatabase): Promise<string> {
  const device = randomId().slice(0, 8);
  await db.meta.put({ name: 'device', value: device });
  return device;
}

/** The ids of the papers that these changes touch, each once. */
export function papersOf(changes: readonly RowChange[]): string[] {
  const ids = new Set<string>();
  for (const { table, key, before, after } of changes) {
    if (table === 'papers') ids.add(key);
    // A row that went from one paper to another touches both.
    for (const row of [before, after] as ({ paper?: string } | null)[]) if (row?.paper) ids.add(row.paper);
  }
  return [...ids];
}
