/**
 * What the popup shows first, asked for by its first script: by the time that the popup itself is loaded, the page in
 * front of the reader and the library have answered.
 */
import type { Counts } from '../../library/database/tally.ts';
import type { FirstLook, PapersWithMarks } from '../../library/reading/first-look.ts';
import type { Answer } from '../../wire/answer.ts';
import type { PageReport } from '../../wire/content.ts';
import { takeFirstLook } from './first-look.ts';
import { askPage, currentTab } from './page-client.ts';
import { keptTotals, onLibraryChange } from '../backups/sentinel-place.ts';

/** What the page in a tab says that it shows. */
export interface PageAnswer {
  tab: number;
  answer: Answer<PageReport>;
  /** What the reader wrote on its papers; null where it was not read. */
  own: PapersWithMarks | null;
}

export interface PopupAhead {
  /** How many papers there were when they were noted last; null where that was never. */
  noted: Promise<Counts | null>;
  /** How many there are: after the browser has opened the library, which takes it a while when it has just started. */
  totals: Promise<Counts | null>;
  /** Null where there is no tab to ask. */
  page: Promise<PageAnswer | null>;
  /** The library has changed since. */
  changed: Promise<void>;
}

declare global {
  /** Between the popup's first script, which is loaded by itself, and its own code. */
  var offprintPopup: PopupAhead | undefined;
}

/** Asks the page in front of the reader. `look`: for what the reader wrote on the papers it shows. */
export async function askThePage(look?: FirstLook): Promise<PageAnswer | null> {
  const tab = await currentTab();
  if (tab === null) return null;
  const answer = await askPage(tab).report(null);
  const kept = answer.ok ? answer.value.sightings.flatMap(({ paper }) => paper ?? []) : [];
  const own = look && kept.length > 0 ? await look.papers(kept) : null;
  return { tab, answer, own };
}

export function startPopup(): void {
  globalThis.offprintPopup = asked();
}

/** What was asked ahead; where nothing was, it is asked now. */
export function takePopup(): PopupAhead {
  return globalThis.offprintPopup ?? asked();
}

function asked(): PopupAhead {
  // Before anything is read: what changes from now on is not in it.
  const changed = new Promise<void>((resolve) => onLibraryChange(resolve));
  const noted = keptTotals();
  const look = takeFirstLook();
  const totals = look.totals();
  const page = askThePage(look);
  void Promise.allSettled([totals, page]).then(() => look.close());
  return { noted, totals, page, changed };
}
