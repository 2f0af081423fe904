/**
 * Papers that were kept as two and are one work by the rules of today: an identifier came later, the rules grew better, a
 * file brought both in as they stood. Looked for in the quiet, a few papers at a time, on from where the last look
 * ended. What is sure is merged, as one action with its history; what is not is offered to the reader, whose word is kept.
 */
import type { PaperRow, RecordRow } from '../../paper/rows.ts';
import { keysFor } from '../../works/candidates.ts';
import { decide } from '../../works/decide.ts';
import { pairId } from '../../works/split.ts';
import { regroup, touchedBy } from '../../works/touched.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { mergeByRules } from './decisions.ts';
import { lastSequence, touchedSince } from '../finder/index-store.ts';
import { neighboursOf } from './neighbours.ts';
import { MERGE, type Writer } from '../actions/operations.ts';
import { RecordShelf } from './shelf.ts';

/** Goes up when same work decides otherwise than before: the whole library is then looked through again. */
export const RULES = 1;
/** From here on two papers are merged unasked: an identifier in common, or nothing that speaks against it. */
const SURE = 0.95;
/** Less likely than this, two papers are not offered: more would be refused than taken. */
const WORTH_ASKING = 0.5;
/** Papers looked at in one step: some hundreds of ms. */
const STEP = 50;
/** Papers whose like are read in one transaction: a save waits for no more. */
const AT_ONCE = 10;
/** With more papers changed than this the way through all of them is the shorter one. */
const MANY_CHANGED = 400;
/** Offers that wait for the reader at most: an answer makes room for the next. */
const MOST_OFFERED = 100;

/** How far the library was looked through. */
export interface Progress {
  rules: number;
  /** The paper after which the next step begins; null when all were looked at. */
  after: string | null;
  /** Changes up to this operation were seen. */
  sequence: number;
}

/** Two papers that may be the same. */
export interface Offer {
  papers: [string, string];
  p: number;
  why: string;
}

const PROGRESS = 'duplicates';
const OFFERS = 'alike';

/** Answers `act`'s result: one action of the library. */
export type Act = <T>(work: (writer: Writer) => Promise<T>) => Promise<T>;

/** One step of the look. Answers whether there is more to look at; false changes nothing at all. */
export async function lookForDuplicates(db: LibraryDatabase, act: Act): Promise<boolean> {
  const [progress, last] = await Promise.all([progressOf(db), lastSequence(db)]);
  const { papers, next } = await stepAfter(db, progress, last);
  if (next === progress) return false;
  for (let left = papers; left.length > 0;) left = await settle(db, left, act);
  await db.meta.put({ name: PROGRESS, value: next });
  return next.after !== null || next.sequence < last;
}

/** The papers that may be the same, the likeliest first, as far as nobody has said so or otherwise. */
export async function offersOf(
  db: LibraryDatabase,
): Promise<{ papers: [PaperRow, PaperRow]; why: string }[]> {
  const offers = (await readOffers(db)).toSorted((a, b) => b.p - a.p);
  const open = await Promise.all(
    offers.map(async ({ papers, why }) => {
      const [one, other] = await db.papers.bulkGet(papers);
      if (!one || !other || one.deletedAt !== undefined || other.deletedAt !== undefined) return [];
      const parted = await isParted(db, papers);
      return parted ? [] : [{ papers: [one, other] as [PaperRow, PaperRow], why }];
    }),
  );
  return open.flat();
}

async function progressOf(db: LibraryDatabase): Promise<Progress> {
  const kept = (await db.meta.get(PROGRESS))?.value as Partial<Progress> | undefined;
  const { rules, after, sequence } = kept ?? {};
  const isWhole =
    rules === RULES && (after === null || typeof after === 'string') && typeof sequence === 'number';
  return isWhole ? (kept as Progress) : { rules: RULES, after: '', sequence: -1 };
}

/** How much of the library was looked through, 0..1: 1 when all of it was, but for changes since. */
export async function lookedThrough(db: LibraryDatabase): Promise<number> {
  const { after } = await progressOf(db);
  if (after === null) return 1;
  const [before, all] = await Promise.all([
    db.papers.where('id').belowOrEqual(after).count(),
    db.papers.count(),
  ]);
  return all === 0 ? 1 : before / all;
}

