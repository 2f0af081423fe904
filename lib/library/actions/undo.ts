/**
 * Undo and redo, across restarts, for a day: every row of an action is put back to what it was before, or after, as long
 * as no later action has changed it. An action of any size is taken back a part at a time.
 */
import type { OperationPartRow, OperationRow, PartChange, RecordRow, RowChange } from '../../paper/rows.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { partRecords } from '../works/decisions.ts';
import { rowsOfEach } from '../database/each-of.ts';
import {
  COMPLETE,
  MERGE,
  operate,
  type OperationRequest,
  papersOf,
  stubOf,
  type Writer,
} from './operations.ts';
import type { Course } from './course.ts';
import { sequenceOf } from '../database/tally.ts';
import { Hanging } from './hanging.ts';
import { IdentitiesSince } from './identities-since.ts';
import { MANY } from './touched.ts';
import { lookedUntil } from '../works/duplicates.ts';
import { readState } from '../finder/index-store.ts';
import { LibraryError, type Store } from '../database/store.ts';

type Side = 'before' | 'after';

/** Rows that are looked at a time: some MB of papers with their abstracts. */
const PAGE = 500;
/** The share of the whole that looking through an action takes. */
const SURVEYED = 0.05;

/** What one undo or redo did. */
export interface Reversal {
  /** The action that was reversed, in its own word ("save"); null where there was none. */
  kind: string | null;
  keys: string[];
}

/** For how long an action can be taken back or done again, in ms: a day. */
const UNDOABLE = 86_400_000;

const hasChanges = (row: OperationRow): boolean => row.changes.length > 0 || (row.parts ?? 0) > 0;
const NOT_OWN: ReadonlySet<string> = new Set(['undo', 'redo', COMPLETE, MERGE]);
/** Not actions of the reader's own: what completed a paper is taken back with the action that it followed. */
const isOwn = (row: OperationRow): boolean => !NOT_OWN.has(row.kind);

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
  course?: Course,
) {
  const work = async (writer: Writer): Promise<Reversal> => {
    const { operations } = writer.db;
    const isMine = (row: OperationRow): boolean =>
      !row.undone &&
      (isOwn(row) || (row.id === of && row.kind === MERGE)) &&
      hasChanges(row) &&
      (origin === null || row.origin === origin);
    const operation =
      of === undefined
        ? await operations.orderBy('sequence').reverse().filter(isMine).first()
        : await operations.get(of);
    // The last one, or none: an action never gives way to an older one because the clock was set.
    if (!operation || !isMine(operation) || operation.at <= now - UNDOABLE) return { kind: null, keys: [] };
    const found = await survey(writer, operation);
    for (const each of await followersOf(writer, operation, found.papers)) {
      await reverse(writer, each, 'before', await survey(writer, each));
      await operations.update(each.id, { undone: true });
    }
    await reverse(writer, operation, 'before', found);
    await operations.update(operation.id, { undone: true, undoneBy: (await sequenceOf(writer.db)) + 1 });
    if (operation.kind === MERGE) await keepAsTheyWere(writer, operation);
    return { kind: operation.kind, keys: touchedKeys(operation) };
  };
  return operate(store, request, work, now, course);
}

/** Does again what was undone last, as long as nothing else was done since. */
export async function redo(
  store: Store,
  request: OperationRequest,
  origin: string | null,
  now: number = Date.now(),
  course?: Course,
) {
  const work = async (writer: Writer): Promise<Reversal> => {
    const { operations } = writer.db;
    const isMine = (row: OperationRow): boolean =>
      isOwn(row) && hasChanges(row) && (origin === null || row.origin === origin);
    let operation: OperationRow | undefined;
    let last = -Infinity;
    // One row at a time: an action on a whole library is a large row.
    await operations
      .orderBy('sequence')
      .reverse()
      .until((row) => isMine(row) && !row.undone)
      .each((row) => {
        if (!isMine(row)) return;
        last = Math.max(last, row.sequence);
        // Nothing was done after it was taken back, and nothing that was done before it is to be done again first.
        const isNext = undoneBy(row) >= Math.max(last, operation ? undoneBy(operation) : last);
        if (isNext && row.at > now - UNDOABLE) operation = row;
      });
    if (!operation) return { kind: null, keys: [] };
    await reverse(writer, operation, 'after', await survey(writer, operation));
    await operations.update(operation.id, { undone: false });
    return { kind: operation.kind, keys: touchedKeys(operation) };
  };
  return operate(store, request, work, now, course);
}

