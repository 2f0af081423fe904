/**
 * Groups records into works. The groups follow from the set of records and the reader's decisions alone: every likely
 * pair is decided, the surest are joined first, and two groups are never joined when identifiers, the reader, or two
 * appearances of one text keep any two of their records apart. Whoever keeps the groups (the library) gives the
 * records of everything a new record touches, and gets the same groups as if all had come at once.
 */
import { CandidateIndex, keysOfPrepared } from './candidates.ts';
import { decidePrepared, type Decision } from './decide.ts';
import { prepare, type Comparable, type Prepared } from './prepared.ts';

/** What is known of records beside what they say. */
export interface Told {
  /** What the reader decided. */
  decisions?: readonly PairDecision[];
  /**
   * Who says each record: a page of one site on one paper, a kind of file. What one voice says again is filed with what
   * it said before, also where the reader parted it from the others.
   */
  voices?: readonly (string | undefined)[];
}

/** What the reader said of two records, by their indexes. */
export interface PairDecision {
  a: number;
  b: number;
  same: boolean;
}

export interface Clustering {
  /** Indexes of the records of each work; every index once, in rising order, works by their first index. */
  clusters: number[][];
  /** Pairs of clusters (by position) that are two appearances of one text. */
  related: [number, number][];
}

/** Groups records into works: every index once. */
export function cluster(records: readonly Comparable[], decisions: readonly PairDecision[] = []): number[][] {
  return clusterAndRelate(records, { decisions }).clusters;
}

export function clusterAndRelate(
  records: readonly Comparable[],
  { decisions = [], voices = [] }: Told = {},
): Clustering {
  const prepared = records.map(prepare);
  const content = rankByContent(records);
  const memo = new Map<number, Decision>();
  const decideAt = (i: number, j: number): Decision => {
    const [low, high] = i < j ? [i, j] : [j, i];
    const key = low * records.length + high;
    let decision = memo.get(key);
    if (!decision) {
      decision = decidePrepared(prepared[low] as Prepared, prepared[high] as Prepared);
      memo.set(key, decision);
    }
    return decision;
  };

  const groups = new Groups(records.length);
  for (const { a, b, same } of decisions) if (!same) groups.forbid(a, b);
  // The reader's word first; where two of their words contradict each other, "not the same" stands.
  const told = decisions.filter(({ same }) => same).map(({ a, b }) => ({ i: a, j: b, p: TOLD }));
  const pairs = likelyPairs(prepared);
  const edges = pairs
    .map(([i, j]) => ({ i, j, decision: decideAt(i, j) }))
    .filter(({ decision }) => decision.same)
    .map(({ i, j, decision }) => ({ i, j, p: decision.p + (isOneVoice(voices, i, j) ? 1 : 0) }));
  const order = [...told, ...edges].map((edge) => {
    const [x, y] = [content[edge.i] ?? 0, content[edge.j] ?? 0];
    return { ...edge, low: Math.min(x, y), high: Math.max(x, y) };
  });
  order.sort((one, other) => other.p - one.p || one.low - other.low || one.high - other.high);
  // "These are the same" holds for whatever is the same as either of the two.
  const isLike = (x: number, y: number): boolean => x === y || decideAt(x, y).same;
  const isExcused = (x: number, y: number): boolean =>
    told.some(({ i, j }) => (isLike(x, i) && isLike(y, j)) || (isLike(x, j) && isLike(y, i)));
  for (const { i, j, p } of order) {
    groups.join(i, j, (x, y) => p < TOLD && apart(decideAt(x, y)) && !isExcused(x, y));
  }
  const clusters = groups.clusters();
  return { clusters, related: relatedClusters(clusters, pairs, decideAt) };
}

/** Above every likelihood, also of what one voice says twice. */
const TOLD = 3;

function isOneVoice(voices: readonly (string | undefined)[], i: number, j: number): boolean {
  return voices[i] !== undefined && voices[i] === voices[j];
}

/** Whether a pair keeps its groups apart; a mere lack of likeness does not. */
function apart(decision: Decision): boolean {
  return decision.conflict === true || decision.relation === 'related';
}

function likelyPairs(prepared: readonly Prepared[]): [number, number][] {
  const index = new CandidateIndex();
  const keys = prepared.map(keysOfPrepared);
  keys.forEach((key, number) => index.add(number, key));
  return keys.flatMap((key, number) =>
    [...index.find(key)].filter((other) => other > number).map((other): [number, number] => [number, other]),
  );
}

/** Ranks of the records by what they say, so that ties fall the same way in whatever order they came. */
function rankByContent(records: readonly Comparable[]): number[] {
  const texts = records.map((record) => stable(record));
  const sorted = [...new Set(texts)].sort();
  const ranks = new Map(sorted.map((text, rank) => [text, rank]));
  return texts.map((text) => ranks.get(text) ?? 0);
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${name}:${stable(inner)}`).join(',')}}`;
}

function relatedClusters(
  clusters: readonly number[][],
  pairs: readonly [number, number][],
  decideAt: (i: number, j: number) => Decision,
): [number, number][] {
  const at = new Map(
    clusters.flatMap((members, position) => members.map((member) => [member, position] as const)),
  );
  const seen = new Map<string, [number, number]>();
  for (const [i, j] of pairs) {
    const [x, y] = [at.get(i) ?? 0, at.get(j) ?? 0];
    if (x === y || decideAt(i, j).relation !== 'related') continue;
    seen.set(`${Math.min(x, y)} ${Math.max(x, y)}`, [Math.min(x, y), Math.max(x, y)]);
  }
  return [...seen.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** Disjoint sets that know their members, and pairs that must not meet. */
class Groups {
  readonly #group: number[][];
  readonly #forbidden = new Set<string>();

  constructor(size: number) {
    this.#group = Array.from({ length: size }, (_, index) => [index]);
  }

  forbid(a: number, b: number): void {
    this.#forbidden.add(a < b ? `${a} ${b}` : `${b} ${a}`);
  }

  join(a: number, b: number, keepApart: (x: number, y: number) => boolean): void {
    const [one, other] = [this.#group[a], this.#group[b]];
    if (!one || !other || one === other) return;
    for (const x of one) {
      for (const y of other) {
        if (this.#forbidden.has(x < y ? `${x} ${y}` : `${y} ${x}`) || keepApart(x, y)) return;
      }
    }
    for (const member of other) {
      one.push(member);
      this.#group[member] = one;
    }
  }

  clusters(): number[][] {
    const clusters = [...new Set(this.#group)].map((members) => [...members].sort((a, b) => a - b));
    return clusters.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  }
}
