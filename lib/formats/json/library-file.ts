/**
 * Offprint's own file: the whole library, nothing lost. One JSON document, documented in
 * `public/schema/offprint-library-1.schema.json`, laid out one row a line so that it is written and read as a stream;
 * re-formatted by another program it is the same document and is read whole.
 */
import type {
  AbstractRow,
  CollectionRow,
  DecisionRow,
  MarkRow,
  MetRow,
  PaperRow,
  RecordRow,
  SearchRow,
  TagRow,
} from '../../paper/rows.ts';

export const LIBRARY_FORMAT = 'offprint-library';
/** Of the file. Goes up when a reader of today could lose something of a file of tomorrow. */
export const LIBRARY_VERSION = 1;

export interface LibraryRows {
  collections: CollectionRow;
  tags: TagRow;
  searches: SearchRow;
  papers: PaperRow;
  records: RecordRow;
  abstracts: AbstractRow;
  marks: MarkRow;
  decisions: DecisionRow;
  met: MetRow;
}

export type LibraryTable = keyof LibraryRows;

/** In the order of the file: what is referred to comes before what refers to it. */
export const LIBRARY_TABLES = [
  'collections',
  'tags',
  'searches',
  'papers',
  'records',
  'abstracts',
  'marks',
  'decisions',
  'met',
] as const satisfies readonly LibraryTable[];

/** Fields of rows that follow from other rows: no file carries them. */
export const DERIVED: { readonly [table in LibraryTable]?: string } = {
  papers: 'sites',
  records: 'keys',
  decisions: 'records',
};

export interface LibraryHeader {
  version: number;
  /** "Offprint 0.1.0". */
  generator: string;
  /** ISO 8601 with time. */
  exportedAt: string;
  /** How many rows each table has. */
  counts: { [table in LibraryTable]?: number };
}

/**
 * FNV-1a, 32 bits, over the UTF-16 units of each row's JSON text and a line feed after it (Fowler, Noll, Vo, 1991):
 * finds a damaged file, proves nothing about who wrote it.
 */
export class Checksum {
  private hash = 0x811c9dc5;

  add(row: string): void {
    let hash = this.hash;
    for (let at = 0; at < row.length; at++) hash = Math.imul(hash ^ row.charCodeAt(at), 0x01000193);
    this.hash = Math.imul(hash ^ 10, 0x01000193);
  }

  /** "fnv1a32:" and eight hexadecimal digits. */
  text(): string {
    return `fnv1a32:${(this.hash >>> 0).toString(16).padStart(8, '0')}`;
  }
}
