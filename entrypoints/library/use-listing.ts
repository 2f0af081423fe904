/**
 * The list as it is asked for: how many papers there are, and the id of each as far as it is known. Ids come in windows
 * around what is shown, and stay while the same question is asked, so that a list of any length is never held whole
 * by this page and no row that was shown turns blank.
 */
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useLive, valueOf } from '../../components/use-live.ts';
import type { SearchAnswer } from '../../lib/library/finder/protocol.ts';
import { newestIds } from '../../lib/library/reading/reading.ts';
import { asksForAll, type Question } from './question.ts';
import type { RowCache } from './row-cache.ts';
import { useLibrary } from './use-library.ts';

export interface Listing {
  question: Question;
  total: number;
  /** By place; undefined where it is not known yet. */
  ids: readonly (string | undefined)[];
  /** What the search said; null while the newest papers are shown ahead of its first answer. */
  answer: SearchAnswer | null;
}

/** Ids asked for at a time, and in how coarse steps the window moves: the list reads rows ahead for 160 on either side. */
const WINDOW = 800;
const STEP = 200;
/** Rows that an answer waits for, so that it is drawn once and with what it found: a screen of them. */
const SCREEN = 16;
/** Rows that are read ahead of the search's first answer: more than any screen shows. */
const FIRST = 60;

/** `want(first, last)`: these places are about to be shown. */
export function useListing(question: Question, rows: RowCache) {
  const { store, searcher, first } = useLibrary();
  const key = JSON.stringify(question);
  const [offset, setOffset] = useState({ key, value: 0 });
  const from = offset.key === key ? offset.value : 0;
  const [listing, setListing] = useState<Listing>();
  const known = useRef<{ key: string; ids: (string | undefined)[] }>({ key: '', ids: [] });

  // Before the browser draws what was typed: the answer may come in time to be drawn with it.
  useLayoutEffect(() => {
    let latest = 0;
    const subscription = searcher
      .watch({ ...question, offset: from, limit: WINDOW, withFacets: false })
      .subscribe((answer) => {
        // Until the index is there, what is shown already stays.
        if (answer.reach === 'nothing' && answer.total === 0) return;
        const isSame = known.current.key === key && known.current.ids.length === answer.total;
        const ids = isSame ? known.current.ids.slice() : [];
        ids.length = answer.total;
        answer.ids.forEach((id, index) => (ids[from + index] = id));
        known.current = { key, ids };
        const turn = ++latest;
        const show = (): void => {
          if (turn === latest) setListing({ question, total: answer.total, ids, answer });
        };
        const wait = isSame ? null : rows.read(answer.ids.slice(0, SCREEN));
        if (wait) wait.then(show, show);
        else show();
      });
    return () => {
      latest = 0;
      subscription.unsubscribe();
    };
  }, [searcher, key, from, rows]);

  const isAll = asksForAll(question);
  const isEarly = isAll && !listing?.answer;
  const read = valueOf(
    useLive(() => (isEarly ? store.live((db) => newestIds(db, FIRST)) : null), [store, isEarly]),
  );
  const newest = read ?? first?.papers.map(({ id }) => id);
  const early = useMemo<Listing | undefined>(
    () => (isEarly && newest ? { question, total: newest.length, ids: newest, answer: null } : undefined),
    [isEarly, newest?.join(' '), key],
  );

  const shown = early ?? listing;
  // Of the question that is shown: where one stands in its answer says nothing of the next one's.
  const shownKey = shown && JSON.stringify(shown.question);
  const want = useCallback(
    (first: number, last: number) => {
      if (shownKey === undefined) return;
      const middle = Math.max(0, (first + last) / 2 - WINDOW / 2);
      const value = Math.floor(middle / STEP) * STEP;
      setOffset((now) => (now.key === shownKey && now.value === value ? now : { key: shownKey, value }));
    },
    [shownKey],
  );
  return { listing: shown, want };
}
