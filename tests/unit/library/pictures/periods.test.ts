import { afterEach, describe, expect, test } from 'vitest';
import { isoDay, today } from '../../../../lib/library/reading/days.ts';
import {
  columnOf,
  countIn,
  lastWeeks,
  monthsBetween,
  periodsFor,
  weekOf,
} from '../../../../lib/library/pictures/periods.ts';

const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('weeks', () => {
  test('begin on the day on which they begin where the reader lives', () => {
    // 2026-11-22 is a Sunday.
    expect(isoDay(weekOf(dayOf('2026-11-22'), 1))).toBe('2026-11-16');
    expect(isoDay(weekOf(dayOf('2026-11-22'), 7))).toBe('2026-11-22');
    expect(isoDay(weekOf(dayOf('2026-11-22'), 6))).toBe('2026-11-21');
    expect(isoDay(weekOf(-1, 1))).toBe('1969-12-29');
  });

  test('run on over the end of a year, one after the other', () => {
    const { starts } = lastWeeks(dayOf('2027-01-02'), 3, 1);
    expect(starts.map(isoDay)).toEqual(['2026-12-14', '2026-12-21', '2026-12-28', '2027-01-04']);
    expect(columnOf({ kind: 'week', starts }, dayOf('2026-12-31'))).toBe(2);
    expect(columnOf({ kind: 'week', starts }, dayOf('2027-01-01'))).toBe(2);
    expect(columnOf({ kind: 'week', starts }, dayOf('2027-01-04'))).toBe(-1);
    expect(columnOf({ kind: 'week', starts }, dayOf('2026-12-13'))).toBe(-1);
  });

  test.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-23'],
    ['Europe/Berlin', '2026-10-25', '2026-10-19'],
    ['America/New_York', '2026-03-08', '2026-03-02'],
  ])('hold what was done in them when the clock changes in %s on %s', (name, sunday, monday) => {
    process.env.TZ = name;
    const at = (day: string, time: string) => today(new Date(`${day}T${time}`).getTime());
    const weeks = lastWeeks(at(sunday, '12:00'), 2, 1);
    const next = isoDay(dayOf(sunday) + 1);
    // The first and the last minute of the week of 167 or 169 hours, and the minutes beside them.
    const days = [
      at(isoDay(dayOf(monday) - 1), '23:59'),
      at(monday, '00:01'),
      at(sunday, '23:59'),
      at(next, '00:01'),
    ];
    expect(countIn(weeks, days)).toEqual([1, 2]);
  });
});

describe('months', () => {
  test('are counted over the end of a year', () => {
    expect(monthsBetween(dayOf('2025-11-30'), dayOf('2026-02-01')).starts.map(isoDay)).toEqual([
      '2025-11-01',
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
    ]);
  });

  test('are shown of a long time, weeks of a short one, and never more than there is room for', () => {
    const now = dayOf('2026-11-22');
    expect(periodsFor(now, now, 1)).toMatchObject({ kind: 'week', starts: { length: 13 } });
    expect(periodsFor(now - 200, now, 1).kind).toBe('week');
    expect(periodsFor(now - 400, now, 1).kind).toBe('month');
    expect(periodsFor(0, now, 1).starts).toHaveLength(61);
    expect(isoDay(periodsFor(0, now, 1).starts.at(-1)!)).toBe('2026-12-01');
  });
});
