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

/** Rows beyond the viewport on either side: about a screen; and while the list is in a hurry. */
const OVERSCAN = 14;
const LEAST_OVERSCAN = 2;

export interface VirtualOptions {
  count: number;
  scroller: RefObject<HTMLElement | null>;
  /** Height of a row that was not measured yet, in CSS pixels. */
  estimate: number;
  keyAt(index: number): string | number;
  /** A row that stays in the document wherever one scrolls: the one that has the focus. */
  pinned: number | null;
  /**
   * The next letter may come soon: few rows are drawn beyond the viewport, and none is measured before the browser lays
   * the page out by itself, which is still before it paints.
   */
  isHurried: boolean;
}

export function useVirtual({ count, scroller, estimate, keyAt, pinned, isHurried }: VirtualOptions) {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: keyAt,
    overscan: isHurried ? LEAST_OVERSCAN : OVERSCAN,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    measureElement: isHurried ? measureLater : measureElement,
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

/** The size that the browser tells once it has laid a row out; until then the one that is known or guessed. */
const measureLater: typeof measureElement = (element, entry, instance) => {
  if (entry) return measureElement(element, entry, instance);
  const index = instance.indexFromElement(element);
  return (
    instance.itemSizeCache.get(instance.options.getItemKey(index)) ?? instance.options.estimateSize(index)
  );
};
