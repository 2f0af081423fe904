/**
 * A box of ours that floats by some words: laid out inside the window, with one stop for Tab, and pressed only when the
 * reader could see where it was.
 */
import { isCovered } from './cover.ts';

/** A box that stands in one place for less than so many ms takes no press: a page cannot slide it under a finger. */
const STEADY = 150;
/** How often its place is looked at, ms. */
const LOOK = 50;
/** Space between the words, the box and the window's edges, CSS px. */
const GAP = 6;
const EDGE = 8;

/** Intersection Observer 2 (W3C draft, Chromium): also tells whether something covers or fades the box. */
type Visible = IntersectionObserverEntry & { isVisible?: boolean };

export class Floating {
  readonly element: HTMLElement;
  readonly #overlay: ShadowRoot;
  readonly #words: DOMRect;
  readonly #watch: IntersectionObserver;
  readonly #timer: ReturnType<typeof setInterval>;
  #box = '';
  #since = performance.now();
  #isVisible: boolean | undefined;
  #focusedBefore: Element | null = null;

  /** `words`: where they stand in the window. */
  constructor(overlay: ShadowRoot, words: DOMRect) {
    this.#overlay = overlay;
    this.#words = new DOMRect(words.x + scrollX, words.y + scrollY, words.width, words.height);
    this.element = document.createElement('div');
    this.element.className = 'floating';
    // What was selected must outlive a press on the box.
    this.element.addEventListener('mousedown', (event) => {
      if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement))
        event.preventDefault();
    });
    this.element.addEventListener('click', (event) => this.#guard(event), { capture: true });
    overlay.append(this.element);
    this.#watch = new IntersectionObserver(([entry]) => (this.#isVisible = (entry as Visible).isVisible), {
      trackVisibility: true,
      delay: 100,
    } as IntersectionObserverInit);
    this.#watch.observe(this.element);
    this.#timer = setInterval(() => {
      this.#look();
      // From now on a press is taken: for those who press faster than a hand.
      this.element.toggleAttribute('data-steady', this.#isSteady());
    }, LOOK);
  }

  fill(...content: Node[]): void {
    this.element.replaceChildren(...content);
    this.place();
  }

  /** Below the words, or above them where there is no room; in page coordinates, so that it scrolls with them. */
  place(): void {
    const { width, height } = this.element.getBoundingClientRect();
    const words = this.#words;
    const most = document.documentElement.clientWidth - width - EDGE;
    const start = words.right - scrollX - width / 2;
    this.element.style.left = `${Math.max(EDGE, Math.min(most, start)) + scrollX}px`;
    const below = words.bottom - scrollY + GAP;
    const above = words.top - scrollY - height - GAP;
    const fits = below + height <= window.innerHeight || above < 0;
    this.element.style.top = `${(fits ? below : above) + scrollY}px`;
    this.#look();
  }

  /** One stop for Tab; the arrows go from button to button (ARIA toolbar pattern). */
  rove(bar: HTMLElement): void {
    const buttons = [...bar.querySelectorAll('button')];
    const pressed = buttons.findIndex((each) => each.ariaPressed === 'true');
    buttons.forEach((each, index) => (each.tabIndex = index === Math.max(0, pressed) ? 0 : -1));
    bar.addEventListener('keydown', (event) => {
      if (!event.isTrusted) return;
      const isMirrored = getComputedStyle(bar).direction === 'rtl';
      const [back, on] = isMirrored ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
      const at = buttons.findIndex((each) => each === this.#overlay.activeElement);
      const to =
        event.key === on
          ? at + 1
          : event.key === back
            ? at - 1
            : event.key === 'Home'
              ? 0
              : event.key === 'End'
                ? buttons.length - 1
                : null;
      if (to === null) return;
      const next = buttons[(to + buttons.length) % buttons.length];
      for (const each of buttons) each.tabIndex = each === next ? 0 : -1;
      next?.focus();
      event.preventDefault();
      event.stopPropagation();
    });
  }

  /** Only when the reader asks for it by key; given back when the box goes. */
  focus(): void {
    this.#focusedBefore ??= document.activeElement;
    const first = this.element.querySelector<HTMLElement>('[tabindex="0"], textarea, input');
    first?.focus({ preventScroll: true });
  }

  remove(): void {
    clearInterval(this.#timer);
    this.#watch.disconnect();
    const hadFocus = this.element.contains(this.#overlay.activeElement);
    this.element.remove();
    const before = this.#focusedBefore;
    if (hadFocus && before instanceof HTMLElement && before !== document.body)
      before.focus({ preventScroll: true });
  }

  #look(): void {
    const { x, y, width, height } = this.element.getBoundingClientRect();
    const box = [x, y, width, height].map(Math.round).join(' ');
    if (box === this.#box) return;
    this.#box = box;
    this.#since = performance.now();
    this.element.removeAttribute('data-steady');
  }

  #isSteady(): boolean {
    return performance.now() - this.#since >= STEADY;
  }

  /** Stops a press on a box that moved just now, or that the page covers or fades. */
  #guard(event: MouseEvent): void {
    if (!event.isTrusted) return this.#stop(event);
    this.#look();
    const isByKey = event.detail === 0;
    if (!isByKey && !this.#isSteady()) return this.#stop(event);
    const { host } = this.#overlay;
    const isVisible = this.#isVisible ?? !isCovered(host, this.element.getBoundingClientRect());
    if (!isVisible || isFaded(host)) this.#stop(event);
  }

  #stop(event: Event): void {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/** The page has made the ground of our elements see-through, cut or moved; for browsers that do not watch for it. */
function isFaded(host: Element): boolean {
  for (const element of [host, document.documentElement]) {
    const { opacity, visibility, clipPath, transform, filter } = getComputedStyle(element);
    if (Number(opacity) < 0.7 || visibility !== 'visible' || clipPath !== 'none') return true;
    if (transform !== 'none' || /opacity|blur/.test(filter)) return true;
  }
  return false;
}
