import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useWords } from '../../../components/words.ts';
import { parseQuery } from '../../../lib/library/search/query.ts';
import { useLibrary } from '../use-library.ts';
import type { Listing } from '../use-listing.ts';
import type { RowCache } from '../row-cache.ts';
import { useRows } from '../use-rows.ts';
import type { Selection } from '../use-selection.ts';
import { Row } from './Row.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useVirtual } from './use-virtual.ts';
import rowStyles from './Row.module.css';
import styles from './List.module.css';

export interface ListProps {
  listing: Listing;
  cache: RowCache;
  want(first: number, last: number): void;
  selection: Selection;
  opened: string | null;
  /** Details stand beside the list: they follow the keyboard. */
  isBeside: boolean;
  /** The list is in front: its keys are heard. */
  isActive: boolean;
}

/** A row before it was measured: a title of two lines and a byline. */
const ESTIMATE = 88;
/** Rows read ahead of those in the document: two seconds of a fast wheel. */
const AHEAD = 160;
/** ms after another question is answered in which the next letter may come, and the places that a list has until then. */
const HURRY = 150;
const FIRST_PLACES = 200;

/** The papers found, as many as there are: only those near the viewport are in the document. */
export function List({ listing, cache, want, selection, opened, isBeside, isActive }: ListProps) {
  const { say } = useWords();
  const { open, tagColours } = useLibrary();
  const { ids, total, question, answer } = listing;
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const asked = JSON.stringify(question);
  const [rested, setRested] = useState('');
  const isHurried = rested !== asked;
  useEffect(() => {
    const timer = setTimeout(() => setRested(asked), HURRY);
    return () => clearTimeout(timer);
  }, [asked]);
  const keyAt = useCallback((index: number) => ids[index] ?? index, [ids]);
  // Each place of a list is looked at when the list is laid out: of a long one the first will do at first.
  const count = isHurried ? Math.min(total, FIRST_PLACES) : total;
  const virtual = useVirtual({ count, scroller, estimate: ESTIMATE, keyAt, pinned: current, isHurried });
  const items = virtual.getVirtualItems();
  const first = items.find(({ index }) => index !== current)?.index ?? 0;
  const last = items.findLast(({ index }) => index !== current)?.index ?? 0;

  useEffect(() => want(first, last), [want, first, last]);
  const { shown, ahead } = useMemo(() => {
    const near = ids.slice(Math.floor(first / 5) * 5, Math.ceil((last + 1) / 5) * 5);
    const held = current === null ? undefined : ids[current];
    const from = Math.max(0, Math.floor((first - AHEAD) / 20) * 20);
    const around = ids.slice(from, Math.ceil((last + AHEAD) / 20) * 20);
    // Below first: that is where one scrolls.
    const split = Math.max(0, first - from);
    return {
      shown: [...new Set([...near, held])].filter((id) => id !== undefined),
      ahead: [...around.slice(split), ...around.slice(0, split).reverse()].filter((id) => id !== undefined),
    };
  }, [ids, Math.floor(first / 5), Math.ceil((last + 1) / 5), current]);
  const rows = useRows(cache, shown, ahead, asked);

  // The question that the rows in the document answer, as it was typed: what keystrokes are timed by.
  const isDrawn = items.every(({ index }) => rows.has(ids[index] ?? ''));
  const query = useMemo(() => parseQuery(question.text), [question.text]);
  // Another question begins at its top. Who went into the list before its answer came stays in it, at the first row.
  useEffect(() => {
    const isInside = scroller.current?.contains(document.activeElement) ?? false;
    scroller.current?.scrollTo(0, 0);
    setCurrent(isInside ? 0 : null);
  }, [asked]);

  const go = useCallback(
    (index: number) => {
      const to = Math.max(0, Math.min(total - 1, index));
      setCurrent(to);
      // Who goes through the list types no more: it may have all its places.
      setRested(asked);
      const scroll = () => virtual.scrollToIndex(to, { align: 'auto' });
      if (to < count) scroll();
      else requestAnimationFrame(scroll);
      const focus = () => {
        const line = scroller.current?.querySelector<HTMLElement>(
          `[data-index="${to}"] [data-action="open"]`,
        );
        line?.focus({ preventScroll: true });
        return line != null;
      };
      // At once, so that the next key is the list's; a row that is scrolled to comes into the document first.
      if (!focus()) {
        scroller.current?.focus({ preventScroll: true });
        requestAnimationFrame(() => void focus());
      }
      const id = ids[to];
      if (isBeside && id !== undefined) open(id);
      return to;
    },
    [ids, total, count, asked, virtual, isBeside, open],
  );
  useListKeys({ isActive, ids, current, go, rows, selection });

  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const line = target.closest<HTMLElement>('[data-index]');
    const index = Number(line?.dataset['index']);
    const id = ids[index];
    if (!line || id === undefined) return;
    const isTick = target.closest('[data-action="choose"]') !== null;
    if (event.shiftKey) {
      event.preventDefault();
      getSelection()?.removeAllRanges();
      selection.extend(index, ids);
    } else if (isTick || event.ctrlKey || event.metaKey) selection.toggle(id, index);
    else if (getSelection()?.isCollapsed !== false) open(id);
    setCurrent(index);
  };

  return (
    <div class={styles['scroller']} ref={scroller} tabIndex={-1} data-scroller>
      <ul
        data-answers={isDrawn ? question.text : undefined}
        class={selection.chosen.size > 0 ? rowStyles['choosing'] : undefined}
        style={{
          position: 'relative',
          blockSize: `${virtual.getTotalSize() + (total - count) * ESTIMATE}px`,
        }}
        aria-label={say('results_label')}
        onClick={onClick}
      >
        {items.map((item) => {
          const id = ids[item.index];
          return (
            <Row
              key={item.key}
              index={item.index}
              total={total}
              row={id === undefined ? undefined : rows.get(id)}
              query={query}
              corrected={answer?.corrected ?? NONE}
              tagColours={tagColours}
              isCurrent={item.index === (current ?? 0)}
              isOpen={id !== undefined && id === opened}
              isChosen={id !== undefined && selection.chosen.has(id)}
              offset={item.start}
              measure={virtual.measureElement}
            />
          );
        })}
      </ul>
    </div>
  );
}

const NONE: readonly string[] = [];
