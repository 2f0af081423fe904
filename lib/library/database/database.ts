/**
 * The store: Dexie's schema, one version per shape that ever shipped. Opened only in the extension's own contexts
 * (in a content script this would be the host page's database). Writing goes through `operations.ts` alone.
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type {
  AbstractRow,
  CollectionRow,
  DecisionRow,
  KeyRow,
  MarkRow,
  MetRow,
  OperationPartRow,
  OperationRow,
  PaperRow,
  RecordRow,
  SearchRow,
  TagRow,
} from '../../paper/rows.ts';
import type { MapRow } from '../pictures/kept-map.ts';
import type { SkimRow } from '../texts/skims.ts';
import { DATABASE_VERSION } from './schema.ts';
import { withKeys, withRecords } from '../works/derived.ts';
import type { ImportRow, StagedPartRow } from '../import/staged.ts';

/** Facts about the library itself: its id, the last sequence, the device. */
export interface MetaRow {
  name: string;
  value: unknown;
}

/** A row of the search index; what is in it is the index's own business. */
export interface SegmentRow {
  id: string;
}

/** The last operation that changed something of a paper, or of many at once. */
export interface TouchedRow {
  /** The paper, or the name of a row that stands for many. */
  paper: string;
  sequence: number;
  papers?: string[];
}

export class LibraryDatabase extends Dexie {
  declare papers: EntityTable<PaperRow, 'id'>;
  declare records: EntityTable<RecordRow, 'id'>;
  declare keys: EntityTable<KeyRow, 'id'>;
  declare abstracts: EntityTable<AbstractRow, 'id'>;
  declare marks: EntityTable<MarkRow, 'id'>;
  declare met: EntityTable<MetRow, 'key'>;
  declare collections: EntityTable<CollectionRow, 'id'>;
  declare tags: EntityTable<TagRow, 'name'>;
  declare decisions: EntityTable<DecisionRow, 'id'>;
  declare operations: EntityTable<OperationRow, 'id'>;
  declare parts: Table<OperationPartRow, [string, number]>;
  declare imports: EntityTable<ImportRow, 'id'>;
  declare staged: Table<StagedPartRow, [string, number]>;
  declare searches: EntityTable<SearchRow, 'id'>;
  declare segments: Table<SegmentRow, string>;
  declare touched: Table<TouchedRow, string>;
  declare skims: Table<SkimRow, string>;
  declare maps: Table<MapRow, string>;
  declare meta: Table<MetaRow, string>;

  /** `populate` ran: the browser handed us an empty database. Right at the first start, loss at any other. */
  createdEmpty = false;

  /**
   * `factory`: where it lies, if not where the browser puts databases by default. `durability`: strict for all that the
   * reader keeps, which is flushed to disk before the transaction is reported complete (Chrome's own default has been
   * relaxed since version 121); relaxed for what may be lost with the machine's power, as a staged file may.
   */
  constructor(name = 'offprint', factory?: IDBFactory, durability: 'strict' | 'relaxed' = 'strict') {
    super(name, {
      chromeTransactionDurability: durability,
      ...(factory && { indexedDB: factory, IDBKeyRange }),
    });
    this.version(1).stores({
      papers: 'id, dates.saved, state, deletedAt, *tags, *collections, updatedAt',
      records: 'id, paper',
      keys: 'id, key, paper',
      abstracts: 'id, key, paper',
      marks: 'id, paper, at',
      met: 'key, last',
      collections: 'id, parent',
      tags: 'name',
      decisions: 'id',
      operations: 'id, &sequence, [origin+sequence], at',
      meta: 'name',
    });
    // Candidates for the same work are found by a record's keys, decisions by either of their records.
    this.version(DATABASE_VERSION)
      .stores({
        // Without its old index by `updatedAt`, which nobody asks: every paper pays for each index when it is written.
        papers: 'id, dates.saved, state, deletedAt, *tags, *collections',
        records: 'id, paper, *keys',
        decisions: 'id, *records',
        // Changes of an operation that are too many for its one row; files that are being brought in.
        parts: '[operation+part]',
        imports: 'id, at',
        staged: '[import+part]',
        searches: 'id',
        // The search index (`finder/`) and which papers changed since it was written: derived, outside of undo and files.
        segments: 'id',
        touched: 'paper, sequence',
        // What was skimmed from abstracts: derived.
        skims: 'key',
        // Where papers stand on the map of the library: derived.
        maps: 'id',
      })
      .upgrade(async (transaction) => {
        await transaction
          .table<RecordRow>('records')
          .toCollection()
          .modify((row, change) => {
            change.value = orAsItIs(withKeys, row);
          });
        await transaction
          .table<DecisionRow>('decisions')
          .toCollection()
          .modify((row, change) => {
            change.value = orAsItIs(withRecords, row);
          });
      });
    this.on('populate', () => {
      this.createdEmpty = true;
    });
  }
}

/** One damaged row must not keep a whole library from being opened. */
function orAsItIs<T>(derive: (row: T) => T, row: T): T {
  try {
    return derive(row);
  } catch {
    return row;
  }
}

/** The tables that an operation may change, and so undo. */
export const CHANGEABLE = [
  'papers',
  'records',
  'keys',
  'abstracts',
  'marks',
  'met',
  'collections',
  'tags',
  'decisions',
  'searches',
] as const;
