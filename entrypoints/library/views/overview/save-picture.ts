/**
 * Hands a picture over as a file: the drawing as it stands, its colours and fonts written into it, on a light ground,
 * with its title and the day above it.
 */
import { saveFile } from '../../../../lib/browser/files/export-file.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What is written into each element; a reader of the file knows nothing of our styles. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-dasharray',
  'opacity',
  'paint-order',
] as const;
const TEXT_STYLES = [
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'direction',
] as const;

/** Around the drawing, and for its head, in CSS pixels. */
const MARGIN = 24;
const HEAD = 64;
/** Pixels of the file for one of the screen; the longest side that every browser can draw. */
const SCALE = 2;
const MOST_SIDE = 8_000;

export interface PictureFile {
  /** "offprint-map" */
  name: string;
  title: string;
  /** As it is shown under the title. */
  day: string;
}

/** What a drawing leaves to its file, by drawing. */
const completions = new WeakMap<SVGSVGElement, (copy: SVGSVGElement) => void>();

/** Has `complete` write into the copy of a drawing what the drawing itself does not hold; answers the end of it. */
export function completeFile(drawing: SVGSVGElement, complete: (copy: SVGSVGElement) => void): () => void {
  completions.set(drawing, complete);
  return () => {
    if (completions.get(drawing) === complete) completions.delete(drawing);
  };
}

/** The drawing as a document of its own. */
export function standalone(drawing: SVGSVGElement, { title, day }: Omit<PictureFile, 'name'>): SVGSVGElement {
  const width = drawing.clientWidth || Number(drawing.getAttribute('width'));
  const height = drawing.clientHeight || Number(drawing.getAttribute('height'));
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  completions.get(drawing)?.(copy);
  const picture = document.createElementNS(SVG, 'svg');
  const [wide, high] = [width + 2 * MARGIN, height + HEAD + MARGIN];
  for (const [name, value] of Object.entries({ width: wide, height: high, viewBox: `0 0 ${wide} ${high}` }))
    picture.setAttribute(name, String(value));
  // Light, whatever the reader's own theme is.
  picture.style.cssText =
    'color-scheme: light; forced-color-adjust: none; position: fixed; visibility: hidden;';
  const isRightToLeft = getComputedStyle(drawing).direction === 'rtl';
  const ground = document.createElementNS(SVG, 'rect');
  ground.setAttribute('width', String(wide));
  ground.setAttribute('height', String(high));
  ground.style.cssText = 'fill: var(--paper)';
  const start = isRightToLeft ? wide - MARGIN : MARGIN;
  picture.append(
    ground,
    line(title, start, 32, 'font: 20px var(--serif); fill: var(--ink)'),
    line(day, start, 51, 'font: 12px var(--sans); fill: var(--ink-2)'),
    copy,
  );
  for (const [name, value] of Object.entries({ x: MARGIN, y: HEAD, width, height }))
    copy.setAttribute(name, String(value));
  for (const seen of copy.querySelectorAll('[data-screen-only]')) seen.remove();
  flatten(copy);
  // In its own place, so that the styles that held for it hold for its copy.
  (drawing.parentElement ?? document.body).append(picture);
  const written = inLight(() =>
    [...picture.querySelectorAll('*')].map((element) => [element, stylesOf(element)] as const),
  );
  picture.remove();
  picture.removeAttribute('style');
  for (const [element, styles] of written) {
    for (const name of element.getAttributeNames())
      if (/^(?:class|style|role|tabindex|aria-|data-)/.test(name)) element.removeAttribute(name);
    for (const [name, value] of styles) element.setAttribute(name, value);
  }
  return picture;
}

/** Does something while the page is light, whatever the reader's own theme is; nothing of it is seen. */
function inLight<T>(work: () => T): T {
  const { style } = document.documentElement;
  const before = style.cssText;
  style.colorScheme = 'light';
  // What the build makes of `light-dark()`: of two variables one is nothing.
  style.setProperty('--lightningcss-light', 'initial');
  style.setProperty('--lightningcss-dark', ' ');
  try {
    return work();
  } finally {
    style.cssText = before;
  }
}

/**
 * Works what moves paths into their places, and shows what is painted beside the drawing otherwise. Paths of ours that
 * are moved have places after M and L alone.
 */
function flatten(copy: SVGSVGElement): void {
  for (const hidden of copy.querySelectorAll('[data-file-only]')) hidden.removeAttribute('data-file-only');
  for (const moved of copy.querySelectorAll<SVGGElement>('g[transform]')) {
    const to = moved.transform.baseVal.consolidate()?.matrix;
    moved.removeAttribute('transform');
    if (!to) continue;
    const place = (_: string, letter: string, x: string, y: string): string =>
      `${letter}${(to.a * Number(x) + to.e).toFixed(1)} ${(to.d * Number(y) + to.f).toFixed(1)}`;
    for (const path of moved.querySelectorAll('path'))
      path.setAttribute(
        'd',
        (path.getAttribute('d') ?? '').replaceAll(/([ML])(-?[\d.]+) (-?[\d.]+)/g, place),
      );
  }
}

function line(text: string, x: number, y: number, style: string): SVGTextElement {
  const element = document.createElementNS(SVG, 'text');
  element.textContent = text;
  element.setAttribute('x', String(x));
  element.setAttribute('y', String(y));
  element.style.cssText = style;
  return element;
}

/** What is drawn of an element, less what is so without being said. */
function stylesOf(element: Element): [string, string][] {
  const isText = element.nodeName === 'text' || element.nodeName === 'tspan';
  const isShape = isText || /^(?:path|rect|circle|line)$/.test(element.nodeName);
  if (!isShape) return [];
  const styles = getComputedStyle(element);
  return [...STYLES, ...(isText ? TEXT_STYLES : [])]
    .map((name): [string, string] => [name, styles.getPropertyValue(name)])
    .filter(([, value]) => value !== '' && !/^(?:none|normal|auto|butt|miter)$/.test(value))
    .concat(styles.fill === 'none' ? [['fill', 'none']] : []);
}

/** The text of the file. */
export function svgText(drawing: SVGSVGElement, file: Omit<PictureFile, 'name'>): string {
  return new XMLSerializer().serializeToString(standalone(drawing, file));
}

/** Saves a drawing. Throws where the browser cannot draw it. */
export async function savePicture(
  drawing: SVGSVGElement,
  file: PictureFile,
  type: 'svg' | 'png',
): Promise<void> {
  const svg = new Blob([svgText(drawing, file)], { type: 'image/svg+xml;charset=utf-8' });
  saveFile(type === 'svg' ? svg : await painted(svg), `${file.name}.${type}`);
}

async function painted(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(SCALE, MOST_SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture cannot be painted.')))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
