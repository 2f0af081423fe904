/** The small tables of a library file: tags, decisions, what was met, tombstones. What stands here already stays. */
import type { DecisionRow, MetRow, PaperRow, SearchRow, TagRow } from '../../paper/rows.ts';
import { withRecords } from '../works/derived.ts';
import type { Writer } from '../actions/operations.ts';

/** Tags, and colours for those that have none here. */
export async function bringTags(writer: Writer, rows: readonly TagRow[]): Promise<void> {
  const held = await writer.db.tags.bulkGet(rows.map(({ name }) => name));
  const put = new Map<string, TagRow>();
  rows.forEach((row, at) => {
    const known = held[at];
    if (row.deletedAt !== undefined && known) return;
    if (!known) {
      writer.witness(row.updatedAt);
      put.set(row.name, row);
    } else if (known.deletedAt !== undefined) put.set(row.name, { ...row, updatedAt: writer.stamp() });
    else if (row.colour && !known.colour)
      put.set(row.name, { ...known, colour: row.colour, updatedAt: writer.stamp() });
  });
  await writer.putAll('tags', put);
}

/** Kept searches that are not here. `collections`: those that go by another id here. */
export async function bringSearches(
  writer: Writer,
  rows: readonly SearchRow[],
  collections: ReadonlyMap<string, string>,
): Promise<void> {
  const held = await writer.db.searches.bulkGet(rows.map(({ id }) => id));
  const put = new Map<string, SearchRow>();
  rows.forEach((row, at) => {
    if (held[at]) return;
    const { collection } = row.filters;
    const here = typeof collection === 'string' ? collections.get(collection) : undefined;
    writer.witness(row.updatedAt);
    put.set(row.id, here ? { ...row, filters: { ...row.filters, collection: here } } : row);
  });
  await writer.putAll('searches', put);
}

/** Decisions of pairs that the reader has not decided here. `recordAt`: records that go by another id here. */
export async function bringDecisions(
  writer: Writer,
  rows: readonly DecisionRow[],
  recordAt: ReadonlyMap<string, string>,
): Promise<void> {
  const put = new Map<string, DecisionRow>();
  for (const row of rows) {
    const pair = row.id.split(' ').map((record) => recordAt.get(record) ?? record);
    if (pair[0] === pair[1]) continue;
    const id = pair.sort().join(' ');
    writer.witness(row.updatedAt);
    put.set(id, withRecords({ ...row, id }));
  }
  const held = await writer.db.decisions.bulkGet([...put.keys()]);
  for (const known of held) if (known) put.delete(known.id);
  await writer.putAll('decisions', put);
}

/** What was met: from the first meeting of both to the last; what the reader said of it stands over merely seen. */
export async function bringMet(writer: Writer, rows: readonly MetRow[]): Promise<void> {
  const held = await writer.db.met.bulkGet(rows.map(({ key }) => key));
  const put = new Map<string, MetRow>();
  rows.forEach((row, at) => {
    const known = held[at];
    if (!known) {
      writer.witness(row.updatedAt);
      put.set(row.key, row);
      return;
    }
    const decided = known.state === 'seen' && row.state !== 'seen' ? row : known;
    const joined: MetRow = {
      ...decided,
      site: known.first <= row.first ? known.site : row.site,
      first: Math.min(known.first, row.first),
      last: Math.max(known.last, row.last),
      updatedAt: known.updatedAt,
    };
    if (joined.first === known.first && joined.last === known.last && decided === known) return;
    put.set(row.key, { ...joined, updatedAt: writer.stamp() });
  });
  await writer.putAll('met', put);
}

/** Tombstones of papers that this library has never had: an old link leads on from them. */
export async function bringGraves(writer: Writer, id: string): Promise<void> {
  for (let part = -1; ; part--) {
    const row = await writer.db.staged.get([id, part]);
    if (!row || !('table' in row) || row.table !== 'papers') return;
    const held = await writer.db.papers.bulkGet(row.rows.map((one) => one.id));
    const put = new Map<string, PaperRow>();
    row.rows.forEach((one, at) => {
      if (held[at]) return;
      writer.witness(one.updatedAt);
      put.set(one.id, one);
    });
    await writer.putAll('papers', put);
    await writer.spill();
  }
}
