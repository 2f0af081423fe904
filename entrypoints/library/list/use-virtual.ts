/** TanStack's virtualiser as a hook: only the rows near the viewport are in the document, each measured as it is shown. */
import {
  Virtualizer,
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** Rows beyond the viewport on either side: about a screen. */
const OVERSCAN = 14;

export interface VirtualOptions {
  count: number;
  scroller: RefObject<HTMLElement | null>;
  /** Height of a row that was not measured yet, in CSS pixels. */
  estimate: number;
  keyAt(index: number): string | number;
  /** A row that stays in the document wherever one scrolls: the one that has the focus. */
  pinned: number | null;
}

export function useVirtual({ count, scroller, estimate, keyAt, pinned }: VirtualOptions) {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: keyAt,
    overscan: OVERSCAN,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    measureElement,
    onChange: () => redraw(undefined as never),
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const shown = defaultRangeExtractor(range);
      if (pinned === null || pinned >= count || shown.includes(pinned)) return shown;
      return [...shown, pinned].toSorted((a, b) => a - b);
    },
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions({ ...virtualizer.options, ...options });
  useLayoutEffect(() => virtualizer._willUpdate());
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  return virtualizer;
}
