/**
 * Files records under papers: groups what new records or a new decision touch, lets each work go on as the paper that
 * it was, and moves what hangs on papers that became one or two. The result follows from the set of records, the
 * reader's edits and decisions, never from the order in which they came.
 */
import { randomId } from '../../paper/random-id.ts';
import type { KeptState, PaperRow, RecordRow } from '../../paper/rows.ts';
import { combineReaderFields, type ReaderFields } from '../../works/combine.ts';
import { heirsOf, type Heir } from '../../works/heirs.ts';
import { regroup, touchedBy, type KnownRecord } from '../../works/touched.ts';
import { moveBelongings } from './belongings.ts';
import type { Writer } from '../actions/operations.ts';
import { derived, newPaper } from './papers.ts';
import type { RecordShelf } from './shelf.ts';

export interface FilingOptions {
  /** What a paper is kept as that these records make anew. */
  state: KeptState;
  /** The reader asked for the state: it is set on a paper that is there already, too. */
  setsState?: boolean;
  /** Records that the reader takes out of their paper, which goes on with those that stay. */
  leaving?: ReadonlySet<string>;
  /** Of papers kept at the same time, the one that goes on. */
  first?: string;
  /** What comes along with a record of this id: joined to what the paper has. */
  brought?: ReadonlyMap<string, ReaderFields>;
  /** Records that were named just now: none of them can stand there yet. */
  fresh?: ReadonlySet<string>;
}

export interface Filed {
  /** The paper of every record that was touched, by the record's id. */
  filed: Map<string, PaperRow>;
  /** Papers that were made. */
  made: Set<string>;
}

/** A work whose records changed, as it is written. */
export interface FiledWork {
  paper: PaperRow;
  /** Its records as they were: new ones have no paper, others perhaps another. */
  records: RecordRow[];
  /** Papers that are one with it from now on. */
  absorbed: PaperRow[];
  /** Its paper was named just now: nothing can stand there yet. */
  isNew: boolean;
}

/**
 * Files `seeds` (records on the shelf: new ones with no paper yet, or filed ones that a decision concerns) and writes
 * what changes.
 */
export async function fileRecords(
  writer: Writer,
  shelf: RecordShelf,
  seeds: readonly KnownRecord[],
  options: FilingOptions,
): Promise<Filed> {
  if (seeds.length === 0) return { filed: new Map(), made: new Set() };
  const touched = await touchedBy(seeds, shelf);
  const sizes = new Map<string, number>();
  for (const { paper } of touched.records) sizes.set(paper, (sizes.get(paper) ?? 0) + 1);
  sizes.delete('');
  const rows = await writer.db.papers.bulkGet([...sizes.keys()]);
  const papers = new Map(rows.flatMap((row) => (row && row.deletedAt === undefined ? [[row.id, row]] : [])));
  const heirs = heirsOf(regroup(touched).works, {
    savedAt: (paper) => (papers.get(paper)?.dates.saved ?? Infinity) - (paper === options.first ? 0.5 : 0),
    ...(options.leaving && { leaving: options.leaving }),
  });

  const seedIds = new Set(seeds.map(({ id }) => id));
  const filed = new Map<string, PaperRow>();
  const works: FiledWork[] = [];
  for (const heir of heirs) {
    const row = heir.paper === null ? undefined : papers.get(heir.paper);
    const isAsItWas =
      row !== undefined &&
      heir.absorbed.length === 0 &&
      sizes.get(row.id) === heir.records.length &&
      heir.records.every(({ id, paper }) => paper === row.id && !seedIds.has(id));
    const records = heir.records.map(({ id }) => shelf.row(id));
    const work = isAsItWas ? null : workOf(writer, heir, records, papers, seedIds, options);
    if (work) works.push(work);
    for (const { id } of records) filed.set(id, work?.paper ?? (row as PaperRow));
  }
  await Promise.all([moveBelongings(writer, works), writeWorks(writer, works, options.fresh)]);
  const made = works.flatMap(({ paper }) => (papers.has(paper.id) ? [] : [paper.id]));
  return { filed, made: new Set(made) };
}

function workOf(
  writer: Writer,
  heir: Heir,
  records: RecordRow[],
  papers: ReadonlyMap<string, PaperRow>,
  seedIds: ReadonlySet<string>,
  { state, setsState = false, brought }: FilingOptions,
): FiledWork {
  const known = heir.paper === null ? undefined : papers.get(heir.paper);
  const absorbed = heir.absorbed.flatMap((id) => papers.get(id) ?? []);
  const seeds = records.filter(({ id }) => seedIds.has(id));
  const gifts = seeds.flatMap(({ id }) => brought?.get(id) ?? []);
  const first = gifts.length > 0 && gifts.every((gift) => gift.state === 'later') ? 'later' : state;
  const base = known ?? startOf(heir, records, papers, first, writer.at);
  const fields = combineReaderFields([base, ...absorbed, ...gifts]);
  if (setsState && seeds.length > 0) fields.state = state;
  const { cleared: _old, ...rest } = base;
  const paper = derived({ ...rest, ...fields }, records, writer);
  return { paper, records, absorbed, isNew: heir.paper === null };
}

/** A new paper; one that comes out of another is kept and filed as that one was. */
function startOf(
  heir: Heir,
  records: readonly RecordRow[],
  papers: ReadonlyMap<string, PaperRow>,
  state: KeptState,
  at: number,
): PaperRow {
  const paper = newPaper(heir.paper ?? randomId(), state, at);
  const origin = records.flatMap((record) => papers.get(record.paper) ?? [])[0];
  if (!origin) return paper;
  const { tags, collections, dates } = origin;
  return { ...paper, state: origin.state, tags, collections, dates };
}

async function writeWorks(
  writer: Writer,
  works: readonly FiledWork[],
  fresh: ReadonlySet<string> = new Set(),
): Promise<void> {
  const recordRows = new Map<string, RecordRow>();
  const newRecordRows = new Map<string, RecordRow>();
  const paperRows = new Map<string, PaperRow>();
  const newPaperRows = new Map<string, PaperRow>();
  for (const { paper, records, absorbed, isNew } of works) {
    (isNew ? newPaperRows : paperRows).set(paper.id, paper);
    for (const row of records) {
      if (row.paper === paper.id) continue;
      const rows = fresh.has(row.id) ? newRecordRows : recordRows;
      rows.set(row.id, { ...row, paper: paper.id, updatedAt: writer.stamp() });
    }
    for (const gone of absorbed) {
      const tombstone = { mergedInto: paper.id, deletedAt: writer.at, updatedAt: writer.stamp() };
      paperRows.set(gone.id, { ...gone, ...tombstone });
    }
  }
  await Promise.all([
    writer.addAll('records', newRecordRows),
    writer.putAll('records', recordRows),
    writer.addAll('papers', newPaperRows),
    writer.putAll('papers', paperRows),
  ]);
}
