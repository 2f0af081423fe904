/**
 * The rows of the search index in the library's database. One page at a time writes them (`locks.ts` says which);
 * every page reads them. They are derived: whatever is amiss with them, they are thrown away and made anew.
 */
import type { LibraryDatabase, SegmentRow } from '../database/database.ts';
import { INDEX_VERSION, stagesOf, type IndexChanges, type IndexRow } from '../search/index.ts';
import { SEQUENCE, STATE, stateOf, touchedOf, type IndexState, type Touched } from './index-state.ts';

/** What is kept, and null where there is nothing or nothing of this version. */
export async function readState(db: LibraryDatabase): Promise<IndexState | null> {
  return stateOf(await db.segments.get(STATE));
}

export interface KeptRows {
  state: IndexState;
  rows: IndexRow[];
  /** What these rows do not know of yet. */
  since: Touched;
}

/**
 * The rows that answer first (also read by `first-stage.ts`), or those that make the index whole, as they stand together with the state and the library.
 * Null where there are none, or they are ahead of the library, which then is another one than theirs.
 */
export async function readRows(db: LibraryDatabase, stage: 'first' | 'whole'): Promise<KeptRows | null> {
  return db.transaction('r', db.segments, db.touched, db.meta, async () => {
    // Asked for together: each question by itself is a way to the browser's own process and back.
    const [state, ids, last] = await Promise.all([
      readState(db),
      db.segments.toCollection().primaryKeys(),
      lastSequence(db),
    ]);
    if (!state || state.sequence > last) return null;
    const [rows, since] = await Promise.all([
      db.segments.bulkGet(stagesOf(ids)[stage]),
      touchedSince(db, state.sequence),
    ]);
    return { state, rows: rows.filter((row) => row !== undefined) as unknown as IndexRow[], since };
  });
}

/**
 * Writes what changed; `isAnew`: in the place of everything that is there. Answers false, and writes nothing, when the
 * rows that are there are no longer those of `revision` (null for none).
 */
export async function writeRows(
  db: LibraryDatabase,
  changes: IndexChanges,
  { revision, isAnew }: { revision: string | null; isAnew: boolean },
  after: IndexState,
): Promise<boolean> {
  return db.transaction('rw', db.segments, async () => {
    const state = await readState(db);
    if ((state?.revision ?? null) !== revision) return false;
    if (isAnew) await db.segments.clear();
    else await db.segments.bulkDelete(changes.delete);
    await db.segments.bulkPut(changes.put as unknown as SegmentRow[]);
    await db.segments.put({ id: STATE, version: INDEX_VERSION, ...after } as SegmentRow);
    return true;
  });
}

/** The last operation of the library. */
export async function lastSequence(db: LibraryDatabase): Promise<number> {
  const value = (await db.meta.get(SEQUENCE))?.value;
  return typeof value === 'number' ? value : 0;
}

/** Papers that operations after `sequence` changed, and the last of these operations. */
export async function touchedSince(db: LibraryDatabase, sequence: number): Promise<Touched> {
  return db.transaction('r', db.touched, db.meta, async () => {
    const rows = await db.touched.where('sequence').above(sequence).toArray();
    return touchedOf(rows, Math.max(sequence, await lastSequence(db)));
  });
}
