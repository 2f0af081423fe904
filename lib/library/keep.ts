/**
 * Keeping papers: save, later, dismiss. Each function does its part of one
 * operation inside the transaction it is handed (`Writer`), so that several make one undoable action.
 */
import { randomId } from '../paper/random-id.ts';
import { keysOf } from '../paper/identifiers.ts';
import {
  ROW_VERSION,
  type KeptState,
  type MetRow,
  type PaperRow,
  type RecordRow,
  type RecordSource,
} from '../paper/rows.ts';
import type { Bibliography } from '../paper/bibliography.ts';
import type { GreetedSighting } from '../paper/sightings.ts';
import { canonicalText, textKey } from '../text/abstract-text.ts';
import { derivePaper } from '../works/merge.ts';
import { today } from './days.ts';
import { sitesOf } from './derived.ts';
import type { Writer } from './operations.ts';
import { filingKeys, findPaper } from './recognise.ts';

/**
 * Keeps what a source says as `state`: adds its record to the paper it belongs to, or makes a new paper. Saving what
 * is saved adds at most a record that says something new, and never removes anything.
 */
export async function keep(
  writer: Writer,
  sighting: GreetedSighting,
  source: RecordSource,
  state: KeptState,
): Promise<PaperRow> {
  const keys = filingKeys(sighting);
  const existing = await findPaper(writer.db, keys);
  const id = existing?.id ?? randomId();
  const records = existing ? await writer.db.records.where('paper').equals(id).toArray() : [];
  const alive = records.filter((row) => row.deletedAt === undefined);
  const known = alive.find((row) => isSameStatement(row, sighting.record, source));
  if (existing && known && existing.state === state) return existing;

  if (!known) {
    const record: RecordRow = {
      id: randomId(),
      paper: id,
      source,
      given: sighting.record,
      at: writer.at,
      v: ROW_VERSION,
      updatedAt: writer.stamp(),
    };
    await writer.put('records', record.id, record);
    alive.push(record);
  }
  const paper = await writePaper(
    writer,
    existing ? { ...existing, state } : newPaper(id, state, writer.at),
    alive,
  );
  if (!known) await file(writer, paper.id, sighting.record, keys, source);
  await forgetMet(writer, sighting.key);
  return paper;
}

function newPaper(id: string, state: KeptState, at: number): PaperRow {
  return {
    id,
    bibliography: { title: '', authors: [], ids: {} },
    edits: {},
    provenance: {},
    state,
    star: false,
    tags: [],
    collections: [],
    note: '',
    dates: { saved: at },
    v: ROW_VERSION,
    updatedAt: '',
  };
}

/** Derives the paper from its records and writes it. */
async function writePaper(writer: Writer, paper: PaperRow, records: readonly RecordRow[]): Promise<PaperRow> {
  const derived = derivePaper(records, paper.edits);
  const row: PaperRow = {
    ...paper,
    bibliography: derived.bibliography,
    provenance: derived.provenance,
    sites: sitesOf(records),
    updatedAt: writer.stamp(),
  };
  const abstract = derived.bibliography.abstract;
  if (abstract) row.currentAbstract = textKey(canonicalText(abstract).text);
  await writer.put('papers', row.id, row);
  return row;
}

/** The same source says the same again: nothing to add. */
function isSameStatement(row: RecordRow, given: Bibliography, source: RecordSource): boolean {
  return (
    row.source.kind === source.kind &&
    (row.source.kind !== 'page' || source.kind !== 'page' || row.source.site === source.site) &&
    stableText(row.given) === stableText(given)
  );
}

/** The record as text that does not depend on the order of its keys. */
function stableText(given: Bibliography): string {
  return JSON.stringify(given, (key, value: unknown) => {
    // Where a paper stood in a listing changes from day to day and says nothing new about it.
    if (key === 'section') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Keys and the abstract of a new record. */
async function file(
  writer: Writer,
  paper: string,
  given: Bibliography,
  keys: string[],
  source: RecordSource,
) {
  for (const key of new Set([...keys, ...keysOf(given.ids)])) {
    const id = `${key} ${paper}`;
    await writer.put('keys', id, { id, key, paper });
  }
  if (!given.abstract) return;
  const text = canonicalText(given.abstract).text;
  await fileAbstract(writer, paper, text, source, given.ids.arxivVersion);
}

/** Keeps a canonical abstract text once per paper; answers its key. */
export async function fileAbstract(
  writer: Writer,
  paper: string,
  text: string,
  source: RecordSource,
  version?: number,
): Promise<string> {
  const key = textKey(text);
  const id = `${key} ${paper}`;
  if (await writer.db.abstracts.get(id)) return key;
  const row = {
    id,
    key,
    paper,
    text,
    source: source.kind === 'page' ? source.site : source.kind,
    at: writer.at,
    v: ROW_VERSION,
    updatedAt: writer.stamp(),
    ...(version ? { version } : {}),
  };
  await writer.put('abstracts', id, row);
  return key;
}

/** A paper that is kept needs no memory of having been met, but for the first meeting, which stays. */
async function forgetMet(writer: Writer, key: string): Promise<void> {
  const met = await writer.db.met.get(key);
  if (!met || met.state === 'seen') return;
  const { given: _given, ...rest } = met;
  await writer.put('met', key, { ...rest, state: 'seen', updatedAt: writer.stamp() } satisfies MetRow);
}

/** Puts a paper that is not kept out of the reader's way, or back. A kept paper is not touched by either. */
export async function dismiss(
  writer: Writer,
  sighting: GreetedSighting,
  site: string,
  away: boolean,
): Promise<void> {
  if (await findPaper(writer.db, filingKeys(sighting))) return;
  const day = today(writer.at);
  const known = await writer.db.met.get(sighting.key);
  const row: MetRow = {
    key: sighting.key,
    site: known?.site ?? site,
    first: known?.first ?? day,
    last: day,
    state: away ? 'dismissed' : 'seen',
    v: ROW_VERSION,
    updatedAt: writer.stamp(),
    ...(away ? { given: sighting.record } : {}),
  };
  await writer.put('met', sighting.key, row);
}
