/**
 * Weeks and months as columns of a picture. All is counted in whole days of the reader's calendar (`days.ts`), which
 * change of neither clock nor year can move.
 */

/** Consecutive weeks or months. */
export interface Periods {
  kind: 'week' | 'month';
  /** The day on which each begins, in days since 1970-01-01; one more at the end. Rising. */
  starts: number[];
}

/** 1970-01-01 was a Thursday; weekdays as ISO 8601 has them: Monday 1, …, Sunday 7. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The first day of the week that a day is in. `firstWeekday`: 1 where weeks begin on Monday, 7 on Sunday. */
export function weekOf(day: number, firstWeekday: number): number {
  return day - ((weekdayOf(day) - firstWeekday + 7) % 7);
}

/** The last `count` weeks, the one with `today` included. */
export function lastWeeks(today: number, count: number, firstWeekday: number): Periods {
  const last = weekOf(today, firstWeekday);
  return {
    kind: 'week',
    starts: Array.from({ length: count + 1 }, (_, index) => last + (index - count + 1) * 7),
  };
}

const DAY = 86_400_000;

/** The months from the one with `from` to the one with `to`, both included. */
export function monthsBetween(from: number, to: number): Periods {
  const first = new Date(from * DAY);
  const last = new Date(to * DAY);
  const count =
    (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
  return {
    kind: 'month',
    starts: Array.from(
      { length: count + 1 },
      (_, index) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1) / DAY,
    ),
  };
}

/** Columns that a picture has room for, and those below which it says nothing. */
const MOST = 60;
const FEWEST_WEEKS = 12;
/** Beyond so many weeks, months tell more. */
const MOST_WEEKS = 39;

/** Columns that fit what lies between two days: weeks, or months where there would be too many; the oldest are left out. */
export function periodsFor(from: number, to: number, firstWeekday: number): Periods {
  const weeks = (weekOf(to, firstWeekday) - weekOf(from, firstWeekday)) / 7 + 1;
  if (weeks <= MOST_WEEKS) return lastWeeks(to, Math.max(FEWEST_WEEKS, weeks), firstWeekday);
  const months = monthsBetween(from, to);
  return { kind: 'month', starts: months.starts.slice(-(MOST + 1)) };
}

/** The column that a day falls in; -1 where it is in none. */
export function columnOf({ starts }: Periods, day: number): number {
  if (day < (starts[0] as number) || day >= (starts.at(-1) as number)) return -1;
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= day) low = middle;
    else high = middle;
  }
  return low;
}

/** How many days fall in each column. */
export function countIn(periods: Periods, days: Iterable<number>): number[] {
  const counts = Array.from({ length: periods.starts.length - 1 }, () => 0);
  for (const day of days) {
    const column = columnOf(periods, day);
    if (column >= 0) counts[column] = (counts[column] as number) + 1;
  }
  return counts;
}
