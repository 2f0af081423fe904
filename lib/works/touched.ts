/**
 * What a new record touches: every kept record that could fall into one group with it. Grouping these, and these only,
 * gives the same works as grouping the whole library would, so that records may come one by one and in any order.
 */
import { keysFor, type RecordKeys } from './candidates.ts';
import { clusterAndRelate, type PairDecision } from './cluster.ts';
import { decidePrepared } from './decide.ts';
import { prepare, type Comparable } from './prepared.ts';
import { pairId, type RecordDecision } from './split.ts';

/** A record as the library keeps it. */
export interface KnownRecord {
  id: string;
  /** The paper it is filed under. */
  paper: string;
  given: Comparable;
}

/** How the library is asked; both answer from indexes, never by a scan. */
export interface RecordLookup {
  /** Records under any of the keys, those under a block that more than `MOST_PER_KEY` share left out. */
  byKeys(keys: RecordKeys): Promise<KnownRecord[]> | KnownRecord[];
  byPaper(paper: string): Promise<KnownRecord[]> | KnownRecord[];
}

/** A chain of likenesses longer than this is cut: a mistake by then, not a work. */
const MOST_TOUCHED = 300;

/**
 * The new record and all that hang together with it by likeness, by the reader's word, or by being filed together.
 * The new record comes first.
 */
export async function touchedBy(
  record: KnownRecord,
  lookup: RecordLookup,
  decisions: readonly RecordDecision[] = [],
): Promise<KnownRecord[]> {
  const together = new Set(decisions.filter(({ same }) => same).map(({ id }) => id));
  const found = new Map([[record.id, record]]);
  const seenPapers = new Set<string>();
  const queue = [record];
  for (let next = queue.shift(); next && found.size < MOST_TOUCHED; next = queue.shift()) {
    const here = next;
    const prepared = prepare(here.given);
    const candidates = await lookup.byKeys(keysFor(here.given));
    const near = candidates.filter(
      (other) =>
        !found.has(other.id) &&
        (together.has(pairId(here.id, other.id)) || decidePrepared(prepared, prepare(other.given)).same),
    );
    const papers = new Set([here, ...near].map(({ paper }) => paper));
    for (const paper of papers) {
      if (seenPapers.has(paper)) continue;
      seenPapers.add(paper);
      near.push(...(await lookup.byPaper(paper)));
    }
    for (const other of near) {
      if (found.has(other.id)) continue;
      found.set(other.id, other);
      queue.push(other);
    }
  }
  return [...found.values()];
}

export interface Regrouped {
  /** The records of each work. */
  works: KnownRecord[][];
  /** Pairs of works (by position) that are two appearances of one text. */
  related: [number, number][];
}

/** Groups touched records into works, obeying the reader's decisions. */
export function regroup(
  records: readonly KnownRecord[],
  decisions: readonly RecordDecision[] = [],
): Regrouped {
  const at = new Map(records.map(({ id }, index) => [id, index]));
  const pairs = decisions.flatMap(({ id, same }): PairDecision[] => {
    const [a = '', b = ''] = id.split(' ');
    const [i, j] = [at.get(a), at.get(b)];
    return i === undefined || j === undefined ? [] : [{ a: i, b: j, same }];
  });
  const { clusters, related } = clusterAndRelate(
    records.map(({ given }) => given),
    pairs,
  );
  return { works: clusters.map((members) => members.map((index) => records[index] as KnownRecord)), related };
}
