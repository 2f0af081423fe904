/** What a reader did with papers that turn out to be one, put together so that nothing of it is lost. */
import type { PaperRow } from '../paper/rows.ts';

/** The fields of a paper that are the reader's own. */
export type ReaderFields = Pick<
  PaperRow,
  'state' | 'star' | 'tags' | 'collections' | 'note' | 'dates' | 'edits' | 'cleared'
>;

/**
 * The reader's fields of several papers as one's: the first's values where only one can stand (edits), all of them
 * where all can (tags, collections, notes), the stronger where they differ (saved over later, a star over none).
 */
export function combineReaderFields(papers: readonly [ReaderFields, ...ReaderFields[]]): ReaderFields {
  const [first, ...others] = papers;
  const edits = Object.assign({}, ...[...papers].reverse().map((paper) => paper.edits)) as PaperRow['edits'];
  const cleared = [...new Set(papers.flatMap((paper) => paper.cleared ?? []))].filter(
    (field) => edits[field] === undefined,
  );
  const read = papers.flatMap(({ dates }) => (dates.read === undefined ? [] : [dates.read]));
  const combined: ReaderFields = {
    state: papers.some(({ state }) => state === 'saved') ? 'saved' : first.state,
    star: papers.some(({ star }) => star),
    tags: [...new Set(papers.flatMap(({ tags }) => tags))],
    collections: [...new Set(papers.flatMap(({ collections }) => collections))],
    note: others.reduce((note, other) => joinNotes(note, other.note), first.note),
    dates: { saved: Math.min(...papers.map(({ dates }) => dates.saved)) },
    edits,
  };
  if (read.length > 0) combined.dates.read = Math.min(...read);
  if (cleared.length > 0) combined.cleared = cleared;
  return combined;
}

/** Both notes, one after the other; one that the other already holds adds nothing. */
function joinNotes(note: string, other: string): string {
  if (other.trim() === '' || note.includes(other.trim())) return note;
  if (note.trim() === '' || other.includes(note.trim())) return other;
  return `${note.trimEnd()}\n\n${other}`;
}
