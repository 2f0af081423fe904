import { select, type Selection } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomBehavior } from 'd3-zoom';
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

export interface Zoom {
  /** Screen = k × place + x. */
  at: { k: number; x: number; y: number };
  by(factor: number): void;
  pan(x: number, y: number): void;
  /** Brings a place of the unzoomed picture to the middle, `k` times as large. */
  to(x: number, y: number, k: number): void;
  whole(): void;
}

/** So near that a hundredth of the map fills the drawing. */
const MOST = 40;

/**
 * Wheel, pinch, drag and double click on a drawing, by d3-zoom. The wheel belongs to the page until the map was clicked
 * into, or Ctrl is held, which is also what browsers make of a pinch on a touchpad. A drag with Shift, or any while
 * `isPicking`, is left to who draws lines around papers.
 */
export function useZoom(
  ref: RefObject<SVGSVGElement | null>,
  width: number,
  height: number,
  isPicking: boolean,
): Zoom {
  const isHeld = useRef(isPicking);
  isHeld.current = isPicking;
  const [at, setAt] = useState<Zoom['at']>(zoomIdentity);
  const behaviour = useRef<ZoomBehavior<SVGSVGElement, unknown> | null>(null);
  useLayoutEffect(() => {
    const drawing = ref.current;
    if (!drawing || width === 0) return undefined;
    const zooming = zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, MOST])
      .extent([
        [0, 0],
        [width, height],
      ])
      .translateExtent([
        [0, 0],
        [width, height],
      ])
      .filter((event: WheelEvent | MouseEvent) => {
        if (event.type !== 'wheel')
          return !event.ctrlKey && !event.shiftKey && !isHeld.current && !event.button;
        return event.ctrlKey || drawing.parentElement?.contains(document.activeElement) === true;
      })
      .on('zoom', ({ transform }: { transform: Zoom['at'] }) => setAt(transform));
    const drawn = select(drawing);
    drawn.call(zooming);
    behaviour.current = zooming;
    return () => {
      drawn.on('.zoom', null);
    };
  }, [width, height]);
  const move = useMemo(() => {
    const run = (
      change: (
        zooming: ZoomBehavior<SVGSVGElement, unknown>,
        drawn: Selection<SVGSVGElement, unknown, null, undefined>,
      ) => void,
    ) => {
      if (ref.current && behaviour.current)
        change(behaviour.current, select<SVGSVGElement, unknown>(ref.current));
    };
    return {
      by: (factor: number) => run((zooming, drawn) => zooming.scaleBy(drawn, factor)),
      pan: (x: number, y: number) => run((zooming, drawn) => zooming.translateBy(drawn, x, y)),
      to: (x: number, y: number, k: number) =>
        run((zooming, drawn) =>
          zooming.transform(drawn, zoomIdentity.translate(width / 2 - x * k, height / 2 - y * k).scale(k)),
        ),
      whole: () => run((zooming, drawn) => zooming.transform(drawn, zoomIdentity)),
    };
  }, [width, height]);
  return { at, ...move };
}
