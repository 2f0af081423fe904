/** Thousands of points and lines as a few paths: one element for each kind, which zoom without being drawn anew. */
import type { Ring } from '../../../../../lib/library/pictures/heights.ts';
import { IS_LATER, IS_MARKED, IS_STARRED } from '../../../../../lib/library/pictures/worker.ts';

type Scale = (value: number) => number;

const place = (value: number): string => value.toFixed(1);

/** The kinds in the order in which they are drawn: what the reader did stands on top. */
export const KINDS = ['saved', 'later', 'starred', 'marked'] as const;
export type Kind = (typeof KINDS)[number];

export function kindOf(bits: number): Kind {
  if (bits & IS_MARKED) return 'marked';
  if (bits & IS_STARRED) return 'starred';
  return bits & IS_LATER ? 'later' : 'saved';
}

/** Points as lines without length, whose round ends are the points. `isIn`: those that are wanted. */
export function pointsPath(
  places: Float32Array,
  x: Scale,
  y: Scale,
  isIn: (paper: number) => boolean,
): string {
  let path = '';
  for (let paper = 0; paper < places.length / 2; paper++) {
    if (isIn(paper))
      path += `M${place(x(places[paper * 2] as number))} ${place(y(places[paper * 2 + 1] as number))}h0`;
  }
  return path;
}

export function ringsPath(rings: readonly Ring[], x: Scale, y: Scale): string {
  return rings
    .map((ring) => {
      let path = '';
      for (let at = 0; at + 1 < ring.length; at += 2)
        path += `${at === 0 ? 'M' : 'L'}${place(x(ring[at] as number))} ${place(y(ring[at + 1] as number))}`;
      return `${path}Z`;
    })
    .join('');
}
