/**
 * Hosts for our own elements in somebody else's page: closed shadow roots under an element name that changes at every
 * load, placed so that nothing of the page moves. Nothing else of ours enters the page's document.
 */
import { parentOf } from '../../lib/sites/kit/tree.ts';
import { language, say } from '../../lib/browser/words/words.ts';
import { randomId } from '../../lib/paper/random-id.ts';
import css from './overlay.css?inline';

/** Fresh at every load, so that no page can address us by name. */
export const HOST_NAME = `o${randomId().slice(0, 12)}-x`;

/** What a reader copies from the page is the page's: nothing of ours goes onto the clipboard with it. */
const HOST =
  'all:initial!important;user-select:none!important;position:absolute!important;overflow:visible!important;';
/** Out of the flow at the place in the line where it stands; a line high and no wider than nothing. */
const INLINE_HOST =
  HOST +
  'display:inline-block!important;inline-size:0!important;block-size:1lh!important;' +
  'font:inherit!important;line-height:inherit!important;';
const OVERLAY_HOST =
  HOST +
  'left:0!important;top:0!important;inline-size:0!important;block-size:0!important;z-index:2147483000!important;';

let sheet: CSSStyleSheet | null | undefined;

function addStyles(root: ShadowRoot): void {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  try {
    // One parsed sheet for all rails.
    if (sheet) root.adoptedStyleSheets = [sheet];
  } catch {
    sheet = null;
  }
  if (!sheet) {
    // Firefox refuses sheets of another world in a page's shadow root.
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}

export interface Host {
  element: HTMLElement;
  root: ShadowRoot;
}

export function createHost(place: 'inline' | 'overlay'): Host {
  const element = document.createElement(HOST_NAME);
  element.style.cssText = place === 'inline' ? INLINE_HOST : OVERLAY_HOST;
  if (place === 'overlay') {
    // A rail runs with the page's lines; what floats above the page runs as our words do.
    element.style.setProperty('direction', say('text_direction'), 'important');
    element.lang = language();
  }
  const root = element.attachShadow({ mode: 'closed' });
  addStyles(root);
  return { element, root };
}

/** The theme for our own elements on the ground that `element` stands on. */
export function themeOf(element: Element): 'light' | 'dark' {
  return luminanceUnder(element, false) < 110 ? 'dark' : 'light';
}

/** The ground of a text; null where no ink of ours is sure to be readable on it: a picture, a middling grey. */
export function groundOf(element: Element): 'light' | 'dark' | null {
  const luminance = luminanceUnder(element, true);
  return luminance > 225 ? 'light' : luminance < 60 ? 'dark' : null;
}

/** Relative luminance (0–255) of the first ground that is not see-through; not a number over a picture, if that counts. */
function luminanceUnder(element: Element, countsPictures: boolean): number {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (countsPictures && backgroundImage !== 'none') return Number.NaN;
    const colour = /rgba?\(([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)(?:[ ,/]+([\d.]+))?/.exec(backgroundColor);
    if (!colour || Number(colour[4] ?? 1) < 0.5) continue;
    return 0.2126 * Number(colour[1]) + 0.7152 * Number(colour[2]) + 0.0722 * Number(colour[3]);
  }
  return 255;
}
