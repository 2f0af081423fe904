/**
 * What a new record touches: every kept record that could fall into one group with it. Grouping these, and these only,
 * gives the same works as grouping the whole library would, so that records may come one by one and in any order.
 */
import { keysFor, type RecordKeys } from './candidates.ts';
import { clusterAndRelate, type PairDecision } from './cluster.ts';
import { couldBeSame, decidePrepared } from './decide.ts';
import { prepare, type Comparable } from './prepared.ts';
import type { RecordDecision } from './split.ts';

/** A record as the library keeps it. */
export interface KnownRecord {
  id: string;
  /** The paper it is filed under. */
  paper: string;
  given: Comparable;
  /** Who says it (`cluster.ts`). */
  voice?: string;
}

/** How the library is asked, many questions at a time; all are answered from indexes, never by a scan. */
export interface RecordLookup {
  /** For each: records under any of the keys, those under a block that more than `mostUnder` it share left out. */
  byKeys(keys: readonly RecordKeys[]): Promise<KnownRecord[][]>;
  byPapers(papers: readonly string[]): Promise<KnownRecord[]>;
  byIds(records: readonly string[]): Promise<KnownRecord[]>;
  /** What the reader decided of any of these records. */
  decisions(records: readonly string[]): Promise<RecordDecision[]>;
}

/** A chain of likenesses longer than this, for each new record, is cut: a mistake by then, not a work. */
const MOST_TOUCHED = 300;

export interface Touched {
  /** The new records first. */
  records: KnownRecord[];
  decisions: RecordDecision[];
}

/** New records and all that hang together with them by likeness, by the reader's word, or by being filed together. */
export async function touchedBy(seeds: readonly KnownRecord[], lookup: RecordLookup): Promise<Touched> {
  const found = new Map(seeds.map((seed) => [seed.id, seed]));
  const decisions = new Map<string, RecordDecision>();
  const seenPapers = new Set<string>(['']);
  const most = MOST_TOUCHED * seeds.length;
  for (let here = [...found.values()]; here.length > 0 && found.size <= most;) {
    const [candidates, told] = await Promise.all([
      lookup.byKeys(here.map(({ given }) => keysFor(given))),
      lookup.decisions(here.map(({ id }) => id)),
    ]);
    const near = here.flatMap(({ given }, index) => {
      const prepared = prepare(given);
      return (candidates[index] ?? []).filter((other) => {
        if (found.has(other.id)) return false;
        const known = prepare(other.given);
        return couldBeSame(prepared, known) && decidePrepared(prepared, known).same;
      });
    });
    for (const decision of told) decisions.set(decision.id, decision);
    const partners = told.filter(({ same }) => same).flatMap(({ id }) => id.split(' '));
    near.push(...(await lookup.byIds(partners.filter((id) => !found.has(id)))));
    const papers = [...here, ...near].map(({ paper }) => paper).filter((paper) => !seenPapers.has(paper));
    for (const paper of papers) seenPapers.add(paper);
    near.push(...(await lookup.byPapers([...new Set(papers)])));
    here = [];
    for (const other of near) {
      if (found.has(other.id)) continue;
      found.set(other.id, other);
      here.push(other);
    }
  }
  return { records: [...found.values()], decisions: [...decisions.values()] };
}

export interface Regrouped {
  /** The records of each work. */
  works: KnownRecord[][];
  /** Pairs of works (by position) that are two appearances of one text. */
  related: [number, number][];
}

/** Groups touched records into works, obeying the reader's decisions. */
export function regroup({ records, decisions }: Touched): Regrouped {
  const at = new Map(records.map(({ id }, index) => [id, index]));
  const pairs = decisions.flatMap(({ id, same }): PairDecision[] => {
    const [a = '', b = ''] = id.split(' ');
    const [i, j] = [at.get(a), at.get(b)];
    return i === undefined || j === undefined ? [] : [{ a: i, b: j, same }];
  });
  const { clusters, related } = clusterAndRelate(
    records.map(({ given }) => given),
    { decisions: pairs, voices: records.map(({ voice }) => voice) },
  );
  return { works: clusters.map((members) => members.map((index) => records[index] as KnownRecord)), related };
}
