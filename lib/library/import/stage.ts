/**
 * Stages what is brought in: reads it, says of every entry whether it is new, merged or rejected and why, and puts it in
 * parts into the staging area. Nothing of the library changes. What was staged is gone when this fails or is cancelled.
 */
import type { Bibliography } from '../../paper/bibliography.ts';
import { keysOf } from '../../paper/identifiers.ts';
import type { PaperRow, RecordRow } from '../../paper/rows.ts';
import { titleKey } from '../../paper/title-key.ts';
import { FormatError, type Rejection } from '../../formats/interchange.ts';
import type { LibraryEvent } from '../../formats/json/read.ts';
import type { LibraryTable } from '../../formats/json/library-file.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { withKeys } from '../works/derived.ts';
import { findPapers } from '../works/find-papers.ts';
import { KeySet } from '../database/key-set.ts';
import { openSource, SURE, type Brought, type Source } from './sources.ts';
import {
  discard,
  MOST_TOLD,
  PART,
  type ImportRow,
  type RecordHead,
  type StagedPartRow,
  type Verdict,
} from './staged.ts';

export interface StageOptions {
  signal?: AbortSignal;
  /** Called after every part with how many papers were read. */
  progress?(read: number): void;
  now?: number;
}

/** Stages an import under `id`. Throws a `FormatError` for its owner, or the signal's reason when it is cancelled. */
export async function stage(
  db: LibraryDatabase,
  id: string,
  brought: Brought,
  { signal, progress = () => undefined, now = Date.now() }: StageOptions = {},
): Promise<ImportRow> {
  const stager = new Stager(db, id, brought.name, now, signal, progress);
  try {
    const source = await openSource(brought);
    await (source.kind === 'library' ? stager.library(source.events) : stager.papers(source));
    const row = await stager.end();
    if (row.counts.read === 0 && row.rejected.length === 0 && row.warnings.length === 0)
      throw new FormatError('it holds no papers');
    return row;
  } catch (error) {
    await stager.settle();
    await discard(db, id);
    throw error;
  }
}

/** Rows of the other tables in a part. */
const ROWS = 250;
/** Heads of records in a part: some hundred kB. */
const HEADS = 2_000;
/** So many parts may be on their way to the disk while the next is read. */
const AHEAD = 3;

class Stager {
  readonly #db: LibraryDatabase;
  readonly #signal: AbortSignal | undefined;
  readonly #progress: (read: number) => void;
  readonly #row: ImportRow;
  /** Identifiers and titles that stood earlier in the file. */
  readonly #earlier = new KeySet();
  #isEmpty = false;
  #heads: RecordHead[] = [];
  #writes: PromiseLike<unknown>[] = [];

