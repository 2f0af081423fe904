/**
 * A library file into the library: nothing of either is lost. Papers that the library has not met come in as they stand
 * in the file, row for row; those that it has, by id or as the same work, are joined: their records are filed like any
 * others, notes and tags are put together, marks keep their ids.
 */
import { keysOf } from '../../paper/identifiers.ts';
import type { AbstractRow, CollectionRow, KeyRow, PaperRow, RecordRow } from '../../paper/rows.ts';
import type { ReaderFields } from '../../works/combine.ts';
import { keepMany, type KeepItem } from '../actions/keep-records.ts';
import type { Writer } from '../actions/operations.ts';
import type { ApplyOptions, ApplyTo, Made } from './apply.ts';
import { bringDecisions, bringGraves, bringMet, bringSearches, bringTags } from './apply-rest.ts';
import { Collections } from './collections.ts';
import { KeySet, keysKept } from '../database/key-set.ts';
import { bringMarks } from './marks.ts';
import { eachHeads, eachRows } from './parts.ts';
import { PART, type ImportRow } from './staged.ts';

export const applyLibrary: ApplyTo = (writer, row, options) => new LibraryImport(writer, row, options).run();

/** Parts that are under way at once, where nothing has to be joined. */
const LANES = 3;

class LibraryImport {
  readonly #writer: Writer;
  readonly #row: ImportRow;
  readonly #options: ApplyOptions;
  readonly #made: Made = { added: 0, merged: 0, left: 0 };
  /** Papers of the file that the reader took out. */
  readonly #skipped = new Set<string>();
  /** Papers of the file that are joined to the library's, with what the reader did there, until they are. */
  readonly #joining = new Map<string, ReaderFields>();
  /** Where joined papers and records of the file are now. */
  readonly #paperAt = new Map<string, string>();
  readonly #recordAt = new Map<string, string>();
  /** Papers of the file that have a record there. */
  readonly #recorded = new Set<string>();
  /** Ids of the rows that the library had before: what is not among them need not be looked for. */
  readonly #there = new Map<string, ReadonlySet<string>>();
  /** Papers of the file that share a key with a record of the library. */
  readonly #touching = new Set<string>();
  #held = new KeySet();
  #partsDone = 0;

  constructor(writer: Writer, row: ImportRow, options: ApplyOptions) {
    this.#writer = writer;
    this.#row = row;
    this.#options = options;
  }

