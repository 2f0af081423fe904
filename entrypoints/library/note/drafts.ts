/**
 * What is being typed into notes, kept beside the library until it is in it: closing the panel in mid-sentence loses
 * nothing. In the page's own storage, where it is written at once.
 */
const PREFIX = 'note-draft:';
/** Drafts that nobody came back to. */
const MOST = 50;

/** The words that were typed for a paper and not kept; null when there are none. */
export function draftOf(paper: string): string | null {
  try {
    return localStorage.getItem(PREFIX + paper);
  } catch {
    return null;
  }
}

/** Keeps a draft, or with null lets it go. Storage that is full or forbidden keeps none. */
export function keepDraft(paper: string, text: string | null): void {
  try {
    if (text === null) return localStorage.removeItem(PREFIX + paper);
    localStorage.setItem(PREFIX + paper, text);
    const drafts = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of drafts.slice(0, Math.max(0, drafts.length - MOST)))
      if (key !== PREFIX + paper) localStorage.removeItem(key);
  } catch {
    // The note is still kept when the reader pauses or leaves it.
  }
}
