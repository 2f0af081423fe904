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
}

/** @param matched per segment, 1 for every paper that is counted */
export function countFacets(live: readonly LiveSegment[], matched: readonly Uint8Array[]): FacetCounts {
  const values = Object.fromEntries(
    COUNTED.map((facet) => [facet, new Map<string, number>()]),
  ) as FacetCounts['values'];
  const years = new Map<number, number>();
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
    segment.years.forEach((year, paper) => {
      if (year > 0 && found[paper]) years.set(year, (years.get(year) ?? 0) + 1);
    });
  });
  return { values, years };
}
