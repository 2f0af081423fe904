/** Marks in the library: made, edited, removed. Each function does its part of one operation. */
import { describe } from '../../anchor/describe.ts';
import {
  ROW_VERSION,
  type MarkColour,
  type MarkRow,
  type MarkTarget,
  type RecordSource,
} from '../../paper/rows.ts';
import type { GreetedSighting, NewMark } from '../../paper/sightings.ts';
import { fileAbstract, shownAbstract, textsKept } from '../texts/abstracts.ts';
import { findPapers } from '../works/find-papers.ts';
import { keep } from './keep.ts';
import type { Writer } from './operations.ts';
import { LibraryError } from '../database/store.ts';

/** Marks a paper; one that is not kept yet is saved with it, so that one undo takes back both. */
export async function addMark(
  writer: Writer,
  sighting: GreetedSighting,
  mark: NewMark,
  source: RecordSource,
): Promise<MarkRow> {
  if (mark.snapshot.slice(mark.position.start, mark.position.end) !== mark.quote.exact) {
    throw new LibraryError('invalid', 'The marked words do not stand where the mark says.');
  }
  const taken = await writer.db.marks.get(mark.id);
  if (taken) throw new LibraryError('invalid', 'There is a mark with this id already.');
  const [known] = await findPapers(writer.db, [sighting.record]);
  const paper = known ?? (await keep(writer, sighting, source, 'saved'));
  const target = await targetOf(writer, paper.id, sighting, mark, source);
  const row: MarkRow = {
    id: mark.id,
    paper: paper.id,
    target,
    quote: mark.quote,
    position: mark.position,
    snapshot: mark.snapshot,
    colour: mark.colour,
    note: mark.note,
    at: writer.at,
    v: ROW_VERSION,
    updatedAt: writer.stamp(),
  };
  await writer.put('marks', row.id, row);
  return row;
}

async function targetOf(
  writer: Writer,
  paper: string,
  { record }: GreetedSighting,
  { target, block = '', snapshot }: NewMark,
  source: RecordSource,
): Promise<MarkTarget> {
  const version = record.ids.arxivVersion;
  if (target === 'title') return { kind: 'title' };
  if (target === 'body') return { kind: 'body', block, text: snapshot, ...(version ? { version } : {}) };
  const shown = shownAbstract(snapshot, source, writer.at, version);
  return { kind: 'abstract', key: await fileAbstract(writer, paper, shown) };
}

/** Recolours a mark or changes its note; answers its paper's id. */
export async function editMark(
  writer: Writer,
  id: string,
  fields: { colour?: MarkColour | undefined; note?: string | undefined },
): Promise<string> {
  const row = await existingMark(writer, id);
  await writer.put('marks', id, {
    ...row,
    colour: fields.colour ?? row.colour,
    note: fields.note ?? row.note,
    updatedAt: writer.stamp(),
  });
  return row.paper;
}

/** Puts a mark on words that the reader chose in an abstract of its paper; answers the paper's id. */
export async function attachMark(
  writer: Writer,
  id: string,
  { abstract, start, end }: { abstract: string; start: number; end: number },
): Promise<string> {
  const row = await existingMark(writer, id);
  const there = (await textsKept(writer.db, row.paper)).find(({ key }) => key === abstract);
  if (!there) throw new LibraryError('not-found', 'This abstract is no longer there.');
  const { quote, position, snapshot } = describe(there.text, start, end);
  if (quote.exact.trim() === '') throw new LibraryError('invalid', 'No words were chosen.');
  const target: MarkTarget = { kind: 'abstract', key: abstract };
  await writer.put('marks', id, { ...row, target, quote, position, snapshot, updatedAt: writer.stamp() });
  return row.paper;
}

/** Takes a mark away, leaving a tombstone; answers its paper's id. */
export async function removeMark(writer: Writer, id: string): Promise<string> {
  const row = await existingMark(writer, id);
  await writer.put('marks', id, { ...row, deletedAt: writer.at, updatedAt: writer.stamp() });
  return row.paper;
}

async function existingMark(writer: Writer, id: string): Promise<MarkRow> {
  const row = await writer.db.marks.get(id);
  if (!row || row.deletedAt !== undefined)
    throw new LibraryError('not-found', 'This mark is no longer there.');
  return row;
}
