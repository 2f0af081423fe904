/** One question to the index: the words and what is chosen beside them as one query, and its answer in the page's terms. */
import { parseQuery, type Clause, type FacetCounts, type LibraryIndex, type Query } from '../search/index.ts';
import { foldFacet, type Facet } from '../search/query.ts';
import type { Names } from './names.ts';
import type { CollectionCount, FacetCount, SearchAnswer, SearchFacets, SearchRequest } from './protocol.ts';

/** Answers a request from what the index holds. Throws only when the index is damaged. */
export function answerTo(
  index: LibraryIndex,
  request: SearchRequest,
  names: Names,
  reach: SearchAnswer['reach'],
): SearchAnswer {
  const start = performance.now();
  const { limit, offset, sort, withFacets } = request;
  const results = index.search(queryOf(request, names), { limit, offset, order: sort });
  return {
    ids: results.hits.map(({ id }) => id),
    total: results.total,
    reach,
    corrected: results.corrected,
    facets: withFacets ? facetsOf(index.facets(results, { collection: names.outer() }), names) : null,
    took: performance.now() - start,
  };
}

/** The words as typed and a clause for everything that is chosen beside them. */
export function queryOf({ text, filters }: SearchRequest, names: Names): Query {
  const query = parseQuery(text);
  const typed = query.clauses.map((clause) =>
    clause.kind === 'facet' && clause.facet === 'collection'
      ? { ...clause, anyOf: names.collectionsNamed(clause.value, clause.open) }
      : clause,
  );
  const chosen: Clause[] = [];
  const among = (facet: Facet, values: readonly string[]): void => {
    const anyOf = values.map(foldFacet);
    chosen.push({ ...NOWHERE, kind: 'facet', facet, value: anyOf[0] ?? '', open: false, anyOf });
  };
  if (filters.states?.length) among('state', filters.states);
  if (filters.sites?.length) among('site', filters.sites);
  for (const tag of filters.tags ?? []) among('tag', [tag]);
  for (const has of filters.has ?? []) among('has', [has]);
  if (filters.isStarred) among('is', ['starred']);
  if (filters.collection !== undefined) among('collection', names.collectionsWithin(filters.collection));
  // A paper whose year is not known has 0: it is in no range.
  if (filters.years)
    chosen.push({ ...NOWHERE, kind: 'year', from: filters.years.from ?? 1, to: filters.years.to ?? 9_999 });
  return { ...query, clauses: [...typed, ...chosen] };
}

/** What is chosen stands nowhere in the text. */
const NOWHERE = { not: false, start: 0, end: 0 };

function facetsOf({ values, years, groups }: FacetCounts, names: Names): SearchFacets {
  return {
    tags: counted(values.written, same),
    states: counted(values.state, same),
    collections: collectionsOf(
      counted(values.collection, (folded) => names.collection(folded)),
      groups,
    ),
    sites: counted(values.site, (folded) => folded.replaceAll(' ', '-')),
    has: counted(values.has, same),
    starred: values.is.get('starred') ?? 0,
    years: [...years].map(([year, count]) => ({ year, count })).sort((a, b) => b.year - a.year),
  };
}

/** Collections with what stands in them and in those inside them; one that holds papers only inside it, too. */
function collectionsOf(own: readonly FacetCount[], within: ReadonlyMap<string, number>): CollectionCount[] {
  const ownOf = new Map(own.map(({ value, count }) => [value, count]));
  return [...new Set([...ownOf.keys(), ...within.keys()])]
    .map((value) => {
      const count = ownOf.get(value) ?? 0;
      return { value, count: within.get(value) ?? count, own: count };
    })
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

const same = (value: string): string => value;

function counted(
  counts: ReadonlyMap<string, number>,
  nameOf: (folded: string) => string | null,
): FacetCount[] {
  return [...counts]
    .flatMap(([folded, count]) => {
      const value = nameOf(folded);
      return value === null ? [] : [{ value, count }];
    })
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
