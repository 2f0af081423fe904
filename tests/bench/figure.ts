/**
 * Figures for the README: a benchmark says its own here as it prints them, and `npm run bench` gathers those of all
 * (`all.ts`). Run by itself, a benchmark only prints.
 */
import { appendFileSync } from 'node:fs';

export interface Figure {
  /** What was measured: "200-paper listing: rails after DOMContentLoaded". */
  what: string;
  /** With its unit: "41 ms". */
  figure: string;
  /** "≤ 30 ms", where there is one. */
  bar?: string;
  isMissed?: boolean;
}

/** Where figures are gathered: the name of a file, a line each. */
export const GATHERED_IN = 'OFFPRINT_FIGURES';

/** Said in a figure's place by a benchmark that broke: what was wrong. */
export interface Broken {
  broke: string;
}

const gatheredIn = process.env[GATHERED_IN];
const hand = (line: Figure | Broken): void => {
  if (gatheredIn) appendFileSync(gatheredIn, `${JSON.stringify(line)}\n`);
};
// A benchmark that only missed a bar may end with the same code.
if (gatheredIn)
  process.on('uncaughtExceptionMonitor', (error: unknown) =>
    hand({ broke: error instanceof Error ? error.message : String(error) }),
  );

/** Hands a figure to whoever gathers them. */
export const gather = (figure: Figure): void => hand(figure);

/** A figure that must not be less than its bar, in percent. */
export function atLeast(what: string, value: number, bar: number, digits = 1): void {
  gather({ what, figure: `${value.toFixed(digits)} %`, bar: `≥ ${bar} %`, isMissed: value < bar });
}

const UNITS: Record<string, number> = { s: 1_000, MB: 1_000, kB: 1 };

/** "1.2 s" and "900 ms" in one measure. */
function amount(text: string): number {
  const [, value, unit = ''] = /(\d[\d.,]*)\s*(\p{L}+)?/u.exec(text) ?? [];
  return Number((value ?? 'NaN').replaceAll(',', '')) * (UNITS[unit] ?? 1);
}

/** A figure that must not be more than its bar, both as they are printed: "123 ms", "≤ 100 ms". */
export function atMost(what: string, figure: string, bar: string): void {
  gather({ what, figure, bar, isMissed: amount(figure) > amount(bar) });
}
