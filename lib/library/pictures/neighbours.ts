/** Which papers are most alike: the largest products of their vectors, found over an inverted index. Exact. */
import type { Rows } from './vectors.ts';

/** Of each paper its neighbours, nearest first; -1 where there are no more. */
export interface Neighbours {
  count: number;
  /** `count` of each paper. */
  of: Int32Array;
  /** Cosine of the angle between the two, 0..1. */
  likeness: Float32Array;
}

/** Below this, two papers share a word by chance. */
const LEAST = 0.03;

/**
 * The `count` nearest of `among` to each of `rows`; `isSame`: the two are one list, and nobody is his own neighbour.
 * `terms`: how many there are. Takes time as terms are shared: a second for 5,000 papers.
 */
export function nearest(
  rows: Rows,
  among: Rows,
  { count, terms, isSame }: { count: number; terms: number; isSame: boolean },
  progress: (done: number) => void = () => undefined,
): Neighbours {
  const index = transposed(among, terms);
  const papers = rows.starts.length - 1;
  const found: Neighbours = {
    count,
    of: new Int32Array(papers * count).fill(-1),
    likeness: new Float32Array(papers * count),
  };
  const likeness = new Float32Array(among.starts.length - 1);
  for (let paper = 0; paper < papers; paper++) {
    const touched: number[] = [];
    for (let at = rows.starts[paper] as number; at < (rows.starts[paper + 1] as number); at++) {
      const term = rows.columns[at] as number;
      const weight = rows.values[at] as number;
      const end = index.starts[term + 1] as number;
      for (let place = index.starts[term] as number; place < end; place++) {
        const other = index.columns[place] as number;
        if (likeness[other] === 0) touched.push(other);
        likeness[other] = (likeness[other] as number) + weight * (index.values[place] as number);
      }
    }
    if (isSame) likeness[paper] = 0;
    keepNearest(found, paper, touched, likeness);
    for (const other of touched) likeness[other] = 0;
    progress(paper + 1);
  }
  return found;
}

/** Inserts by likeness; of two alike the one that comes first, whatever the order they were touched in. */
function keepNearest(
  { count, of, likeness: kept }: Neighbours,
  paper: number,
  touched: readonly number[],
  likeness: Float32Array,
): void {
  const start = paper * count;
  let size = 0;
  for (const other of touched) {
    const value = likeness[other] as number;
    if (value < LEAST) continue;
    const isBefore = (at: number): boolean =>
      value > (kept[at] as number) || (value === kept[at] && other < (of[at] as number));
    if (size === count && !isBefore(start + count - 1)) continue;
    let at = start + Math.min(size, count - 1);
    for (; at > start && isBefore(at - 1); at--) {
      of[at] = of[at - 1] as number;
      kept[at] = kept[at - 1] as number;
    }
    of[at] = other;
    kept[at] = value;
    if (size < count) size++;
  }
}

function transposed({ starts, columns, values }: Rows, terms: number): Rows {
  const index: Rows = {
    starts: new Uint32Array(terms + 1),
    columns: new Uint32Array(columns.length),
    values: new Float32Array(columns.length),
  };
  for (const term of columns) (index.starts[term + 1] as number)++;
  for (let term = 0; term < terms; term++)
    index.starts[term + 1] = (index.starts[term + 1] as number) + (index.starts[term] as number);
  const next = index.starts.slice();
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const place = (next[columns[at] as number] as number)++;
      index.columns[place] = row;
      index.values[place] = values[at] as number;
    }
  }
  return index;
}
