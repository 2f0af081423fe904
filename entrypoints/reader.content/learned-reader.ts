/**
 * The door for the general reader: a second script, injected when the reader asks to have a page of no known site read or
 * when a site's own reader has broken, leaves it here for the first one to find.
 */
import type { Page, Sighting, SiteReader } from '../../lib/sites/contract.ts';
import { door } from './door.ts';

/** A reader that is learned from the page itself. */
export interface LearnedReader {
  /** Reads the page; after a change, only if that may show other papers. */
  read(isChanged?: boolean): Promise<void>;
  /** Gives out what was read. */
  readonly reader: SiteReader;
  /** Below the threshold: offered in the popup, never listed by themselves. */
  readonly guesses: Sighting[];
  /** Papers that were found. */
  readonly count: number;
}

/** What the second script can do with a page. */
export interface General {
  /** `isKnownSite`: a site's own reader broke here, so that the page is one of papers for sure. */
  learn(page: Page, isKnownSite: boolean): LearnedReader;
  /** The shape of the page without its text, for a report. */
  structure(page: Page): string;
}

export const generalDoor = door<General>('general reader');

const running = door<true>('running');

/** Is another copy of us at work in this document? From now on the answer is yes. */
export function isRunning(): boolean {
  const was = running.find() === true;
  running.leave(true);
  return was;
}