/** Every change up to this operation was looked at; -1 where nobody looked yet. */
export async function lookedUntil(db: LibraryDatabase): Promise<number> {
  const { after, sequence } = await progressOf(db);
  return after === null ? sequence : -1;
}

/** The papers to look at now, and how far the look is then; the same progress when there is nothing to look at. */
async function stepAfter(
  db: LibraryDatabase,
  progress: Progress,
  last: number,
): Promise<{ papers: string[]; next: Progress }> {
  // Another library than the one that was looked through.
  const from = progress.sequence > last ? { ...progress, after: '', sequence: -1 } : progress;
  if (from.after === null) {
    if (from.sequence === last) return { papers: [], next: progress };
    const { papers, sequence } = await touchedSince(db, from.sequence);
    if (papers.length <= MANY_CHANGED) return { papers, next: { ...from, sequence } };
    return stepAfter(db, { ...from, after: '', sequence: -1 }, last);
  }
  // What changes while all are looked at is looked at once more when that is done.
  const sequence = from.sequence < 0 ? last : from.sequence;
  const papers = await db.papers.where('id').above(from.after).limit(STEP).primaryKeys();
  return { papers, next: { ...from, sequence, after: papers.length < STEP ? null : papers.at(-1)! } };
}

/** What stands beside a paper: those that it is surely one with, itself among them, else those that it may be one with. */
interface Beside {
  sure: string[];
  near: Offer[];
}

/**
 * Merges papers with those that they are surely one with, and offers those that they may be one with. Answers which are
 * left to look at anew: those after the first that was merged.
 */
async function settle(db: LibraryDatabase, ids: readonly string[], act: Act): Promise<string[]> {
  const found = await allBeside(db, ids);
  const merged = found.findIndex(({ sure }) => sure.length > 0);
  const done = merged < 0 ? found.length : merged + 1;
  const near = found.slice(0, done).flatMap((each) => each.near);
  if (near.length > 0) await offer(db, near);
  if (merged >= 0) await act((writer) => mergeByRules(writer, found[merged]!.sure));
  return ids.slice(done);
}

async function allBeside(db: LibraryDatabase, ids: readonly string[]): Promise<Beside[]> {
  const shelf = new RecordShelf(db);
  const rows: (PaperRow | undefined)[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    // Their questions at once and in one transaction: each by itself would wait for the database to make it one of its own.
    const read = await db.transaction('r', [db.papers, db.records, db.keys], async () => {
      const records = await shelf.byPapers(some);
      await shelf.byKeys(records.map(({ given }) => keysFor(given)));
      return db.papers.bulkGet(some);
    });
    rows.push(...read);
  }
  const found: Beside[] = [];
  for (const paper of rows) {
    const isAlive = paper !== undefined && paper.deletedAt === undefined;
    const sure = isAlive ? await surelyOne(db, paper, shelf) : [];
    found.push({ sure, near: isAlive && sure.length === 0 ? await nearTo(db, paper.id, shelf) : [] });
  }
  return found;
}

async function nearTo(db: LibraryDatabase, id: string, shelf: RecordShelf): Promise<Offer[]> {
  const neighbours = await neighboursOf(db, id, shelf);
  return neighbours
    .filter(({ kind, p }) => kind === 'alike' && p >= WORTH_ASKING)
    .map(({ paper, p, why }) => ({ papers: sorted(id, paper.id), p, why }));
}

/**
 * The papers that this one is a single work with, itself among them, the oldest first, when each of them is so beyond
 * doubt; none when there is no other. Where one is in doubt the reader is asked: the rules take all of a work together.
 */
