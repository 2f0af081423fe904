/**
 * The generic reader in the shape of a site reader. It learns from the whole page at once, so it reads ahead, in
 * slices, and gives out what it found when it is asked for entries.
 */
import type { Listing, Page, Sighting, SiteReader } from '../../lib/sites/contract.ts';
import type { LearnedReader } from '../reader.content/learned-reader.ts';
import { readInSteps } from '../../lib/sites/generic/index.ts';

/** Reading holds the page's thread for at most so many ms at a time, and goes on for so many in all. */
const SLICE = 6;
const MOST = 4_000;

export class AnyPage implements LearnedReader {
  readonly #page: Page;
  #listing: Listing | null = null;
  #reading: Promise<void> | null = null;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Below the threshold: offered in the popup, never listed by themselves. */
  get guesses(): Sighting[] {
    return this.#listing?.guesses ?? [];
  }

  /** Reads the page, or waits for the reading that is under way. */
  read(): Promise<void> {
    this.#reading ??= this.#readOnce().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #readOnce(): Promise<void> {
    const steps = readInSteps(this.#page);
    const end = performance.now() + MOST;
    for (let slice = performance.now() + SLICE; ;) {
      const step = steps.next();
      if (step.done) {
        this.#listing = step.value;
        for (const sighting of step.value.sightings) sighting.elements.anchor = roomFor(sighting);
        return;
      }
      const now = performance.now();
      if (now > end) return;
      if (now < slice) continue;
      await new Promise((resolve) => setTimeout(resolve));
      slice = performance.now() + SLICE;
    }
  }

  get reader(): SiteReader {
    const sightings = () => this.#listing?.sightings ?? [];
    return {
      id: 'generic',
      name: location.hostname,
      proven: true,
      matches: [],
      hosts: [],
      recognise: () => this.#listing?.kind ?? 'listing',
      containers: ({ document }) => [document.body],
      *entries() {
        for (const sighting of sightings())
          yield { root: sighting.elements.title ?? sighting.elements.entry, context: sighting };
      },
      read: ({ context }) => context as Sighting,
      learned: true,
      isEmpty: () => true,
    };
  }
}

/** Where a rail has room: at the end of the block the title stands in, never amid the words of its line. */
function roomFor({ elements: { entry, title, anchor } }: Sighting): Element {
  let element = title ?? anchor;
  while (
    element !== entry &&
    element.parentElement &&
    getComputedStyle(element).display.startsWith('inline')
  ) {
    element = element.parentElement;
  }
  return element;
}
