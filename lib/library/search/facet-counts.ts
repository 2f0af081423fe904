/** How often each value of each facet stands among the papers found: what filters show beside their names. */
import { lowerBound } from './match.ts';
import type { LiveSegment } from './rank.ts';
import { FACET_MARK } from './segment.ts';

/** Identifiers are facets too, but every paper has its own. */
const COUNTED = ['written', 'state', 'has', 'site', 'collection', 'is'] as const;

export interface FacetCounts {
  /** By facet, its folded values (tags as they are written) and how many papers have them. */
  values: Record<(typeof COUNTED)[number], Map<string, number>>;
  years: Map<number, number>;
  /** By the name of each group asked for, the papers that have any value of it: each paper once. */
  groups: Map<string, number>;
}

/** Values of one facet that are counted together, under a name. */
export type FacetGroups = Partial<Record<(typeof COUNTED)[number], ReadonlyMap<string, readonly string[]>>>;

/** @param matched per segment, 1 for every paper that is counted */
export function countFacets(
  live: readonly LiveSegment[],
  matched: readonly Uint8Array[],
  together: FacetGroups = {},
): FacetCounts {
  const values = Object.fromEntries(
    COUNTED.map((facet) => [facet, new Map<string, number>()]),
  ) as FacetCounts['values'];
  const years = new Map<number, number>();
  const groups = new Map<string, number>();
  live.forEach(({ segment }, at) => {
    const found = matched[at] as Uint8Array;
    for (const facet of COUNTED) {
      const beginning = `${FACET_MARK}${facet}:`;
      for (let term = lowerBound(segment.terms, beginning); term < segment.terms.length; term++) {
        const name = segment.terms[term] as string;
        if (!name.startsWith(beginning)) break;
        let count = 0;
        const end = segment.starts[term + 1] as number;
        for (let posting = segment.starts[term] as number; posting < end; posting++)
          count += found[segment.papers[posting] as number] as number;
        if (count === 0) continue;
        const value = name.slice(beginning.length);
        values[facet].set(value, (values[facet].get(value) ?? 0) + count);
      }
    }
    for (const facet of COUNTED) {
      for (const [name, members] of together[facet] ?? []) {
        const count = countAny(segment, found, facet, members);
        if (count > 0) groups.set(name, (groups.get(name) ?? 0) + count);
      }
    }
    segment.years.forEach((year, paper) => {
      if (year > 0 && found[paper]) years.set(year, (years.get(year) ?? 0) + 1);
    });
  });
  return { values, years, groups };
}

/** How many of the papers found in a segment have any of these values. */
function countAny(
  segment: LiveSegment['segment'],
  found: Uint8Array,
  facet: string,
  values: readonly string[],
): number {
  const isCounted = new Uint8Array(found.length);
  let count = 0;
  for (const value of values) {
    const name = `${FACET_MARK}${facet}:${value}`;
    const term = lowerBound(segment.terms, name);
    if (segment.terms[term] !== name) continue;
    const end = segment.starts[term + 1] as number;
    for (let posting = segment.starts[term] as number; posting < end; posting++) {
      const paper = segment.papers[posting] as number;
      if (!found[paper] || isCounted[paper]) continue;
      isCounted[paper] = 1;
      count++;
    }
  }
  return count;
}
