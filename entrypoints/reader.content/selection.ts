/** What the reader has selected, as stretches of the papers on this page. */
import { describe } from '../../lib/anchor/describe.ts';
import { readElementText } from '../../lib/text/abstract-text.ts';
import type { NewMark } from '../../lib/paper/sightings.ts';
import type { Place, Session } from './session.ts';

export interface SelectedWords {
  place: Place;
  /** All but what the reader chooses: colour and note. */
  mark: Omit<NewMark, 'colour' | 'note' | 'id'>;
}

/** The selected words of each paper that the selection touches, in page order; at most a few. */
export function selectedWords(session: Session, selection: Selection): SelectedWords[] {
  if (selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  const found: SelectedWords[] = [];
  for (const place of session.places) {
    for (const target of ['title', 'abstract'] as const) {
      const element = place.sighting.elements[target];
      if (!element || !range.intersectsNode(element)) continue;
      const { text, spanOf } = readElementText(element);
      const span = spanOf(range);
      if (!span) continue;
      const { quote, position } = describe(text, span.start, span.end);
      found.push({ place, mark: { target, quote, position, snapshot: text } });
    }
    // A selection of the whole page is not a wish to mark it.
    if (found.length > 8) return [];
  }
  return found;
}
