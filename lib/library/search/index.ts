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
import { mergeSegments } from './merge-segments.ts';
import { parseQuery, type Query } from './query.ts';
import { run, type LiveSegment, type Results } from './rank.ts';
import { buildSegment, type SearchDocument, type Segment } from './segment.ts';

export { highlightRanges } from './highlight.ts';
export { parseQuery, withoutClause, type Clause, type Query } from './query.ts';
export type { Hit, Results } from './rank.ts';
export type { SearchDocument } from './segment.ts';

/** Version of what `changes()` writes; rows of another version are to be thrown away and the index built anew. */
export const INDEX_VERSION = 1;

/** A row of the store: a segment, written once, or what is gone from it, small and written often. */
export type IndexRow =
  | {
      id: string;
      version: number;
      kind: 'segment';
      segment: Omit<Segment, 'terms' | 'ids'> & { terms: string; ids: string };
    }
  | { id: string; version: number; kind: 'gone'; of: string; papers: Uint32Array };

export interface IndexChanges {
  put: IndexRow[];
  /** Ids of rows. */
  delete: string[];
}

export interface SearchOptions {
  /** Most hits to answer; 50 unless told. */
  limit?: number;
  offset?: number;
  /** What to order by instead of relevance, the highest first: `(id) => savedAt.get(id) ?? 0`. */
  by?: (id: string) => number;
}

export interface LibraryIndex {
  /** Papers that can be found. */
  readonly size: number;
  /** Adds papers, or replaces those with the same id. Given many at once, builds faster. */
  put(documents: readonly SearchDocument[]): void;
  remove(ids: Iterable<string>): void;
  search(query: Query | string, options?: SearchOptions): Results;
  has(id: string): boolean;
  /** Takes back what was kept. Answers false, and stays empty, when the rows do not fit together. */
  load(rows: readonly IndexRow[]): boolean;
  /** What changed since the last call, to be written in one transaction. */
  changes(): IndexChanges;
}

/** Papers waiting to be indexed are indexed at the next search, or when there are so many. */
const MOST_WAITING = 4_096;
/** So many segments of a size are joined into one of the next, eight times larger. */
const FAN = 4;
const GROWTH = 8;

interface Place extends LiveSegment {
  rowId: string;
  saved: boolean;
  goneSaved: boolean;
}

export function createIndex(): LibraryIndex {
  let segments: Place[] = [];
  let waiting = new Map<string, SearchDocument>();
  const where = new Map<string, { place: Place; paper: number }>();
  let deleted: string[] = [];
  let counter = 0;

  const adopt = (segment: Segment): Place => {
    counter++;
    const place: Place = {
      segment,
      gone: new Uint8Array(segment.ids.length),
      goneCount: 0,
      rowId: `segment-${counter}`,
      saved: false,
      goneSaved: true,
    };
    segment.ids.forEach((id, paper) => where.set(id, { place, paper }));
    return place;
  };

  const discard = (place: Place): void => {
    if (place.saved) deleted.push(place.rowId, `gone-${place.rowId}`);
  };

  const bury = (id: string): void => {
    const at = where.get(id);
    if (!at) return;
    where.delete(id);
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
    settle();
  };

  /** Drops empty segments, and joins segments until none of their sizes is there too often. */
  const settle = (): void => {
    for (const place of segments) if (place.goneCount === place.segment.ids.length) discard(place);
    segments = segments.filter(({ segment, goneCount }) => goneCount < segment.ids.length);
    for (;;) {
      const crowd = [...Map.groupBy(segments, tierOf).values()].find((group) => group.length >= FAN);
      const hollow = segments.find(({ segment, goneCount }) => goneCount * 2 > segment.ids.length);
      const group = crowd ?? (hollow ? [hollow] : null);
      if (!group) return;
      const joined = mergeSegments(
        group.map(({ segment }) => segment),
        group.map(({ gone }) => gone),
      );
      group.forEach(discard);
      const at = segments.indexOf(group[0] as Place);
      const others = segments.filter((place) => !group.includes(place));
      others.splice(Math.min(at, others.length), 0, adopt(joined));
      segments = others;
    }
  };

  return {
    get size() {
      let size = where.size;
      for (const id of waiting.keys()) if (!where.has(id)) size++;
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
    search(query, { limit = 50, offset = 0, by } = {}) {
      flush();
      return run(
        segments,
        typeof query === 'string' ? parseQuery(query) : query,
        by ? { limit, offset, by } : { limit, offset },
      );
    },
    has: (id) => waiting.has(id) || where.has(id),
    load(rows) {
      const places = placesOf(rows);
      if (!places) return false;
      segments = places;
      waiting = new Map();
      where.clear();
      deleted = [];
      counter = Math.max(0, ...places.map(({ rowId }) => Number(rowId.slice('segment-'.length))));
      for (const place of places) {
        place.segment.ids.forEach((id, paper) => {
          if (!place.gone[paper]) where.set(id, { place, paper });
        });
      }
      return true;
    },
    changes() {
      flush();
      settle();
      const put = segments.flatMap(rowsOf);
      const result = { put, delete: deleted };
      deleted = [];
      return result;
    },
  };
}

function tierOf({ segment }: LiveSegment): number {
  return Math.floor(Math.log(Math.max(segment.ids.length, 32)) / Math.log(GROWTH));
}

/** The rows of a segment that are not written yet; marks them as written. */
function rowsOf(place: Place): IndexRow[] {
  const rows: IndexRow[] = [];
  if (!place.saved) {
    const { terms, ids, ...arrays } = place.segment;
    const segment = { ...arrays, terms: terms.join('\n'), ids: ids.join('\n') };
    rows.push({ id: place.rowId, version: INDEX_VERSION, kind: 'segment', segment });
  }
  if (!place.goneSaved) {
    const papers = Uint32Array.from([...place.gone.keys()].filter((paper) => place.gone[paper]));
    rows.push({ id: `gone-${place.rowId}`, version: INDEX_VERSION, kind: 'gone', of: place.rowId, papers });
  }
  place.saved = true;
  place.goneSaved = true;
  return rows;
}

/** Segments from rows, oldest first; null when anything about them is amiss. */
function placesOf(rows: readonly IndexRow[]): Place[] | null {
  const places = new Map<string, Place>();
  for (const row of rows) {
    if (row.version !== INDEX_VERSION) return null;
    if (row.kind !== 'segment') continue;
    const terms = linesOf(row.segment.terms);
    const ids = linesOf(row.segment.ids);
    const segment: Segment = { ...row.segment, terms, ids };
    const fits =
      segment.starts.length === terms.length + 1 &&
      segment.letters.length === terms.length &&
      segment.years.length === ids.length &&
      segment.streamStarts.length === ids.length + 1 &&
      segment.starts.at(-1) === segment.papers.length &&
      segment.impacts.length === segment.papers.length &&
      segment.fields.length === segment.papers.length;
    if (!fits) return null;
    places.set(row.id, {
      segment,
      gone: new Uint8Array(ids.length),
      goneCount: 0,
      rowId: row.id,
      saved: true,
      goneSaved: true,
    });
  }
  for (const row of rows) {
    if (row.kind !== 'gone') continue;
    const place = places.get(row.of);
    if (!place) return null;
    for (const paper of row.papers) place.gone[paper] = 1;
    place.goneCount = row.papers.length;
  }
  return [...places.values()].sort((a, b) => Number(a.rowId.slice(8)) - Number(b.rowId.slice(8)));
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));
