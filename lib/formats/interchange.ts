/**
 * What passes between Offprint and other programs: one paper with all that can be said of it in a file. Every
 * format reads into and writes from these types and knows nothing of the library's rows, except the lossless JSON.
 * Whether an imported paper is one the library already has is decided by `works/`, and kept by `library/`.
 */
import type { Bibliography } from '../paper/bibliography.ts';
import type { KeptState, MarkRow } from '../paper/rows.ts';

/** One paper as a file holds it. */
export interface InterchangePaper {
  bibliography: Bibliography;
  /** The citation key the file gives. */
  key?: string;
  tags: string[];
  /** Paths of collection names from the outermost: [["Vision", "Depth"]]. */
  collections: string[][];
  state: KeptState;
  star: boolean;
  /** Markdown. */
  note: string;
  marks: MarkRow[];
  /** ms since 1970. */
  saved?: number;
  read?: number;
}

/** Something in a file that could not be taken, said so that its owner can find it. */
export interface Rejection {
  /** From 1; the line of the file where it starts, where the format has lines. */
  line?: number;
  /** The name of the field, where only a field was left out. */
  field?: string;
  reason: string;
}

/** What a file held: read = papers + rejected, and what was left out of the papers that were taken. */
export interface ParsedFile {
  papers: InterchangePaper[];
  /** Entries that were not taken at all. */
  rejected: Rejection[];
  /** Fields that were left out, repaired or cut; the entry itself was taken. */
  leftOut: Rejection[];
}

/** A file that cannot be read at all; the message is for its owner. */
export class FormatError extends Error {
  override name = 'FormatError';
}

/** A paper of which only the bibliography is known, saved with nothing of the reader's on it. */
export function barePaper(bibliography: Bibliography): InterchangePaper {
  return { bibliography, tags: [], collections: [], state: 'saved', star: false, note: '', marks: [] };
}

/** Limits on files that are read whole. */
export const FILE_LIMITS = {
  /** UTF-16 units of any file but our own JSON. */
  text: 50_000_000,
  entries: 200_000,
  depth: 20,
  key: 200,
  tags: 1_000,
  tag: 200,
  note: 1_000_000,
  /** UTF-16 units of one row of our own JSON. */
  row: 8_000_000,
} as const;

/** Said of the first entry that a file has too many. */
export const TOO_MANY = `only the first ${FILE_LIMITS.entries} entries were read`;
