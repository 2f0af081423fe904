/** Paints the marks of this page's papers, knows their order on the page, and finds those under a point. */
import type { Painted, Painter, Stretch } from '../../lib/anchor/paint.ts';
import { MARK_COLOURS } from '../../lib/paper/rows.ts';
import type { MarkView } from '../../lib/paper/sightings.ts';
import { MarkPlaces } from './mark-places.ts';
import type { Place, Session, SessionViews } from './session.ts';
import { beforeLayout } from './turns.ts';

/** The mark that the reader is at. */
const NOW = 'mark-now';
/** Groups of the painter: marks whose words were only found nearly lie lowest, those that lie over longer ones highest. */
export const MARK_GROUPS = [
  ...MARK_COLOURS.map((colour) => `mark-${colour}-weak`),
  ...MARK_COLOURS.map((colour) => `mark-${colour}`),
  ...MARK_COLOURS.map((colour) => `mark-${colour}-over`),
  NOW,
];

/** Painting holds the page's thread for so many ms at a time. */
const SLICE = 6;

export interface FoundMark {
  place: Place;
  mark: MarkView;
  range: Range;
}

export class Marks implements SessionViews {
  readonly #painter: Painter;
  readonly #owners = new WeakMap<Place, string>();
  readonly #places = new Map<string, Place>();
  readonly #found: MarkPlaces;
  /** Places with marks, painted or not: what cannot be found now may come back with the page's next rendering. */
  readonly #marked = new Set<Place>();
  readonly #waiting = new Set<Place>();
  #isPainting = false;
  #count = 0;

  constructor(session: Session, painter: Painter) {
    this.#painter = painter;
    this.#found = new MarkPlaces(
      (texts) => session.anchor(texts),
      (places) => this.changed(places),
    );
  }

  changed(places: readonly Place[]): void {
    if (!this.#painter.isSupported) return;
    for (const place of places) {
      if (place.known?.marks.length) this.#marked.add(place);
      else this.#marked.delete(place);
      if (this.#owners.has(place) || this.#marked.has(place)) this.#waiting.add(place);
    }
    if (!this.#isPainting && this.#waiting.size > 0) void this.#work();
  }

  removed(places: readonly Place[]): void {
    for (const place of places) {
      this.#marked.delete(place);
      this.#waiting.delete(place);
      const owner = this.#owners.get(place);
      if (!owner) continue;
      this.#painter.erase(owner);
      this.#forget(place, owner);
    }
  }

  /** The first slice at once, so that one mark is painted in the turn in which it is known. */
  async #work(): Promise<void> {
    this.#isPainting = true;
    let slice = performance.now() + SLICE;
    for (const place of this.#waiting) {
      this.#waiting.delete(place);
      this.#paint(place);
      if (performance.now() < slice) continue;
      await beforeLayout();
      slice = performance.now() + SLICE;
    }
    this.#isPainting = false;
  }

  #paint(place: Place): void {
    const owner = this.#owners.get(place) ?? this.#name(place);
    const groups = new Map<string, Stretch[]>();
    for (const { mark, range, ground } of this.#found.of(place)) {
      const group = ground === 'plain' ? `mark-${mark.colour}` : `mark-${mark.colour}-${ground}`;
      const list = groups.get(group);
      if (list) list.push({ id: mark.id, range });
      else groups.set(group, [{ id: mark.id, range }]);
    }
    for (const group of MARK_GROUPS) {
      if (group !== NOW) this.#painter.paint(owner, group, groups.get(group) ?? []);
    }
    if (groups.size === 0) this.#forget(place, owner);
  }

  #name(place: Place): string {
    const name = `place-${++this.#count}`;
    this.#owners.set(place, name);
    this.#places.set(name, place);
    return name;
  }

  #forget(place: Place, owner: string): void {
    this.#owners.delete(place);
    this.#places.delete(owner);
  }

  /** Paints again what the page's own rendering has collapsed, taken out or rewritten. */
  restore(nodes: ReadonlySet<Node>): void {
    const pruned = new Set(this.#painter.prune());
    const stale = [...this.#marked].filter((place) => {
      const owner = this.#owners.get(place);
      if (!owner || pruned.has(owner)) return true;
      const { title, abstract, shortAbstract } = place.sighting.elements;
      return isTouched([title, abstract, shortAbstract], nodes);
    });
    if (stale.length > 0) this.changed(stale);
  }

  /** The marks under a point of the window, topmost first, each once. */
  hit(x: number, y: number): FoundMark[] {
    return this.#marksOf(this.#painter.hit(x, y));
  }

  /** Every mark that is painted and seen, in the order of the page; a nested one after the one that holds it. */
  inOrder(): FoundMark[] {
    const seen = this.#marksOf(this.#painter.all()).filter(({ range }) => isLaidOut(range));
    return seen.toSorted(
      (one, other) =>
        one.range.compareBoundaryPoints(Range.START_TO_START, other.range) ||
        other.range.compareBoundaryPoints(Range.END_TO_END, one.range),
    );
  }

  find(id: string): FoundMark | undefined {
    return this.#marksOf(this.#painter.all()).find(({ mark }) => mark.id === id);
  }

  /** Shows which mark is meant; none when it is left. */
  point(found: FoundMark | null): void {
    this.#painter.erase(NOW);
    if (found) this.#painter.paint(NOW, NOW, [{ id: found.mark.id, range: found.range.cloneRange() }]);
  }

  #marksOf(painted: readonly Painted[]): FoundMark[] {
    const found = new Map<string, FoundMark>();
    for (const { id, owner, range } of painted) {
      const place = this.#places.get(owner);
      const mark = place?.known?.marks.find((each) => each.id === id);
      if (!place || !mark) continue;
      // A page may show the same words twice, folded away and not.
      const other = found.get(`${owner} ${id}`);
      if (!other || !isLaidOut(other.range)) found.set(`${owner} ${id}`, { place, mark, range });
    }
    return [...found.values()];
  }
}

function isLaidOut(range: Range): boolean {
  return range.getClientRects().length > 0;
}

/** A change happened in one of these elements, or around it. */
function isTouched(elements: readonly (Element | undefined)[], nodes: ReadonlySet<Node>): boolean {
  for (const element of elements) {
    if (!element) continue;
    for (const node of nodes) if (element.contains(node)) return true;
  }
  return false;
}
