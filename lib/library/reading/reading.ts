/** Reading for our own pages: windows and counts, never all papers at once. Meant to run inside `liveQuery`. */
import type {
  CollectionRow,
  MarkColour,
  MarkRow,
  PaperRow,
  RecordRow,
  SearchRow,
  TagRow,
} from '../../paper/rows.ts';
import { textsOf, type ShownAbstract } from '../texts/abstracts.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { livingPaper } from '../database/living.ts';
import { tallyOf, totalsIn, type Counts } from '../database/tally.ts';

export const isAlive = (row: { deletedAt?: number }): boolean => row.deletedAt === undefined;

/** Ids of the `limit` papers that were saved last; reads no paper. */
export async function newestIds(db: LibraryDatabase, limit: number): Promise<string[]> {
  const deleted = await deletedPapers(db);
  const keys = await db.papers
    .orderBy('dates.saved')
    .reverse()
    .limit(limit + deleted.size)
    .primaryKeys();
  return keys.filter((id) => !deleted.has(id)).slice(0, limit);
}

/** As they were counted when they were written: no paper is read. */
export async function counts(db: LibraryDatabase): Promise<Counts> {
  return totalsIn(await tallyOf(db));
}

/** Tombstones stand in the index of deletions alone. */
async function deletedPapers(db: LibraryDatabase): Promise<Set<string>> {
  return new Set(await db.papers.where('deletedAt').above(0).primaryKeys());
}

/** Papers by id, in the order asked, without those that are gone. */
export async function papersById(db: LibraryDatabase, ids: readonly string[]): Promise<PaperRow[]> {
  const rows = await db.papers.bulkGet([...ids]);
  return rows.filter((row) => row !== undefined && isAlive(row)) as PaperRow[];
}

/** Marks of these papers, in the order of the text. */
export async function marksOf(db: LibraryDatabase, papers: readonly string[]): Promise<MarkRow[]> {
  if (papers.length === 0) return [];
  const marks = await db.marks.where('paper').anyOf(papers).toArray();
  return inTextOrder(marks.filter(isAlive));
}

export function inTextOrder(marks: readonly MarkRow[]): MarkRow[] {
  return marks.toSorted((a, b) => a.position.start - b.position.start);
}

/** How many marks each of these papers carries; those without are left out. */
export async function markCounts(
  db: LibraryDatabase,
  papers: readonly string[],
): Promise<Map<string, number>> {
  // Asked for all at once: stepping from one paper to the next would wait for the browser's own process at each step.
  const found = await db.transaction('r', db.marks, () =>
    Promise.all(papers.map((paper) => db.marks.where('paper').equals(paper).toArray())),
  );
  const alive = found.flat().filter(isAlive);
  return new Map([...Map.groupBy(alive, ({ paper }) => paper)].map(([paper, its]) => [paper, its.length]));
}

/** Tags that have a colour, and it. */
export async function tagColours(db: LibraryDatabase): Promise<Map<string, MarkColour>> {
  return coloursOf(await db.tags.toArray());
}

export function coloursOf(tags: readonly TagRow[]): Map<string, MarkColour> {
  return new Map(tags.filter(isAlive).flatMap(({ name, colour }) => (colour ? [[name, colour]] : [])));
}

/** All collections, by name within the one they are in. */
export async function allCollections(db: LibraryDatabase): Promise<CollectionRow[]> {
  const rows = await db.collections.toArray();
  return rows.filter(isAlive).toSorted((a, b) => a.name.localeCompare(b.name));
}

/** The searches kept, by name. */
export async function allSearches(db: LibraryDatabase): Promise<SearchRow[]> {
  const rows = await db.searches.toArray();
  return rows.filter(isAlive).toSorted((a, b) => a.name.localeCompare(b.name));
}

export interface PaperDetails {
  paper: PaperRow;
  marks: MarkRow[];
  records: RecordRow[];
  abstract: ShownAbstract | undefined;
}

/** Everything about one paper, or about the one that it turned out to be; null when it is gone. */
export async function paperDetails(db: LibraryDatabase, id: string): Promise<PaperDetails | null> {
  const paper = await livingPaper(db, id);
  if (!paper) return null;
  const [marks, records, rows] = await Promise.all([
    marksOf(db, [paper.id]),
    db.records.where('paper').equals(paper.id).toArray(),
    db.abstracts.where('paper').equals(paper.id).toArray(),
  ]);
  const abstract = textsOf(records, rows).find(({ key }) => key === paper.currentAbstract);
  return { paper, marks, records: records.filter(isAlive), abstract };
}
