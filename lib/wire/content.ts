/**
 * What a content script may say to the background, and what it is answered. Narrow on purpose: a page's renderer can
 * speak as our content script, so nothing here deletes papers, exports, imports or changes settings other than how a
 * page is shown.
 */
import type { MarkColour, TriageState } from '../paper/rows.ts';
import type { Role } from '../paper/roles.ts';
import type { ReadPage, ShownPage } from '../paper/shown-page.ts';
import type {
  AnchoredMark,
  GreetedSighting,
  KnownState,
  MarkedSighting,
  TextToAnchor,
} from '../paper/sightings.ts';

export type PageAction =
  | { kind: 'save' | 'later' | 'dismiss' | 'undismiss'; sighting: GreetedSighting }
  /** What one selection marks: a mark in each paper that it touches, at most 8, taken back together. */
  /** Keeps the paper too, with this note in place of the one it has. */
  | { kind: 'note'; sighting: GreetedSighting; note: string }
  | { kind: 'mark'; marks: MarkedSighting[] }
  | { kind: 'edit-mark'; id: string; colour?: MarkColour; note?: string }
  | { kind: 'remove-mark'; id: string }
  | { kind: 'undo' };

/** Content script → background. */
export interface ContentProtocol {
  /** Papers will be greeted soon: the background starts and opens the library while the page is still being parsed. */
  wake(payload: null): null;
  /** At most 200 sightings a message, 5,000 a document. `total`: papers on the page so far, for the badge. */
  greet(payload: {
    document: string;
    site: string;
    sightings: GreetedSighting[];
    total: number;
  }): KnownState[];
  /** One action of the reader's. Answered after its transaction completed, with the states it changed. */
  act(payload: { document: string; site: string; operation: string; action: PageAction }): {
    states: KnownState[];
    /** What the kept paper lacks and the site's own page of it would show, where the reader was never asked. */
    ask?: CompletingQuestion | undefined;
    /** What an undo took back, in the action's own word; null when there was nothing. */
    undone?: string | null;
  };
  /** Papers whose record stood in the viewport for a second. Relaxed: not answered with anything. */
  seen(payload: { document: string; site: string; keys: string[] }): null;
  /** What each sentence of these abstracts does. At most 40 a message; `text` is canonical. */
  skim(payload: { texts: { key: string; text: string }[] }): Skimmed;
  /**
   * Where marks stand in texts that no longer hold their very words: at most 40 texts and 200 marks a message. One list of
   * answers per text, in order; marks of papers that this document does not show are left out.
   */
  anchor(payload: { document: string; site: string; texts: TextToAnchor[] }): AnchoredMark[][];
  /** Starts the toolbar and the popover of marks in this document: once, at first use. */
  startMarking(payload: null): null;
  /** Starts what keys do more seldom in this document: once, at first use. */
  startKeys(payload: null): null;
  /** The shortcuts that the browser itself listens for, as they are set now. */
  browserKeys(payload: null): BrowserKey[];
  /** Opens the settings where keys are changed. */
  openKeySettings(payload: null): null;
  /** The reader's note on a paper that this document shows; "" where there is none. */
  noteOf(payload: { document: string; key: string; paper: string }): string;
  /** The reader's answer to that question, for the site this document is of; then these papers are completed. */
  answerCompleting(payload: { document: string; answer: 'always' | 'off'; papers: string[] }): null;
  /** Reads the lines of a page of no known site, away from the page's own thread: nothing of them is kept. */
  readLines(payload: { page: ShownPage }): ReadPage;
  /** Brings the general reader into this document: its site's own reader no longer understands the page. */
  readGenerally(payload: null): null;
  /** Opens the side panel on a paper. Must be asked for in the reader's gesture. */
  openPanel(payload: { paper: string | null }): null;
}

/** A shortcut that the browser listens for; `chord` as the browser writes it, "" where it has none. */
export interface BrowserKey {
  name: string;
  chord: string;
}

/** May papers kept from this site be completed from its own pages? */
export interface CompletingQuestion {
  /** The site's id. */
  site: string;
  missing: 'authors' | 'abstract';
}

/** Background and own pages → content script. */
export interface PageProtocol {
  /** These papers changed elsewhere. */
  changed(payload: { papers: string[]; keys: string[] }): null;
  /** A paper kept here could not be completed: why, in words. */
  notCompleted(payload: { words: string }): null;
  /** What is on the page: asked by the popup. */
  report(payload: null): PageReport;
  /** The shape of the page without any of its text, for a report that its reader broke. */
  structure(payload: null): string;
  /** What a key of ours would do, asked for by the browser's own menus and shortcuts. */
  press(payload: { key: 'mark' | 'save' }): null;
  /** Scroll to a sighting, and to a mark of it, and show where it is; answers whether it is there. */
  reveal(payload: { key: string; mark?: string }): boolean;
}

/** Roles as the model sees them; how they are drawn is the page's own setting. */
export interface Skimmed {
  /** Below this probability a role is not asserted. */
  threshold: number;
  abstracts: { key: string; sentences: { start: number; end: number; role: Role; p: number }[] }[];
}

export interface PageReport {
  site: string;
  kind: 'listing' | 'paper' | null;
  url: string;
  /** The page says that it has nothing to list. */
  empty: boolean;
  /** Expectations of the site's reader that the page broke, in words. */
  broken: string[];
  /** The site whose own reader broke and the general reader stands in for. */
  insteadOf?: string | undefined;
  sightings: (GreetedSighting & {
    state: TriageState;
    paper?: string;
    met?: KnownState['met'];
    marks: number;
  })[];
  /** May be papers too: offered, not listed. */
  guesses: GreetedSighting[];
  /** More papers stand on the page than are read (the limit per document). */
  limited: boolean;
  /** The page throws our elements away, and we no longer put them back. */
  thrownOut?: boolean;
}
