/** The rows that a list shows, by id: read in one go for the window that is shown, and again when one of them changes. */
import { liveQuery } from 'dexie';
import { useRef } from 'preact/hooks';
import { useLive, valueOf } from '../../components/use-live.ts';
import { markCounts, papersById } from '../../lib/library/reading.ts';
import type { PaperRow } from '../../lib/paper/rows.ts';
import { useLibrary } from './use-library.ts';

export interface ListedPaper {
  paper: PaperRow;
  marks: number;
}

/** Rows kept beyond those that are shown, for the way back. */
const MOST_KEPT = 1_500;

export function useRows(ids: readonly string[]): ReadonlyMap<string, ListedPaper> {
  const { store } = useLibrary();
  const kept = useRef(new Map<string, ListedPaper>());
  const fresh = valueOf(
    useLive(
      () =>
        liveQuery(() =>
          store.use(async (db) => {
            const [papers, marks] = await Promise.all([papersById(db, ids), markCounts(db, ids)]);
            return papers.map((paper): ListedPaper => ({ paper, marks: marks.get(paper.id) ?? 0 }));
          }),
        ),
      [store, ids.join(' ')],
    ),
  );
  const taken = useRef<ListedPaper[]>(undefined);
  if (fresh && taken.current !== fresh) {
    taken.current = fresh;
    if (kept.current.size > MOST_KEPT) kept.current.clear();
    for (const row of fresh) kept.current.set(row.paper.id, row);
  }
  return kept.current;
}
