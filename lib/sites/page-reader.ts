/**
 * Reads one page by one reader, entry by entry and in slices, and checks what a reader may expect of its site, so that
 * one that has broken is noticed. Which reader knows a page is `registry.ts`'s affair, whole pages are `read-page.ts`'s.
 */
import { keysOf } from '../paper/identifiers.ts';
import { parentOf } from './kit/tree.ts';
import type { Entry, Page, Sighting, SiteReader } from './contract.ts';

/** Papers read from one page; a page that goes on for ever is read so far. */
export const MOST_ENTRIES = 5_000;

/**
 * What makes two sightings on one page the same paper: an identifier, else title, venue and year together, since an
 * author page may list a talk and an article of one title.
 */
export function keyOfSighting({ record }: Sighting): string {
  // By far the commonest, and asked once for every entry of a page.
  if (record.ids.arxiv) return `arxiv:${record.ids.arxiv}`;
  const [key] = keysOf(record.ids);
  return key ?? `title:${fold(record.title)}|${fold(record.venue ?? '')}|${record.year ?? ''}`;
}

/** Titles and venues as they are compared. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
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
   * the record is what it was (MathJax, a colour, our own rail); its sighting then has the elements that stand there now.
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
  let reads: Read[] = [];
  const count = { entries: 0, titled: 0, named: 0 };
  const keys = new Set<string>();
  const faults = new Set<string>();
  let queue: Entry[] = [];
  let at = 0;

  /** Entries that the page took out make room: one that renders itself anew for hours is read for hours. */
  function leaveOut(): void {
    const here = reads.filter(({ entry }) => entry.root.isConnected);
    if (here.length === reads.length) return;
    for (const { entry } of reads) {
      if (entry.root.isConnected) continue;
      // Should the page put it back, it is read like any other that comes.
      for (const element of [entry.root, ...(entry.parts ?? [])]) owners.delete(element);
    }
    reads = here;
    Object.assign(count, { entries: 0, titled: 0, named: 0 });
    keys.clear();
    for (const read of here) tally(read);
  }

  function tally({ sighting }: Read): void {
    count.entries++;
    if (!sighting) return;
    count.titled++;
    if (sighting.record.authors.length > 0 || sighting.record.authorCount) count.named++;
    keys.add(keyOfSighting(sighting));
  }

  function find(): void {
    queue = [];
    at = 0;
    leaveOut();
    try {
      for (const entry of reader.entries(page)) {
        if (owners.has(entry.root)) continue;
        if (count.entries + queue.length >= MOST_ENTRIES) break;
        queue.push(entry);
      }
      // While the page is still being parsed its last entry may be half there: it is read when another follows it.
      if (page.document.readyState === 'loading') queue.pop();
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
    reads.push(read);
    tally(read);
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
        // The clock is asked at every other entry: asking costs a tenth of reading one.
        if ((at & 1) === 0 && now() >= until) break;
      }
      // What was read is held by those who show it; a long page is not held twice.
      if (at >= queue.length) {
        queue = [];
        at = 0;
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
      for (let element = node.nodeType === 1 ? (node as Element) : parentOf(node); element;) {
        const read = owners.get(element);
        if (read) {
          const sighting = readOne(read.entry);
          if (!sighting) return null;
          if (read.sighting && JSON.stringify(sighting.record) === JSON.stringify(read.sighting.record)) {
            Object.assign(read.sighting.elements, sighting.elements);
            return null;
          }
          read.sighting = sighting;
          return sighting;
        }
        element = parentOf(element);
      }
      return null;
    },
    broken() {
      if (reader.learned) return [...faults];
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

/** What went wrong, short enough to be shown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown';
}
