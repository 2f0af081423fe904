/**
 * The door for the general reader: a second script, injected when the reader asks to have a page of no known site read,
 * leaves it here for the first one to find. Both live in the extension's own world, which no page can see.
 */
import type { Page, Sighting, SiteReader } from '../../lib/sites/contract.ts';

/** A reader that is learned from the page itself. */
export interface LearnedReader {
  /** Reads the page, or reads it again after it changed. */
  read(): Promise<void>;
  /** Gives out what was read. */
  readonly reader: SiteReader;
  /** Below the threshold: offered in the popup, never listed by themselves. */
  readonly guesses: Sighting[];
}

export type Learn = (page: Page) => LearnedReader;

const DOOR = Symbol.for('offprint learned reader');
type World = { [DOOR]?: Learn };

export function leaveLearn(learn: Learn): void {
  (globalThis as World)[DOOR] = learn;
}

export function findLearn(): Learn | undefined {
  return (globalThis as World)[DOOR];
}

const RUNNING = Symbol.for('offprint running');

/** Is another copy of us at work in this document? From now on the answer is yes. */
export function isRunning(): boolean {
  const world = globalThis as { [RUNNING]?: boolean };
  const was = world[RUNNING] === true;
  world[RUNNING] = true;
  return was;
}
