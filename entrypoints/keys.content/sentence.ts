/**
 * Selects a paper's abstract sentence by sentence, so that a mark can be made without a pointer: the first one, then the
 * one after what is selected. The browser's own Shift and arrows take it from there.
 */
import { readElementText } from '../../lib/text/abstract-text.ts';
import { splitSentences } from '../../lib/text/sentences.ts';
import type { Place } from '../reader.content/session.ts';

/** What was selected, in words; null where the page shows no sentence of the paper. */
export function selectSentence({ sighting: { elements } }: Place): string | null {
  const selection = document.getSelection();
  const element = elements.abstract ?? elements.title;
  if (!selection || !element) return null;
  const text = readElementText(element);
  const ranges = splitSentences(text.text)
    .map(([start, end]) => text.toRange(start, end))
    .filter((range) => range !== null);
  const now = selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const isInside = now !== null && element.contains(now.commonAncestorContainer);
  // What begins where the selection ends, or later; after the last sentence the first again.
  const next = isInside
    ? ranges.find((range) => range.compareBoundaryPoints(Range.START_TO_START, now) > 0)
    : undefined;
  const chosen = next ?? ranges[0];
  if (!chosen) return null;
  selection.removeAllRanges();
  selection.addRange(chosen);
  const { top, bottom } = chosen.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
  return selection.toString();
}
