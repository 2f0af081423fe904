/** The orders that a list of papers can have besides relevance: numbers by segment and paper, the highest first. */
import type { LiveSegment } from './rank.ts';

export type Order = 'relevance' | 'saved' | 'year' | 'title';
export type OrderBy = (segment: number, paper: number) => number;

/** More than the ms since 1970 of any date that matters: what parts papers of a year is when they were saved. */
const ALL_TIME = 1e13;

/** What to order these segments by. The order of titles costs a sort of all titles: keep it while nothing changes. */
export function orderBy(live: readonly LiveSegment[], order: Exclude<Order, 'relevance'>): OrderBy {
  const savedAt: OrderBy = (at, paper) => (live[at] as LiveSegment).segment.saved[paper] as number;
  // A year is less than any time of saving: papers of unknown time come last, by year.
  if (order === 'saved')
    return (at, paper) => savedAt(at, paper) || ((live[at] as LiveSegment).segment.years[paper] as number);
  if (order === 'year') {
    return (at, paper) =>
      ((live[at] as LiveSegment).segment.years[paper] as number) + savedAt(at, paper) / ALL_TIME;
  }
  const ranks = titleRanks(live);
  return (at, paper) => -((ranks[at] as Uint32Array)[paper] as number);
}

/** Per segment and paper the place of its title among all, from 0; papers without a title come last. */
function titleRanks(live: readonly LiveSegment[]): Uint32Array[] {
  const ranks = live.map(({ segment }) => new Uint32Array(segment.ids.length));
  const all = live.flatMap(({ segment }, at) => segment.titles.map((title, paper) => ({ title, at, paper })));
  all.sort((a, b) =>
    a.title === b.title ? 0 : a.title === '' ? 1 : b.title === '' || a.title < b.title ? -1 : 1,
  );
  all.forEach(({ at, paper }, rank) => {
    (ranks[at] as Uint32Array)[paper] = rank;
  });
  return ranks;
}