/** When it was taken back; of a row that does not say, right after it was done. */
const undoneBy = ({ undoneBy: by, sequence }: OperationRow): number => by ?? sequence;

/** What is to be known of an action before any of its rows is put back. */
interface Survey {
  /** Papers that it touched. */
  papers: Set<string>;
  /** Papers that it made, and marks that it changed. */
  made: string[];
  marks: Set<string>;
}

/** Looks through the parts of an action once. */
async function survey({ db, course }: Writer, operation: OperationRow): Promise<Survey> {
  const found: Survey = { papers: new Set(), made: [], marks: new Set() };
  const note = (changes: readonly PartChange[]): void => {
    for (const paper of papersOf(changes)) found.papers.add(paper);
    for (const { table, key, before } of changes) {
      if (table === 'papers' && before === null) found.made.push(key);
      else if (table === 'marks') found.marks.add(key);
    }
  };
  note(operation.changes);
  const parts = operation.parts ?? 0;
  for (let part = 0; part < parts; part++) {
    note((await db.parts.get([operation.id, part]))?.changes ?? []);
    course.reach((SURVEYED * (part + 1)) / parts);
  }
  return found;
}

/** What completed the papers of an action after it was done, latest first. */
async function followersOf({ db }: Writer, { sequence }: OperationRow, papers: ReadonlySet<string>) {
  return db.operations
    .where('sequence')
    .above(sequence)
    .reverse()
    .filter(
      (row) =>
        row.kind === COMPLETE && !row.undone && papersOf(row.changes).some((paper) => papers.has(paper)),
    )
    .toArray();
}

/** What the reader takes back is not to be found again: the records of the papers that were merged are parted for good. */
async function keepAsTheyWere(writer: Writer, { changes }: OperationRow): Promise<void> {
  const papers = changes.flatMap(({ table, key, before }) => (table === 'papers' && before ? [key] : []));
  const rows = await rowsOfEach(writer.db.records, 'paper', papers);
  const alive = Map.groupBy(
    rows.filter(({ deletedAt }) => deletedAt === undefined),
    ({ paper }) => paper,
  );
  await partRecords(
    writer,
    [...alive.values()].map((records) => records.map(({ id }) => id)),
  );
}

function touchedKeys(operation: OperationRow): string[] {
  return operation.changes.filter((change) => change.table === 'met').map((change) => change.key);
}

/** Puts every row of an action back to one side, unless a later action has changed it. */
async function reverse(writer: Writer, operation: OperationRow, side: Side, found: Survey): Promise<void> {
  const { db, course } = writer;
  if (side === 'before') await refuseOrphans(writer, found);
  const since = await IdentitiesSince.of(db, operation.at, found.papers);
  const parts = Array.from({ length: operation.parts ?? 0 }, (_, part) => part);
  // The same row may have been changed in several parts: back in the order of time, forth in the order of doing.
  if (side === 'before') await reverseChanges(writer, operation.changes, side, since);
  for (const [at, part] of (side === 'before' ? parts.reverse() : parts).entries()) {
    const row = await db.parts.get([operation.id, part]);
    if (!row) throw new LibraryError('changed-since', 'This was too long ago to be taken back.');
    await reversePart(writer, row, side, since);
    writer.forget();
    course.reach(SURVEYED + ((1 - SURVEYED) * (at + 1)) / parts.length);
  }
  if (side === 'after') await reverseChanges(writer, operation.changes, side, since);
  writer.forget();
}

/** Rows that an action made are taken into its part while they are taken back, and given out again. */
async function reversePart(
  writer: Writer,
  part: OperationPartRow,
  side: Side,
  since: IdentitiesSince,
): Promise<void> {
  if (side === 'after') {
    await reverseChanges(writer, part.changes, side, since);
    await writer.db.parts.put({ ...part, changes: part.changes.map(stubOf) });
    return;
  }
  const changed: PartChange[] = [];
  for (let at = 0; at < part.changes.length; at += PAGE) {
    const page = part.changes.slice(at, at + PAGE);
    for (const [table, stubs] of Map.groupBy(
      page.filter((change) => change.isStub),
      (change) => change.table,
    )) {
      const rows = await writer.db.table<object, string>(table).bulkGet(stubs.map(({ key }) => key));
      stubs.forEach((stub, index) => {
        if (signature(rows[index] ?? null) !== signature(stub.after)) throw changedSince();
        stub.after = rows[index];
        delete stub.isStub;
      });
      await writer.takeAway(table, new Map(stubs.map(({ key }, index) => [key, rows[index] as object])));
    }
    changed.push(...page.filter((change) => !(change.before === null && change.after !== null)));
  }
  for (const paper of papersOf(part.changes)) writer.touch(paper);
  await reverseChanges(writer, changed, side, since);
  await writer.db.parts.put(part);
}

