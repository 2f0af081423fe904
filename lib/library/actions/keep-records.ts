/**
 * Keeping what sources say: one record at a time, or many. What was said before adds nothing; what is new is filed with
 * the work that it is of (`filing.ts`), whatever the order in which it came.
 */
import type { Bibliography } from '../../paper/bibliography.ts';
import { randomId } from '../../paper/random-id.ts';
import { ROW_VERSION, type KeptState, type RecordRow, type RecordSource } from '../../paper/rows.ts';
import { combineReaderFields, type ReaderFields } from '../../works/combine.ts';
import { keysFor } from '../../works/candidates.ts';
import { withKeys } from '../works/derived.ts';
import { fileRecords } from '../works/filing.ts';
import type { KeySet } from '../database/key-set.ts';
import type { Writer } from './operations.ts';
import { RecordShelf } from '../works/shelf.ts';
import { speakerOf, standingFor, statementOf, withoutSection } from '../works/statements.ts';

/** One record to keep: what a source says of a paper. */
export interface KeepItem {
  record: Bibliography;
  source: RecordSource;
  /** ms since 1970 when the source said so; now where it is missing. */
  at?: number;
  /** The record's id, where it has one already (from a file of ours). */
  id?: string;
  /** What the reader did with the paper elsewhere: joined to what they did here. */
  reader?: ReaderFields;
}

export interface Kept {
  /** The record; of what was said before, the record that stands for it. */
  record: string;
  /** The paper it is filed under. */
  paper: string;
  /** A new paper; a new record of a paper that was there (or comes earlier among the items); nothing new. */
  outcome: 'added' | 'merged' | 'known';
}

/**
 * Keeps one record. `setsState`: the reader asks for `state`, also of a paper that is there already; otherwise `state`
 * is what a new paper starts with.
 */
export async function keepRecord(
  writer: Writer,
  item: KeepItem,
  state: KeptState,
  setsState = false,
): Promise<Kept> {
  const [kept] = await keepTogether(writer, [item], state, setsState);
  return kept as Kept;
}

/** So many records are looked up and filed in one step. */
const TOGETHER = 200;
/** So many are a press of the reader's, who waits for it. */
const FEW = 10;

/**
 * Keeps many records, at the price of few questions to the database; one answer for each item, in order. Papers that
 * are there keep their state, but that "later" becomes "saved" when `state` says so.
 *
 * @param progress called after every few hundred items with how many are kept; what it throws ends the operation
 * @param held the keys of all records, where many are kept: what has none of them is new without a question. Grows
 */
export async function keepMany(
  writer: Writer,
  items: readonly KeepItem[],
  state: KeptState,
  progress: (kept: number) => void = () => undefined,
  held?: KeySet,
): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (let at = 0; at < items.length; at += TOGETHER) {
    kept.push(...(await keepTogether(writer, items.slice(at, at + TOGETHER), state, false, held)));
    progress(kept.length);
  }
  return kept;
}

async function keepTogether(
  writer: Writer,
  items: readonly KeepItem[],
  state: KeptState,
  setsState: boolean,
  held?: KeySet,
): Promise<Kept[]> {
  const shelf = new RecordShelf(writer.db, held);
  const said = items.map((item) => recordRow(writer, item));
  const [before] = await Promise.all([
    Promise.all(said.map((row) => saidBefore(shelf, row))),
    // Of a few, what filing them will ask is asked at the same time: who saves waits for each turn of the database.
    ...(items.length <= FEW ? [shelf.byKeys(items.map(({ record }) => keysFor(record)))] : []),
  ]);
  const fresh = new Map<string, RecordRow>();
  const changed = new Map<string, RecordRow>();
  // For each item the id of the record that stands for it.
  const standing = said.map((row, index): RecordRow => {
    const old = before[index];
    if (old) {
      const known = changed.get(old.id) ?? old;
      const stands = standingFor(known, row.source, row.at);
      if (stands !== known) changed.set(old.id, { ...stands, updatedAt: writer.stamp() });
      return old;
    }
    const name = `${speakerOf(row.source)} ${statementOf(row.given)}`;
    const earlier = fresh.get(name);
    const stands = earlier ? standingFor(earlier, row.source, row.at) : row;
    fresh.set(name, stands);
    return stands;
  });
  const brought = new Map<string, ReaderFields>();
  items.forEach(({ reader }, index) => {
    const { id } = standing[index] as RecordRow;
    if (setsState && !reader) return;
    const fields = reader ?? nothingBut(state, writer.at);
    const known = brought.get(id);
    brought.set(id, known ? combineReaderFields([known, fields]) : fields);
  });
  await writer.putAll('records', changed);
  const known = new Map(before.flatMap((row) => (row ? [[row.id, changed.get(row.id) ?? row]] : [])));
  const told = await papersThatChange(writer, [...known.values()], brought, setsState ? state : null);
  const ownIds = new Set(items.flatMap(({ id }, index) => (id === undefined ? said[index]!.id : [])));
  const seeds = new Map([...fresh.values(), ...changed.values(), ...told].map((row) => [row.id, row]));
  const { filed, made } = await fileRecords(
    writer,
    shelf,
    [...seeds.values()].map((row) => shelf.add(row)),
    { state, setsState, brought, fresh: ownIds },
  );

  if (held) for (const row of fresh.values()) for (const key of row.keys ?? []) held.add(key);
  const named = new Set<string>();
  return standing.map(({ id, paper }, index): Kept => {
    const home = filed.get(id)?.id ?? paper;
    const isKnown = before[index] !== undefined || named.has(id);
    const outcome = isKnown ? 'known' : made.has(home) && !named.has(home) ? 'added' : 'merged';
    named.add(id).add(home);
    return { record: id, paper: home, outcome };
  });
}

function recordRow(writer: Writer, { record, source, at = writer.at, id = randomId() }: KeepItem): RecordRow {
  const given = withoutSection(record);
  return withKeys({ id, paper: '', source, given, at, v: ROW_VERSION, updatedAt: writer.stamp() });
}

/** The record in which the same voice said the same before. */
async function saidBefore(shelf: RecordShelf, row: RecordRow): Promise<RecordRow | undefined> {
  const said = statementOf(row.given);
  const speaker = speakerOf(row.source);
  const under = await shelf.under(row.keys?.[0] ?? '');
  return under.find((other) => speakerOf(other.source) === speaker && statementOf(other.given) === said);
}

const nothingBut = (state: KeptState, saved: number): ReaderFields => ({
  state,
  star: false,
  tags: [],
  collections: [],
  note: '',
  dates: { saved },
  edits: {},
});

/** Of records that say nothing new, those whose papers change by what comes along with them. */
async function papersThatChange(
  writer: Writer,
  records: readonly RecordRow[],
  brought: ReadonlyMap<string, ReaderFields>,
  state: KeptState | null,
): Promise<RecordRow[]> {
  const papers = await writer.db.papers.bulkGet(records.map(({ paper }) => paper));
  return records.filter((record, index) => {
    const paper = papers[index];
    const fields = brought.get(record.id);
    if (!paper) return false;
    if (state !== null && paper.state !== state) return true;
    const combined = fields && combineReaderFields([paper, fields]);
    return combined && JSON.stringify(combined) !== JSON.stringify(combineReaderFields([paper]));
  });
}
