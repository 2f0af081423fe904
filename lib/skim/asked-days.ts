/** Days as a person says them ("last week", "since March", "3 days ago"), relative to a day. Pure; weeks begin on Monday. */

/** Both ends included, "2026-11-09"; an open end is missing. */
export interface Days {
  from?: string;
  to?: string;
}

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
const moved = (day: string, by: number) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return iso(year, month - 1, date + by);
};

function numberOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (/^\d{1,3}$/.test(word)) return Number(word);
  if (word === 'a' || word === 'an') return 1;
  const at = NUMBERS.indexOf(word);
  return at > 0 ? at : null;
}

/** The days of a calendar unit that holds `day`, moved by so many units. */
function unit(name: string, day: string, by: number): Days | null {
  const [year = 0, month = 1] = day.split('-').map(Number);
  if (name === 'day') return { from: moved(day, by), to: moved(day, by) };
  if (name === 'week') {
    const monday = moved(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 7 * by);
    return { from: monday, to: moved(monday, 6) };
  }
  if (name === 'month') return { from: iso(year, month - 1 + by, 1), to: iso(year, month + by, 0) };
  if (name === 'year') return { from: iso(year + by, 0, 1), to: iso(year + by, 11, 31) };
  return null;
}

const LENGTHS: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };
const singular = (word: string | undefined) => (word ?? '').replace(/s$/, '');

/**
 * Reads days at the beginning of some lower-case words.
 *
 * @param today "2026-11-22", the reader's own
 * @returns how many words it took, and the days; null where none are said
 */
export function daysAt(words: readonly string[], today: string): { length: number; days: Days } | null {
  const [first, second] = words;
  const skipped = ['in', 'on', 'during', 'from', 'of', 'within', 'over'].includes(first ?? '') ? 1 : 0;
  if (first === 'since' || first === 'after' || first === 'before' || first === 'until') {
    const inner = plainDays(words.slice(1), today);
    if (!inner) return null;
    const { from, to } = inner.days;
    const days: Days =
      first === 'since' ? { from: from! }
      : first === 'after' ? { from: moved(to!, 1) }
      : first === 'before' ? { to: moved(from!, -1) }
      : { to: to! }; // prettier-ignore
    return { length: inner.length + 1, days };
  }
  if (first === 'between') {
    const left = plainDays(words.slice(1), today);
    const right =
      left && words[left.length + 1] === 'and' ? plainDays(words.slice(left.length + 2), today) : null;
    return left && right
      ? { length: left.length + right.length + 2, days: { from: left.days.from!, to: right.days.to! } }
      : null;
  }
  if (skipped && second === undefined) return null;
  const inner = plainDays(words.slice(skipped), today);
  return inner && { length: inner.length + skipped, days: inner.days };
}

function plainDays(words: readonly string[], today: string): { length: number; days: Days } | null {
  const at = words[0] === 'the' ? 1 : 0;
  const [first = '', second, third] = words.slice(at);
  const found = (length: number, days: Days | null) => days && { length: length + at, days };
  if (first === 'today') return found(1, unit('day', today, 0));
  if (first === 'yesterday') return found(1, unit('day', today, -1));
  if (/^\d{4}-\d{2}-\d{2}$/.test(first)) return found(1, { from: first, to: first });
  if (/^(?:19|20)\d\d$/.test(first)) return found(1, { from: `${first}-01-01`, to: `${first}-12-31` });
  if (first === 'this' || first === 'last' || first === 'past' || first === 'previous') {
    const count = numberOf(second);
    const length = LENGTHS[singular(third)];
    if (first !== 'this' && count !== null && length)
      return found(3, { from: moved(today, 1 - count * length), to: today });
    const whole = LENGTHS[singular(second)];
    if (first === 'past' && whole) return found(2, { from: moved(today, 1 - whole), to: today });
    if (whole && second && !second.endsWith('s'))
      return found(2, unit(second, today, first === 'this' ? 0 : -1));
    const weekday = WEEK.indexOf(second ?? '');
    if (weekday >= 0) return found(2, lastWeekday(weekday, today));
    const month = MONTHS.indexOf(second ?? '');
    if (month >= 0) return found(2, lastMonth(month, today));
    return null;
  }
  const count = numberOf(first);
  const length = LENGTHS[singular(second)];
  if (count !== null && length && third === 'ago') {
    const day = moved(today, -count * length);
    return found(3, unit(singular(second), day, 0));
  }
  const weekday = WEEK.indexOf(first);
  if (weekday >= 0) return found(1, lastWeekday(weekday, today));
  const month = MONTHS.indexOf(first);
  if (month < 0) return null;
  if (second && /^(?:19|20)\d\d$/.test(second))
    return found(2, unit('month', iso(Number(second), month, 1), 0));
  return found(1, lastMonth(month, today));
}

/** The last such day, today included. */
function lastWeekday(weekday: number, today: string): Days {
  const now = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const day = moved(today, -((now - weekday + 7) % 7));
  return { from: day, to: day };
}

/** The last such month that has begun. */
function lastMonth(month: number, today: string): Days {
  const [year = 0, now = 1] = today.split('-').map(Number);
  return unit('month', iso(month < now ? year : year - 1, month, 1), 0)!;
}
