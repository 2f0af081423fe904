import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { KINDS, UNIT } from '../../../../../lib/library/pictures/paths.ts';
import type { DrawnMap } from '../../../../../lib/library/pictures/worker.ts';
import { colourOf, layDiscs } from './discs.ts';

/** From the map's paths to the screen: x = a × place + e, y = d × place + f. */
export interface Matrix {
  a: number;
  d: number;
  e: number;
  f: number;
}

export interface Painting {
  map: DrawnMap;
  /** Papers that stand out, by their places in the map. */
  picked: readonly number[] | null;
  matrix: Matrix;
  width: number;
  height: number;
  /** Width of a point, in CSS pixels. */
  size: number;
}

/**
 * Paints heights and points on a canvas, which takes a fiftieth of a second for 50,000 of them where paths of as many
 * take a third. How they look is written once, on the paths of the same drawing that stand in `shapes` for its file: one
 * for each kind.
 */
export function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  shapes: RefObject<SVGGElement | null>,
  { map, picked, matrix, width, height, size }: Painting,
): void {
  const theme = useTheme();
  const heights = useMemo(() => new Path2D(map.heights), [map.heights]);
  const byKind = useMemo(
    () =>
      KINDS.map((_, code) => Uint32Array.from(map.kinds.keys()).filter((paper) => map.kinds[paper] === code)),
    [map.kinds],
  );
  const { a, d, e, f } = matrix;
  const painted = useRef<DrawnMap | null>(null);
  /** A step for each kind of point, so that the page may do something else between them. */
  function* steps(): Generator<void> {
    const [sheet, styles] = [canvas.current, shapes.current];
    const brush = sheet?.getContext('2d');
    if (!sheet || !styles || !brush || width === 0) return;
    const density = window.devicePixelRatio || 1;
    const pixels = new ImageData(Math.round(width * density), Math.round(height * density));
    const { places } = map;
    const lay = (path: Element, papers: ArrayLike<number>): void => {
      const { stroke, strokeOpacity, strokeWidth } = getComputedStyle(path);
      const radius = (Number.parseFloat(strokeWidth) / 2) * density;
      const disc = { radius, colour: colourOf(stroke), opacity: Number(strokeOpacity) };
      layDiscs(pixels, disc, papers.length, (which, place) => {
        const paper = papers[which] as number;
        place[0] = (a * (places[paper * 2] as number) * UNIT + e) * density;
        place[1] = (d * (places[paper * 2 + 1] as number) * UNIT + f) * density;
      });
    };
    for (const [code, kind] of KINDS.entries())
      for (const path of styles.querySelectorAll(`[data-kind="${kind}"] path`)) {
        lay(path, byKind[code] as Uint32Array);
        yield;
      }
    const chosen = styles.querySelector('[data-chosen]');
    if (chosen && picked) lay(chosen, picked);

    sheet.width = pixels.width;
    sheet.height = pixels.height;
    brush.save();
    brush.scale(density, density);
    const lines = getComputedStyle(styles.querySelector('[data-heights]')!);
    const moved = new Path2D();
    moved.addPath(heights, new DOMMatrix([a, 0, 0, d, e, f]));
    brush.globalAlpha = Number(lines.fillOpacity);
    brush.fillStyle = lines.fill;
    // A canvas, no list.
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type
    brush.fill(moved);
    brush.globalAlpha = Number(lines.strokeOpacity);
    brush.strokeStyle = lines.stroke;
    brush.lineWidth = 1;
    brush.stroke(moved);
    brush.restore();
    // What is put takes the place of what is there; what is drawn lies over it.
    const points = new OffscreenCanvas(pixels.width, pixels.height);
    points.getContext('2d')?.putImageData(pixels, 0, 0);
    brush.drawImage(points, 0, 0);
    sheet.dataset['painted'] = '';
  }
  useLayoutEffect(() => {
    const work = steps();
    // What moves moves with its names; of a map that has just come the points follow step by step.
    if (painted.current === map) {
      while (!work.next().done);
      return undefined;
    }
    let timer = setTimeout(function next() {
      if (!work.next().done) timer = setTimeout(next);
      else if (width > 0) painted.current = map;
    });
    return () => clearTimeout(timer);
  }, [map, heights, picked, a, d, e, f, width, height, size, theme]);
}

/** Another number whenever the colours of the page may be others. */
function useTheme(): number {
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    const queries = [
      '(prefers-color-scheme: dark)',
      '(forced-colors: active)',
      '(prefers-contrast: more)',
    ].map((query) => matchMedia(query));
    const follow = () => setTheme((count) => count + 1);
    for (const query of queries) query.addEventListener('change', follow);
    return () => {
      for (const query of queries) query.removeEventListener('change', follow);
    };
  }, []);
  return theme;
}
