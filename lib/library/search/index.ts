/**
 * The search index of the library. Pure: it touches neither the page nor the store, and runs in a worker. Papers are
 * gathered in segments that never change; a change makes a small new segment and marks the old place as gone, and
 * segments of a size are joined now and then (a log-structured merge, O'Neil et al. 1996). `changes()` says what has to
 * be written to keep the index, `load()` takes it back.
 *
 *   const index = createIndex();
 *   index.put(documents);
 *   const { hits, total } = index.search(parseQuery('author:ponce landscap'), { limit: 50 });
 */
import { countFacets, type FacetCounts, type FacetGroups } from './facet-counts.ts';
import { joinSegments, mergeSegments } from './merge-segments.ts';
import { orderBy, type Order, type OrderBy } from './order.ts';
import { parseQuery, type Query } from './query.ts';
import { run, type LiveSegment, type Results } from './rank.ts';
import { numberOf, placesOf, rowIdOf, rowIdsOf, newRows, type IndexRow, type Place } from './rows.ts';
import { buildSegment, type SearchDocument, type Segment } from './segment.ts';

export { highlightRanges } from './highlight.ts';
export { parseQuery, withoutClause, type Clause, type Query } from './query.ts';
export type { FacetCounts } from './facet-counts.ts';
export type { Order } from './order.ts';
export type { Hit, Results } from './rank.ts';
export type { SearchDocument } from './segment.ts';
export { INDEX_VERSION, stagesOf, type IndexRow } from './rows.ts';

export interface IndexChanges {
  put: IndexRow[];
  /** Ids of rows. */
  delete: string[];
  /** To be called when they are written, before the index is changed again; else they are given again. */
  written(): void;
}

export interface SearchOptions {
  /** Most hits to answer; 50 unless told. */
  limit?: number;
  offset?: number;
  /** Relevance unless told; then the last saved, the newest, or the first by title comes first. */
  order?: Order;
}

export interface LibraryIndex {
  /** Papers that can be found. */
  readonly size: number;
  /** Adds papers, or replaces those with the same id. Given many at once, builds faster. */
  put(documents: readonly SearchDocument[]): void;
  remove(ids: Iterable<string>): void;
  search(query: Query | string, options?: SearchOptions): Results;
  /** Counts the values of every facet among what a search found, and those of each group together. */
  facets(results: Results, together?: FacetGroups): FacetCounts;
  has(id: string): boolean;
  /** Indexes the papers that wait, so that the next question need not: some 0.1 ms for each. */
  settle(): void;
  /** Joins the larger segments, for about so many ms; answers whether there is more to join. */
  compact(budget: number): boolean;
  /** Takes back what was kept. Answers false, and stays empty, when the rows do not fit together. */
  load(rows: readonly IndexRow[]): boolean;
  /** What changed since the rows were last written, to be written in one transaction. */
  changes(): IndexChanges;
}

interface Where {
  place: Place;
  paper: number;
}

/** Papers waiting to be indexed are indexed at the next search, or when there are so many. */
const MOST_WAITING = 4_096;
/** So many segments of a size are joined into one of the next, eight times larger. */
const FAN = 4;
const GROWTH = 8;
/** Papers that may be joined while somebody waits for an answer; more wait for `compact`. */
const AT_ONCE = 1_024;

