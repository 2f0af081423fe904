/**
 * The one writer. Every action is one read-write transaction with an id given by whoever asked: asking twice does it
 * once. Each row's state before and after is kept with the action, which is all that undo and redo need. Success is
 * reported after the transaction completed, never before.
 */
import { randomId } from '../paper/random-id.ts';
import type { Table } from 'dexie';
import type { OperationRow, RowChange } from '../paper/rows.ts';
import { tick } from './clock.ts';
import { CHANGEABLE, type LibraryDatabase } from './database.ts';
import { LibraryError, type Store } from './store.ts';

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
  readonly changes: RowChange[] = [];
  readonly #changeOf = new Map<string, RowChange>();
  /** Papers whose rows of any table were patched: a patch alone does not say whose the row is. */
  readonly patchedPapers = new Set<string>();
  #clock: string | undefined;
  readonly #device: string;

  constructor(db: LibraryDatabase, at: number, clock: string | undefined, device: string) {
    this.db = db;
    this.at = at;
    this.#clock = clock;
    this.#device = device;
  }

  /** The next reading of the row clock. */
  stamp(): string {
    this.#clock = tick(this.#clock, this.at, this.#device);
    return this.#clock;
  }

  get clock(): string | undefined {
    return this.#clock;
  }

  /** Puts a row and remembers what stood there before. */
  async put<T extends object>(table: ChangeableTable, key: string, row: T): Promise<void> {
    const store = this.#table(table);
    const before = await store.get(key);
    await store.put(row);
    this.#remember({ table, key, before: before ?? null, after: row });
  }

  /**
   * Changes fields of rows that exist, `undefined` taking a field away; only those fields are remembered, so that an
   * action on a whole library stays small. Rows that are not there are passed over; answers how many were changed.
   */
  async patch(table: ChangeableTable, patches: ReadonlyMap<string, object>): Promise<number> {
    const store = this.#table(table);
    const keys = [...patches.keys()];
    let changed = 0;
    for (let at = 0; at < keys.length; at += PAGE) {
      const page = keys.slice(at, at + PAGE);
      const rows = await store.bulkGet(page);
      const written: object[] = [];
      page.forEach((key, index) => {
        const row = rows[index];
        const after = patches.get(key);
        if (!row || !after) return;
        const before = Object.fromEntries(
          Object.keys(after).map((field) => [field, (row as Record<string, unknown>)[field]]),
        );
        written.push(patched(row, after));
        const { paper } = row as { paper?: string };
        if (paper) this.patchedPapers.add(paper);
        this.#remember({ table, key, before, after, isPatch: true });
      });
      await store.bulkPut(written);
      changed += written.length;
    }
    return changed;
  }

  /** Takes rows away for good: only for rows without tombstones (keys, met). */
  async removeAll(table: ChangeableTable, keys: readonly string[]): Promise<void> {
    const store = this.#table(table);
    for (let at = 0; at < keys.length; at += PAGE) {
      const page = keys.slice(at, at + PAGE);
      const rows = await store.bulkGet(page);
      await store.bulkDelete(page);
      page.forEach((key, index) => {
        const before = rows[index];
        if (before !== undefined) this.#remember({ table, key, before, after: null });
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

  #table(name: ChangeableTable): Table<object, string> {
    return this.db.table<object, string>(name);
  }
}

/** Rows that are changed at a time: some MB of papers with their abstracts. */
const PAGE = 500;

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

/**
 * Does `work` once for this request, in one transaction; on a retry answers what the first time answered.
 * `work` must await nothing but the database. Throws `LibraryError`; then nothing was changed.
 */
export async function operate<T>(
  store: Store,
  request: OperationRequest,
  work: (writer: Writer) => Promise<T>,
  now: number = Date.now(),
): Promise<{ result: T; changed: string[] }> {
  return store.use(async (db) => {
    if (store.isStale()) throw new LibraryError('newer', 'A newer Offprint has opened this library.');
    return db.transaction(
      'rw',
      [...CHANGEABLE.map((name) => db.table(name)), db.operations, db.touched, db.meta],
      async () => {
        const done = await db.operations.get(request.id);
        if (done) return { result: done.result as T, changed: papersOf(done.changes) };
        const device = await deviceOf(db);
        const clock = (await db.meta.get('clock'))?.value as string | undefined;
        const writer = new Writer(db, now, clock, device);
        const result = await work(writer);
        // Kept beside the log, whose old rows go: the sequence itself never goes back.
        const last = ((await db.meta.get('sequence'))?.value as number | undefined) ?? 0;
        const row: OperationRow = {
          ...request,
          sequence: last + 1,
          at: now,
          changes: writer.changes,
          result,
          undone: false,
        };
        await db.operations.add(row);
        await db.meta.bulkPut([
          { name: 'clock', value: writer.clock },
          { name: 'sequence', value: row.sequence },
        ]);
        const changed = [...new Set([...papersOf(writer.changes), ...writer.patchedPapers])];
        // What the search index has to read again.
        await db.touched.bulkPut(changed.map((paper) => ({ paper, sequence: row.sequence })));
        return { result, changed };
      },
    );
  });
}

async function deviceOf(db: LibraryDatabase): Promise<string> {
  const known = await db.meta.get('device');
  if (typeof known?.value === 'string') return known.value;
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

/** What one undo or redo did. */
export interface Reversal {
  /** The action that was reversed, in its own word ("save"); null where there was none. */
  kind: string | null;
  keys: string[];
}

/** For how long an action can be taken back or done again, in ms: a day. */
const UNDOABLE = 86_400_000;

const isReversal = (row: OperationRow): boolean => row.kind === 'undo' || row.kind === 'redo';

/**
 * Takes back the last action of `origin` (of anybody when null) that is not yet undone, or exactly the action `of`.
 * Actions are undoable for a day, whatever was restarted meanwhile.
 */
export async function undo(
  store: Store,
  request: OperationRequest,
  origin: string | null,
  now: number = Date.now(),
  of?: string,
) {
  const work = async (writer: Writer): Promise<Reversal> => {
    const { operations } = writer.db;
    const isMine = (row: OperationRow): boolean =>
      !row.undone &&
      !isReversal(row) &&
      row.at > now - UNDOABLE &&
      row.changes.length > 0 &&
      (origin === null || row.origin === origin);
    const operation =
      of === undefined
        ? await operations.orderBy('sequence').reverse().filter(isMine).first()
        : await operations.get(of);
    if (!operation || !isMine(operation)) return { kind: null, keys: [] };
    await reverse(writer, operation, 'before');
    await operations.update(operation.id, { undone: true });
    return { kind: operation.kind, keys: touchedKeys(operation) };
  };
  return operate(store, request, work, now);
}

/** Does again what was undone last, as long as nothing else was done since. */
export async function redo(
  store: Store,
  request: OperationRequest,
  origin: string | null,
  now: number = Date.now(),
) {
  const work = async (writer: Writer): Promise<Reversal> => {
    const { operations } = writer.db;
    const isMine = (row: OperationRow): boolean =>
      !isReversal(row) && row.changes.length > 0 && (origin === null || row.origin === origin);
    // One row at a time: an action on a whole library is a large row.
    let operation: OperationRow | undefined;
    await operations
      .orderBy('sequence')
      .reverse()
      .until((row) => isMine(row) && !row.undone)
      .each((row) => {
        if (isMine(row) && row.at > now - UNDOABLE) operation = row;
      });
    if (!operation) return { kind: null, keys: [] };
    await reverse(writer, operation, 'after');
    await operations.update(operation.id, { undone: false });
    return { kind: operation.kind, keys: touchedKeys(operation) };
  };
  return operate(store, request, work, now);
}

function touchedKeys(operation: OperationRow): string[] {
  return operation.changes.filter((change) => change.table === 'met').map((change) => change.key);
}

/** Puts every row of an action back to one side, unless a later action has changed it. */
async function reverse(writer: Writer, operation: OperationRow, side: 'before' | 'after'): Promise<void> {
  const other = side === 'before' ? 'after' : 'before';
  const { db } = writer;
  for (const [table, changes] of Map.groupBy(operation.changes, (change) => change.table)) {
    const patches = new Map<string, object>();
    const removed: string[] = [];
    for (let at = 0; at < changes.length; at += PAGE) {
      const page = changes.slice(at, at + PAGE);
      const current = await db.table<object, string>(table).bulkGet(page.map(({ key }) => key));
      for (const [index, change] of page.entries()) {
        if (signature(current[index] ?? null) !== signature(change[other])) {
          throw new LibraryError(
            'changed-since',
            'This was changed again since, so it cannot be taken back alone.',
          );
        }
        const target = change[side] as object | null;
        // The row comes back as it was, clock and all: only so do earlier actions stay undoable in their turn.
        if (target === null) removed.push(change.key);
        else if (change.isPatch) patches.set(change.key, target);
        else await writer.put(table, change.key, target);
      }
    }
    await writer.patch(table, patches);
    await writer.removeAll(table, removed);
  }
}

/** Rows are equal when their clocks are; key rows have no clock and are equal when they exist. */
function signature(row: unknown): string {
  if (row === null) return 'none';
  return (row as { updatedAt?: string }).updatedAt ?? 'present';
}

/** Actions older than a day can no longer be undone: what they changed is let go. Their ids are kept a week for retries. */
export async function forgetOldOperations(store: Store, now: number = Date.now()): Promise<number> {
  return store.use(async (db) => {
    await db.operations
      .where('at')
      .below(now - UNDOABLE)
      .modify((row) => {
        if (row.changes.length > 0) row.changes = [];
      });
    return db.operations
      .where('at')
      .below(now - 7 * UNDOABLE)
      .delete();
  });
}
