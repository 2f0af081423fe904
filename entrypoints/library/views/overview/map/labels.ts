/** Which regions are named at a zoom, and where: the larger first, and none over another. Pure. */
import type { Region } from '../../../../../lib/library/pictures/regions.ts';

export interface Placed {
  /** Place among the regions. */
  region: number;
  lines: string[];
  x: number;
  y: number;
  level: number;
}

export interface View {
  width: number;
  height: number;
  /** From the map's measure to the screen, as it is zoomed and moved. */
  x(value: number): number;
  y(value: number): number;
  zoom: number;
}

/** Inner regions are named from this zoom on. */
const INNER = 1.7;
/** Height of a line, in sizes of its letters. */
const LINE = 1.2;
/** Where there is little room, names are smaller and shorter. */
const NARROW = 520;
/** Sizes of letters by level, in CSS pixels. */
export const sizesFor = (width: number): readonly [number, number] => (width < NARROW ? [13, 12] : [16, 13]);
/** Free space around a name. */
const AIR = 8;

/** `widthOf`: of a line at a level. */
export function placeLabels(
  regions: readonly Region[],
  view: View,
  widthOf: (text: string, level: number) => number,
): Placed[] {
  const sizes = sizesFor(view.width);
  const taken: Box[] = [];
  const placed: Placed[] = [];
  const order = regions
    .map((region, index) => ({ region, index }))
    .filter(({ region }) => region.terms.length > 0 && (region.level === 0 || view.zoom >= INNER))
    .sort(
      (a, b) => a.region.level - b.region.level || b.region.papers - a.region.papers || a.index - b.index,
    );
  for (const { region, index } of order) {
    const { level, terms } = region;
    const [x, y] = [view.x(region.x), view.y(region.y)];
    if (x < 0 || x > view.width || y < 0 || y > view.height) continue;
    // Two names say more than one, where there is room for both.
    const choices =
      level === 0 && terms.length > 1 && view.width >= NARROW
        ? [terms.slice(0, 2), terms.slice(0, 1)]
        : [terms.slice(0, 1)];
    for (const lines of choices) {
      const box = boxOf(lines, x, y, sizes[level] ?? 0, view, (text) => widthOf(text, level));
      if (!box || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      placed.push({ region: index, lines, x: box.x, y: box.y, level });
      break;
    }
  }
  return placed;
}

interface Box {
  x: number;
  y: number;
  halfWidth: number;
  halfHeight: number;
}

/** Inside the map; null where it is wider than that. */
function boxOf(
  lines: readonly string[],
  x: number,
  y: number,
  size: number,
  { width, height }: View,
  widthOf: (text: string) => number,
): Box | null {
  const halfWidth = Math.max(...lines.map(widthOf)) / 2 + AIR;
  const halfHeight = (size * LINE * lines.length) / 2 + AIR / 2;
  if (halfWidth * 2 > width) return null;
  return {
    x: Math.max(halfWidth, Math.min(width - halfWidth, x)),
    y: Math.max(halfHeight, Math.min(height - halfHeight, y)),
    halfWidth,
    halfHeight,
  };
}

const overlap = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth && Math.abs(a.y - b.y) < a.halfHeight + b.halfHeight;

/** A step of the keyboard: the paper nearest in a direction, within a right angle of it; -1 where there is none. */
export function nearestTowards(
  places: Float32Array,
  from: readonly [x: number, y: number],
  [dx, dy]: readonly [x: number, y: number],
): number {
  let best = -1;
  let least = Infinity;
  for (let paper = 0; paper < places.length / 2; paper++) {
    const [x, y] = [(places[paper * 2] as number) - from[0], (places[paper * 2 + 1] as number) - from[1]];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (along <= 1e-6 || aside > along) continue;
    // What lies straight ahead is nearer than what lies aside.
    const far = along + 2 * aside;
    if (far < least) [best, least] = [paper, far];
  }
  return best;
}
