/**
 * The contract between a page and everything that reads pages. A site reader is a pure function of the page it is
 * handed: it uses no global, sends no request and changes nothing. One that throws is skipped and the generic
 * reader takes over.
 */
import type { Bibliography } from '../paper/bibliography.ts';
import type { Identifiers } from '../paper/identifiers.ts';

/** A document in a tab, handed to a reader; never `window.document` taken by itself. */
export interface Page {
  document: Document;
  /** The address the document was served at. */
  url: string;
}

export type ListingKind = 'listing' | 'paper';

/** The parts of the page that show one paper: where a rail hangs and where marks and roles are painted. */
export interface SightingElements {
  /** The smallest element that holds the whole entry (on arXiv lists the `dt`). */
  entry: Element;
  /** The line a rail may follow: it is hung inside or right after this element, which is never changed otherwise. */
  anchor: Element;
  title?: Element;
  abstract?: Element;
  /** A part of the abstract that the page shows in its place until it is unfolded. */
  shortAbstract?: Element;
}

/** One paper as one page shows it. */
export interface Sighting {
  record: Bibliography;
  /** 0..1, how sure the reader is that this is a paper and that its fields are right. 1 for exact site readers. */
  confidence: number;
  elements: SightingElements;
  /** The other places where the same page shows the same paper, in page order. Only in a whole `Listing`. */
  also?: SightingElements[];
}

/** A place on a page where a paper is shown, found cheaply and not read yet. */
export interface Entry {
  /** Identity of the entry while the page lives: the same element is the same entry. */
  root: Element;
  /** Elements outside the root that belong to the entry too (the `dd` of a `dt`): a change in them is its change. */
  parts?: readonly Element[];
  /** The reader's own notes about the entry (heading, section, sibling), opaque to callers. */
  context?: unknown;
}

export interface SiteReader {
  /** Kebab-case, the file's name: "arxiv". */
  id: string;
  /** As a person says it: "arXiv". */
  name: string;
  /** Read against pages as the site really serves them; an unproven one was written from descriptions of them. */
  proven: boolean;
  /** WebExtension match patterns (https only) of the pages it reads. */
  matches: readonly string[];
  /** The hosts whose pages it reads: exact, or a suffix when it starts with a dot (".ar5iv.org"). */
  hosts: readonly string[];
  /** What kind of page this address is, or null for a page of the site that shows no papers. Cheap: no DOM. */
  recognise(url: URL): ListingKind | null;
  /** The elements under which entries appear or change; observed for late content. Empty: nothing to observe. */
  containers(page: Page): Element[];
  /** Every entry on the page now, in page order, cheaply: no text is read. */
  entries(page: Page): Iterable<Entry>;
  /** Reads one entry; null when it shows no paper after all. */
  read(entry: Entry, page: Page): Sighting | null;
  /** Made from the very page it reads: there is nothing else to expect of it. */
  learned?: boolean;
  /**
   * The address of this site's own page of a paper, for sites whose lists leave out names or abstracts; null where the
   * identifiers name none. Asked for only on the reader's wish, never by the reader of the site.
   */
  paperPage?(ids: Identifiers): string | null;
  /** The page states that it has nothing to list ("No updates today"): an empty listing is then right. */
  isEmpty?(page: Page): boolean;
}

/** What was found on a page. */
export interface Listing {
  /** The site reader's id, "generic", or null where nothing reads this page. */
  site: string | null;
  kind: ListingKind | null;
  sightings: Sighting[];
  /** Below the threshold of confidence: offered, never listed by themselves. */
  guesses: Sighting[];
  /** What the page broke of the reader's expectations, in words for the popup; empty when all is well. */
  broken: string[];
}
