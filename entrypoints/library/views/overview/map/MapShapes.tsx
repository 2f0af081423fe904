import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { KINDS, pointsPath } from '../../../../../lib/library/pictures/paths.ts';
import type { DrawnMap } from '../../../../../lib/library/pictures/worker.ts';
import { completeFile } from '../save-picture.ts';
import type { Matrix } from './use-painting.ts';
import styles from './Map.module.css';

export interface MapShapesProps {
  shapes: RefObject<SVGGElement | null>;
  map: DrawnMap;
  matrix: Matrix;
  /** Papers that stand out, by their places in the map. */
  picked: readonly number[] | null;
}

/**
 * What the canvas paints, as it goes into a file. Here it only tells the canvas how things look: its paths, of tens of
 * thousands of points, are written when there is a file to write.
 */
export function MapShapes({ shapes, map, matrix, picked }: MapShapesProps) {
  const { places, kinds, heights } = map;
  useLayoutEffect(() => {
    const drawing = shapes.current?.ownerSVGElement;
    if (!drawing) return undefined;
    const isPicked = new Set(picked);
    return completeFile(drawing, (copy) => {
      const write = (hook: string, path: string) => {
        for (const element of copy.querySelectorAll(hook)) element.setAttribute('d', path);
      };
      write('[data-heights]', heights);
      KINDS.forEach((kind, code) =>
        write(
          `[data-kind="${kind}"] path`,
          pointsPath(places, (paper) => kinds[paper] === code),
        ),
      );
      write(
        '[data-chosen]',
        pointsPath(places, (paper) => isPicked.has(paper)),
      );
    });
  }, [shapes, places, kinds, heights, picked]);
  return (
    <g
      ref={shapes}
      data-file-only
      transform={`translate(${matrix.e} ${matrix.f}) scale(${matrix.a} ${matrix.d})`}
      data-dimmed={picked ? '' : undefined}
    >
      <path class={styles['heights']} data-heights />
      {KINDS.map((kind) => (
        <g key={kind} class={styles['points']} data-kind={kind}>
          <path />
          {kind === 'later' && <path class={styles['inside']} />}
        </g>
      ))}
      {picked && <path class={styles['chosen']} data-chosen />}
    </g>
  );
}
