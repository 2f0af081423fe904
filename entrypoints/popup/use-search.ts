/** What a question finds, with the rows of the window that is shown; both follow the library. */
import { useLive, valueOf } from '../../components/use-live.ts';
import type { SearchClient } from '../../lib/library/finder/client.ts';
import type { SearchAnswer, SearchRequest } from '../../lib/library/finder/protocol.ts';
import { papersById } from '../../lib/library/reading/reading.ts';
import type { ReadableStore } from '../../lib/library/database/store.ts';
import type { PaperRow } from '../../lib/paper/rows.ts';

export interface Found {
  request: SearchRequest;
  answer: SearchAnswer;
  /** The rows of `answer.ids`, in their order; one that was deleted meanwhile is left out. */
  papers: PaperRow[];
}

/** Undefined until the first answer; then the last one that is whole with its rows. Null asks nothing. */
export function useSearch(
  store: ReadableStore,
  searcher: SearchClient,
  request: SearchRequest | null,
): Found | undefined {
  const asked = JSON.stringify(request);
  const answered = valueOf(
    useLive(
      () => ({
        subscribe(
          next: (value: { request: SearchRequest; answer: SearchAnswer }) => void,
          fail: (error: unknown) => void,
        ) {
          if (!request) return { unsubscribe() {} };
          return searcher.watch(request).subscribe((answer) => next({ request, answer }), fail);
        },
      }),
      [searcher, asked],
    ),
  );
  const ids = answered?.answer.ids ?? [];
  return valueOf(
    useLive(
      () =>
        answered ? store.live(async (db) => ({ ...answered, papers: await papersById(db, ids) })) : null,
      [store, answered],
    ),
  );
}
