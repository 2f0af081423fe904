/**
 * Whether the page has laid something over a box of ours that lets clicks through, for browsers that do not watch for
 * it (Intersection Observer 2). Only what stands as high as our elements or in the top layer can; and only what paints
 * counts: other tools lay clear sheets over pages too.
 */

/** Elements looked at inside one that stands high enough. */
const MOST_INSIDE = 2_000;
const REPLACED = 'img, canvas, video, iframe, object, embed, svg';
const TOP_LAYER = ':popover-open, :modal, :fullscreen';

/** Looks at every element of the page: for a press, not for a timer. */
export function isCovered(host: Element, box: DOMRect): boolean {
  const height = Number(getComputedStyle(host).zIndex) || 0;
  for (const element of document.querySelectorAll('*')) {
    if (element === host) continue;
    if (!(Number(getComputedStyle(element).zIndex) >= height) && !element.matches(TOP_LAYER)) continue;
    const inside = [element, ...[...element.querySelectorAll('*')].slice(0, MOST_INSIDE)];
    if (inside.some((each) => overlaps(each.getBoundingClientRect(), box) && isPainted(each))) return true;
  }
  return false;
}

function overlaps(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function isPainted(element: Element): boolean {
  const { visibility, opacity, backgroundColor, backgroundImage } = getComputedStyle(element);
  if (visibility !== 'visible' || Number(opacity) === 0) return false;
  const isClear = /^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor);
  return !isClear || backgroundImage !== 'none' || element.matches(REPLACED);
}
