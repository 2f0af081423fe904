/**
 * Which token of an old text became which token of a new one. Global alignment with affine gaps (Needleman and Wunsch
 * 1970; Gotoh 1982), run only between stretches that both texts share and that stand in the same order in both
 * (patience diff's idea, with runs of tokens in the place of lines), so that it stays near linear on long texts.
 */
import type { Token } from './tokens.ts';

/** For every old token: the new token it became, or -1. Rises where it is not -1. */
export interface Alignment {
  map: Int32Array;
  /** 0..1: how alike the two tokens are; 0 where there is no partner. */
  likeness: Float32Array;
}

/** Points in units of one exactly kept long word; chosen by cross-validation over real revisions. */
const GAP_OPEN = -0.9;
const GAP_EXTEND = -0.02;
const REPLACED = -0.2;
/** The share of a word's points that a word of the same stem earns. */
const LIKE = 0.6;
/** A rectangle of old × new tokens larger than this is taken as rewritten: 4 MB of trace. */
const LARGEST = 4_000_000;
/** A run of this many tokens that occurs once in either text is the same run. */
const RUN = 6;

export function align(before: readonly Token[], after: readonly Token[]): Alignment {
  const map = new Int32Array(before.length).fill(-1);
  const likeness = new Float32Array(before.length);
  const numbers = new Map<string, number>();
  const stems = new Map<string, number>();
  const old = encode(before, numbers, stems);
  const now = encode(after, numbers, stems);
  const pair = (one: number, other: number, value: number) => {
    map[one] = other;
    likeness[one] = value;
  };
  let i = 0;
  let j = 0;
  const between = (iEnd: number, jEnd: number) => {
    // What both share at either end needs no search.
    while (i < iEnd && j < jEnd && old.ids[i] === now.ids[j]) pair(i++, j++, 1);
    while (i < iEnd && j < jEnd && old.ids[iEnd - 1] === now.ids[jEnd - 1]) pair(--iEnd, --jEnd, 1);
    if (i < iEnd && j < jEnd && (iEnd - i) * (jEnd - j) <= LARGEST) {
      alignGap(old, now, i, iEnd, j, jEnd, pair);
    }
  };
  for (const [oneAt, otherAt] of sharedRuns(old.ids, now.ids)) {
    if (oneAt < i || otherAt < j) continue;
    between(oneAt, otherAt);
    [i, j] = [oneAt, otherAt];
    for (let step = 0; step < RUN; step++) pair(i++, j++, 1);
  }
  between(before.length, after.length);
  return { map, likeness };
}

interface Encoded {
  ids: Int32Array;
  stems: Int32Array;
  weights: Float32Array;
}

function encode(tokens: readonly Token[], numbers: Map<string, number>, stems: Map<string, number>): Encoded {
  const ids = new Int32Array(tokens.length);
  const stemIds = new Int32Array(tokens.length);
  const weights = new Float32Array(tokens.length);
  tokens.forEach(({ key, weight }, index) => {
    ids[index] = numberOf(numbers, key);
    stemIds[index] =
      key.length >= 4
        ? numberOf(stems, key.slice(0, Math.max(4, Math.ceil(key.length * 0.6))))
        : -1 - ids[index]!;
    weights[index] = weight;
  });
  return { ids, stems: stemIds, weights };
}

function numberOf(numbers: Map<string, number>, key: string): number {
  let number = numbers.get(key);
  if (number === undefined) numbers.set(key, (number = numbers.size));
  return number;
}

/** Pairs of places where runs that occur once in either text begin, the longest chain that rises in both. */
function sharedRuns(old: Int32Array, now: Int32Array): [number, number][] {
  const places = runs(old);
  const others = runs(now);
  const pairs: [number, number][] = [];
  for (const [run, at] of places) {
    const other = others.get(run);
    if (at >= 0 && other !== undefined && other >= 0 && isSameRun(old, at, now, other))
      pairs.push([at, other]);
  }
  return longestRise(pairs);
}

function isSameRun(old: Int32Array, at: number, now: Int32Array, other: number): boolean {
  for (let step = 0; step < RUN; step++) if (old[at + step] !== now[other + step]) return false;
  return true;
}

/** Every run of tokens and where it stands; -1 where it stands more than once. */
function runs(ids: Int32Array): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = 0; at + RUN <= ids.length; at++) {
    // Two runs with one hash are caught by the caller, who compares the tokens.
    let hash = 0;
    for (let step = 0; step < RUN; step++) hash = (Math.imul(hash, 0x01000193) ^ ids[at + step]!) | 0;
    places.set(hash, places.has(hash) ? -1 : at);
  }
  return places;
}

