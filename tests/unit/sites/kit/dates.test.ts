import { expect, test } from 'vitest';
import { isoDate, yearOf } from '../../../../lib/sites/kit/dates.ts';

test('dates as sites print them, as precise as they are', () => {
  const cases: [string, string | undefined][] = [
    ['Thu, 29 Dec 2022', '2022-12-29'],
    ['Thu, 29 Dec 22', '2022-12-29'],
    ['2 December, 2025', '2025-12-02'],
    ['Oct 9, 2025', '2025-10-09'],
    ['December 2025', '2025-12'],
    ['2025-10-09T00:00:00Z', '2025-10-09'],
    ['2018/05', '2018-05'],
    ['5 entries of 2024', undefined],
    ['2024-13-01', undefined],
    ['', undefined],
  ];
  for (const [text, date] of cases) expect(isoDate(text), text).toBe(date);
  expect(yearOf('2025-10')).toBe(2025);
  expect(yearOf(undefined)).toBeUndefined();
});
