/** What was found in an entry, and the entry while it is searched: the words that the parts of the field search share. */
import type { Author } from '../../paper/bibliography.ts';
import type { Citation } from '../../text/citation/index.ts';
import type { Piece } from './pieces.ts';
import type { Segment } from './segments.ts';

export interface Span {
  line: number;
  from: number;
  to: number;
}

/** What was found in one entry, as places in its lines. */
export interface Reading {
  segment: Segment;
  title: string;
  titleSpan: Span;
  titlePiece: Piece | null;
  /** 0..1 how much the title is one by consensus and shape. */
  titleScore: number;
  authors: Author[];
  truncated: boolean;
  authorSpans: Span[];
  /** 0..1 how much the authors look like people. */
  authorScore: number;
  /** The reading of the whole entry as a citation, where that is how it was read. */
  citation?: Citation;
}

export interface Entry {
  segment: Segment;
  pieces: Piece[];
  byKey: Map<string, Piece[]>;
}

export interface Place {
  key: string;
  score: number;
}
