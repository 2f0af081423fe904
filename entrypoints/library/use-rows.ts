/**
 * The rows that a list shows, by id. Those in the document follow the library; those that scrolling will come to are
 * read ahead of it, once, so that it finds them there.
 */
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { useLive, valueOf } from '../../components/use-live.ts';
import type { LibraryDatabase } from '../../lib/library/database.ts';
import { markCounts, papersById } from '../../lib/library/reading.ts';
import type { PaperRow } from '../../lib/paper/rows.ts';
import { useLibrary } from './use-library.ts';

export interface ListedPaper {
  paper: PaperRow;
  marks: number;
}

/** Rows kept beyond those that are shown, for the way back: some MB. */
const MOST_KEPT = 3_000;
/** Rows read ahead at a time. */
const CHUNK = 60;

async function listed(db: LibraryDatabase, ids: readonly string[]): Promise<ListedPaper[]> {
  const [papers, marks] = await Promise.all([papersById(db, ids), markCounts(db, ids)]);
  return papers.map((paper) => ({ paper, marks: marks.get(paper.id) ?? 0 }));
}

/** `shown`: ids in the document. `ahead`: ids around them, the nearest first. */
export function useRows(
  shown: readonly string[],
  ahead: readonly string[],
): ReadonlyMap<string, ListedPaper> {
  const { store, first } = useLibrary();
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const kept = useRef<Map<string, ListedPaper>>(undefined as never);
  kept.current ??= new Map(
    first?.papers.map((paper) => [paper.id, { paper, marks: first.marks.get(paper.id) ?? 0 }]),
  );
  const onScreen = useRef(shown);
  onScreen.current = shown;
  const wanted = useRef(ahead);
  wanted.current = ahead;
  const isReading = useRef(false);

  const fresh = valueOf(useLive(() => store.live((db) => listed(db, shown)), [store, shown.join(' ')]));
  const taken = useRef<ListedPaper[]>(undefined);
  if (fresh && taken.current !== fresh) {
    taken.current = fresh;
    for (const row of fresh) kept.current.set(row.paper.id, row);
  }

  useEffect(() => {
    // One chunk after another, always of what is wanted by then.
    const readOn = async (): Promise<void> => {
      const missing = wanted.current.filter((id) => !kept.current.has(id)).slice(0, CHUNK);
      if (missing.length === 0) return;
      const rows = await store.use((db) => listed(db, missing));
      if (kept.current.size > MOST_KEPT) {
        const near = new Set([...wanted.current, ...onScreen.current]);
        for (const id of kept.current.keys()) if (!near.has(id)) kept.current.delete(id);
      }
      for (const row of rows) kept.current.set(row.paper.id, row);
      if (missing.some((id) => onScreen.current.includes(id))) redraw(undefined as never);
      // What is not there any more would be missing for ever.
      if (rows.length > 0) await readOn();
    };
    if (isReading.current) return;
    isReading.current = true;
    readOn()
      .catch(() => undefined) // the rows on screen say what is wrong with the library
      .finally(() => (isReading.current = false));
  }, [store, ahead]);
  return kept.current;
}
