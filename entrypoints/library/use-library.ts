/** What every part of the library's pages shares: the store to read from, what can be asked of it, and one line to speak in. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SearchClient } from '../../lib/library/finder/client.ts';
import type { Store } from '../../lib/library/store.ts';
import type { Actions } from './use-actions.ts';

export interface Library {
  store: Store;
  /** Search: `use-search.ts` is the way to ask it. */
  searcher: SearchClient;
  actions: Actions;
  /** Says a sentence in the page's one status line. */
  tell(message: string): void;
  /** Opens a paper's details. */
  open(paper: string): void;
}

export const LibraryContext = createContext<Library | null>(null);

/** Throws outside the library's pages. */
export function useLibrary(): Library {
  const library = useContext(LibraryContext);
  if (!library) throw new Error('outside the library');
  return library;
}