  constructor(
    db: LibraryDatabase,
    id: string,
    name: string,
    at: number,
    signal: AbortSignal | undefined,
    progress: (read: number) => void,
  ) {
    this.#db = db;
    this.#signal = signal;
    this.#progress = progress;
    this.#row = {
      id,
      at,
      name: name.slice(0, 300),
      format: '',
      kind: 'papers',
      isWhole: false,
      counts: { read: 0, new: 0, merged: 0, rejected: 0 },
      sure: 0,
      parts: 0,
      tableParts: {},
      headParts: [],
      paperParts: { from: 0, count: 0 },
      rejected: [],
      leftOut: [],
      warnings: [],
    };
  }

  async papers({ format, entries, rejected, leftOut }: Extract<Source, { kind: 'papers' }>): Promise<void> {
    await this.#begin('papers', format);
    for (const one of rejected) this.#reject(one);
    for (const one of leftOut) tell(this.#row.leftOut, one);
    const guess = entries.findIndex(({ confidence }) => confidence < SURE);
    this.#row.sure = guess < 0 ? entries.length : guess;
    for (let at = 0; at < entries.length; at += PART) {
      const page = entries.slice(at, at + PART);
      const verdicts = await this.#verdicts(page.map(({ paper }) => paper.bibliography));
      await this.#put({
        entries: page.map((entry, index) => ({ ...entry, verdict: verdicts[index] as Verdict })),
      });
      this.#row.paperParts.count++;
      this.#count(verdicts);
    }
  }

  async library(events: AsyncIterable<LibraryEvent>): Promise<void> {
    await this.#begin('library', 'json');
    let table: LibraryTable | null = null;
    let rows: object[] = [];
    let graves: PaperRow[] = [];
    let graveParts = 0;
    const bury = async () => {
      if (graves.length === 0) return;
      await this.#put({ table: 'papers', rows: graves, isGraves: true }, -++graveParts);
      graves = [];
    };
    const flush = async () => {
      if (table === null || rows.length === 0) return;
      if (table === 'papers') await this.#putPapers(rows as PaperRow[]);
      else {
        const written = table === 'records' ? (rows as RecordRow[]).map(withKeys) : rows;
        await this.#put({ table, rows: written } as never);
        if (table === 'records') await this.#head(written as RecordRow[]);
      }
      rows = [];
    };
    for await (const event of events) {
      if (event.kind === 'row') {
        if (event.table !== table) {
          await flush();
          table = event.table;
        }
        if (event.table === 'papers' && event.row.deletedAt !== undefined) {
          graves.push(event.row);
          if (graves.length >= PART) await bury();
          continue;
        }
        rows.push(event.row);
        if (rows.length >= (table === 'papers' ? PART : ROWS)) await flush();
      } else if (event.kind === 'rejected') {
        const { kind: _kind, table: of, ...rejection } = event;
        if (of === undefined || of === 'papers') this.#reject(rejection);
        // What hung on a paper that was refused, or a mark that is broken: no paper is missing by it.
        else tell(this.#row.leftOut, { field: of, ...rejection });
      } else if (event.kind === 'leftOut') {
        const { kind: _kind, ...rest } = event;
        tell(this.#row.leftOut, rest);
      } else if (event.kind === 'end') this.#row.warnings.push(...event.warnings);
    }
    await flush();
    await this.#putHeads();
    await bury();
  }

  async #head(rows: readonly RecordRow[]): Promise<void> {
    for (const { paper, keys, deletedAt } of rows)
      if (deletedAt === undefined) this.#heads.push({ paper, ...(keys && { keys }) });
    if (this.#heads.length >= HEADS) await this.#putHeads();
  }

  async #putHeads(): Promise<void> {
    if (this.#heads.length === 0) return;
    this.#row.headParts.push(this.#row.parts);
    await this.#put({ heads: this.#heads });
    this.#heads = [];
  }

  /** Waits until nothing is on its way to the disk any more. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#writes.splice(0));
  }

  async end(): Promise<ImportRow> {
    await Promise.all(this.#writes.splice(0));
    this.#signal?.throwIfAborted();
    this.#row.isWhole = true;
    await this.#db.imports.put(this.#row);
    return this.#row;
  }

  async #begin(kind: ImportRow['kind'], format: string): Promise<void> {
    Object.assign(this.#row, { kind, format });
    this.#isEmpty = (await this.#db.papers.count()) === 0;
    await this.#db.imports.put(this.#row);
  }

  async #putPapers(rows: PaperRow[]): Promise<void> {
    const held = this.#isEmpty ? [] : await this.#db.papers.bulkGet(rows.map(({ id }) => id));
    const found = await this.#verdicts(
      rows.map(({ bibliography }) => bibliography),
      false,
    );
    const verdicts = rows.map((_row, at): Verdict => {
      const own = held[at];
      return own && own.deletedAt === undefined ? 'merged' : (found[at] as Verdict);
    });
    if (this.#row.paperParts.count === 0) this.#row.paperParts.from = this.#row.parts;
    await this.#put({ table: 'papers', rows, verdicts });
    this.#row.paperParts.count++;
    this.#row.sure += rows.length;
    this.#count(verdicts);
  }

  /** As the library would find them now. `isFile`: entries of one file may be the same paper, too. */
  async #verdicts(records: readonly Bibliography[], isFile = true): Promise<Verdict[]> {
    const found = this.#isEmpty ? [] : await findPapers(this.#db, records);
    return records.map((record, at) => {
      const named = keysOf(record.ids);
      const keys = named.length > 0 ? named : [titleKey(record)];
      const isRepeated = isFile && keys.some((key) => this.#earlier.has(key));
      for (const key of keys) this.#earlier.add(key);
      return found[at] || isRepeated ? 'merged' : 'new';
    });
  }

  async #put(
    content: StagedPartRow extends infer Row
      ? Row extends unknown
        ? Omit<Row, 'import' | 'part'>
        : never
      : never,
    part = this.#row.parts++,
  ): Promise<void> {
    this.#signal?.throwIfAborted();
    if ('table' in content && part >= 0) {
      const { from } = (this.#row.tableParts[content.table] ??= { from: part, to: part });
      this.#row.tableParts[content.table] = { from, to: part + 1 };
    }
    this.#writes.push(this.#db.staged.put({ import: this.#row.id, part, ...content } as StagedPartRow));
    if (this.#writes.length > AHEAD) await this.#writes.shift();
  }

  #count(verdicts: readonly Verdict[]): void {
    const { counts } = this.#row;
    for (const verdict of verdicts) counts[verdict]++;
    counts.read += verdicts.length;
    this.#progress(counts.read);
  }

  #reject(rejection: Rejection): void {
    this.#row.counts.rejected++;
    this.#row.counts.read++;
    tell(this.#row.rejected, rejection);
  }
}

function tell(list: Rejection[], one: Rejection): void {
  if (list.length < MOST_TOLD) list.push(one);
}
