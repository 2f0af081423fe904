/**
 * Rows of papers that were read for the list, by id, so that scrolling and the next answer find them there. What is shown
 * is followed beside it (`use-rows.ts`).
 */
import type { LibraryDatabase } from '../../lib/library/database/database.ts';
import type { NewestPapers } from '../../lib/library/reading/first-look.ts';
import { markCounts, papersById } from '../../lib/library/reading/reading.ts';
import type { PaperRow } from '../../lib/paper/rows.ts';

export interface ListedPaper {
  paper: PaperRow;
  marks: number;
}

/** Rows kept beyond those that are shown, for the way back: some MB. */
const MOST_KEPT = 3_000;

/** The part of a store that is used. */
interface Reading {
  use<T>(work: (db: LibraryDatabase) => Promise<T>): Promise<T>;
}

/** The rows of these papers as a list shows them, without those that are gone. */
export async function listed(db: LibraryDatabase, ids: readonly string[]): Promise<ListedPaper[]> {
  const [papers, marks] = await Promise.all([papersById(db, ids), markCounts(db, ids)]);
  return papers.map((paper) => ({ paper, marks: marks.get(paper.id) ?? 0 }));
}

/** What was read ahead of the store, as a list shows it. */
export const listedIn = (first: NewestPapers | null): ListedPaper[] =>
  (first?.papers ?? []).map((paper) => ({ paper, marks: first?.marks.get(paper.id) ?? 0 }));

export class RowCache {
  readonly rows = new Map<string, ListedPaper>();
  readonly #store: Reading;

  /** `first`: what was read ahead of the store. */
  constructor(store: Reading, first: readonly ListedPaper[]) {
    this.#store = store;
    this.take(first);
  }

  /** Takes rows over; one that has not changed stays the same object, so that nothing is drawn for it again. */
  take(fresh: readonly ListedPaper[]): void {
    for (const row of fresh) {
      const kept = this.rows.get(row.paper.id);
      if (kept?.paper.updatedAt !== row.paper.updatedAt || kept.marks !== row.marks)
        this.rows.set(row.paper.id, row);
    }
  }

  /** Reads those of these papers that are not there; null where all are. Answers how many were found. */
  read(ids: readonly string[]): Promise<number> | null {
    const missing = ids.filter((id) => !this.rows.has(id));
    if (missing.length === 0) return null;
    return this.#store
      .use((db) => listed(db, missing))
      .then((rows) => {
        this.take(rows);
        return rows.length;
      });
  }

  /** Forgets the rows that are far from these papers, once there are many. */
  trim(near: Iterable<string>): void {
    if (this.rows.size <= MOST_KEPT) return;
    const wanted = new Set(near);
    for (const id of this.rows.keys()) if (!wanted.has(id)) this.rows.delete(id);
  }
}
