/**
 * Reads any page in one place: looks at it, reads its lines, puts what was found back into it. Where the page's own
 * thread is to be spared, the three are done apart (`look.ts`, `pack.ts`, `read-lines.ts`, `placed.ts`).
 */
import type { Listing, Page } from '../contract.ts';
import { lookAt } from './look.ts';
import { listingOf, NOTHING } from './placed.ts';
import { readLines } from './read-lines.ts';

/** Everything the page shows, at once. */
export function readGeneric(page: Page): Listing {
  const steps = readInSteps(page);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in small steps: call `next` until it is done; between two steps the page may breathe. */
export function* readInSteps(page: Page): Generator<void, Listing> {
  const look = yield* lookAt(page);
  if (!look) return NOTHING;
  const { elements } = look.page;
  if (look.paper) return listingOf({ kind: 'paper', papers: [look.paper], guesses: [] }, elements);
  return listingOf(yield* readLines(look.page, { url: page.url, title: look.title }), elements);
}
