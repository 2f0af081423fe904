/** Reads what the pictures are made of, page by page, keeping of each paper no more than they need. */
import type { PaperRow } from '../../paper/rows.ts';
import type { LibraryDatabase } from '../database.ts';
import { today } from '../days.ts';
import type { CountedMet, CountedPaper } from './figures.ts';
import type { MapPaper } from './map.ts';

/** Rows read at a time. */
const PAGE = 1_000;

export interface ReadPaper extends CountedPaper, MapPaper {
  star: boolean;
}

export interface ReadRows {
  /** In the order of their ids, which is the same each time. */
  papers: ReadPaper[];
  met: CountedMet;
  /** The day of each mark. */
  markedOn: number[];
}

/** `progress` is told how much is read, 0..1. */
export async function readRows(db: LibraryDatabase, progress: (done: number) => void): Promise<ReadRows> {
  const marks = (await db.marks.toArray()).filter(({ deletedAt }) => deletedAt === undefined);
  const marksOf = new Map<string, number>();
  for (const { paper } of marks) marksOf.set(paper, (marksOf.get(paper) ?? 0) + 1);
  const total = Math.max(1, (await db.papers.count()) + (await db.met.count()));
  let read = 0;
  const papers: ReadPaper[] = [];
  const papersAfter = (id: string | null) =>
    (id === null ? db.papers.orderBy('id') : db.papers.where('id').above(id)).limit(PAGE).toArray();
  for await (const page of pagesOf(papersAfter, ({ id }) => id)) {
    for (const row of page) if (row.deletedAt === undefined) papers.push(slim(row, marksOf.get(row.id) ?? 0));
    progress((read += page.length) / total);
  }
  const met: CountedMet = { seen: [], dismissed: [] };
  const metAfter = (key: string | null) =>
    (key === null ? db.met.orderBy('key') : db.met.where('key').above(key)).limit(PAGE).toArray();
  for await (const page of pagesOf(metAfter, ({ key }) => key)) {
    for (const { state, first } of page) if (state !== 'later') met[state].push(first);
    progress((read += page.length) / total);
  }
  return { papers, met, markedOn: marks.map(({ at }) => today(at)) };
}

/** Pages of a table in the order of its keys. `after`: a page of rows beyond a key, or the first. */
async function* pagesOf<T>(
  after: (key: string | null) => Promise<T[]>,
  keyOf: (row: T) => string,
): AsyncGenerator<T[]> {
  for (let page = await after(null); page.length > 0; page = await after(keyOf(page.at(-1) as T))) yield page;
}

function slim({ id, bibliography, dates, state, star, tags }: PaperRow, marks: number): ReadPaper {
  const { title, abstract = '', authors, subjects = [] } = bibliography;
  return {
    id,
    title,
    abstract,
    authors,
    subjects,
    tags,
    state,
    star,
    saved: today(dates.saved),
    read: dates.read === undefined ? undefined : today(dates.read),
    marks,
  };
}
