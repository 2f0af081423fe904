/**
 * Reads a page with the reader that knows its site: whole, for the popup and the lab, or in slices, for the content
 * script. Checks what a reader may expect of its site, so that one that has broken is noticed and the generic reader
 * can take over. Which reader knows a page is `registry.ts`'s affair.
 */
import { keysOf } from '../paper/identifiers.ts';
import type { Entry, Listing, Page, Sighting, SiteReader } from './contract.ts';
import { readerFor } from './registry.ts';

/** Papers read from one page; a page that goes on for ever is read so far. */
export const MOST_ENTRIES = 5_000;

/** A reader for pages that no site reader knows or that have broken one (the generic reader, where it is loaded). */
export type Fallback = (page: Page) => Listing;

/**
 * Everything a page shows. Never throws: what a reader cannot do is told in `broken`. A paper shown twice is one
 * sighting with its further places in `also`; `PageReader` gives each place by itself, under the same key.
 */
export function readPage(page: Page, fallback?: Fallback): Listing {
  const reader = readerFor(page.url);
  if (!reader) return fallBack(page, fallback, []) ?? nothing(null, []);
  const kind = reader.recognise(new URL(page.url));
  const pages = createPageReader(page, reader);
  const sightings = together(pages.next(Infinity));
  const broken = pages.broken();
  if (broken.length > 0) {
    const other = fallBack(page, fallback, broken);
    if (other && other.sightings.length > 0) return other;
  }
  if (sightings.length === 0) return nothing(reader.id, broken);
  return { site: reader.id, kind, sightings, guesses: [], broken };
}

function nothing(site: string | null, broken: string[]): Listing {
  return { site, kind: null, sightings: [], guesses: [], broken };
}

function fallBack(page: Page, fallback: Fallback | undefined, broken: string[]): Listing | null {
  if (!fallback) return null;
  try {
    const listing = fallback(page);
    return { ...listing, broken: [...broken, ...listing.broken] };
  } catch (error) {
    return nothing(null, [...broken, `The general reader stopped: ${messageOf(error)}`]);
  }
}

/**
 * What makes two sightings on one page the same paper: an identifier, else title, venue and year together, since an
 * author page may list a talk and an article of one title.
 */
export function keyOfSighting({ record }: Sighting): string {
  const [key] = keysOf(record.ids);
  return key ?? `title:${fold(record.title)}|${fold(record.venue ?? '')}|${record.year ?? ''}`;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
}

function together(sightings: Sighting[]): Sighting[] {
  const kept: Sighting[] = [];
  const byKey = new Map<string, Sighting>();
  const byTitle = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const key = keyOfSighting(sighting);
    const namesakes = key.startsWith('title:') ? (byTitle.get(fold(sighting.record.title)) ?? []) : [];
    const first = byKey.get(key) ?? namesakes.find((other) => agree(other, sighting));
    if (first) {
      (first.also ??= []).push(sighting.elements);
      continue;
    }
    kept.push(sighting);
    byKey.set(key, sighting);
    if (key.startsWith('title:')) byTitle.set(fold(sighting.record.title), [...namesakes, sighting]);
  }
  return kept;
}

/** Without identifiers: nothing that both say of venue and year differs. */
function agree({ record: a }: Sighting, { record: b }: Sighting): boolean {
  const sameVenue = !a.venue || !b.venue || fold(a.venue) === fold(b.venue);
  return sameVenue && (!a.year || !b.year || a.year === b.year);
}

export interface PageReader {
  /**
   * Reads on for about so many milliseconds and gives the sightings not given before, in page order. At the end of
   * the page it gives nothing until `refresh` has found more.
   */
  next(budget: number): Sighting[];
  /** Nothing is left to read of what was found so far. */
  readonly done: boolean;
  /** Looks for entries that came since; true when there are any to read. Entries already read are not read again. */
  refresh(): boolean;
  /**
   * Reads the entry that holds a changed node once more. Null when the node is in no entry that was read, or when
   * the record is what it was (MathJax, a colour, our own rail).
   */
  reread(node: Node): Sighting | null;
  /** What the page broke of the reader's expectations so far, in words; right only when `done`. */
  broken(): string[];
}

