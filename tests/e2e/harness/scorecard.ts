/**
 * What was tried, how often, and how often it failed: tests that count write one line each, which the scripts gather
 * into the scorecard. A trial that could not be made is skipped with its reason and never counted as passed.
 */
import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** One line of the scorecard. */
export interface Score {
  /** "F4", "H10", "T3"; several share one line when their names are equal. */
  name: string;
  what: string;
  n: number;
  failures: number;
  /** Measured beside the count: "p95 84 ms". */
  figures?: string;
  skipped?: string;
}

/** How much is tried: in `npm test`, in the script of the suite, or over a night. */
export type Extent = 'quick' | 'full' | 'nightly';

export const EXTENT: Extent =
  process.env['OFFPRINT_EXTENT'] === 'nightly'
    ? 'nightly'
    : process.env['OFFPRINT_EXTENT'] === 'full'
      ? 'full'
      : 'quick';

/** The number of rounds here and now; none where the extent has none. */
export function rounds(of: Partial<Record<Extent, number>>): number {
  return EXTENT === 'nightly' ? (of.nightly ?? of.full ?? of.quick ?? 0) : (of[EXTENT] ?? 0);
}

/** Writes a line for the script that gathers them, if one does. */
export function score(line: Score): void {
  const file = process.env['OFFPRINT_SCORES'];
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** Throw this where a fault cannot be injected on this machine. */
export class CannotTry extends Error {}

/** min that a line may take; what it tried until then is what it says. Without end where none are named. */
const MINUTES = Number(process.env['OFFPRINT_MINUTES'] ?? Infinity);

/** Counts the trials of one test. */
export class Tally {
  readonly #end = performance.now() + MINUTES * 60_000;
  n = 0;
  readonly failures: string[] = [];
  readonly figures: string[] = [];

  /** One trial; `problem` says what was wrong, if anything. */
  count(problem: string | null | undefined | false = null): void {
    this.n += 1;
    if (problem) this.failures.push(problem);
  }

  figure(text: string): void {
    this.figures.push(text);
  }

  /** Whether one more round may begin; the first always may. */
  hasTime(): boolean {
    return this.n === 0 || performance.now() < this.#end;
  }
}

/**
 * A test that counts: it passes when it tried at least once and no trial failed. `count` 0 registers nothing, so that a
 * lane that leaves it out does not call it skipped.
 */
export function counted(
  name: string,
  what: string,
  work: (tally: Tally) => Promise<void>,
  timeout = 60_000,
  /** Tells tests apart that count on one line. */
  each = '',
): void {
  test(
    `${name}: ${what}${each && ` (${each})`}`,
    async ({ skip }) => {
      const tally = new Tally();
      const line = (): Score => ({
        name,
        what,
        n: tally.n,
        failures: tally.failures.length,
        ...(tally.figures.length > 0 && { figures: tally.figures.join(', ') }),
      });
      try {
        await work(tally);
      } catch (error) {
        if (error instanceof CannotTry) {
          score({ ...line(), skipped: error.message });
          skip(error.message);
        }
        score({ ...line(), n: tally.n + 1, failures: tally.failures.length + 1 });
        throw error;
      }
      score(line());
      expect(tally.failures).toEqual([]);
      expect(tally.n).toBeGreaterThan(0);
    },
    timeout,
  );
}

/** A value of a sorted share: the 95th of a hundred for 0.95. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
