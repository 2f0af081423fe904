/**
 * What a mark stores of the text it stands on: W3C selectors and the text itself, so that its words can be found again
 * on another page or in another version. Finding them is `quote.ts`'s and `anchor.ts`'s business.
 */
import type { TextPositionSelector, TextQuoteSelector } from '../paper/rows.ts';

/** Characters of context on either side (W3C Web Annotation, 4.2.4, leaves the length open; Hypothesis uses 32 too). */
export const CONTEXT = 32;

export interface Selectors {
  quote: TextQuoteSelector;
  position: TextPositionSelector;
}

export interface Description extends Selectors {
  /** The whole text the mark was made on. */
  snapshot: string;
}

/**
 * What a mark on `text.slice(start, end)` stores. Offsets in UTF-16 units, taken into the text where they lie outside.
 */
export function describe(text: string, start: number, end: number): Description {
  const [one, other] = [clamp(start, text.length), clamp(end, text.length)];
  const from = Math.min(one, other);
  const to = Math.max(one, other);
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(from, to),
      prefix: text.slice(Math.max(0, from - CONTEXT), from),
      suffix: text.slice(to, to + CONTEXT),
    },
    position: { type: 'TextPositionSelector', start: from, end: to },
    snapshot: text,
  };
}

function clamp(offset: number, length: number): number {
  return Number.isNaN(offset) ? 0 : Math.max(0, Math.min(length, Math.trunc(offset)));
}