export function createIndex(): LibraryIndex {
  let segments: Place[] = [];
  let waiting = new Map<string, SearchDocument>();
  let known: Map<string, Where> | null = new Map();
  let deleted: string[] = [];
  let counter = 0;
  let byTitle: OrderBy | undefined;
  /** A joining that is under way: what it joins, and what had gone from that when it began. */
  let joining: { group: Place[]; gone: Uint8Array[]; steps: Generator<void, Segment> } | null = null;

  /** Where each paper is that has not gone. Made when it is first wanted: answering a question takes none of it. */
  const where = (): Map<string, Where> => {
    if (known) return known;
    known = new Map();
    for (const place of segments) {
      place.segment.ids.forEach((id, paper) => {
        if (!place.gone[paper]) known?.set(id, { place, paper });
      });
    }
    return known;
  };

  const adopt = (segment: Segment): Place => {
    counter++;
    const gone = new Uint8Array(segment.ids.length);
    const place: Place = {
      segment,
      gone,
      goneCount: 0,
      rowId: rowIdOf(counter),
      saved: false,
      goneSaved: true,
    };
    segment.ids.forEach((id, paper) => where().set(id, { place, paper }));
    return place;
  };

  const discard = (place: Place): void => {
    if (place.saved) deleted.push(...rowIdsOf(place.rowId));
  };

  const bury = (id: string): void => {
    const at = where().get(id);
    if (!at) return;
    where().delete(id);
    at.place.gone[at.paper] = 1;
    at.place.goneCount++;
    at.place.goneSaved = false;
  };

  const flush = (): void => {
    if (waiting.size === 0) return;
    const documents = [...waiting.values()];
    waiting = new Map();
    for (const { id } of documents) bury(id);
    segments.push(adopt(buildSegment(documents)));
    byTitle = undefined;
    while (joinAtOnce());
  };

  /** Segments of one size of which there are too many, or one that has mostly gone, within `most` papers. */
  const groupToJoin = (most: number): Place[] | undefined => {
    const free = segments.filter((place) => !joining?.group.includes(place));
    const groups = [...Map.groupBy(free, tierOf).values()].filter((group) => group.length >= FAN);
    const hollow = free.filter(({ segment, goneCount }) => goneCount * 2 > segment.ids.length);
    return [...groups, ...hollow.map((place) => [place])].find(
      (group) => group.reduce((sum, { segment }) => sum + segment.ids.length, 0) <= most,
    );
  };

  /** Puts what several segments were joined to in their place. */
  const replace = (group: readonly Place[], joined: Segment): void => {
    group.forEach(discard);
    const at = segments.indexOf(group[0] as Place);
    const others = segments.filter((place) => !group.includes(place));
    if (joined.ids.length > 0) others.splice(Math.min(at, others.length), 0, adopt(joined));
    segments = others;
    byTitle = undefined;
  };

  const joinAtOnce = (): boolean => {
    const group = groupToJoin(AT_ONCE);
    if (!group) return false;
    const joined = mergeSegments(
      group.map(({ segment }) => segment),
      group.map(({ gone }) => gone),
    );
    replace(group, joined);
    return true;
  };

  /** Takes over what was joined in steps: papers that went meanwhile go from it too. */
  const finish = (joined: Segment): void => {
    if (!joining) return;
    const { group, gone } = joining;
    joining = null;
    const left = group.flatMap((place, at) =>
      place.segment.ids.filter((_, paper) => place.gone[paper] && !gone[at]?.[paper]),
    );
    const alive = new Map(left.map((id) => [id, where().get(id)]));
    replace(group, joined);
    for (const [id, elsewhere] of alive) {
      bury(id);
      if (elsewhere) where().set(id, elsewhere);
    }
  };

  const orderOf = (order: Order, query: Query): OrderBy | undefined => {
    const isAboutWords = query.clauses.some(
      ({ kind, not }) => !not && (kind === 'words' || kind === 'phrase'),
    );
    if (order === 'relevance') return isAboutWords ? undefined : orderBy(segments, 'saved');
    if (order !== 'title') return orderBy(segments, order);
    byTitle ??= orderBy(segments, 'title');
    return byTitle;
  };

  return {
    get size() {
      let size = segments.reduce((sum, { segment, goneCount }) => sum + segment.ids.length - goneCount, 0);
      for (const id of waiting.keys()) if (!where().has(id)) size++;
      return size;
    },
    put(documents) {
      for (const document of documents) {
        waiting.set(document.id, document);
        if (waiting.size >= MOST_WAITING) flush();
      }
    },
    remove(ids) {
      for (const id of ids) {
        waiting.delete(id);
        bury(id);
      }
    },
    search(asked, { limit = 50, offset = 0, order = 'relevance' } = {}) {
      flush();
      const query = typeof asked === 'string' ? parseQuery(asked) : asked;
      return run(segments, query, { limit, offset, by: orderOf(order, query) });
    },
    facets: (results, together) => countFacets(segments, results.matched, together),
    has: (id) => waiting.has(id) || where().has(id),
    settle: flush,
    compact(budget) {
      flush();
      const end = performance.now() + budget;
      do {
        if (!joining) {
          const group = groupToJoin(Infinity);
          if (!group) return false;
          const gone = group.map((place) => place.gone.slice());
          const steps = joinSegments(
            group.map(({ segment }) => segment),
            gone,
          );
          joining = { group, gone, steps };
        }
        const { done, value } = joining.steps.next();
        if (done) finish(value);
      } while (performance.now() < end);
      return joining !== null || groupToJoin(Infinity) !== undefined;
    },
    load(rows) {
      const places = placesOf(rows);
      if (!places) return false;
      segments = places;
      waiting = new Map();
      known = null;
      joining = null;
      deleted = [];
      byTitle = undefined;
      counter = Math.max(0, ...places.map(({ rowId }) => numberOf(rowId)));
      return true;
    },
    changes() {
      flush();
      return {
        put: segments.flatMap(newRows),
        delete: [...deleted],
        written() {
          deleted = [];
          for (const place of segments) place.saved = place.goneSaved = true;
        },
      };
    },
  };
}

function tierOf({ segment }: LiveSegment): number {
  return Math.floor(Math.log(Math.max(segment.ids.length, 32)) / Math.log(GROWTH));
}
