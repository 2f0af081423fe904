import { useRef, useState } from 'preact/hooks';
import { papersIn, type Point } from './area.ts';

/** CSS pixels between two points of a line; what is smaller than three such steps is a click. */
const STEP = 4;

export interface Area {
  /** A drag draws a line around papers, without Shift too. */
  isOn: boolean;
  turn(isOn: boolean): void;
  /** The line as it is drawn, in the measure of the places. */
  line: readonly Point[];
  /** Is this the end of a line, and so no click? */
  wasDrawn(): boolean;
  listeners: {
    onPointerDown(event: PointerEvent): void;
    onPointerMove(event: PointerEvent): void;
    onPointerUp(event: PointerEvent): void;
    onPointerCancel(): void;
  };
}

/** A line that the reader draws around papers. `toPlace`: from the window to the measure of the places. */
export function useArea(
  places: Float32Array,
  toPlace: (event: PointerEvent) => Point,
  onPick: (papers: number[]) => void,
): Area {
  const [isOn, turn] = useState(false);
  const [line, setLine] = useState<readonly Point[]>([]);
  const last = useRef<Point | null>(null);
  const steps = useRef(0);
  const isEnd = useRef(false);
  const leave = () => {
    last.current = null;
    setLine([]);
  };
  return {
    isOn,
    turn,
    line,
    wasDrawn: () => isEnd.current,
    listeners: {
      onPointerDown(event) {
        isEnd.current = false;
        if (event.button !== 0 || !(isOn || event.shiftKey)) return;
        (event.currentTarget as Element).setPointerCapture(event.pointerId);
        last.current = [event.clientX, event.clientY];
        steps.current = 0;
        setLine([toPlace(event)]);
      },
      onPointerMove(event) {
        if (!last.current) return;
        const [x, y] = last.current;
        if (Math.hypot(event.clientX - x, event.clientY - y) < STEP) return;
        last.current = [event.clientX, event.clientY];
        steps.current++;
        const point = toPlace(event);
        setLine((now) => [...now, point]);
      },
      onPointerUp() {
        if (!last.current) return;
        isEnd.current = steps.current >= 3;
        if (isEnd.current) onPick(papersIn(places, line));
        leave();
      },
      onPointerCancel: leave,
    },
  };
}
