/**
 * The few rows that a page of ours shows first, read by the browser's own calls: the engine that runs the database
 * (Dexie) takes longer to load than they take to read. What is shown is followed through the store from then on, so
 * whatever this cannot answer (no library, one of another version, a row that is not as it should be) it leaves to that:
 * null, never an error.
 */
import type { MarkColour, MarkRow, PaperRow, TagRow } from '../../paper/rows.ts';
import { asked, opened, type Place } from '../database/plain-database.ts';
import { coloursOf, inTextOrder, isAlive } from './reading.ts';
import { parseTally, TALLY, totalsIn, type Counts } from '../database/tally.ts';

/** The papers saved last, and what a list of them shows. */
export interface NewestPapers {
  papers: PaperRow[];
  /** How many marks each has, by paper. */
  marks: Map<string, number>;
  tagColours: Map<string, MarkColour>;
  totals: Counts | null;
}

/** What the reader wrote on some papers. */
export interface PapersWithMarks {
  papers: PaperRow[];
  marks: MarkRow[];
}

/** Rows that are read for one that is shown, at most: where many of the newest were deleted, the store answers. */
const DELETED_AMONG = 3;

export class FirstLook {
  readonly #database: Promise<IDBDatabase | null>;

  /**
   * `where` the library's database lies (`database-name.ts`); `likely`: the one that is opened while that is looked up,
   * where it mostly is that one.
   */
  constructor(where: () => Promise<Place>, likely?: Place) {
    const early = likely && opened(likely).catch(() => null);
    this.#database = where()
      .then(async (place) => {
        if (early && place.name === likely.name) return early;
        void early?.then((other) => other?.close());
        return opened(place);
      })
      .catch(() => null);
  }

  /** How many papers there are, as it is kept beside them. */
  totals(): Promise<Counts | null> {
    return this.#read(['meta'], async (table) => totalsOf(await asked(table('meta').get(TALLY))));
  }

  /** The `limit` papers that were saved last. Null for none at all: whether that is right, the library's keeper tells. */
  newest(limit: number): Promise<NewestPapers | null> {
    return this.#read(['papers', 'marks', 'tags', 'meta'], async (table) => {
      const [papers, tags, tally] = await Promise.all([
        newestRows(table('papers').index('dates.saved'), limit),
        asked(table('tags').getAll()),
        asked(table('meta').get(TALLY)),
      ]);
      if (!papers?.every(isPaper) || papers.length === 0) return null;
      const marks = await marksUnder(table('marks'), papers);
      return {
        papers,
        marks: new Map([...Map.groupBy(marks, ({ paper }) => paper)].map(([id, its]) => [id, its.length])),
        tagColours: coloursOf(tags.filter(isTag)),
        totals: totalsOf(tally),
      };
    });
  }

  /** These papers with their marks, without those that are gone. */
  papers(ids: readonly string[]): Promise<PapersWithMarks | null> {
    return this.#read(['papers', 'marks'], async (table) => {
      const rows = await Promise.all(ids.map((id) => asked(table('papers').get(id))));
      const papers = rows.filter((row) => row !== undefined);
      if (!papers.every(isPaper)) return null;
      const alive = papers.filter(isAlive);
      return { papers: alive, marks: inTextOrder(await marksUnder(table('marks'), alive)) };
    });
  }

  /** Lets go of the database: it is not held open beside the store. */
  close(): void {
    void this.#database.then((database) => database?.close());
  }

  async #read<T>(
    tables: string[],
    read: (table: (name: string) => IDBObjectStore) => Promise<T | null>,
  ): Promise<T | null> {
    const database = await this.#database;
    try {
      const transaction = database?.transaction(tables, 'readonly');
      return transaction ? await read((name) => transaction.objectStore(name)) : null;
    } catch {
      return null;
    }
  }
}

/** The rows at the end of an index, the last first, without tombstones; null where these are too many to pass by. */
async function newestRows(index: IDBIndex, limit: number): Promise<unknown[] | null> {
  if ('getAllRecords' in index) {
    // All in one answer, with browsers that read backwards (Chromium from 141, Firefox from 142).
    const backwards = { direction: 'prev', count: limit } as unknown as IDBKeyRange;
    const rows: unknown[] = await asked(index.getAll(backwards));
    if (rows.every(isAliveRow)) return rows;
  }
  return new Promise((resolve, reject) => {
    const rows: unknown[] = [];
    let left = limit * DELETED_AMONG;
    const request = index.openCursor(null, 'prev');
    request.addEventListener('error', () => reject(request.error));
    request.addEventListener('success', () => {
      const cursor = request.result;
      if (!cursor || rows.length === limit) return resolve(rows);
      if (left-- === 0) return resolve(null);
      if (isAliveRow(cursor.value)) rows.push(cursor.value);
      cursor.continue();
    });
  });
}

async function marksUnder(marks: IDBObjectStore, papers: readonly PaperRow[]): Promise<MarkRow[]> {
  const rows = await Promise.all(papers.map(({ id }) => asked(marks.index('paper').getAll(id))));
  return rows.flat().filter(isMark).filter(isAlive);
}

function totalsOf(row: unknown): Counts | null {
  const tally = parseTally((row as { value?: unknown } | undefined)?.value);
  return tally && totalsIn(tally);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isAliveRow = (row: unknown): boolean => isObject(row) && row['deletedAt'] === undefined;

const isNamed = (value: unknown): boolean => isObject(value) && typeof value['name'] === 'string';

/** What is shown of it is there. */
function isPaper(row: unknown): row is PaperRow {
  if (!isObject(row) || typeof row['id'] !== 'string' || typeof row['note'] !== 'string') return false;
  const { bibliography: of, dates, tags } = row;
  if (!isObject(of) || !isObject(dates) || !Array.isArray(tags)) return false;
  const { title, authors, ids } = of;
  return typeof title === 'string' && Array.isArray(authors) && authors.every(isNamed) && isObject(ids);
}

function isMark(row: unknown): row is MarkRow {
  return (
    isObject(row) && typeof row['paper'] === 'string' && isObject(row['quote']) && isObject(row['position'])
  );
}

function isTag(row: unknown): row is TagRow {
  return isNamed(row);
}
