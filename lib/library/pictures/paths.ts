/** Thousands of points and lines as a few SVG paths, in thousandths of the map's measure. */
import type { Ring } from './heights.ts';

/** The kinds in the order in which they are drawn: what the reader did stands on top. */
export const KINDS = ['saved', 'later', 'starred', 'marked'] as const;
export type Kind = (typeof KINDS)[number];

/** One of the map's measure in those of its paths. */
export const UNIT = 1_000;

/** Points as lines without length, whose round ends are the points. `isIn`: those that are wanted. */
export function pointsPath(places: Float32Array, isIn: (paper: number) => boolean): string {
  let path = '';
  for (let paper = 0; paper < places.length / 2; paper++) {
    if (isIn(paper))
      path += `M${Math.round((places[paper * 2] as number) * UNIT)} ${Math.round((places[paper * 2 + 1] as number) * UNIT)}h0`;
  }
  return path;
}

export function ringsPath(rings: readonly Ring[]): string {
  return rings
    .map((ring) => {
      let path = '';
      for (let at = 0; at + 1 < ring.length; at += 2)
        path += `${at === 0 ? 'M' : 'L'}${Math.round((ring[at] as number) * UNIT)} ${Math.round((ring[at + 1] as number) * UNIT)}`;
      return `${path}Z`;
    })
    .join('');
}
