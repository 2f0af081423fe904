/** Where a line of columns says which month or year it is. Pure. */
import { sayDate } from '../../../../lib/browser/words/words.ts';
import type { Periods } from '../../../../lib/library/pictures/periods.ts';

export interface Tick {
  /** The column under which it stands. */
  column: number;
  text: string;
}

const DAY = 86_400_000;

/** Ticks at beginnings of months or years, as many as there is room for. `room`: how many. */
export function ticksOf({ starts }: Periods, room: number): Tick[] {
  const months = starts.slice(0, -1).flatMap((start, column) => {
    // The month begins in this column, or this is where the line begins.
    const last = (starts[column + 1] as number) - 1;
    const at = new Date(last * DAY);
    const isNew = at.getUTCDate() <= last - start + 1;
    return isNew ? [{ column, day: last, month: at.getUTCMonth(), year: at.getUTCFullYear() }] : [];
  });
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((each) => months.length / each <= Math.max(2, room)) ?? 240;
  let year = 0;
  return months
    .filter(({ month, year: of }) => (of * 12 + month) % step === 0)
    .map(({ column, day, year: of }) => {
      const isNewYear = of !== year;
      year = of;
      const text =
        step >= 12
          ? sayDate(day, { year: 'numeric' })
          : sayDate(day, { month: 'short', ...(isNewYear && { year: 'numeric' }) });
      return { column, text };
    });
}

/** "16 November 2026" for a week, "November 2026" for a month. */
export function sayPeriod({ kind, starts }: Periods, column: number): string {
  const start = starts[column] as number;
  return kind === 'week'
    ? sayDate(start, { day: 'numeric', month: 'long', year: 'numeric' })
    : sayDate(start, { month: 'long', year: 'numeric' });
}
