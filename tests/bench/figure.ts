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

/** Hands a figure to whoever gathers them. */
export function gather(figure: Figure): void {
  const file = process.env[GATHERED_IN];
  if (file) appendFileSync(file, `${JSON.stringify(figure)}\n`);
}

/** A figure that must not be less than its bar, in percent. */
export function atLeast(what: string, value: number, bar: number, digits = 1): void {
  gather({ what, figure: `${value.toFixed(digits)} %`, bar: `≥ ${bar} %`, isMissed: value < bar });
}
