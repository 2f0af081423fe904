/**
 * What a page and its search worker say to each other. A question is watched: it is answered at once with what can be
 * known by then, and again whenever the answer may have changed (more of the library is loaded, a paper was saved
 * anywhere). Both ends parse what they are sent.
 */
import * as v from 'valibot';

/** The orders a list can have. Relevance without words to be relevant to is the same as "saved". */
export const SEARCH_SORTS = ['relevance', 'saved', 'year', 'title'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

/** What a paper can be asked to have. */
export const SEARCH_HAS = ['notes', 'marks', 'pdf'] as const;

const word = v.pipe(v.string(), v.maxLength(300));
const words = v.pipe(v.array(word), v.maxLength(100));
const year = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Longest text that is searched: what is longer was pasted, not typed. */
export const MOST_QUERY = 1_000;
/** Most papers that one answer names. */
export const MOST_WINDOW = 5_000;

/** Chosen beside the words; all of them must hold. */
const FiltersSchema = v.object({
  /** Any of these. */
  states: v.optional(v.array(v.picklist(['saved', 'later']))),
  /** All of these. */
  tags: v.optional(words),
  /** Id of a collection; papers in those inside it count too. */
  collection: v.optional(word),
  /** Met on any of these sites: "arxiv". */
  sites: v.optional(words),
  /** Both ends included. */
  years: v.optional(v.object({ from: v.optional(year), to: v.optional(year) })),
  /** All of these. */
  has: v.optional(v.array(v.picklist(SEARCH_HAS))),
  isStarred: v.optional(v.boolean()),
});
export type SearchFilters = v.InferOutput<typeof FiltersSchema>;

export const SearchRequestSchema = v.object({
  /** As typed: words, "phrases", author: title: tag: year: venue: id: note: mark: collection: state: site: has: is: and -not. */
  text: v.pipe(v.string(), v.maxLength(MOST_QUERY)),
  filters: FiltersSchema,
  sort: v.picklist(SEARCH_SORTS),
  /** The window of the list that is wanted. */
  offset: count,
  limit: v.pipe(count, v.maxValue(MOST_WINDOW)),
  /** Count tags, states, … of all that is found. */
  withFacets: v.boolean(),
});
export type SearchRequest = v.InferOutput<typeof SearchRequestSchema>;

/** A value and how many of the papers found have it. */
const FacetCountSchema = v.object({ value: v.string(), count });
export type FacetCount = v.InferOutput<typeof FacetCountSchema>;

/** A collection: the papers in it or in one inside it, and those in it itself. */
const CollectionCountSchema = v.object({ value: v.string(), count, own: count });
export type CollectionCount = v.InferOutput<typeof CollectionCountSchema>;

const FacetsSchema = v.object({
  /** Tags by their names, the most frequent first, as are the others. */
  tags: v.array(FacetCountSchema),
  states: v.array(FacetCountSchema),
  /** Ids of collections. */
  collections: v.array(CollectionCountSchema),
  sites: v.array(FacetCountSchema),
  has: v.array(FacetCountSchema),
  starred: count,
  /** Newest first; papers without a year are left out. */
  years: v.array(v.object({ year, count })),
});
export type SearchFacets = v.InferOutput<typeof FacetsSchema>;

export const SearchAnswerSchema = v.object({
  /** Ids of the papers in the window asked for, in order. */
  ids: v.array(v.string()),
  /** How many papers are found in all. */
  total: count,
  /**
   * What was searched: nothing yet, some of the papers, of all of them titles and authors (and tags, venues, filters),
   * all of the texts.
   */
  reach: v.picklist(['nothing', 'part', 'titles', 'whole']),
  /** Words of the library that were taken for mistyped ones; highlighting wants them. */
  corrected: v.array(v.string()),
  facets: v.nullable(FacetsSchema),
  /** ms that the worker took. */
  took: v.number(),
});
export type SearchAnswer = v.InferOutput<typeof SearchAnswerSchema>;

const number = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Page to worker. */
export const AskedSchema = v.variant('kind', [
  /** First of all: the database that holds the library. */
  v.object({ kind: v.literal('open'), database: v.pipe(v.string(), v.regex(/^[\w-]{1,60}$/)) }),
  /** Asks, or changes what is asked under this number; only the last request of a number is answered. */
  v.object({ kind: v.literal('watch'), watch: number, request: SearchRequestSchema }),
  v.object({ kind: v.literal('leave'), watch: number }),
]);
export type Asked = v.InferOutput<typeof AskedSchema>;

/** Worker to page. */
export const ToldSchema = v.variant('kind', [
  v.object({ kind: v.literal('answer'), watch: number, answer: SearchAnswerSchema }),
  /** The library cannot be searched; `failure` is one of the library's own words ("no-storage"). */
  v.object({ kind: v.literal('failure'), failure: v.string(), message: v.string() }),
]);
export type Told = v.InferOutput<typeof ToldSchema>;
