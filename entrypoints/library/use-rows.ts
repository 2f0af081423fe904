/**
 * The rows that a list shows, by id. Those in the document follow the library; those that scrolling will come to are
 * read ahead of it, once, so that it finds them there.
 */
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { useLive, valueOf } from '../../components/use-live.ts';
import { listed, type ListedPaper, type RowCache } from './row-cache.ts';
import { useLibrary } from './use-library.ts';

/** Rows read ahead at a time. */
const CHUNK = 60;
/** ms without another row on the screen before rows are read ahead or again: until then the next letter may come. */
const PAUSE = 150;

/**
 * `shown`: ids in the document. `ahead`: ids around them, the nearest first. `asked`: the question, in whatever form
 * tells it from others.
 */
export function useRows(
  cache: RowCache,
  shown: readonly string[],
  ahead: readonly string[],
  asked: string,
): ReadonlyMap<string, ListedPaper> {
  const { store } = useLibrary();
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const onScreen = useRef(shown);
  onScreen.current = shown;
  const wanted = useRef(ahead);
  wanted.current = ahead;
  const isReading = useRef(false);
  const askedAt = useRef({ asked, at: 0 });
  if (askedAt.current.asked !== asked) askedAt.current = { asked, at: performance.now() };

  // What was read before is shown as it was, and followed once the list rests.
  const [followed, follow] = useState(shown);
  const names = shown.join(' ');
  useEffect(() => {
    const isThere = shown.every((id) => cache.rows.has(id));
    const timer = setTimeout(() => follow(shown), isThere ? PAUSE : 0);
    return () => clearTimeout(timer);
  }, [cache, names]);
  const fresh = valueOf(useLive(() => store.live((db) => listed(db, followed)), [store, followed.join(' ')]));
  const taken = useRef<ListedPaper[]>(undefined);
  if (fresh && taken.current !== fresh) {
    taken.current = fresh;
    cache.take(fresh);
  }

  useEffect(() => {
    // One chunk after another, always of what is wanted by then.
    const readOn = async (): Promise<void> => {
      cache.trim([...wanted.current, ...onScreen.current]);
      const missing = wanted.current.filter((id) => !cache.rows.has(id)).slice(0, CHUNK);
      const found = await cache.read(missing);
      if (missing.some((id) => onScreen.current.includes(id))) redraw(undefined as never);
      // What is not there any more would be missing for ever.
      if (found) await readOn();
    };
    const start = (): void => {
      if (isReading.current) return;
      isReading.current = true;
      readOn()
        .catch(() => undefined) // the rows on screen say what is wrong with the library
        .finally(() => (isReading.current = false));
    };
    const timer = setTimeout(start, Math.max(0, askedAt.current.at + PAUSE - performance.now()));
    return () => clearTimeout(timer);
  }, [cache, ahead]);
  return cache.rows;
}
