/** Lines of equal density over the map, as on maps of mountains (marching squares, by d3-contour). */
import { contourDensity } from 'd3-contour';

/** A closed line: x, y, x, y, … in the map's measure. */
export type Ring = number[];

/** Lines from the foot to the top. */
const LEVELS = 6;
/** Side of the raster that density is taken on, and what is left free around the map. */
const SIDE = 480;
const MARGIN = 80;
/** Width of the bell that each paper adds, in parts of the raster: narrower where there are more papers. */
const bellFor = (papers: number): number => Math.max(9, Math.min(22, 80 / papers ** 0.25));

export function heightLines(places: Float32Array): Ring[] {
  const inner = SIDE - 2 * MARGIN;
  const contours = contourDensity<number>()
    .x((paper) => MARGIN + (((places[paper * 2] as number) + 1) / 2) * inner)
    .y((paper) => MARGIN + (((places[paper * 2 + 1] as number) + 1) / 2) * inner)
    .size([SIDE, SIDE])
    .cellSize(4)
    .bandwidth(bellFor(places.length / 2))
    .thresholds(LEVELS)(Array.from({ length: places.length / 2 }, (_, paper) => paper));
  const back = (value: number) => Math.round((((value - MARGIN) / inner) * 2 - 1) * 1e3) / 1e3;
  return contours.flatMap(({ coordinates }) => coordinates.flat().map((ring) => ring.flat().map(back)));
}
