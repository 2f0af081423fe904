/** What the reader asks the list to show: words, filters, an order; and the few ways it is changed. Pure. */
import type { SearchFilters, SearchSort } from '../../lib/library/finder/protocol.ts';

export interface Question {
  text: string;
  filters: SearchFilters;
  sort: SearchSort;
}

export const ALL_PAPERS: Question = { text: '', filters: {}, sort: 'relevance' };

/** One filter as it is shown and taken away. */
export type Filter =
  | { kind: 'state'; value: 'saved' | 'later' }
  | { kind: 'tag'; value: string }
  | { kind: 'collection'; value: string }
  | { kind: 'site'; value: string }
  | { kind: 'has'; value: 'notes' | 'marks' | 'pdf' }
  | { kind: 'starred' }
  | { kind: 'years'; from?: number | undefined; to?: number | undefined };

/** The filters that are set, in the order in which they are said. */
export function filtersOf({
  states,
  isStarred,
  tags,
  collection,
  sites,
  years,
  has,
}: SearchFilters): Filter[] {
  return [
    ...(states ?? []).map((value): Filter => ({ kind: 'state', value })),
    ...(isStarred ? [{ kind: 'starred' } as const] : []),
    ...(collection === undefined ? [] : [{ kind: 'collection', value: collection } as const]),
    ...(tags ?? []).map((value): Filter => ({ kind: 'tag', value })),
    ...(sites ?? []).map((value): Filter => ({ kind: 'site', value })),
    ...(years ? [{ kind: 'years', ...years } as const] : []),
    ...(has ?? []).map((value): Filter => ({ kind: 'has', value })),
  ];
}

/** Some filters, less one. */
export function without(filters: SearchFilters, filter: Filter): SearchFilters {
  const next = { ...filters };
  const less = <T>(list: readonly T[] | undefined, value: T): T[] =>
    (list ?? []).filter((each) => each !== value);
  if (filter.kind === 'starred') delete next.isStarred;
  else if (filter.kind === 'years') delete next.years;
  else if (filter.kind === 'collection') delete next.collection;
  else if (filter.kind === 'state') next.states = less(next.states, filter.value);
  else if (filter.kind === 'tag') next.tags = less(next.tags, filter.value);
  else if (filter.kind === 'site') next.sites = less(next.sites, filter.value);
  else next.has = less(next.has, filter.value);
  return pruned(next);
}

/** Some filters and one more; of a collection and of years there is one at most. */
export function withFilter(filters: SearchFilters, filter: Filter): SearchFilters {
  const rest = without(filters, filter);
  if (filter.kind === 'starred') return { ...rest, isStarred: true };
  if (filter.kind === 'years') return pruned({ ...rest, years: { from: filter.from, to: filter.to } });
  if (filter.kind === 'collection') return { ...rest, collection: filter.value };
  if (filter.kind === 'state') return { ...rest, states: [filter.value] };
  if (filter.kind === 'tag') return { ...rest, tags: [...(rest.tags ?? []), filter.value] };
  if (filter.kind === 'site') return { ...rest, sites: [...(rest.sites ?? []), filter.value] };
  return { ...rest, has: [...(rest.has ?? []), filter.value] };
}

export function hasFilter(filters: SearchFilters, filter: Filter): boolean {
  return filtersOf(filters).some(
    (each) =>
      each.kind === filter.kind &&
      ('value' in each ? each.value : '') === ('value' in filter ? filter.value : ''),
  );
}

/** Without what filters nothing. */
function pruned(filters: SearchFilters): SearchFilters {
  const { years } = filters;
  return Object.fromEntries(
    Object.entries({
      ...filters,
      years: years?.from === undefined && years?.to === undefined ? undefined : years,
    }).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

/** Asks for nothing but all that is kept. */
export function asksForAll({ text, filters }: Question): boolean {
  return text.trim() === '' && Object.keys(filters).length === 0;
}