async function reverseChanges(
  writer: Writer,
  all: readonly RowChange[],
  side: Side,
  since: IdentitiesSince,
): Promise<void> {
  const other = side === 'before' ? 'after' : 'before';
  const { db } = writer;
  for (const [table, changes] of Map.groupBy(all, (change) => change.table)) {
    for (let at = 0; at < changes.length; at += PAGE) {
      const page = changes.slice(at, at + PAGE);
      const current = await db.table<object, string>(table).bulkGet(page.map(({ key }) => key));
      const patches = new Map<string, object>();
      const put = new Map<string, object>();
      const removed: string[] = [];
      const known = new Map<string, object>();
      for (const [index, change] of page.entries()) {
        const row = current[index];
        if (signature(row ?? null) !== signature(change[other])) throw changedSince();
        if (row) known.set(change.key, row);
        const target = change[side] as object | null;
        // The row comes back as it was, clock and all: only so do earlier actions stay undoable in their turn.
        if (target === null) removed.push(change.key);
        else if (change.isPatch) patches.set(change.key, target);
        else put.set(change.key, target);
        // A paper that was kept again since must not come back beside itself.
        if (table === 'records' && target !== null && since.isHeld({ ...row, ...target } as RecordRow))
          throw changedSince();
      }
      if (patches.size > 0) await writer.patch(table, patches, known);
      if (put.size > 0) await writer.putAll(table, put, known);
      if (removed.length > 0) await writer.removeAll(table, removed, known);
    }
  }
}

/** A paper that an action made must not go from under marks of a later one. */
async function refuseOrphans({ db }: Writer, { made, marks }: Survey): Promise<void> {
  const hanging = await Hanging.on(db, made.length, ['marks']);
  for (let at = 0; at < made.length; at += PAGE)
    for (const { id, deletedAt } of await hanging.rows('marks', made.slice(at, at + PAGE)))
      if (deletedAt === undefined && !marks.has(id)) throw changedSince();
}

const changedSince = (): LibraryError =>
  new LibraryError('changed-since', 'This was changed again since, so it cannot be taken back alone.');

/** Rows are equal when their clocks are; key rows have no clock and are equal when they exist. */
function signature(row: unknown): string {
  if (row === null) return 'none';
  return (row as { updatedAt?: string }).updatedAt ?? 'present';
}

/** Actions older than a day can no longer be undone: what they changed is let go. Their ids are kept a week for retries. */
export async function forgetOldOperations(store: Store, now: number = Date.now()): Promise<number> {
  return store.use(async (db) => {
    const forgotten: string[] = [];
    await db.operations
      .where('at')
      .below(now - UNDOABLE)
      .modify((row) => {
        if (row.changes.length > 0) row.changes = [];
        if (row.parts) {
          forgotten.push(row.id);
          delete row.parts;
        }
      });
    for (const id of forgotten)
      await db.parts.where('[operation+part]').between([id, -Infinity], [id, Infinity]).delete();
    await forgetTouched(db, now - UNDOABLE);
    return db.operations
      .where('at')
      .below(now - 7 * UNDOABLE)
      .delete();
  });
}

/**
 * Of actions on many papers, which these were is let go once everybody who follows the library has seen them: the search
 * index that is kept, and the look for duplicates. Rows of single papers are as many as the papers.
 */
async function forgetTouched(db: LibraryDatabase, before: number): Promise<void> {
  const [index, looked, old] = await Promise.all([
    readState(db),
    lookedUntil(db),
    db.operations.where('at').below(before).toArray(),
  ]);
  const last = Math.max(0, ...old.map(({ sequence }) => sequence));
  const seen = Math.min(last, index?.sequence ?? last, looked);
  await db.touched
    .where('paper')
    .startsWith(MANY)
    .filter(({ sequence }) => sequence <= seen)
    .delete();
}
