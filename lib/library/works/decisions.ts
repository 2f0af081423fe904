/**
 * What the reader decides of works: "these are the same", "this is another". Kept as decisions on pairs of records, so
 * that they hold for whatever comes later, in whatever order.
 */
import { ROW_VERSION, type RecordRow } from '../../paper/rows.ts';
import { bringTogether, pairId, splitOff, type RecordDecision } from '../../works/split.ts';
import { withRecords } from './derived.ts';
import { fileRecords, type FilingOptions } from './filing.ts';
import type { Writer } from '../actions/operations.ts';
import { existingPaper } from './papers.ts';
import { RecordShelf } from './shelf.ts';
import { LibraryError } from '../database/store.ts';

/** Takes records out of a paper, together, as another. Answers the ids of all papers they are in afterwards. */
export async function splitPaper(writer: Writer, id: string, out: readonly string[]): Promise<string[]> {
  const paper = await existingPaper(writer, id);
  const held = (await aliveRecords(writer, paper.id)).map((row) => row.id);
  const leaving = new Set(out.filter((record) => held.includes(record)));
  if (leaving.size === 0) throw new LibraryError('not-found', 'These sources are not of this paper.');
  if (leaving.size === held.length)
    throw new LibraryError('invalid', 'A paper cannot be parted from all of its sources.');
  await decide(writer, splitOff(held, [...leaving]));
  return refile(writer, held, { leaving });
}

/** Makes one paper of several. Answers its id, with those of papers that other decisions keep apart from it. */
export async function joinPapers(writer: Writer, ids: readonly string[]): Promise<string[]> {
  const papers = new Map(
    (await Promise.all(ids.map((id) => existingPaper(writer, id)))).map((row) => [row.id, row]),
  );
  if (papers.size < 2) throw new LibraryError('invalid', 'They are one paper already.');
  const held = await Promise.all([...papers.keys()].map((id) => aliveRecords(writer, id)));
  const [first = [], ...others] = held.map((rows) => rows.map(({ id }) => id));
  const shelf = new RecordShelf(writer.db);
  const earlier = await shelf.decisions(first);
  for (const other of others) await decide(writer, bringTogether(first, other, earlier));
  const records = held.flat().map(({ id }) => id);
  return refile(writer, records, { first: [...papers.keys()][0] as string });
}

/**
 * Makes one paper of those that the rules call one work, without a word of the reader's: what comes later may still
 * part them. Answers their ids afterwards.
 */
export async function mergeByRules(writer: Writer, ids: readonly string[]): Promise<string[]> {
  const held = await Promise.all(ids.map((id) => aliveRecords(writer, id)));
  const records = held.flat().map(({ id }) => id);
  return refile(writer, records, { first: ids[0] as string });
}

/** Says of papers that they are different works. */
export async function keepApart(writer: Writer, ids: readonly string[]): Promise<string[]> {
  const papers = await Promise.all(ids.map((id) => existingPaper(writer, id)));
  if (new Set(papers.map(({ id }) => id)).size < papers.length)
    throw new LibraryError('invalid', 'They are one paper already.');
  const held = await Promise.all(papers.map(({ id }) => aliveRecords(writer, id)));
  await partRecords(
    writer,
    held.map((rows) => rows.map(({ id }) => id)),
  );
  return papers.map(({ id }) => id);
}

/** Says of groups of records, each of one paper, that they are of different works. */
export async function partRecords(writer: Writer, groups: readonly (readonly string[])[]): Promise<void> {
  for (const [at, group] of groups.entries())
    for (const other of groups.slice(at + 1))
      await decide(
        writer,
        group.flatMap((one) => other.map((to) => ({ id: pairId(one, to), same: false }))),
      );
}

async function decide(writer: Writer, decisions: readonly RecordDecision[]): Promise<void> {
  const rows = decisions.map(({ id, same }) =>
    withRecords({ id, same, at: writer.at, v: ROW_VERSION, updatedAt: writer.stamp() }),
  );
  await writer.putAll('decisions', new Map(rows.map((row) => [row.id, row])));
}

async function refile(
  writer: Writer,
  records: readonly string[],
  options: Pick<FilingOptions, 'leaving' | 'first'>,
): Promise<string[]> {
  const shelf = new RecordShelf(writer.db);
  const seeds = await shelf.byIds(records);
  const { filed } = await fileRecords(writer, shelf, seeds, { state: 'saved', ...options });
  return [...new Set(records.flatMap((id) => filed.get(id)?.id ?? []))];
}

async function aliveRecords(writer: Writer, paper: string): Promise<RecordRow[]> {
  const rows = await writer.db.records.where('paper').equals(paper).toArray();
  return rows.filter((row) => row.deletedAt === undefined);
}
