/**
 * The rows of the library: what is kept, in the shape in which it is kept, exported and (later) carried to another
 * machine. Every row has a stable id of ours, a row version `v`, the clock of its last change and, when it was
 * deleted, a tombstone. How rows are stored is `library/`'s business.
 */
import type { Bibliography } from './bibliography.ts';

/** Version of the row shapes below; a reader refuses rows that are newer than it knows. */
export const ROW_VERSION = 1;

/**
 * A hybrid logical clock (Kulkarni et al. 2014): "<ms since 1970, 13 digits>-<counter, 4 hex>-<device, 8 hex>".
 * Compares as text in causal order, whatever the wall clock does.
 */
export type Clock = string;

/** What the reader decided about a paper. "new" and "seen" are met, not kept, and live in `MetRow`. */
export type TriageState = 'new' | 'seen' | 'later' | 'saved' | 'dismissed';
/** The states a kept paper can have. */
export type KeptState = 'saved' | 'later';

export const MARK_COLOURS = ['gold', 'green', 'blue', 'rose', 'violet'] as const;
export type MarkColour = (typeof MARK_COLOURS)[number];

/** Where a value came from: the record that gave it, or the reader's own edit. */
export interface Provenance {
  from: string;
  at: number;
  byReader?: true;
}

/** Fields of a paper that sources give and the reader may edit. */
export type BibliographicField = Exclude<keyof Bibliography, 'cut' | 'section'>;

export interface Tombstoned {
  v: number;
  updatedAt: Clock;
  /** Set when deleted: the row stays as a tombstone until everything that undo can reach has gone by. */
  deletedAt?: number;
}

/** One work in the library. The bibliography is derived from its records and `edits`; the rest is the reader's. */
export interface PaperRow extends Tombstoned {
  id: string;
  bibliography: Bibliography;
  /** The reader's own values, which win over every source. */
  edits: Partial<Pick<Bibliography, BibliographicField>>;
  /** Fields that the reader emptied: no source fills them. */
  cleared?: BibliographicField[];
  provenance: { [field in BibliographicField]?: Provenance };
  /** Key of the abstract shown for it (`AbstractRow.key`). */
  currentAbstract?: string;
  state: KeptState;
  star: boolean;
  tags: string[];
  /** Ids of collections. */
  collections: string[];
  /** Markdown. */
  note: string;
  /** ms since 1970. */
  dates: { saved: number; read?: number };
  /** Only on a tombstone: the paper that this one turned out to be. A link to the one leads on to the other. */
  mergedInto?: string;
  /** The sites whose pages showed it, sorted: "arxiv". Derived from its records, never exported. */
  sites?: string[];
}

/** Where a record came from. */
export type RecordSource =
  | { kind: 'page'; site: string; url: string }
  | { kind: 'import'; format: string; file: string; line?: number }
  | { kind: 'reader' };

/** What one source said of a paper, kept as given and never overwritten. */
export interface RecordRow extends Tombstoned {
  id: string;
  paper: string;
  source: RecordSource;
  given: Bibliography;
  /** ms since 1970. */
  at: number;
  /** Every key under which it is a candidate (`works/candidates`); none on a tombstone. Derived, never exported. */
  keys?: string[];
}

/** An identifier that the reader entered for a paper and no source gives; what sources give is among their records' keys. */
export interface KeyRow {
  /** Key, a space, paper id: unique. */
  id: string;
  key: string;
  paper: string;
  /** No source gives it: it follows from an identifier that the reader entered. */
  byReader?: true;
}

/** A canonical abstract text that no record of its paper gives (`library/texts/abstracts.ts`): shown by a page, marked by the reader. */
export interface AbstractRow extends Tombstoned {
  /** Canonicaliser's version and hash of the text, then the paper: "1:9f86d081884c7d65 <paper id>". */
  id: string;
  key: string;
  paper: string;
  text: string;
  /** arXiv version or the source's site; as precise as known. */
  version?: number;
  source: string;
  at: number;
}

