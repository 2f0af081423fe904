/**
 * Reads pages of no known site from their lines, so that a page's own thread only has to hand them over. One page after
 * another and in slices, between which every other question is answered.
 */
import type { ReadPage, ShownPage } from '../../lib/paper/shown-page.ts';
import { unpack } from '../../lib/sites/generic/pack.ts';
import { readLines } from '../../lib/sites/generic/read-lines.ts';

/** Others wait for at most so many ms, and one page is read for at most so many in all. */
const SLICE = 12;
const MOST = 6_000;

const NOTHING: ReadPage = { kind: null, papers: [], guesses: [] };

export class PageReading {
  #last: Promise<unknown> = Promise.resolve();

  /** Rejects with a RangeError where the lines are none. */
  read(page: ShownPage): Promise<ReadPage> {
    const reading = this.#last.then(() => readInSlices(page));
    this.#last = reading.catch(() => undefined);
    return reading;
  }
}

async function readInSlices(page: ShownPage): Promise<ReadPage> {
  const steps = readLines(unpack(page), page);
  let worked = 0;
  for (;;) {
    const began = performance.now();
    for (let now = began; now - began < SLICE; now = performance.now()) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    worked += performance.now() - began;
    if (worked > MOST) return NOTHING;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
