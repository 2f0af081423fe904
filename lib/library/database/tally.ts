/**
 * How many papers there are, kept beside them: counting 50,000 rows takes the browser some tenths of a second, and is
 * wanted at every opening and after every change. Each operation adds its difference in its own transaction; where no
 * tally is (an old library, a restored one) the rows are counted once.
 */
import type { MarkRow, PaperRow } from '../../paper/rows.ts';
import type { LibraryDatabase } from './database.ts';

/** What a reader is told. */
export interface Counts {
  /** Papers that are not deleted. */
  all: number;
  later: number;
  /** Papers with marks. */
  marked: number;
}

export interface Tally extends Counts {
  /** Rows of papers, those of deleted papers included: what the sentinel compares. */
  rows: number;
  /** When the rows themselves were counted last, ms since 1970. */
  countedAt: number;
}

/** Its row among the library's facts. */
export const TALLY = 'tally';
/** Papers whose marks are counted at a time. */
const PAGE = 500;

const isAlive = (row: object | null | undefined): boolean =>
  row !== null && row !== undefined && (row as { deletedAt?: number }).deletedAt === undefined;
const isLater = (row: object | null): boolean => isAlive(row) && (row as PaperRow).state === 'later';

/** The tally that is kept; null where there is none. */
export async function keptTally(db: LibraryDatabase): Promise<Tally | null> {
  return parseTally((await db.meta.get(TALLY))?.value);
}

/** What is kept as a tally; null where it is none. */
export function parseTally(value: unknown): Tally | null {
  const kept = value as Tally | null | undefined;
  const isWhole = parseTotals(kept) && [kept?.rows, kept?.countedAt].every(Number.isSafeInteger);
  return kept && isWhole ? kept : null;
}

export const totalsIn = ({ all, later, marked }: Counts): Counts => ({ all, later, marked });

/** Totals as they were written somewhere; null for what is none. */
export function parseTotals(value: unknown): Counts | null {
  const totals = value as Counts | null | undefined;
  const isWhole = [totals?.all, totals?.later, totals?.marked].every(Number.isSafeInteger);
  return totals && isWhole ? totalsIn(totals) : null;
}

/** The tally that is kept, or else what is counted. */
export async function tallyOf(db: LibraryDatabase): Promise<Tally> {
  return (await keptTally(db)) ?? countAll(db);
}

/** Counts the rows themselves. Takes some tenths of a second for 50,000 papers. */
export async function countAll(db: LibraryDatabase): Promise<Tally> {
  const [rows, deletedKeys, laterKeys, marks] = await Promise.all([
    db.papers.count(),
    // Tombstones stand in the index of deletions alone, so that counting them reads no paper.
    db.papers.where('deletedAt').above(0).primaryKeys(),
    db.papers.where('state').equals('later').primaryKeys(),
    db.marks.toArray(),
  ]);
  const deleted = new Set(deletedKeys);
  const marked = new Set(marks.filter(isAlive).map(({ paper }) => paper));
  return {
    rows,
    all: rows - deleted.size,
    later: laterKeys.filter((id) => !deleted.has(id)).length,
    marked: [...marked].filter((id) => !deleted.has(id)).length,
    countedAt: Date.now(),
  };
}

/** Sequence of the last operation, which a count is of. */
export async function sequenceOf(db: LibraryDatabase): Promise<number> {
  const row = await db.meta.get('sequence');
  return typeof row?.value === 'number' ? row.value : 0;
}

/**
 * Counts the rows and keeps what was counted. Readers are not kept waiting for it, nor is a change lost on it: what is
 * answered is as of the operation that is answered with it.
 */
export async function recount(db: LibraryDatabase): Promise<{ tally: Tally; sequence: number }> {
  const counted = await db.transaction('r', db.papers, db.marks, db.meta, async () => ({
    tally: await countAll(db),
    sequence: await sequenceOf(db),
  }));
  return db.transaction('rw', db.meta, async () => {
    const sequence = await sequenceOf(db);
    const kept = await keptTally(db);
    // What was changed meanwhile was added to what is kept.
    if (kept && sequence !== counted.sequence) return { tally: kept, sequence };
    await db.meta.put({ name: TALLY, value: counted.tally });
    return counted;
  });
}

/** The difference that one operation makes. */
export class TallyDifference {
  #rows = 0;
  #all = 0;
  #later = 0;
  /** By paper, how many more marks it has. */
  readonly #marks = new Map<string, number>();

  /** A row was written or taken away. */
  note(table: string, before: object | null, after: object | null): void {
    if (table === 'papers') {
      this.#rows += Number(after !== null) - Number(before !== null);
      this.#all += Number(isAlive(after)) - Number(isAlive(before));
      this.#later += Number(isLater(after)) - Number(isLater(before));
    } else if (table === 'marks') {
      this.#mark(before, -1);
      this.#mark(after, 1);
    }
  }

  #mark(row: object | null, by: number): void {
    if (!isAlive(row)) return;
    const { paper } = row as MarkRow;
    this.#marks.set(paper, (this.#marks.get(paper) ?? 0) + by);
  }

  /** What is kept with the difference, at the end of the operation's transaction. */
  async addedTo(kept: Tally | null, db: LibraryDatabase): Promise<Tally> {
    if (!kept) return countAll(db);
    return {
      rows: kept.rows + this.#rows,
      all: kept.all + this.#all,
      later: kept.later + this.#later,
      marked: kept.marked + (await this.#marked(db)),
      countedAt: kept.countedAt,
    };
  }

  /** How many more papers have marks: those that have some now and had none, less those that had some and have none. */
  async #marked(db: LibraryDatabase): Promise<number> {
    const changed = [...this.#marks].filter(([, by]) => by !== 0);
    let more = 0;
    for (let at = 0; at < changed.length; at += PAGE) {
      const page = changed.slice(at, at + PAGE);
      const marks = await db.marks
        .where('paper')
        .anyOf(page.map(([paper]) => paper))
        .toArray();
      const now = Map.groupBy(marks.filter(isAlive), ({ paper }) => paper);
      for (const [paper, by] of page) {
        const count = now.get(paper)?.length ?? 0;
        more += Number(count > 0) - Number(count - by > 0);
      }
    }
    return more;
  }
}
