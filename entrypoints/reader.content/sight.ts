/**
 * A press counts when the reader could see what was pressed: the page has not slid it under a resting pointer, and has
 * not faded, cut, shrunk or covered it. What honest readers do to pages (dark-mode filters, zoom, a veil of .99) is let pass.
 */
import { parentOf } from '../../lib/sites/kit/tree.ts';

/** A pointer that rests, and finds something of ours under it for less than so many ms, presses nothing. */
const STEADY = 100;

/** Intersection Observer 2 (W3C draft, Chromium): also tells whether something covers it. */
type Watched = IntersectionObserverEntry & { isVisible?: boolean };

/** Calls `press` for presses inside `bar` that the reader could see, and `refuse` for all others. */
export function seesPresses(bar: HTMLElement, refuse: () => void): (press: () => void) => void {
  let entered = 0;
  let isBlind = false;
  bar.addEventListener('pointerenter', ({ timeStamp }) => (entered = timeStamp));
  // The hand moves over it.
  bar.addEventListener('pointermove', () => (entered = 0));
  bar.addEventListener('pointerdown', ({ pointerType, timeStamp }) => {
    isBlind = pointerType === 'mouse' && timeStamp - entered < STEADY;
  });
  return (press) => {
    const was = isBlind;
    isBlind = false;
    const doubt = was ? 'unseen' : looksOf(bar);
    if (doubt === 'plain')
      new IntersectionObserver(
        ([entry], watch) => {
          watch.disconnect();
          ((entry as Watched).isVisible === false ? refuse : press)();
        },
        { trackVisibility: true, delay: 100 } as IntersectionObserverInit,
      ).observe(bar);
    else (doubt === 'veiled' ? press : refuse)();
  };
}

/** "unseen": it cannot be seen. "veiled": by something that honest readers use too, through which no cover is told. */
function looksOf(bar: HTMLElement): 'plain' | 'veiled' | 'unseen' {
  const { width } = bar.getBoundingClientRect();
  let share = 1;
  let isVeiled = false;
  const root = bar.getRootNode() as ShadowRoot;
  for (let at: Element | null = root.host; at; at = parentOf(at)) {
    const { opacity, visibility, clipPath, filter, transform } = getComputedStyle(at);
    share *= Number(opacity);
    if (
      visibility !== 'visible' ||
      clipPath !== 'none' ||
      /opacity|blur|(?:brightness|contrast)\(0(?:\.0\d*)?\)/.test(filter)
    )
      return 'unseen';
    isVeiled ||= share < 1 || filter + transform !== 'nonenone';
  }
  if (share < 0.5 || width < bar.offsetWidth / 2) return 'unseen';
  return isVeiled ? 'veiled' : 'plain';
}
