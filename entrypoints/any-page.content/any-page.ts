/**
 * The generic reader in the shape of a site reader. It learns from the whole page at once, so it reads ahead, in
 * slices, and gives out what it found when it is asked for entries.
 */
import { keysOf } from '../../lib/paper/identifiers.ts';
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

  readonly #isKnownSite: boolean;

  /** `isKnownSite`: the page is one of papers, whatever its layout; what bears an identifier there is a paper. */
  constructor(page: Page, isKnownSite: boolean) {
    this.#page = page;
    this.#isKnownSite = isKnownSite;
  }

  /** Below the threshold: offered in the popup, never listed by themselves. */
  get guesses(): Sighting[] {
    return this.#listing?.guesses ?? [];
  }

  get count(): number {
    return this.#listing?.sightings.length ?? 0;
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
        this.#listing = this.#isKnownSite ? withNamed(step.value) : step.value;
        for (const sighting of this.#listing.sightings) sighting.elements.anchor = roomFor(sighting);
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

/** The listing with those of its guesses that bear an identifier; they keep their low confidence. */
function withNamed(listing: Listing): Listing {
  const named = new Set(listing.guesses.filter(({ record }) => keysOf(record.ids).length > 0));
  if (named.size === 0) return listing;
  const sightings = [...listing.sightings, ...named].toSorted((a, b) =>
    // 4: the other one follows in the document.
    a.elements.entry.compareDocumentPosition(b.elements.entry) & 4 ? -1 : 1,
  );
  const guesses = listing.guesses.filter((guess) => !named.has(guess));
  return { ...listing, kind: listing.kind ?? 'listing', sightings, guesses };
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
