import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { UNIT } from '../../../../../lib/library/pictures/paths.ts';
import type { DrawnMap } from '../../../../../lib/library/pictures/worker.ts';

/** From the map's paths to the screen: x = a × place + e, y = d × place + f. */
export interface Matrix {
  a: number;
  d: number;
  e: number;
  f: number;
}

export interface Painting {
  map: DrawnMap;
  /** The region whose papers stand out. */
  region: number | null;
  matrix: Matrix;
  width: number;
  height: number;
  /** Width of a point, in CSS pixels. */
  size: number;
}

/**
 * Paints heights and points on a canvas, which moves thousands of them in a frame where a path of as many takes ten. How
 * they look is written once, on the paths of the same drawing that stand in `shapes` for its file: one for each kind.
 */
export function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  shapes: RefObject<SVGGElement | null>,
  { map, region, matrix, width, height, size }: Painting,
): void {
  const theme = useTheme();
  const heights = useMemo(() => new Path2D(map.heights), [map.heights]);
  const { a, d, e, f } = matrix;
  useLayoutEffect(() => {
    const [sheet, styles] = [canvas.current, shapes.current];
    const brush = sheet?.getContext('2d');
    if (!sheet || !styles || !brush || width === 0) return;
    const density = window.devicePixelRatio || 1;
    sheet.width = Math.round(width * density);
    sheet.height = Math.round(height * density);
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

    const { places, kinds, regionOf } = map;
    const discs = (path: Element, isIn: (paper: number) => boolean): void => {
      const { stroke, strokeOpacity, strokeWidth } = getComputedStyle(path);
      const radius = Number.parseFloat(strokeWidth) / 2;
      brush.globalAlpha = Number(strokeOpacity);
      brush.fillStyle = stroke;
      brush.beginPath();
      for (let paper = 0; paper < kinds.length; paper++) {
        if (!isIn(paper)) continue;
        const [x, y] = [
          a * (places[paper * 2] as number) * UNIT + e,
          d * (places[paper * 2 + 1] as number) * UNIT + f,
        ];
        if (x < -radius || y < -radius || x > width + radius || y > height + radius) continue;
        brush.moveTo(x + radius, y);
        brush.arc(x, y, radius, 0, 2 * Math.PI);
      }
      brush.fill();
    };
    map.points.forEach(({ kind, code }) => {
      for (const path of styles.querySelectorAll(`[data-kind="${kind}"] path`))
        discs(path, (paper) => kinds[paper] === code);
    });
    const chosen = styles.querySelector('[data-chosen]');
    if (chosen) discs(chosen, (paper) => regionOf[paper] === region);
  }, [map, heights, region, a, d, e, f, width, height, size, theme]);
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
