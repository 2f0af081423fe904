/** The few papers that a question finds, as rows; for choosing one of them. */
import { useLive, valueOf } from '../../../components/use-live.ts';
import { EVERYTHING } from '../../../lib/library/finder/client.ts';
import { papersById } from '../../../lib/library/reading/reading.ts';
import type { PaperRow } from '../../../lib/paper/rows.ts';
import { useLibrary } from '../use-library.ts';

/** Undefined until there is an answer, and where nothing is asked. */
export function useFound(text: string, limit: number): readonly PaperRow[] | undefined {
  const { store, searcher } = useLibrary();
  const found = valueOf(
    useLive(
      () => ({
        subscribe(next: (found: { text: string; rows: PaperRow[] }) => void, fail: (error: unknown) => void) {
          if (text === '') return { unsubscribe() {} };
          return searcher.watch({ ...EVERYTHING, text, limit }).subscribe(({ ids }) => {
            store.use((db) => papersById(db, ids)).then((rows) => next({ text, rows }), fail);
          }, fail);
        },
      }),
      [store, searcher, text, limit],
    ),
  );
  return found?.text === text ? found.rows : undefined;
}
