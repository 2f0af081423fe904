/** What our own pages (popup, side panel, full tab, options) may ask of the background: everything that changes the library. They read it by themselves. */
import type { Bibliography } from '../paper/bibliography.ts';
import type { BibliographicField, KeptState, MarkColour, PaperRow } from '../paper/rows.ts';
import type { GreetedSighting, KnownState } from '../paper/sightings.ts';
import type { CompletingQuestion } from './content.ts';

export interface LibraryProtocol {
  /**
   * What the library knows of what a page shows, one answer for each, in order: for a page of ours that does not read
   * the library by itself.
   */
  recognise(payload: { site: string; sightings: GreetedSighting[] }): KnownState[];
  /** Saves what a page shows, all in one action. */
  saveAll(payload: { operation: string; site: string; url: string; records: Bibliography[] }): {
    papers: string[];
    added: number;
    /** What the kept papers lack and the site's own pages would show, where the reader was never asked. */
    ask?: CompletingQuestion | undefined;
  };
  setState(payload: { operation: string; papers: string[]; state: KeptState }): { papers: string[] };
  remove(payload: { operation: string; papers: string[] }): { papers: string[] };
  setNote(payload: { operation: string; paper: string; note: string }): { papers: string[] };
  setStar(payload: { operation: string; papers: string[]; star: boolean }): { papers: string[] };
  /** `read`: ms since 1970, null for not read. */
  setRead(payload: { operation: string; papers: string[]; read: number | null }): { papers: string[] };
  tagPapers(payload: { operation: string; papers: string[]; add: string[]; remove: string[] }): {
    papers: string[];
  };
  /** Renaming to a name that is taken merges the two. */
  renameTag(payload: { operation: string; from: string; to: string }): { papers: string[] };
  colourTag(payload: { operation: string; name: string; colour: MarkColour | null }): null;
  deleteTag(payload: { operation: string; name: string }): { papers: string[] };
  addCollection(payload: { operation: string; name: string; parent?: string; papers?: string[] }): {
    id: string;
  };
  renameCollection(payload: { operation: string; id: string; name: string }): null;
  moveCollection(payload: { operation: string; id: string; parent: string | null }): null;
  deleteCollection(payload: { operation: string; id: string }): { papers: string[] };
  filePapers(payload: { operation: string; papers: string[]; collection: string; isIn: boolean }): {
    papers: string[];
  };
  /** Keeps a question; one of the same name is replaced. */
  saveSearch(payload: {
    operation: string;
    name: string;
    text: string;
    filters: Record<string, unknown>;
    sort: string;
  }): { id: string };
  renameSearch(payload: { operation: string; id: string; name: string }): null;
  deleteSearch(payload: { operation: string; id: string }): null;
  /** Takes records (sources) out of a paper, together, as another. */
  split(payload: { operation: string; paper: string; records: string[] }): { papers: string[] };
  /** Makes one paper of several. */
  same(payload: { operation: string; papers: string[] }): { papers: string[] };
  /** Says of papers that they are different works, whatever is alike of them. */
  notSame(payload: { operation: string; papers: string[] }): { papers: string[] };
  /** The reader's own values of fields, fields to be empty, and fields to go back to what the sources say. */
  editFields(payload: {
    operation: string;
    paper: string;
    set: PaperRow['edits'];
    clear: BibliographicField[];
    reset: BibliographicField[];
  }): { papers: string[] };
  /** Keeps a paper that the reader entered; one that is there already gets what is new. */
  addByHand(payload: { operation: string; record: Bibliography }): { papers: string[]; isNew: boolean };
  editMark(payload: { operation: string; id: string; colour?: MarkColour; note?: string }): {
    papers: string[];
  };
  removeMark(payload: { operation: string; id: string }): { papers: string[] };
  /** Puts a mark on other words of its paper: of the abstract with this key, UTF-16 units. */
  attachMark(payload: { operation: string; id: string; abstract: string; start: number; end: number }): {
    papers: string[];
  };
  /**
   * Asks the pages of these papers for what they lack: on the reader's own wish, whatever the site's answer is. From
   * `site` only, or from whichever shows them.
   */
  complete(payload: { papers: string[]; site?: string | undefined }): { asked: number };
  /** Forgets which papers were seen, for good. */
  forgetSeen(payload: null): { forgotten: number };
  /** Asks a site again for what it did not give. */
  retryCompleting(payload: { site: string }): null;
  /**
   * Brings a staged import (`library/import/`) into the library, but for the entries `except` (by index). One action;
   * asking again after an interruption does it once.
   */
  bringIn(payload: { operation: string; import: string; except: number[] }): BroughtIn;
  /** How far the action with this operation id is, 0..1; null when it is not being done. */
  howFar(payload: { of: string }): { done: number | null };
  /** Ends it without a trace, unless it is complete: it is answered as "stopped" then. */
  stop(payload: { of: string }): null;
  /** `of`: exactly this action; without it the last one. */
  undo(payload: { operation: string; of?: string }): { kind: string | null };
  redo(payload: { operation: string }): { kind: string | null };
  /** Takes a snapshot now, followed and stopped by its operation id; null when there is nothing to take. */
  snapshot(payload: { operation: string } | null): { at: number; papers: number } | null;
  /** Looks now for papers that were kept twice, for some seconds; `isMore`: it was not through by then. */
  lookForDuplicates(payload: null): { isMore: boolean };
  /** Writes the weekly backup file if one is due; its outcome is kept in the settings. */
  weeklyFile(payload: null): null;
  /**
   * This database is the library from now on, as it stands: one that was restored, the one before it, or the one in
   * use, whose loss is accepted by it. `since`: it was built from the one in use as that was after the operation with
   * this sequence; what was done there later comes with it.
   */
  adopt(payload: { database: string; since?: number }): { papers: number };
  /** Deletes everything that was ever stored, for good: the library, its snapshots, the settings. */
  eraseEverything(payload: null): null;
  /** Is the library in order? Asked by a page before it shows anything as empty. */
  health(payload: null): LibraryHealth;
}

/** What an import came to: read = added + merged + rejected + left. */
export interface BroughtIn {
  read: number;
  added: number;
  merged: number;
  rejected: number;
  /** Taken out by the reader. */
  left: number;
}

export interface LibraryHealth {
  state: 'good' | 'lost' | 'no-storage' | 'newer' | 'damaged' | 'no-space' | 'blocked';
  /** Papers that the sentinel remembers and papers that are there. */
  expected: number;
  found: number;
  message: string;
}
