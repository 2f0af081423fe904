/** How pages and the library speak of a paper to each other: what a page shows, what the library knows of it. */
import type { Bibliography } from './bibliography.ts';
import type { MarkColour, TextPositionSelector, TextQuoteSelector, TriageState } from './rows.ts';

/** A paper on a page, as the page tells it: its key and what is needed to recognise it. */
export interface GreetedSighting {
  /** `sightingKey` of the record. */
  key: string;
  record: Bibliography;
}

/** A mark as a page paints it. */
export interface MarkView {
  id: string;
  target: 'title' | 'abstract' | 'body';
  /** The block of the paper's own text it stands in: for the target "body" only. */
  block?: string;
  quote: TextQuoteSelector;
  position: TextPositionSelector;
  colour: MarkColour;
  note: string;
}

/** A mark as a page makes it: with the whole text it was made on. */
export interface NewMark extends MarkView {
  snapshot: string;
}

/** A mark that is made: on which paper of the page. */
export interface MarkedSighting {
  sighting: GreetedSighting;
  mark: NewMark;
}

/** A text of a page in which marks are looked for, whose very words it does not hold. */
export interface TextToAnchor {
  /** Key of the paper that shows it. */
  key: string;
  /** Canonical. */
  text: string;
  /** It is the paper's abstract, of this version where the page says which. */
  isAbstract: boolean;
  version?: number | undefined;
  /** Ids. */
  marks: string[];
}

/** Where a mark stands in a text, in UTF-16 units; without a place it is an orphan there. `score`: 0..1. */
export interface AnchoredMark {
  id: string;
  place: { start: number; end: number; score: number } | null;
}

/** What the library knows of a sighting. */
export interface KnownState {
  key: string;
  state: TriageState;
  /** Present when the paper is kept. */
  paper?: string;
  /** Where and on which day (ISO date) it was met first, when that was on another site or another day. */
  met?: { site: string; day: string };
  marks: MarkView[];
}
