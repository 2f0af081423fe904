/** Days on which the reader read, one after the other. Pure. */

export interface Streak {
  /** Days in a row up to today; up to yesterday where today is still to come. */
  now: number;
  /** The most days in a row that there ever were. */
  longest: number;
  /** Days with anything done. */
  days: number;
  /** What was done on each of the last days, the last of them today. */
  last: number[];
}

/** Half a year, in whole weeks. */
const SHOWN = 26 * 7;

/** `done`: the day of everything that was done, in days since 1970-01-01, in any order. */
export function streakOf(done: Iterable<number>, today: number): Streak {
  const counts = new Map<number, number>();
  for (const day of done) if (day <= today) counts.set(day, (counts.get(day) ?? 0) + 1);
  const days = [...counts.keys()].sort((a, b) => a - b);
  let longest = 0;
  let row = 0;
  days.forEach((day, index) => {
    row = day - 1 === days[index - 1] ? row + 1 : 1;
    longest = Math.max(longest, row);
  });
  // `row` ends as the row that the last of the days is in.
  const isGoingOn = (days.at(-1) ?? -Infinity) >= today - 1;
  return {
    now: isGoingOn ? row : 0,
    longest,
    days: days.length,
    last: Array.from({ length: SHOWN }, (_, index) => counts.get(today - SHOWN + 1 + index) ?? 0),
  };
}
