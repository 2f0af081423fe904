/**
 * Snapshots: whole copies of the library outside IndexedDB, made after quiet minutes. One counts only after it was
 * read back, row by row, and found equal to what was written; only then may an older one go. Where they lie is the
 * place's business (the origin private file system in the extension).
 */
import { LibraryReader } from '../../formats/json/read.ts';
import { textChunks } from '../../formats/open-file.ts';
import type { LibraryHeader } from '../../formats/json/library-file.ts';
import { exportPapers } from '../export/export.ts';
import { LibraryError, type Store } from '../database/store.ts';

/** What is known of a snapshot that was read back. */
export interface SnapshotFacts {
  /** File name, in order of time: "2026-11-22T10-15-00-000Z.json.gz". */
  name: string;
  /** ms since 1970. */
  at: number;
  /** Sequence of the last operation in it. */
  sequence: number;
  /** Papers that are not deleted. */
  papers: number;
  counts: LibraryHeader['counts'];
  /** Compressed, in bytes. */
  bytes: number;
}

/** Where snapshots lie. Every method may reject when the disk is full or the store is gone. */
export interface SnapshotPlace {
  /** Those that were read back, oldest first. */
  list(): Promise<SnapshotFacts[]>;
  /** Writes a file and resolves to its size in bytes when it is closed. */
  write(name: string, chunks: AsyncIterable<string> | Iterable<string>): Promise<number>;
  read(name: string): Promise<Blob>;
  /** Marks a file as read back. */
  vouch(facts: SnapshotFacts): Promise<void>;
  remove(name: string): Promise<void>;
  /** Removes files that were never vouched for: what a killed process left. */
  sweep(): Promise<void>;
}

export interface SnapshotPace {
  /** Waited for between its parts. */
  quiet?(): Promise<void>;
  /** Told how far it is, 0..1; what it throws ends it, and nothing is left of it. */
  reach?(done: number): void;
}

/** Of the whole, to write it; the rest is to read it back. */
const WRITING = 0.5;

/** The library must stand still while it is written: so many tries before it is left for later. */
const ATTEMPTS = 3;

/**
 * Takes a snapshot unless the newest is of the same state. Resolves to the facts of the newest, or to null when the
 * library is empty or did not stand still. Throws `LibraryError` when what was written does not read back.
 */
export async function takeSnapshot(
  store: Store,
  place: SnapshotPlace,
  generator: string,
  now: number = Date.now(),
  { quiet = async () => undefined, reach = () => undefined }: SnapshotPace = {},
): Promise<SnapshotFacts | null> {
  await place.sweep();
  const newest = (await place.list()).at(-1);
  const [current, rows] = await store.use(async (db) => [
    ((await db.meta.get('sequence'))?.value as number | undefined) ?? 0,
    await db.papers.count(),
  ]);
  if (newest && newest.sequence === current) return newest;
  if (rows === 0) return null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const name = nameOf(Math.max(now, newest ? timeOf(newest.name) + 1 : 0) + attempt);
    let facts: SnapshotFacts | null;
    try {
      facts = await written(store, place, name, generator, now, { quiet, reach });
    } catch (error) {
      // What cannot be removed now is swept before the next.
      await place.remove(name).catch(() => undefined);
      throw error;
    }
    if (!facts) {
      await place.remove(name);
      continue;
    }
    await place.vouch(facts);
    for (const old of outlived(await place.list(), now)) await place.remove(old.name);
    return facts;
  }
  return null;
}

/** Writes a snapshot and reads it back; null where the library did not stand still meanwhile. */
async function written(
  store: Store,
  place: SnapshotPlace,
  name: string,
  generator: string,
  now: number,
  { quiet, reach }: Required<SnapshotPace>,
): Promise<SnapshotFacts | null> {
  const { chunks, papers, sequence, isStill, done } = await exportPapers(
    store,
    'json',
    generator,
    undefined,
    quiet,
  );
  let length = 0;
  const out = passing(chunks, (chunk) => {
    length += chunk.length;
    reach(WRITING * done());
  });
  const bytes = await place.write(name, out);
  if (!(await isStill())) return null;
  let read = 0;
  const back = passing(textChunks(await place.read(name)), (chunk) => {
    read += chunk.length;
    reach(WRITING + ((1 - WRITING) * read) / Math.max(1, length));
  });
  const { counts, faults } = await readBack(back, quiet);
  if (faults.length > 0) throw new LibraryError('damaged', `A snapshot did not read back: ${faults[0]}.`);
  return { name, at: now, sequence, papers, counts, bytes };
}

async function* passing(
  chunks: AsyncIterable<string> | Iterable<string>,
  look: (chunk: string) => void,
): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    look(chunk);
    yield chunk;
  }
}

/** Reads a whole library file and says what is wrong with it; nothing, when it is as it was written. */
async function readBack(
  chunks: AsyncIterable<string>,
  quiet: () => Promise<void>,
): Promise<{ counts: LibraryHeader['counts']; faults: string[] }> {
  const reader = new LibraryReader();
  const faults: string[] = [];
  let counts: LibraryHeader['counts'] = {};
  const take = (events: ReturnType<LibraryReader['push']>) => {
    for (const event of events) {
      if (event.kind === 'rejected') faults.push(`line ${event.line ?? 0}: ${event.reason}`);
      if (event.kind === 'end') {
        counts = event.read;
        faults.push(...event.warnings);
      }
    }
  };
  for await (const chunk of chunks) {
    await quiet();
    take(reader.push(chunk));
  }
  take(reader.end());
  return { counts, faults };
}

/** Names follow each other even where the clock was set back: the last snapshot is always the last by name. */
function nameOf(at: number): string {
  return `${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}.json.gz`;
}

/** ms since 1970; 0 for a name that is none of ours. */
function timeOf(name: string): number {
  const [, day, hours, minutes, seconds, ms] =
    /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/.exec(name) ?? [];
  return day === undefined ? 0 : Date.parse(`${day}T${hours}:${minutes}:${seconds}.${ms}Z`);
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Snapshots together may take so many bytes; the newest two stay whatever they take. */
const ROOM = 400_000_000;

/**
 * The snapshots that newer ones have made needless: kept are the newest three, the last of each of seven days and the
 * last of each of eight weeks, as far as there is room.
 */
export function outlived(snapshots: readonly SnapshotFacts[], now: number): SnapshotFacts[] {
  const newestFirst = snapshots.toSorted((a, b) => (a.name < b.name ? 1 : -1));
  const days = new Set<number>();
  const weeks = new Set<number>();
  let bytes = 0;
  return newestFirst.filter((snapshot, index) => {
    const day = Math.floor(snapshot.at / DAY);
    const week = Math.floor(snapshot.at / (7 * DAY));
    const isDaily = !days.has(day) && now - snapshot.at < 8 * DAY;
    const isWeekly = !weeks.has(week) && now - snapshot.at < 60 * DAY;
    days.add(day);
    weeks.add(week);
    bytes += snapshot.bytes;
    const isKept = index < 2 || (bytes <= ROOM && (index < 3 || isDaily || isWeekly));
    if (!isKept) bytes -= snapshot.bytes;
    return !isKept;
  });
}

/** The last change lies so long back that the reader has paused. */
const QUIET = 3 * 60_000;
/** However busy the reader is, a change waits no longer than this. */
const LONGEST = 20 * 60_000;

/** When to take the next snapshot (ms since 1970), the library having changed now and for the first time at `since`. */
export function nextSnapshotAt(now: number, since: number): number {
  return Math.max(now, Math.min(now + QUIET, since + LONGEST));
}
