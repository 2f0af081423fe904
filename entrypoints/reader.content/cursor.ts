/** The red line beside the entry that keys act on, and the moves from entry to entry. */
import type { Place, Session } from './session.ts';

export class Cursor {
  readonly #session: Session;
  readonly #line: HTMLElement;
  #current: Place | undefined;

  constructor(session: Session, overlay: ShadowRoot) {
    this.#session = session;
    this.#line = document.createElement('div');
    this.#line.className = 'cursor';
    this.#line.hidden = true;
    overlay.append(this.#line);
  }

  get current(): Place | undefined {
    return this.#current;
  }

  /** One on or back; from nowhere to the first entry that stands in the window. */
  move(step: 1 | -1): Place | undefined {
    const places = this.#session.places.filter((place) => place.sighting.elements.entry.isConnected);
    if (places.length === 0) return undefined;
    const at = this.#current ? places.indexOf(this.#current) : -1;
    const next =
      at >= 0
        ? places[Math.min(places.length - 1, Math.max(0, at + step))]
        : (places.find((place) => boxOf(place).top >= 0) ?? places[0]);
    this.#current = next;
    if (next) this.#reveal(next);
    return next;
  }

  /** What the line stands at is on the page no more. */
  removed(places: readonly Place[]): void {
    if (!this.#current || !places.includes(this.#current)) return;
    this.#current = undefined;
    this.place();
  }

  show(place: Place): void {
    this.#current = place;
    this.#reveal(place);
  }

  #reveal(place: Place): void {
    const box = boxOf(place);
    const room = window.innerHeight;
    if (box.top < 0 || box.bottom > room) {
      // A quarter of the way down: what came before stays in sight.
      window.scrollBy({
        top: box.top - Math.min(room / 4, Math.max(16, room - box.height)),
        behavior: 'instant',
      });
    }
    this.place();
  }

  /** Lays the line along the entry as it stands now. */
  place(): void {
    const { style } = this.#line;
    this.#line.hidden = !this.#current;
    if (!this.#current) return;
    const box = boxOf(this.#current);
    style.insetBlockStart = `${box.top + window.scrollY}px`;
    style.left = `${Math.max(0, box.left - 10) + window.scrollX}px`;
    style.blockSize = `${box.height}px`;
  }
}

/** The box around everything that shows the paper. */
function boxOf(place: Place): DOMRect {
  const { entry, title, abstract, anchor } = place.sighting.elements;
  let box = entry.getBoundingClientRect();
  for (const element of [anchor, title, abstract]) {
    if (!element) continue;
    const other = element.getBoundingClientRect();
    if (other.height === 0) continue;
    const left = Math.min(box.left, other.left);
    const top = Math.min(box.top, other.top);
    box = new DOMRect(
      left,
      top,
      Math.max(box.right, other.right) - left,
      Math.max(box.bottom, other.bottom) - top,
    );
  }
  return box;
}
