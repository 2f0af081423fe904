/** What every part of the library's pages shares: the store to read from, what can be asked of it, and one line to speak in. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SearchClient } from '../../lib/library/finder/client.ts';
import type { SearchFacets } from '../../lib/library/finder/protocol.ts';
import type { NewestPapers } from '../../lib/library/reading/first-look.ts';
import type { Counts } from '../../lib/library/database/tally.ts';
import type { LateStore } from '../../lib/browser/pages/late-store.ts';
import type { LibraryKey } from '../../lib/browser/keys/library-keys.ts';
import type { CollectionRow, MarkColour } from '../../lib/paper/rows.ts';
import type { Question } from './question.ts';
import type { Actions } from './use-actions.ts';

/** What a key asks of another part of the page. */
export type Asked = 'choose-all' | 'tag';

/** What keys do here now, by their chords. */
export type Keys = ReadonlyMap<string, LibraryKey>;

/** A question as it was understood, and how many papers it finds. */
export interface Found {
  question: Question;
  total: number;
}

export interface Library {
  store: LateStore;
  /** Search: `use-listing.ts` is the list's way to ask it. */
  searcher: SearchClient;
  actions: Actions;
  /** Says a sentence in the page's one status line. */
  tell(message: string): void;
  /** Opens a paper's details. */
  open(paper: string): void;
  /** Shows what a question finds. */
  show(question: Question): void;
  ask(what: Asked): void;
  /** Opens a paper at its note. */
  writeNote(paper: string): void;
  /** The paper whose note was asked for, until it is being written. */
  noted: string | null;
  noting(): void;
  keys: Keys;
  /** What the list shows now, for what is done with all of it; read when it is wanted, nobody is drawn for it. */
  found: { current: Found | null };
  /** The whole library's tags, sites, years, … with how many papers have each; null until they are known. */
  facets: SearchFacets | null;
  totals: Counts | null;
  collections: readonly CollectionRow[];
  tagColours: ReadonlyMap<string, MarkColour>;
  /** The newest papers as they were when the page was opened, until the store answers; null where that answers first. */
  first: NewestPapers | null;
}

export const LibraryContext = createContext<Library | null>(null);

/** Throws outside the library's pages. */
export function useLibrary(): Library {
  const library = useContext(LibraryContext);
  if (!library) throw new Error('outside the library');
  return library;
}
