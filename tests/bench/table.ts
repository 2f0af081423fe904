/** Figures as a table for people: what was measured, the median, the worst, the limit. */

import { gather } from './figure.ts';

export interface Line {
  what: string;
  value?: number;
  worst?: number;
  /** Above it the figure has failed. */
  limit?: number | undefined;
  unit: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

function figure(value: number, unit: string): string {
  const digits = value !== 0 && Math.abs(value) < 1 ? 4 : Number.isInteger(value) ? 0 : 1;
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
}

/** Lines that begin with spaces are about the one above them, and are gathered with its name. */
export function printTable(lines: readonly Line[], say: (line: string) => void): void {
  let above = '';
  const width = Math.max(...lines.map((line) => line.what.length));
  for (const { what, value, worst, limit, unit } of lines) {
    const isPart = what.startsWith(' ');
    if (!isPart) above = what.split(':')[0] as string;
    if (value === undefined) {
      say(what);
      continue;
    }
    const shown = figure(value, unit) + (worst === undefined ? '' : ` (${figure(worst, unit)})`);
    if (limit !== undefined)
      gather({
        what: isPart ? `${above}: ${what.trim()}` : what,
        figure: figure(value, unit),
        bar: `≤ ${figure(limit, unit)}`,
        isMissed: value > limit,
      });
    const verdict =
      limit === undefined ? '' : `≤ ${figure(limit, unit)}`.padEnd(10) + (value <= limit ? '' : '  MISSED');
    say(`${what.padEnd(width)}  ${shown.padStart(22)}  ${verdict}`.trimEnd());
  }
}
