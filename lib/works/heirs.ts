/**
 * Which paper each work goes on as, when records were regrouped. A paper's identity never changes: of papers that turn
 * out to be one, the one kept longest goes on; of a paper that turns out to be two, the part with most of its records.
 */
import type { KnownRecord } from './touched.ts';

export interface Heir {
  records: KnownRecord[];
  /** The paper that goes on; null where a new one must be made. */
  paper: string | null;
  /** Papers that are one with it from now on. */
  absorbed: string[];
}

export interface HeirRules {
  /** ms since 1970 at which a paper was first kept. */
  savedAt(paper: string): number;
  /** Records that the reader took out: their paper stays with those that stay. */
  leaving?: ReadonlySet<string>;
}

/** One answer for each work, in order. Every paper that held a record goes on or is absorbed, exactly once. */
export function heirsOf(
  works: readonly (readonly KnownRecord[])[],
  { savedAt, leaving = new Set() }: HeirRules,
): Heir[] {
  const claims = new Map<string, { work: number; staying: number; count: number; first: string }>();
  works.forEach((records, work) => {
    for (const [paper, held] of Map.groupBy(records, (record) => record.paper)) {
      if (paper === '') continue;
      const staying = held.filter(({ id }) => !leaving.has(id)).length;
      const first = held.map(({ id }) => id).sort()[0] ?? '';
      const claim = { work, staying, count: held.length, first };
      const best = claims.get(paper);
      if (!best || isStronger(claim, best)) claims.set(paper, claim);
    }
  });
  return works.map((records, work) => {
    const mine = [...claims].filter(([, claim]) => claim.work === work).map(([paper]) => paper);
    mine.sort((a, b) => savedAt(a) - savedAt(b) || (a < b ? -1 : 1));
    return { records: [...records], paper: mine[0] ?? null, absorbed: mine.slice(1) };
  });
}

interface Claim {
  staying: number;
  count: number;
  first: string;
}

function isStronger(a: Claim, b: Claim): boolean {
  if (a.staying !== b.staying) return a.staying > b.staying;
  if (a.count !== b.count) return a.count > b.count;
  return a.first < b.first;
}
