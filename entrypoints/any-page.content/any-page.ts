/**
 * The generic reader in the shape of a site reader. It learns from the whole page at once, so it reads ahead and gives
 * out what it found when it is asked for entries. The page's own thread only takes its lines, in slices; they are read
 * in the background.
 */
import { browser } from 'wxt/browser';
import { keysOf } from '../../lib/paper/identifiers.ts';
import type { Listing, Page, Sighting, SiteReader } from '../../lib/sites/contract.ts';
import type { LearnedReader } from '../reader.content/learned-reader.ts';
import { LIMITS } from '../../lib/paper/bibliography.ts';
import { lookAt, type Look } from '../../lib/sites/generic/look.ts';
import { pack } from '../../lib/sites/generic/pack.ts';
import { listingOf, NOTHING } from '../../lib/sites/generic/placed.ts';
import { createClient } from '../../lib/wire/client.ts';
import type { ContentProtocol } from '../../lib/wire/content.ts';

/** A change of the page's text by fewer characters shows no further paper. */
const WORTH = 40;
/** Reading holds the page's thread for at most so many ms at a time, and goes on for so many in all. */
const SLICE = 4;
const MOST = 4_000;

export class AnyPage implements LearnedReader {
  readonly #ask = createClient<ContentProtocol>('background', (call) => browser.runtime.sendMessage(call));
  readonly #page: Page;
  #listing: Listing | null = null;
  /** What was read of an element, several papers where one paragraph lists them, and the words that it showed then. */
  readonly #shown = new Map<Element, { sightings: Sighting[]; words: string }>();
  /** Length of the page's text when it was read, in characters. */
  #length = 0;
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

  /** Reads the page, or waits for the reading that is under way. A change that can hardly matter is not read. */
  read(isChanged = false): Promise<void> {
    // What changed while the page was read may have come too late for that reading.
    if (this.#reading) return isChanged ? this.#reading.then(() => this.read(true)) : this.#reading;
    if (this.#listing && isChanged && !this.#matters()) return Promise.resolve();
    this.#reading = this.#readOnce().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  /** Text came or went, or an entry was taken out or written anew: a clock or an advertisement is nothing to us. */
  #matters(): boolean {
    if (Math.abs(this.#textLength() - this.#length) >= WORTH) return true;
    for (const [element, { words }] of this.#shown)
      if (!element.isConnected || element.textContent !== words) return true;
    return false;
  }

  #textLength(): number {
    return this.#page.document.body?.textContent?.length ?? 0;
  }

  async #readOnce(): Promise<void> {
    this.#length = this.#textLength();
    const listing = await this.#read();
    if (!listing) return;
    this.#listing = this.#isKnownSite ? withNamed(listing) : listing;
    this.#shown.clear();
    for (const sighting of this.#listing.sightings) {
      sighting.elements.anchor = roomFor(sighting);
      const root = rootOf(sighting);
      const known = this.#shown.get(root);
      if (known) known.sightings.push(sighting);
      else this.#shown.set(root, { sightings: [sighting], words: root.textContent ?? '' });
    }
  }

  /** Null where the page took too long or the background gave no answer. */
  async #read(): Promise<Listing | null> {
    const { url } = this.#page;
    const look = await inSlices<Look | null>(lookAt(this.#page));
    if (!look) return look === null ? NOTHING : null;
    const { elements } = look.page;
    if (look.paper) return listingOf({ kind: 'paper', papers: [look.paper], guesses: [] }, elements);
    const packed = await inSlices(pack(look.page, url, look.title));
    if (!packed) return null;
    const answer = await this.#ask.readLines({ page: packed });
    return answer.ok ? listingOf(answer.value, elements) : null;
  }

  get reader(): SiteReader {
    const shown = this.#shown;
    return {
      id: 'generic',
      name: location.hostname,
      proven: true,
      matches: [],
      hosts: [],
      recognise: () => this.#listing?.kind ?? 'listing',
      containers: ({ document }) => [document.body],
      *entries() {
        for (const [root, { sightings }] of shown)
          for (const context of sightings.keys()) yield { root, context };
      },
      read: ({ root, context }) => {
        const known = shown.get(root);
        const sighting = known?.sightings[context as number];
        if (!known || !sighting) return null;
        const words = root.textContent ?? '';
        if (words === known.words) return sighting;
        // The page wrote something else there; until it is read anew, what stands there is told as it stands.
        const title = plain(words);
        if (title === '' || title.includes(plain(sighting.record.title))) return sighting;
        return { ...sighting, record: { ...sighting.record, title: title.slice(0, LIMITS.title) } };
      },
      learned: true,
      isEmpty: () => true,
    };
  }
}

/** What the steps come to; between slices the page works. Undefined where they take too long. */
async function inSlices<T>(steps: Generator<void, T>): Promise<T | undefined> {
  const end = performance.now() + MOST;
  for (let slice = performance.now() + SLICE; ;) {
    const step = steps.next();
    if (step.done) return step.value;
    const now = performance.now();
    if (now > end) return undefined;
    if (now < slice) continue;
    await new Promise((resolve) => setTimeout(resolve));
    slice = performance.now() + SLICE;
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

/** The element that shows an entry's title stands for the entry. */
function rootOf({ elements }: Sighting): Element {
  return elements.title ?? elements.entry;
}

function plain(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
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