/** What a mark stands on. */
export type MarkTarget =
  | { kind: 'title' }
  | { kind: 'abstract'; key: string }
  | { kind: 'body'; block: string; text: string; version?: number };

/** W3C Web Annotation Data Model, section 4.2.4 and 4.2.5; offsets in UTF-16 units of the snapshot. */
export interface TextQuoteSelector {
  type: 'TextQuoteSelector';
  exact: string;
  prefix: string;
  suffix: string;
}
export interface TextPositionSelector {
  type: 'TextPositionSelector';
  start: number;
  end: number;
}

/** A highlight on a paper, with colour and note. */
export interface MarkRow extends Tombstoned {
  id: string;
  paper: string;
  target: MarkTarget;
  quote: TextQuoteSelector;
  position: TextPositionSelector;
  /** The canonical text it was made on, whole. */
  snapshot: string;
  colour: MarkColour;
  note: string;
  /** ms since 1970. */
  at: number;
}

/** The compact memory of a paper that was shown but not kept. */
export interface MetRow {
  key: string;
  site: string;
  /** Days since 1970-01-01, local. */
  first: number;
  last: number;
  state: 'seen' | 'dismissed' | 'later';
  /** Kept for dismissed and later, for undo. */
  given?: Bibliography;
  v: number;
  updatedAt: Clock;
}

export interface CollectionRow extends Tombstoned {
  id: string;
  name: string;
  parent?: string;
}

/** Colour and notes of a tag; a tag without a row is plain. */
export interface TagRow extends Tombstoned {
  name: string;
  colour?: MarkColour;
}

/** A question that the reader kept: what was typed, and what was chosen beside it. */
export interface SearchRow extends Tombstoned {
  id: string;
  name: string;
  text: string;
  /** As the search takes them; values that it does not know are left out when the search is asked. */
  filters: Record<string, unknown>;
  sort: string;
  /** ms since 1970. */
  at: number;
}

/** A pair of records or papers the reader called the same work or not. */
export interface DecisionRow extends Tombstoned {
  /** The two record ids, sorted, joined by a space. */
  id: string;
  same: boolean;
  at: number;
  /** The two ids of `id`, for finding the row by either. Derived, never exported. */
  records?: string[];
}

/** The state of a row before and after an action: undone by putting `before`, redone by putting `after`. */
export interface RowChange {
  table:
    | 'papers'
    | 'records'
    | 'keys'
    | 'abstracts'
    | 'marks'
    | 'met'
    | 'collections'
    | 'tags'
    | 'decisions'
    | 'searches';
  key: string;
  before: unknown;
  after: unknown;
  /** `before` and `after` hold only the fields that were changed; `undefined` where there was none. */
  isPatch?: true;
}

/** One action of the reader's, done in one transaction: its idempotence (id) and its undo (changes). */
export interface OperationRow {
  /** Given by whoever asked; asking twice with the same id does it once. */
  id: string;
  /** Order of being done, from 1; never a clock. */
  sequence: number;
  kind: string;
  /** Document that asked, so that a page can undo only what it did. */
  origin: string;
  at: number;
  changes: RowChange[];
  /** What was answered, answered again on a retry. */
  result: unknown;
  undone: boolean;
  /** Sequence of the action that took it back last. */
  undoneBy?: number;
  /** How many rows of further changes there are (`OperationPartRow`). */
  parts?: number;
}

/** Changes of an operation that are too many for its one row, in the order in which they were done. */
export interface OperationPartRow {
  /** Id of the operation. */
  operation: string;
  /** From 0. */
  part: number;
  changes: PartChange[];
}

/**
 * A row that was made holds only its clock until it is taken back: the row itself stands in its table as long as it is
 * not undone.
 */
export type PartChange = RowChange & { isStub?: true };
