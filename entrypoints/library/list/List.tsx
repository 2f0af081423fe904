import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useWords } from '../../../components/words.ts';
import { parseQuery } from '../../../lib/library/search/query.ts';
import { useLibrary } from '../use-library.ts';
import type { Listing } from '../use-listing.ts';
import { useRows } from '../use-rows.ts';
import type { Selection } from '../use-selection.ts';
import { Row } from './Row.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useVirtual } from './use-virtual.ts';
import rowStyles from './Row.module.css';
import styles from './List.module.css';

export interface ListProps {
  listing: Listing;
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
/** Rows read beyond those in the document, so that scrolling finds them there. */
const AHEAD = 40;

/** The papers found, as many as there are: only those near the viewport are in the document. */
export function List({ listing, want, selection, opened, isBeside, isActive }: ListProps) {
  const { say } = useWords();
  const { open, tagColours } = useLibrary();
  const { ids, total, question, answer } = listing;
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const keyAt = useCallback((index: number) => ids[index] ?? index, [ids]);
  const virtual = useVirtual({ count: total, scroller, estimate: ESTIMATE, keyAt, pinned: current });
  const items = virtual.getVirtualItems();
  const first = items.find(({ index }) => index !== current)?.index ?? 0;
  const last = items.findLast(({ index }) => index !== current)?.index ?? 0;

  useEffect(() => want(first, last), [want, first, last]);
  const near = useMemo(() => {
    const from = Math.max(0, Math.floor((first - AHEAD) / 10) * 10);
    const close = ids.slice(from, Math.ceil((last + AHEAD) / 10) * 10);
    const held = current === null ? undefined : ids[current];
    return [...new Set([...close, held])].filter((id) => id !== undefined);
  }, [ids, first, last, current]);
  const rows = useRows(near);

  const query = useMemo(() => parseQuery(question.text), [question.text]);
  const asked = JSON.stringify(question);
  // Another question begins at its top.
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    setCurrent(null);
  }, [asked]);

  const go = useCallback(
    (index: number) => {
      const to = Math.max(0, Math.min(total - 1, index));
      setCurrent(to);
      virtual.scrollToIndex(to, { align: 'auto' });
      // Once it is in the document.
      requestAnimationFrame(() =>
        scroller.current
          ?.querySelector<HTMLElement>(`[data-index="${to}"] [data-action="open"]`)
          ?.focus({ preventScroll: true }),
      );
      const id = ids[to];
      if (isBeside && id !== undefined) open(id);
      return to;
    },
    [ids, total, virtual, isBeside, open],
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
    <div class={styles['scroller']} ref={scroller} data-scroller>
      <ul
        class={selection.chosen.size > 0 ? rowStyles['choosing'] : undefined}
        style={{ position: 'relative', blockSize: `${virtual.getTotalSize()}px` }}
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
