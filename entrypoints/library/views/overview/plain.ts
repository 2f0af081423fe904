/** Words of papers as a picture can write them: on one line, without markup, as wide as there is room. */
import { formulas } from '../../../../lib/text/formulas.ts';

/** A title without dollars and commands: a picture sets no formulas. */
export function plain(text: string): string {
  let out = '';
  let at = 0;
  for (const { start, end, tex } of formulas(text)) {
    out += text.slice(at, start) + tex.replaceAll(/\\([a-zA-Z]+)/g, ' $1 ').replaceAll(/[{}$^_\\]/g, '');
    at = end;
  }
  out += text.slice(at).replaceAll(/[{}]/g, '');
  // What XML cannot hold.
  // oxlint-disable-next-line no-control-regex
  return out.replaceAll(/[\u0000-\u001f\ufffe\uffff\s]+/g, ' ').trim();
}

/** A name of any language in a line of another: what it begins or ends with stays at its place. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

let context: CanvasRenderingContext2D | null | undefined;

/** Width of a text in CSS pixels. `font`: as CSS writes it, "italic 15px serif". */
export function widthOf(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 7;
  context.font = font;
  return context.measureText(text).width;
}

/** The beginning of a text that fits, with an ellipsis where it is cut. */
export function fit(text: string, width: number, font: string): string {
  if (widthOf(text, font) <= width) return text;
  let low = 0;
  let high = text.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (widthOf(`${text.slice(0, middle).trimEnd()}…`, font) <= width) low = middle;
    else high = middle;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}

const families = new Map<string, string>();

/** The fonts of pictures, as the tokens have them. Asked for once: asking makes the browser lay the page out. */
export function fontOf(kind: 'serif' | 'sans', size: number, style = ''): string {
  let family = families.get(kind);
  if (family === undefined) {
    family = getComputedStyle(document.documentElement).getPropertyValue(`--${kind}`).trim();
    families.set(kind, family);
  }
  return `${style} ${size}px ${family}`.trim();
}