interface Read {
  entry: Entry;
  sighting: Sighting | null;
}

/** An incremental reading of one page by one reader. `now` is a clock in milliseconds. */
export function createPageReader(
  page: Page,
  reader: SiteReader,
  now: () => number = () => performance.now(),
): PageReader {
  const owners = new WeakMap<Element, Read>();
  const count = { entries: 0, titled: 0, named: 0 };
  const keys = new Set<string>();
  const faults = new Set<string>();
  let queue: Entry[] = [];
  let at = 0;

  function find(): void {
    queue = [];
    at = 0;
    try {
      for (const entry of reader.entries(page)) {
        if (owners.has(entry.root)) continue;
        if (count.entries + queue.length >= MOST_ENTRIES) break;
        queue.push(entry);
      }
    } catch (error) {
      faults.add(messageOf(error));
    }
  }

  function readOne(entry: Entry): Sighting | null {
    try {
      return reader.read(entry, page);
    } catch (error) {
      faults.add(messageOf(error));
      return null;
    }
  }

  function take(entry: Entry): Sighting | null {
    const sighting = readOne(entry);
    const read: Read = { entry, sighting };
    owners.set(entry.root, read);
    for (const part of entry.parts ?? []) owners.set(part, read);
    count.entries++;
    if (sighting) {
      count.titled++;
      if (sighting.record.authors.length > 0 || sighting.record.authorCount) count.named++;
      keys.add(keyOfSighting(sighting));
    }
    return sighting;
  }

  find();
  return {
    next(budget) {
      const found: Sighting[] = [];
      const until = now() + budget;
      while (at < queue.length) {
        const sighting = take(queue[at++] as Entry);
        if (sighting) found.push(sighting);
        // The clock is asked every few entries: asking costs a tenth of reading one.
        if ((at & 3) === 0 && now() >= until) break;
      }
      return found;
    },
    get done() {
      return at >= queue.length;
    },
    refresh() {
      if (at >= queue.length) find();
      return at < queue.length;
    },
    reread(node) {
      for (let element = node.nodeType === 1 ? (node as Element) : node.parentElement; element;) {
        const read = owners.get(element);
        if (read) {
          const sighting = readOne(read.entry);
          if (!sighting || JSON.stringify(sighting.record) === JSON.stringify(read.sighting?.record))
            return null;
          read.sighting = sighting;
          return sighting;
        }
        element = element.parentElement;
      }
      return null;
    },
    broken() {
      return complaints(page, reader, count, keys.size, [...faults]);
    },
  };
}

/** One bad entry, or one in twenty, is the page's; more is the reader's. */
function complaints(
  page: Page,
  reader: SiteReader,
  count: { entries: number; titled: number; named: number },
  distinct: number,
  faults: string[],
): string[] {
  const broken = faults.map((fault) => `${reader.name}'s reader stopped: ${fault}`);
  const { entries, titled, named } = count;
  if (entries === 0) {
    if (!saysEmpty(page, reader)) broken.push(`${reader.name}'s reader found no papers here.`);
  } else if (entries - titled > Math.max(1, entries / 20) || titled === 0) {
    broken.push(`Only ${titled} of ${entries} entries have a title.`);
  } else if (titled >= 5 && distinct < titled * 0.8) {
    broken.push(`Only ${distinct} of ${titled} entries are different papers.`);
  } else if (titled >= 5 && named === 0) {
    broken.push('No entry has an author.');
  }
  return broken;
}

function saysEmpty(page: Page, reader: SiteReader): boolean {
  try {
    return reader.isEmpty?.(page) ?? false;
  } catch {
    return false;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown';
}
