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

  /** Takes a row away for good: only for rows without tombstones (keys, met). */
  async remove(table: ChangeableTable, key: string): Promise<void> {
    const store = this.#table(table);
    const before = await store.get(key);
    if (before === undefined) return;
    await store.delete(key);
    this.#remember({ table, key, before, after: null });
  }

  /** Two changes of one row in one action are one change from the first state to the last. */
  #remember(change: RowChange): void {
    const earlier = this.changes.find((other) => other.table === change.table && other.key === change.key);
    if (earlier) earlier.after = change.after;
    else this.changes.push(change);
  }

  #table(name: ChangeableTable): Table<object, string> {
    return this.db.table<object, string>(name);
  }
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
      [...CHANGEABLE.map((name) => db.table(name)), db.operations, db.meta],
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
        return { result, changed: papersOf(writer.changes) };
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
    const row = (after ?? before) as { paper?: string } | null;
    if (table === 'papers') ids.add(key);
    else if (row?.paper) ids.add(row.paper);
  }
  return [...ids];
}

/** What one undo or redo did. */
export interface Reversal {
  /** The action that was reversed, in its own word ("save"); null where there was none. */
  kind: string | null;
  keys: string[];
}

/** Takes back the last action of `origin` (of anybody when null) that is not yet undone. */
export async function undo(store: Store, request: OperationRequest, origin: string | null) {
  return operate(store, request, async (writer): Promise<Reversal> => {
    const operation = await writer.db.operations
      .orderBy('sequence')
      .reverse()
      .filter(
        (row) =>
          !row.undone &&
          row.kind !== 'undo' &&
          row.kind !== 'redo' &&
          (origin === null || row.origin === origin),
      )
      .first();
    if (!operation) return { kind: null, keys: [] };
    await reverse(writer, operation, 'before');
    await writer.db.operations.update(operation.id, { undone: true });
    return { kind: operation.kind, keys: touchedKeys(operation) };
  });
}

/** Does again what was undone last, as long as nothing else was done since. */
export async function redo(store: Store, request: OperationRequest, origin: string | null) {
  return operate(store, request, async (writer): Promise<Reversal> => {
    const mine = (row: OperationRow) => origin === null || row.origin === origin;
    const undone: OperationRow[] = [];
    for (const row of await writer.db.operations.orderBy('sequence').reverse().limit(200).toArray()) {
      if (!mine(row) || row.kind === 'undo' || row.kind === 'redo') continue;
      if (!row.undone) break;
      undone.push(row);
    }
    const operation = undone.at(-1);
    if (!operation) return { kind: null, keys: [] };
    await reverse(writer, operation, 'after');
    await writer.db.operations.update(operation.id, { undone: false });
    return { kind: operation.kind, keys: touchedKeys(operation) };
  });
}

function touchedKeys(operation: OperationRow): string[] {
  return operation.changes.filter((change) => change.table === 'met').map((change) => change.key);
}

/** Puts every row of an action back to one side, unless a later action has changed it. */
async function reverse(writer: Writer, operation: OperationRow, side: 'before' | 'after'): Promise<void> {
  const other = side === 'before' ? 'after' : 'before';
  for (const change of [...operation.changes].reverse()) {
    const current = await writer.db.table<object, string>(change.table).get(change.key);
    if (signature(current ?? null) !== signature(change[other])) {
      throw new LibraryError(
        'changed-since',
        'This was changed again since, so it cannot be taken back alone.',
      );
    }
    const target = change[side] as object | null;
    // The row comes back as it was, clock and all: only so do earlier actions stay undoable in their turn.
    if (target === null) await writer.remove(change.table, change.key);
    else await writer.put(change.table, change.key, target);
  }
}

/** Rows are equal when their clocks are; key rows have no clock and are equal when they exist. */
function signature(row: unknown): string {
  if (row === null) return 'none';
  return (row as { updatedAt?: string }).updatedAt ?? 'present';
}

/** Actions older than a day can no longer be undone; their ids are kept a week for retries. */
export async function forgetOldOperations(store: Store, now: number = Date.now()): Promise<number> {
  return store.use((db) =>
    db.operations
      .where('at')
      .below(now - 7 * 86_400_000)
      .delete(),
  );
}
