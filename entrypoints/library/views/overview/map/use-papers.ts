import { useEffect, useState } from 'preact/hooks';
import type { LateStore } from '../../../../../lib/browser/pages/late-store.ts';
import { papersById } from '../../../../../lib/library/reading/reading.ts';
import type { PaperRow } from '../../../../../lib/paper/rows.ts';

/** The papers with these ids, from when they are read; those before stay until then. */
export function usePapers(store: LateStore, ids: readonly string[]): readonly PaperRow[] {
  const [papers, setPapers] = useState<readonly PaperRow[]>([]);
  const wanted = ids.join(' ');
  useEffect(() => {
    let isWanted = true;
    if (ids.length === 0) setPapers([]);
    else
      store
        .use((db) => papersById(db, ids))
        .then(
          (rows) => isWanted && setPapers(rows),
          // A name that cannot be read is not shown; the point still leads to its paper.
          () => isWanted && setPapers([]),
        );
    return () => {
      isWanted = false;
    };
  }, [store, wanted]);
  return papers;
}
