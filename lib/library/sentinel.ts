/**
 * The sentinel: a note outside IndexedDB of how much the library holds. Most damage to an IndexedDB store shows as an
 * empty database and no error, so only something kept elsewhere can tell an empty library from a lost one.
 *
 * The note is lowered before a deletion commits and raised after an addition committed: a process killed between the
 * two leaves it too low, never too high, and so never reads as a loss.
 */
import type { LibraryDatabase } from './database.ts';
import { LibraryError, type Store } from './store.ts';

export interface Sentinel {
  library: string;
  papers: number;
  /** Sequence of the last operation that the count includes. */
  sequence: number;
}

/** Where the note is kept: `storage.local` in the extension. */
export interface SentinelPlace {
  read(): Promise<Sentinel | null>;
  write(sentinel: Sentinel): Promise<void>;
}

export interface Inspection {
  state: 'good' | 'lost' | 'first';
  expected: number;
  found: number;
}

/** Compares the note with what is there. A missing note beside a full library is made anew: no alarm. */
export async function inspect(store: Store, place: SentinelPlace): Promise<Inspection> {
  const note = await place.read();
  return store.use(async (db) => {
    const [found, library] = await Promise.all([countPapers(db), libraryId(db)]);
    if (!note) {
      const id = library ?? (await nameLibrary(db));
      await place.write({ library: id, papers: found, sequence: await sequenceOf(db) });
      return { state: library || found > 0 ? 'good' : 'first', expected: found, found };
    }
    const isOther = library !== note.library;
    if (found < note.papers || (isOther && note.papers > 0)) return { state: 'lost', expected: note.papers, found };
    if (isOther) await db.meta.put({ name: 'library', value: note.library });
    if (found !== note.papers) await place.write({ ...note, papers: found, sequence: await sequenceOf(db) });
    return { state: 'good', expected: note.papers, found };
  });
}

/** Lowers the note by `papers` before a deletion commits. */
export async function lower(place: SentinelPlace, papers: number): Promise<void> {
  const note = await place.read();
  if (note && papers > 0) await place.write({ ...note, papers: Math.max(0, note.papers - papers) });
}

/** Sets the note to what is there, after a commit. */
export async function settle(store: Store, place: SentinelPlace): Promise<void> {
  const note = await place.read();
  await store.use(async (db) => {
    const [papers, sequence] = await Promise.all([countPapers(db), sequenceOf(db)]);
    const library = note?.library ?? (await libraryId(db)) ?? (await nameLibrary(db));
    await place.write({ library, papers, sequence });
  });
}

/** Papers that are there and not deleted. Tombstones are few: they go when undo can no longer reach them. */
export async function countPapers(db: LibraryDatabase): Promise<number> {
  const [all, deleted] = await Promise.all([db.papers.count(), db.papers.where('state').equals('').count()]);
  if (deleted > 0) throw new LibraryError('damaged', 'Papers without a state.');
  return all;
}

async function libraryId(db: LibraryDatabase): Promise<string | null> {
  const row = await db.meta.get('library');
  return typeof row?.value === 'string' ? row.value : null;
}

async function nameLibrary(db: LibraryDatabase): Promise<string> {
  const id = crypto.randomUUID();
  await db.meta.put({ name: 'library', value: id });
  return id;
}

async function sequenceOf(db: LibraryDatabase): Promise<number> {
  const row = await db.meta.get('sequence');
  return typeof row?.value === 'number' ? row.value : 0;
}
