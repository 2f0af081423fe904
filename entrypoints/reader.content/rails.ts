/**
 * Hangs a rail beside every paper near the window and takes it away far from it, so that a page of thousands carries
 * a few dozen elements of ours. Also knows which papers the reader has really had before the eyes.
 */
import type { Place, Session, SessionViews } from './session.ts';
import { Rail, type RailAction } from './rail.ts';
import { themeOf } from './shadow.ts';

/** Rails hang this far (CSS px) above and below the window, so that scrolling does not outrun them. */
const NEAR = '800px 0px';
/** A paper is seen when its entry stood in the window for so long, in ms. */
const SEEN_AFTER = 1_000;

export interface RailHandlers {
  act(place: Place, action: RailAction): void;
}

export class Rails implements SessionViews {
  readonly #session: Session;
  readonly #handlers: RailHandlers;
  readonly #rails = new Map<Place, Rail>();
  readonly #placeOf = new WeakMap<Element, Place>();
  readonly #near: IntersectionObserver;
  readonly #inWindow: IntersectionObserver;
  readonly #fit: IntersectionObserver;
  readonly #railOf = new WeakMap<Element, Rail>();
  /** Places that stand in the window, each with the timer that makes it seen. */
  readonly #visible = new Map<Place, ReturnType<typeof setTimeout>>();
  #hasLooked = false;
  #seen: string[] = [];
  readonly #told = new Set<string>();
  #seenTimer: ReturnType<typeof setTimeout> | undefined;
  #theme: 'light' | 'dark' | undefined;
  #current: Place | undefined;
  #isMarked = false;
  #removals = 0;

  constructor(session: Session, handlers: RailHandlers) {
    this.#session = session;
    this.#handlers = handlers;
    this.#near = new IntersectionObserver((entries) => this.#onNear(entries), { rootMargin: NEAR });
    this.#inWindow = new IntersectionObserver((entries) => this.#onWindow(entries));
    this.#fit = new IntersectionObserver((entries) => this.#onFit(entries), { rootMargin: NEAR });
  }

  added(places: readonly Place[]): void {
    for (const place of places) {
      const { anchor } = place.sighting.elements;
      this.#placeOf.set(anchor, place);
      this.#near.observe(anchor);
      this.#inWindow.observe(anchor);
    }
  }