  async run(): Promise<Made> {
    const writer = this.#writer;
    const collections = await this.#collections();
    await eachRows(writer.db, this.#row, 'tags', (rows) => bringTags(writer, rows));
    await eachRows(writer.db, this.#row, 'searches', (rows) => bringSearches(writer, rows, collections));
    await this.#lookAhead();
    await this.#papers(collections);
    await this.#records();
    await this.#abstracts();
    await this.#marks();
    await eachRows(writer.db, this.#row, 'decisions', (rows) => bringDecisions(writer, rows, this.#recordAt));
    await eachRows(writer.db, this.#row, 'met', async (rows) => {
      await bringMet(writer, rows);
      await this.#step();
    });
    await bringGraves(writer, this.#row.id);
    return this.#made;
  }

  async #step(): Promise<void> {
    await this.#writer.spill();
    this.#options.progress(Math.min(1, ++this.#partsDone / this.#row.parts));
  }

  async #collections(): Promise<Map<string, string>> {
    const all: CollectionRow[] = [];
    await eachRows(this.#writer.db, this.#row, 'collections', async (rows) => void all.push(...rows));
    return (await Collections.of(this.#writer)).bring(all);
  }

  /** Which papers have records, and which of those may be of a work that the library has. */
  async #lookAhead(): Promise<void> {
    const { db } = this.#writer;
    for (const table of ['papers', 'records', 'abstracts'] as const)
      this.#there.set(table, new Set(await db.table<object, string>(table).toCollection().primaryKeys()));
    const kept = await keysKept(db);
    this.#held = kept;
    await eachHeads(db, this.#row, async (heads) => {
      for (const { paper, keys } of heads) {
        this.#recorded.add(paper);
        if (keys?.some((key) => kept.has(key))) this.#touching.add(paper);
      }
      await this.#step();
    });
  }

  async #papers(collections: ReadonlyMap<string, string>): Promise<void> {
    const writer = this.#writer;
    const { name, paperParts, sure } = this.#row;
    // A paper without a record is looked for among those that came before it.
    const lanes = this.#recorded.size === sure ? LANES : 1;
    const each = async (rows: PaperRow[], part: number): Promise<void> => {
      const put = new Map<string, PaperRow>();
      const keys: KeyRow[] = [];
      const unrecorded: KeepItem[] = [];
      const unrecordedIds: string[] = [];
      rows.forEach((row, at) => {
        if (this.#options.except.has((part - paperParts.from) * PART + at)) {
          this.#skipped.add(row.id);
          this.#made.left++;
          return;
        }
        const placed = { ...row, collections: row.collections.map((one) => collections.get(one) ?? one) };
        if (!this.#recorded.has(row.id)) {
          const source = { kind: 'import' as const, format: 'json', file: name };
          unrecorded.push({ record: row.bibliography, source, reader: readerFields(placed) });
          unrecordedIds.push(row.id);
        } else if (this.#isThere('papers', row.id) || this.#touching.has(row.id)) {
          this.#joining.set(row.id, readerFields(placed));
        } else {
          put.set(row.id, placed);
          writer.witness(row.updatedAt);
          for (const key of keysOf(row.edits.ids ?? {}))
            keys.push({ id: `${key} ${row.id}`, key, paper: row.id, byReader: true });
        }
      });
      await writer.addAll('papers', put);
      await writer.putAll('keys', new Map(keys.map((key) => [key.id, key])));
      this.#made.added += put.size;
      await this.#join(unrecorded, unrecordedIds);
      await this.#step();
    };
    await eachRows(writer.db, this.#row, 'papers', each, lanes);
  }

  async #records(): Promise<void> {
    const writer = this.#writer;
    const lanes = this.#joining.size === 0 ? LANES : 1;
    const each = async (rows: RecordRow[]): Promise<void> => {
      const put = new Map<string, RecordRow>();
      const joined: RecordRow[] = [];
      for (const row of rows) {
        if (this.#skipped.has(row.paper)) continue;
        if (this.#joining.has(row.paper)) {
          if (row.deletedAt === undefined) joined.push(row);
          continue;
        }
        put.set(row.id, row);
        writer.witness(row.updatedAt);
        if (row.deletedAt !== undefined) continue;
        for (const key of row.keys ?? []) this.#held.add(key);
      }
      await this.#putAbsent('records', put);
      await this.#joinRecords(joined);
      await this.#step();
    };
    await eachRows(writer.db, this.#row, 'records', each, lanes);
  }

  async #joinRecords(rows: readonly RecordRow[]): Promise<void> {
    if (rows.length === 0) return;
    const held = await this.#writer.db.records.bulkGet(rows.map(({ id }) => id));
    const items = rows.map((row, at): KeepItem => {
      const known = held[at];
      const isTaken = known !== undefined && known.deletedAt === undefined;
      const reader = this.#joining.get(row.paper);
      const item = { record: row.given, source: row.source, at: row.at, ...(reader && { reader }) };
      return isTaken ? item : { ...item, id: row.id };
    });
    await this.#join(
      items,
      rows.map(({ paper }) => paper),
      rows.map(({ id }) => id),
    );
  }

  /** Files items with the works they are of, and notes where each is now. */
  async #join(
    items: readonly KeepItem[],
    papers: readonly string[],
    records: readonly string[] = [],
  ): Promise<void> {
    if (items.length === 0) return;
    const kept = await keepMany(this.#writer, items, 'saved', undefined, this.#held);
    kept.forEach(({ paper, record, outcome }, at) => {
      const from = papers[at] as string;
      const own = records[at];
      if (own !== undefined && own !== record) this.#recordAt.set(own, record);
      // A paper with several records is brought by its first.
      if (!this.#paperAt.has(from)) this.#made[outcome === 'added' ? 'added' : 'merged']++;
      this.#paperAt.set(from, paper);
    });
  }

  async #abstracts(): Promise<void> {
    const each = async (rows: AbstractRow[]): Promise<void> => {
      const put = new Map<string, AbstractRow>();
      for (const row of rows) {
        const paper = this.#homeOf(row.paper);
        // A row that goes by another name than its own is not ours.
        if (paper === null || row.id !== `${row.key} ${row.paper}`) continue;
        const id = `${row.key} ${paper}`;
        put.set(id, { ...row, id, paper });
        this.#writer.witness(row.updatedAt);
      }
      await this.#putAbsent('abstracts', put);
      await this.#step();
    };
    await eachRows(this.#writer.db, this.#row, 'abstracts', each, LANES);
  }

  async #marks(): Promise<void> {
    await eachRows(this.#writer.db, this.#row, 'marks', async (rows) => {
      const placed = rows.flatMap((row) => {
        const paper = this.#homeOf(row.paper);
        return paper === null ? [] : [{ ...row, paper }];
      });
      await bringMarks(this.#writer, placed);
      await this.#step();
    });
  }

  #isThere(table: string, id: string): boolean {
    return this.#there.get(table)?.has(id) ?? false;
  }

  /** The paper that one of the file is now; null for one that was taken out. */
  #homeOf(paper: string): string | null {
    return this.#skipped.has(paper) ? null : (this.#paperAt.get(paper) ?? paper);
  }

  /** Puts rows where none stands yet; a tombstone of ours gives way to a living row. */
  async #putAbsent<Row extends RecordRow | AbstractRow>(
    table: 'records' | 'abstracts',
    rows: Map<string, Row>,
  ): Promise<void> {
    // What is joined may have taken ids of the file's.
    const ids = [...rows.keys()].filter((id) => this.#paperAt.size > 0 || this.#isThere(table, id));
    if (ids.length === 0) return this.#writer.addAll(table, rows);
    const held = await this.#writer.db.table<Row, string>(table).bulkGet(ids);
    ids.forEach((id, at) => {
      const [known, row] = [held[at], rows.get(id)];
      if (!known || !row) return;
      if (known.deletedAt !== undefined && row.deletedAt === undefined)
        rows.set(id, { ...row, updatedAt: this.#writer.stamp() });
      else rows.delete(id);
    });
    await this.#writer.putAll(table, rows);
  }
}

function readerFields(row: PaperRow): ReaderFields {
  const { state, star, tags, collections, note, dates, edits, cleared } = row;
  return { state, star, tags, collections, note, dates, edits, ...(cleared && { cleared }) };
}