async function surelyOne(
  db: LibraryDatabase,
  { id, edits }: PaperRow,
  shelf: RecordShelf,
): Promise<string[]> {
  const own = await shelf.byPapers([id]);
  if (own.length === 0) return [];
  // What the reader entered for a paper is said of all that it was made from.
  for (const known of own) known.given = { ...known.given, ids: { ...known.given.ids, ...edits.ids } };
  const touched = await touchedBy(own, shelf);
  const work = regroup(touched).works.find((records) => records.some(({ paper }) => paper === id)) ?? [];
  const beside = new Set(work.map(({ paper }) => paper));
  if (beside.size < 2) return [];
  const rows = await db.papers.bulkGet([...beside]);
  const papers = rows.flatMap((row) => (row && row.deletedAt === undefined ? [row] : []));
  const recordsOf = Map.groupBy(work, ({ paper }) => paper);
  const areOne = (one: string, other: string): boolean =>
    (recordsOf.get(one) ?? []).some(({ given }) =>
      (recordsOf.get(other) ?? []).some((record) => {
        const { same, p } = decide(given, record.given);
        return same && p >= SURE;
      }),
    );
  const sure = new Set([id]);
  for (const reached of sure)
    for (const paper of papers) if (!sure.has(paper.id) && areOne(reached, paper.id)) sure.add(paper.id);
  if (sure.size < papers.length || sure.size < 2) return [];
  return papers
    .toSorted((a, b) => a.dates.saved - b.dates.saved || (a.id < b.id ? -1 : 1))
    .map((row) => row.id);
}

const sorted = (one: string, other: string): [string, string] => (one < other ? [one, other] : [other, one]);

async function offer(db: LibraryDatabase, more: readonly Offer[]): Promise<void> {
  await db.transaction('rw', [db.meta, db.papers, db.records, db.decisions], async () => {
    const pairOf = ({ papers }: Offer): string => papers.join(' ');
    const known = await readOffers(db);
    // Two papers of one step say the same of each other.
    const fresh = new Map(more.map((each) => [pairOf(each), each]));
    for (const each of known) fresh.delete(pairOf(each));
    if (fresh.size === 0) return;
    const open = new Set((await offersOf(db)).map(({ papers }) => papers.map((row) => row.id).join(' ')));
    const kept = known.filter((each) => open.has(pairOf(each)));
    const value = [...kept, ...fresh.values()].toSorted((a, b) => b.p - a.p).slice(0, MOST_OFFERED);
    await db.meta.put({ name: OFFERS, value });
  });
}

async function readOffers(db: LibraryDatabase): Promise<Offer[]> {
  const value = (await db.meta.get(OFFERS))?.value;
  return Array.isArray(value) ? (value as Offer[]) : [];
}

/** The reader, or a merge that was taken back, keeps them apart. */
async function isParted(db: LibraryDatabase, papers: readonly string[]): Promise<boolean> {
  const [one, other] = await Promise.all(papers.map((id) => aliveIds(db, id)));
  const pairs = (one ?? []).flatMap((a) => (other ?? []).map((b) => pairId(a, b)));
  const rows = await db.decisions.bulkGet(pairs);
  return rows.some((row) => row && !row.same && row.deletedAt === undefined);
}

async function aliveIds(db: LibraryDatabase, paper: string): Promise<string[]> {
  const rows: RecordRow[] = await db.records.where('paper').equals(paper).toArray();
  return rows.filter((row) => row.deletedAt === undefined).map(({ id }) => id);
}

/** A merge that nobody asked for, as it can be looked at and taken back. */
export interface Merged {
  operation: string;
  /** ms since 1970. */
  at: number;
  paper: PaperRow;
}

/** The merges of the last day that still stand, the latest first. */
export async function mergesOf(db: LibraryDatabase, since: number): Promise<Merged[]> {
  const rows = await db.operations
    .where('at')
    .above(since)
    .filter(({ kind, undone, changes }) => kind === MERGE && !undone && changes.length > 0)
    .toArray();
  const papers = await db.papers.bulkGet(rows.map(({ result }) => (result as string[])[0] ?? ''));
  return rows
    .flatMap(({ id, at }, index): Merged[] => {
      const paper = papers[index];
      return paper && paper.deletedAt === undefined ? [{ operation: id, at, paper }] : [];
    })
    .toReversed();
}
