/** What the reader has selected, as stretches of the papers on this page. */
import { describe } from '../../lib/anchor/describe.ts';
import { findQuote } from '../../lib/anchor/quote.ts';
import { readElementText } from '../../lib/text/abstract-text.ts';
import type { NewMark } from '../../lib/paper/sightings.ts';
import { blockName, blocksOf } from '../reader.content/paper-body.ts';
import type { SelectedWords } from '../reader.content/marking-door.ts';
import { greetingOf, type Place, type Session } from '../reader.content/session.ts';

/** What one selection may mark: one of the whole page is no wish to mark it. */
const MOST = 8;

/** The selected words of each paper that the selection touches, in page order; none when they are too many. */
export function selectedWords(session: Session, selection: Selection): SelectedWords[] {
  if (selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  const found: SelectedWords[] = [];
  const add = (place: Place, element: Element, target: NewMark['target']) => {
    const { text, spanOf } = readElementText(element);
    const span = spanOf(range);
    const description = span && describe(text, span.start, span.end);
    if (!description) return;
    const block = target === 'body' ? { block: blockName(element) } : {};
    found.push({ place, sighting: greetingOf(place), mark: { target, ...block, ...description } });
  };
  /** What is selected of a shortened abstract is marked in the whole one. */
  const addShort = (place: Place, short: Element, whole: Element) => {
    const { text, spanOf } = readElementText(short);
    const span = spanOf(range);
    const all = readElementText(whole).text;
    const words = span && text.slice(span.start, span.end);
    if (!words) return;
    // The ellipsis where it is cut is no part of it.
    const start = span.start + (/^[\s…]+/.exec(words)?.[0].length ?? 0);
    const end = span.end - (/[\s…]+$/.exec(words)?.[0].length ?? 0);
    const at = start < end ? findQuote(all, describe(text, start, end)) : null;
    if (!at) return;
    const mark = { target: 'abstract' as const, ...describe(all, at.start, at.end) };
    found.push({ place, sighting: greetingOf(place), mark });
  };
  for (const place of session.places) {
    const { elements } = place.sighting;
    for (const target of ['title', 'abstract'] as const) {
      const element = elements[target];
      if (element && range.intersectsNode(element)) add(place, element, target);
    }
    const { abstract, shortAbstract } = elements;
    if (abstract && shortAbstract && range.intersectsNode(shortAbstract))
      addShort(place, shortAbstract, abstract);
    for (const block of blocksOf(elements)) {
      if (range.intersectsNode(block)) add(place, block, 'body');
      if (found.length > MOST) break;
    }
    if (found.length > MOST) return [];
  }
  return found;
}