/** Longest chain of pairs whose second rises too (pairs come with the first rising): patience sorting, n log n. */
function longestRise(pairs: [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, value], index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (pairs[tops[middle]!]![1] < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = tops[low - 1]!;
    tops[low] = index;
  });
  const chain: [number, number][] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at]!) chain.push(pairs[at]!);
  return chain.reverse();
}

const FROM_PAIR = 0;
const FROM_OLD = 1;
const FROM_NEW = 2;

function alignGap(
  old: Encoded,
  now: Encoded,
  iFrom: number,
  iTo: number,
  jFrom: number,
  jTo: number,
  pair: (one: number, other: number, likeness: number) => void,
): void {
  const rows = iTo - iFrom;
  const columns = jTo - jFrom;
  const width = columns + 1;
  // Two bits for each of the three states: where its best came from.
  const trace = new Uint8Array((rows + 1) * width);
  const none = -1e9;
  // The best score of an alignment of what lies above and left that ends in a pair, a deleted or an inserted token.
  const pairs = new Float64Array(width).fill(none);
  const deletions = new Float64Array(width).fill(none);
  const insertions = new Float64Array(width).fill(none);
  pairs[0] = 0;
  for (let column = 1; column <= columns; column++) {
    insertions[column] = GAP_OPEN + GAP_EXTEND * column;
    trace[column] = (column === 1 ? FROM_PAIR : FROM_NEW) << 4;
  }
  for (let row = 1; row <= rows; row++) {
    const i = iFrom + row - 1;
    const id = old.ids[i]!;
    const stem = old.stems[i]!;
    const weight = old.weights[i]!;
    // The cell above and left, before it is overwritten.
    let diagonalPair = pairs[0]!;
    let diagonalDeletion = deletions[0]!;
    let diagonalInsertion = insertions[0]!;
    pairs[0] = none;
    insertions[0] = none;
    deletions[0] = GAP_OPEN + GAP_EXTEND * row;
    trace[row * width] = (row === 1 ? FROM_PAIR : FROM_OLD) << 2;
    for (let column = 1; column <= columns; column++) {
      const j = jFrom + column - 1;
      const gain = now.ids[j] === id ? weight : now.stems[j] === stem ? LIKE * weight : REPLACED;
      const abovePair = pairs[column]!;
      const aboveDeletion = deletions[column]!;
      const aboveInsertion = insertions[column]!;
      let best = diagonalPair;
      let bits = FROM_PAIR;
      if (diagonalDeletion > best) {
        best = diagonalDeletion;
        bits = FROM_OLD;
      }
      if (diagonalInsertion > best) {
        best = diagonalInsertion;
        bits = FROM_NEW;
      }
      pairs[column] = best + gain;

      best = abovePair + GAP_OPEN;
      let from = FROM_PAIR;
      if (aboveDeletion > best) {
        best = aboveDeletion;
        from = FROM_OLD;
      }
      if (aboveInsertion + GAP_OPEN > best) {
        best = aboveInsertion + GAP_OPEN;
        from = FROM_NEW;
      }
      deletions[column] = best + GAP_EXTEND;
      bits |= from << 2;

      best = pairs[column - 1]! + GAP_OPEN;
      from = FROM_PAIR;
      if (insertions[column - 1]! > best) {
        best = insertions[column - 1]!;
        from = FROM_NEW;
      }
      if (deletions[column - 1]! + GAP_OPEN > best) {
        best = deletions[column - 1]! + GAP_OPEN;
        from = FROM_OLD;
      }
      insertions[column] = best + GAP_EXTEND;
      trace[row * width + column] = bits | (from << 4);
      diagonalPair = abovePair;
      diagonalDeletion = aboveDeletion;
      diagonalInsertion = aboveInsertion;
    }
  }
  let row = rows;
  let column = columns;
  let state = FROM_PAIR;
  if (deletions[columns]! > pairs[columns]!) state = FROM_OLD;
  if (insertions[columns]! > Math.max(pairs[columns]!, deletions[columns]!)) state = FROM_NEW;
  while (row > 0 || column > 0) {
    const bits = trace[row * width + column]!;
    if (state === FROM_PAIR) {
      const i = iFrom + --row;
      const j = jFrom + --column;
      const likeness = old.ids[i] === now.ids[j] ? 1 : old.stems[i] === now.stems[j] ? LIKE : 0;
      pair(i, j, likeness);
      state = bits & 3;
    } else if (state === FROM_OLD) {
      row--;
      state = (bits >> 2) & 3;
    } else {
      column--;
      state = (bits >> 4) & 3;
    }
  }
}
