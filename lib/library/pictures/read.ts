/** Reads what the pictures are made of, page by page, keeping of each paper no more than they need. */
import type { MarkRow, MetRow, PaperRow } from '../../paper/rows.ts';
import { today } from '../reading/days.ts';
import { asked } from '../database/plain-database.ts';
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
export async function readRows(database: IDBDatabase, progress: (done: number) => void): Promise<ReadRows> {
  const table = (name: string) => database.transaction(name).objectStore(name);
  const marks = ((await asked(table('marks').getAll())) as MarkRow[]).filter(isAlive);
  const marksOf = new Map<string, number>();
  for (const { paper } of marks) marksOf.set(paper, (marksOf.get(paper) ?? 0) + 1);
  const total = Math.max(1, (await asked(table('papers').count())) + (await asked(table('met').count())));
  let read = 0;
  const papers: ReadPaper[] = [];
  for await (const page of pagesOf<PaperRow>(table, 'papers')) {
    for (const row of page)
      if (isAlive(row) && isWhole(row)) papers.push(slim(row, marksOf.get(row.id) ?? 0));
    progress((read += page.length) / total);
  }
  const met: CountedMet = { seen: [], dismissed: [] };
  for await (const page of pagesOf<MetRow>(table, 'met')) {
    for (const { state, first } of page)
      if (state === 'seen' || state === 'dismissed') met[state].push(first);
    progress((read += page.length) / total);
  }
  return { papers, met, markedOn: marks.map(({ at }) => today(at)) };
}

/** Pages of a table in the order of its keys, each in a transaction of its own: whoever writes does not wait. */
async function* pagesOf<T>(table: (name: string) => IDBObjectStore, name: string): AsyncGenerator<T[]> {
  let range: IDBKeyRange | null = null;
  for (;;) {
    const rows = table(name);
    const page: T[] = await asked(rows.getAll(range, PAGE));
    if (page.length === 0) return;
    yield page;
    const last = page.at(-1) as Record<string, string>;
    range = IDBKeyRange.lowerBound(last[rows.keyPath as string], true);
  }
}

const isAlive = (row: { deletedAt?: number }): boolean => row.deletedAt === undefined;

/** What is counted of it is there: one damaged row must not cost the picture of all the others. */
function isWhole({ bibliography, dates, tags }: Partial<PaperRow>): boolean {
  return (
    typeof bibliography?.title === 'string' &&
    Array.isArray(bibliography.authors) &&
    typeof dates?.saved === 'number' &&
    Array.isArray(tags)
  );
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