  changed(places: readonly Place[]): void {
    for (const place of places) {
      const rail = this.#rails.get(place);
      // The entry shows another paper now: its rail is that paper's.
      if (rail && rail.key !== place.key) {
        this.#unhang(place);
        this.#hang(place);
      } else this.#show(place);
      // A replaced sighting may hang on another element.
      if (this.#placeOf.get(place.sighting.elements.anchor) !== place) this.added([place]);
    }
    this.#markWhenShown();
  }

  removed(places: readonly Place[]): void {
    for (const place of places) {
      const { anchor } = place.sighting.elements;
      this.#near.unobserve(anchor);
      this.#inWindow.unobserve(anchor);
      clearTimeout(this.#visible.get(place));
      this.#visible.delete(place);
      this.#unhang(place);
      if (this.#current === place) this.#current = undefined;
    }
  }

  /** The entry that keys act on. */
  setCurrent(place: Place | undefined): void {
    const before = this.#current;
    this.#current = place;
    if (before) this.#show(before);
    if (place) this.#show(place);
  }

  /** The page took rails away on purpose, and they are hung no more. */
  get hasGivenUp(): boolean {
    return this.#removals >= 5;
  }

  /** Hangs rails again that the page's own rendering took away; a page that does it on purpose wins after five rounds. */
  restore(): void {
    if (this.hasGivenUp) return;
    let isGone = false;
    for (const [place, rail] of this.#rails) {
      if (rail.host.element.isConnected) continue;
      isGone = true;
      if (place.sighting.elements.anchor.isConnected)
        place.sighting.elements.anchor.append(rail.host.element);
      else this.#unhang(place);
    }
    if (isGone) this.#removals++;
  }

  /** The window has another width: rails that stood in it may not any more. */
  refit(): void {
    for (const rail of this.#rails.values()) this.#refit(rail);
  }

  #refit(rail: Rail): void {
    rail.place(0);
    this.#fit.observe(rail.bar);
  }

  /** The page may have other colours. */
  retheme(): void {
    const [place] = this.#rails.keys();
    const theme = place && themeOf(place.sighting.elements.anchor);
    if (theme === this.#theme) return;
    this.#theme = theme;
    for (const { host } of this.#rails.values()) host.element.dataset['theme'] = theme;
  }

  end(): void {
    this.#near.disconnect();
    this.#inWindow.disconnect();
    this.#fit.disconnect();
    for (const timer of this.#visible.values()) clearTimeout(timer);
    clearTimeout(this.#seenTimer);
    for (const place of this.#rails.keys()) this.#unhang(place);
  }

  #onNear(entries: IntersectionObserverEntry[]): void {
    for (const entry of entries) {
      const place = this.#placeOf.get(entry.target);
      if (!place) continue;
      if (!entry.isIntersecting) this.#unhang(place);
      else if (!this.#rails.has(place)) this.#hang(place);
    }
    this.#markWhenShown();
  }

  /**
   * Slides a rail that would stand out of the window, or out of a card of the page that cuts it, back over its line. Told
   * by the browser: no layout is asked for.
   */
  #onFit(entries: IntersectionObserverEntry[]): void {
    for (const { target, boundingClientRect: box, intersectionRect: seen } of entries) {
      this.#fit.unobserve(target);
      const over = box.right - (seen.width ? seen.right : document.documentElement.clientWidth);
      const shift = over > 1 ? -over - 4 : box.left < seen.left - 1 ? seen.left + 4 - box.left : 0;
      if (shift !== 0) this.#railOf.get(target)?.place(shift);
    }
  }

  #hang(place: Place): void {
    const { anchor } = place.sighting.elements;
    this.#theme ??= themeOf(anchor);
    const rail = new Rail(place.key, place.sighting.record.title, this.#theme, (action) =>
      this.#handlers.act(place, action),
    );
    this.#rails.set(place, rail);
    this.#show(place);
    anchor.append(rail.host.element);
    this.#railOf.set(rail.bar, rail);
    this.#refit(rail);
  }

  #unhang(place: Place): void {
    this.#rails.get(place)?.host.element.remove();
    this.#rails.delete(place);
  }

  #show(place: Place): void {
    const rail = this.#rails.get(place);
    if (rail?.show({ ...place, isCurrent: place === this.#current })) this.#refit(rail);
  }

  #onWindow(entries: IntersectionObserverEntry[]): void {
    this.#hasLooked = true;
    for (const entry of entries) {
      const place = this.#placeOf.get(entry.target);
      if (!place) continue;
      clearTimeout(this.#visible.get(place));
      this.#visible.delete(place);
      if (entry.isIntersecting)
        this.#visible.set(
          place,
          setTimeout(() => this.#noteSeen(place), SEEN_AFTER),
        );
    }
    this.#markWhenShown();
  }

  /** Told in one message for all that were seen within some seconds. */
  #noteSeen(place: Place): void {
    if (document.visibilityState !== 'visible' || this.#told.has(place.key)) return;
    this.#told.add(place.key);
    this.#seen.push(place.key);
    this.#seenTimer ??= setTimeout(() => {
      this.#seenTimer = undefined;
      this.#session.seen(this.#seen.splice(0));
    }, 2_000);
  }

  /** Notes once, for whoever measures, that every rail in the window shows its state. */
  #markWhenShown(): void {
    if (this.#isMarked || !this.#hasLooked || this.#visible.size === 0) return;
    for (const place of this.#visible.keys()) if (place.state === 'asking' || !this.#rails.has(place)) return;
    this.#isMarked = true;
    performance.mark('offprint:rails-shown');
  }
}
