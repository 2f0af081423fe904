/**
 * The kept papers that a page's records are of: by their identifiers, at once; else by title, as same work decides it.
 * Cheap enough for every paper of every listing: one question for all identifiers and one for all titles.
 */
import type { Bibliography } from '../../paper/bibliography.ts';
import { keysOf } from '../../paper/identifiers.ts';
import type { PaperRow, RecordRow } from '../../paper/rows.ts';
import { titleKey } from '../../paper/title-key.ts';
import { keysFor, MOST_PER_KEY, mostUnder, titleKeysFor } from '../../works/candidates.ts';
import { couldBeSame, decidePrepared } from '../../works/decide.ts';
import { identifierConflict } from '../../works/identity.ts';
import { prepare } from '../../works/prepared.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { rowsNear, rowsOfEach } from '../database/each-of.ts';
import { statementOf } from './statements.ts';

/** One answer for each record, in order. Inside or outside a transaction. */
export async function findPapers(
  db: LibraryDatabase,
  records: readonly Bibliography[],
): Promise<(PaperRow | undefined)[]> {
  const candidates = await findCandidates(db, records);
  return choosePapers(
    db,
    records,
    candidates.map(({ papers }) => papers),
  );
}

export interface Candidates {
  /** The ids of the papers that a record may be of, for `choosePapers`. */
  papers: string[];
  /** The keys under which these were looked for: no paper that has none of them is found for the record. */
  under: string[];
}

export async function findCandidates(
  db: LibraryDatabase,
  records: readonly Bibliography[],
): Promise<Candidates[]> {
  const identity = records.map(({ ids }) => keysOf(ids));
  const named = await byIdentifier(db, identity);
  const found = named.map((papers, index): Candidates => ({ papers, under: identity[index]! }));
  const unnamed = records.flatMap((record, index) => (named[index]!.length === 0 ? [{ record, index }] : []));
  const keys = unnamed.map(({ record }) => recognitionKeys(record));
  const likely = await byTitle(
    db,
    unnamed.map(({ record }) => record),
    keys,
  );
  unnamed.forEach(({ index }, at) => {
    found[index] = { papers: likely[at]!, under: [...identity[index]!, ...keys[at]!] };
  });
  return found;
}

/** Every key under which one of these papers is found. */
export async function keysFinding(db: LibraryDatabase, papers: readonly string[]): Promise<Set<string>> {
  const [records, entered] = await Promise.all([
    rowsOfEach(db.records, 'paper', papers),
    rowsOfEach(db.keys, 'paper', papers),
  ]);
  return new Set([...records.flatMap(({ keys = [] }) => keys), ...entered.map(({ key }) => key)]);
}

/** The one of its candidates that each record is of, where that is kept. */
export async function choosePapers(
  db: LibraryDatabase,
  records: readonly Bibliography[],
  papersOf: readonly (readonly string[])[],
): Promise<(PaperRow | undefined)[]> {
  const rows = await db.papers.bulkGet([...new Set(papersOf.flat())]);
  const alive = new Map(rows.flatMap((row) => (row && row.deletedAt === undefined ? [[row.id, row]] : [])));
  return Promise.all(
    records.map(async (record, index) => {
      const papers = papersOf[index]!.flatMap((id) => alive.get(id) ?? []);
      // One identifier on several papers: one of them claims it wrongly, or the reader parted them.
      return papers.length > 1 ? mostLike(db, record, papers) : papers[0];
    }),
  );
}

/** Papers with the strongest identifier that any has, for each record. */
async function byIdentifier(db: LibraryDatabase, keys: readonly string[][]): Promise<string[][]> {
  const all = [...new Set(keys.flat())];
  const [given, entered] = await Promise.all([
    rowsNear(db.records, 'keys', all, MOST_PER_KEY),
    // Few libraries hold any: one question instead of one for each identifier.
    db.keys
      .limit(1)
      .count()
      .then((any) => (any > 0 ? rowsOfEach(db.keys, 'key', all) : [])),
  ]);
  const papers = new Map(all.map((key) => [key, new Set<string>()]));
  for (const row of given) for (const key of row.keys ?? []) papers.get(key)?.add(row.paper);
  for (const { key, paper } of entered) papers.get(key)?.add(paper);
  return keys.map((each) => {
    const key = each.find((one) => (papers.get(one)?.size ?? 0) > 0);
    return key ? [...papers.get(key)!] : [];
  });
}

/**
 * A long listing of papers that have identifiers is asked for by whole titles alone; papers of which a page tells no
 * identifier by every key.
 */
function recognitionKeys(record: Bibliography): string[] {
  const keys = keysOf(record.ids).length > 0 ? titleKeysFor(record).slice(0, 1) : keysFor(record).blocks;
  return keys.length > 0 ? keys : [titleKey(record)];
}

/** Papers of the records that are most likely the same work as each of these. */
async function byTitle(
  db: LibraryDatabase,
  records: readonly Bibliography[],
  keys: readonly string[][],
): Promise<string[][]> {
  const all = [...new Set(keys.flat())];
  if (all.length === 0) return [];
  const ids = await Promise.all(
    all.map(async (key) => {
      const most = mostUnder(key);
      const each = await db.records
        .where('keys')
        .equals(key)
        .limit(most + 1)
        .primaryKeys();
      return each.length > most ? [] : each;
    }),
  );
  const under = new Map(all.map((key, index) => [key, ids[index]!]));
  const found = [...new Set(ids.flat())];
  if (found.length === 0) return records.map(() => []);
  const rows = new Map((await db.records.bulkGet(found)).flatMap((row) => (row ? [[row.id, row]] : [])));
  return records.map((record, index) => {
    const near = new Set(keys[index]!.flatMap((key) => under.get(key)!));
    const best = likeliest(
      record,
      [...near].flatMap((id) => rows.get(id) ?? []),
    );
    return best ? [best.paper] : [];
  });
}

function likeliest(record: Bibliography, rows: readonly RecordRow[]): RecordRow | undefined {
  const said = statementOf(record);
  const shown = prepare(record);
  let best: { row: RecordRow; p: number } | undefined;
  const apart = new Set<string>();
  for (const row of rows) {
    if (row.deletedAt !== undefined) continue;
    const known = prepare(row.given);
    if (identifierConflict(shown, known)) apart.add(row.paper);
    if (row.given.title === record.title && statementOf(row.given) === said) best = { row, p: 1 };
    if (!couldBeSame(shown, known)) continue;
    const { same, relation, p } = decidePrepared(shown, known);
    if (relation === 'related') apart.add(row.paper);
    if (same && p > (best?.p ?? 0)) best = { row, p };
  }
  return best && !apart.has(best.row.paper) ? best.row : undefined;
}

async function mostLike(
  db: LibraryDatabase,
  record: Bibliography,
  papers: readonly PaperRow[],
): Promise<PaperRow | undefined> {
  const ids = papers.map(({ id }) => id);
  const rows = await db.records.where('paper').anyOf(ids).toArray();
  const best = likeliest(
    record,
    rows.filter((row) => row.deletedAt === undefined),
  );
  return papers.find(({ id }) => id === best?.paper) ?? papers[0];
}
