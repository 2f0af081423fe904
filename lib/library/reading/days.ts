/** Days as the reader's calendar counts them: whole local days since 1970-01-01. */

const DAY = 86_400_000;

/** The local day that `at` (ms since 1970) falls on. */
export function today(at: number): number {
  return Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / DAY);
}

/** "2026-07-24" of a day number. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
