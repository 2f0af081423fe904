/**
 * The sentinel: a note outside IndexedDB of how much the library holds. Most damage to an IndexedDB store shows as an
 * empty database and no error, so only something kept elsewhere can tell an empty library from a lost one.
 *
 * The note is written after a commit and carries the sequence of the last operation it counts. A process killed
 * between the two leaves a library that is *ahead* of its note, after an addition and after a deletion alike, and so
 * never reads as a loss; a store that lost its tail or everything is *behind* it.
 */
import { randomId } from '../../paper/random-id.ts';
import type { LibraryDatabase } from './database.ts';
import { LibraryError, type Store } from './store.ts';
import { keptTally, recount, sequenceOf, totalsIn, type Counts, type Tally } from './tally.ts';

export interface Sentinel {
  library: string;
  papers: number;
  /** Sequence of the last operation that the count includes. */
  sequence: number;
  /** What a first view shows before the database is open. */
  totals?: Counts;
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

/** What the newest snapshot holds: asked where the note is gone, since what took it may have taken the library too. */
export type Witness = Pick<Sentinel, 'papers' | 'sequence'>;

/**
 * Compares the note with what is there. A missing note beside a full library is made anew: no alarm. `isThorough`:
 * counts the rows themselves, which takes a while; else what was counted as they were written is believed, as long as
 * there are any.
 */
export async function inspect(
  store: Store,
  place: SentinelPlace,
  isThorough = true,
  witness: () => Promise<Witness | null> = async () => null,
): Promise<Inspection> {
  const note = await place.read();
  const remembered = note ? null : await witness();
  return store.use(async (db) => {
    const [{ found, sequence, totals }, library] = await Promise.all([rowsOf(db, isThorough), libraryId(db)]);
    if (remembered && sequence < remembered.sequence)
      return { state: 'lost', expected: remembered.papers, found };
    store.known = Math.max(sequence, note?.sequence ?? 0);
    if (!note) {
      const id = library ?? (await nameLibrary(db));
      await place.write({ library: id, papers: found, sequence, totals });
      return { state: library || found > 0 ? 'good' : 'first', expected: found, found };
    }
    const isBehind = sequence < note.sequence || (sequence === note.sequence && found < note.papers);
    if (isBehind) return { state: 'lost', expected: note.papers, found };
    if (library === null) await db.meta.put({ name: 'library', value: note.library });
    if (sequence !== note.sequence) await place.write({ ...note, papers: found, sequence, totals });
    return { state: 'good', expected: note.papers, found };
  });
}

/** Sets the note to what is there, after a commit. */
export async function settle(store: Store, place: SentinelPlace): Promise<void> {
  const reading = place.read();
  const [note, there] = await Promise.all([
    reading,
    takeNote(
      store,
      reading.then((kept) => kept?.library),
    ),
  ]);
  if (note && there.sequence < note.sequence)
    throw new LibraryError('damaged', 'The library was emptied while it was open.');
  await place.write(there);
}

/** The note of a library with so many papers. */
export function noteOf(library: string, sequence: number, tally: Tally): Sentinel {
  return { library, papers: tally.rows, sequence, totals: totalsIn(tally) };
}

/** What is there, as the note has it. `known`: the library's id, where a note has it already. */
export async function takeNote(
  store: Store,
  known?: string | Promise<string | undefined>,
): Promise<Sentinel> {
  return store.use(async (db) => {
    const { found, sequence, totals } = await rowsOf(db, false);
    const library = (await known) ?? (await libraryId(db)) ?? (await nameLibrary(db));
    return { library, papers: found, sequence, totals };
  });
}

/**
 * Rows of papers, and the operation they are as of: read together, or a change between the two would read as a loss. A
 * count that is kept says nothing of a table that lost all its rows.
 */
async function rowsOf(db: LibraryDatabase, isThorough: boolean): Promise<Found> {
  const kept = isThorough
    ? null
    : await db.transaction('r', db.papers, db.meta, async () => {
        const [tally, any, sequence] = await Promise.all([
          keptTally(db),
          db.papers.limit(1).primaryKeys(),
          sequenceOf(db),
        ]);
        return tally && foundIn(any.length === 0 ? NOTHING : tally, sequence);
      });
  if (kept) return kept;
  const { tally, sequence } = await recount(db);
  return foundIn(tally, sequence);
}

interface Found {
  found: number;
  sequence: number;
  totals: Counts;
}

const NOTHING = { rows: 0, all: 0, later: 0, marked: 0 };

function foundIn(tally: Counts & { rows: number }, sequence: number): Found {
  return { found: tally.rows, sequence, totals: totalsIn(tally) };
}

async function libraryId(db: LibraryDatabase): Promise<string | null> {
  const row = await db.meta.get('library');
  return typeof row?.value === 'string' ? row.value : null;
}

async function nameLibrary(db: LibraryDatabase): Promise<string> {
  const id = randomId();
  await db.meta.put({ name: 'library', value: id });
  return id;
}
