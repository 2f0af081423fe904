/** Paints the marks of this page's papers, and finds the mark under a click. */
import { findQuote } from '../../lib/anchor/quote.ts';
import type { Painter } from '../../lib/anchor/paint.ts';
import { readElementText } from '../../lib/text/abstract-text.ts';
import { MARK_COLOURS, type MarkColour } from '../../lib/paper/rows.ts';
import type { MarkView } from '../../lib/paper/sightings.ts';
import type { Place, SessionViews } from './session.ts';

/** Groups of the painter. */
export const MARK_GROUPS = MARK_COLOURS.map((colour) => `mark-${colour}`);

export interface FoundMark {
  place: Place;
  mark: MarkView;
}

export class Marks implements SessionViews {
  readonly #painter: Painter;
  readonly #owners = new WeakMap<Place, string>();

  readonly #places = new Map<string, Place>();
  #count = 0;

  constructor(painter: Painter) {
    this.#painter = painter;
  }

  added(): void {}

  changed(places: Place[]): void {
    for (const place of places) this.#paint(place);
  }

  /** Paints again what the page's own rendering has collapsed or taken out. */
  restore(): void {
    for (const owner of this.#painter.prune()) {
      const place = this.#places.get(owner);
      if (place) this.#paint(place);
    }
  }

  /** The marks under a point of the window, topmost first. */
  hit(x: number, y: number): FoundMark[] {
    return this.#painter.hit(x, y).flatMap(({ id, owner }) => {
      const place = this.#places.get(owner);
      const mark = place?.known?.marks.find((each) => each.id === id);
      return place && mark ? [{ place, mark }] : [];
    });
  }

  #paint(place: Place): void {
    const marks = place.known?.marks ?? [];
    const owner = this.#owners.get(place);
    if (marks.length === 0) {
      if (owner) this.#painter.erase(owner);
      return;
    }
    const name = owner ?? this.#name(place);
    const ranges = stretches(place, marks);
    for (const colour of MARK_COLOURS) this.#painter.paint(name, `mark-${colour}`, ranges.get(colour) ?? []);
  }

  #name(place: Place): string {
    const name = `place-${++this.#count}`;
    this.#owners.set(place, name);
    this.#places.set(name, place);
    return name;
  }
}

/** Where each mark's words stand on this page, by colour. Marks whose words are not here are left unpainted. */
function stretches(
  place: Place,
  marks: readonly MarkView[],
): Map<MarkColour, { id: string; range: Range }[]> {
  const found = new Map<MarkColour, { id: string; range: Range }[]>();
  for (const target of ['abstract', 'title'] as const) {
    const element = place.sighting.elements[target];
    const wanted = marks.filter((mark) => mark.target === target);
    if (!element || wanted.length === 0) continue;
    const shown = readElementText(element);
    for (const { id, quote, position, colour } of wanted) {
      const at = findQuote(shown.text, { quote, position });
      const range = at ? shown.toRange(at.start, at.end) : null;
      if (!range) continue;
      const list = found.get(colour);
      if (list) list.push({ id, range });
      else found.set(colour, [{ id, range }]);
    }
  }
  return found;
}
