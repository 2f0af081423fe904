/**
 * What the reader says of works, as decisions on pairs of records that `cluster.ts` obeys: "these are the same",
 * "this one is not". A later word on a pair replaces an earlier one.
 */

/** A decision on two records by their ids, as it is kept. */
export interface RecordDecision {
  /** The two record ids, sorted, joined by a space. */
  id: string;
  same: boolean;
}

export function pairId(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Takes records out of their paper: each of them is not the same as any that stays. Those taken out stay together. */
export function splitOff(paper: readonly string[], out: readonly string[]): RecordDecision[] {
  const leaving = new Set(out);
  const staying = paper.filter((id) => !leaving.has(id));
  const apart = out.flatMap((id) => staying.map((other) => ({ id: pairId(id, other), same: false })));
  const together = out.slice(1).map((id) => ({ id: pairId(out[0] as string, id), same: true }));
  return [...apart, ...together];
}

/**
 * Makes one paper of two: their records are the same, and no earlier "not the same" between them stands.
 *
 * @param earlier decisions kept so far
 */
export function bringTogether(
  one: readonly string[],
  other: readonly string[],
  earlier: readonly RecordDecision[] = [],
): RecordDecision[] {
  const [first, second] = [one[0], other[0]];
  if (first === undefined || second === undefined) return [];
  const against = new Set(earlier.filter(({ same }) => !same).map(({ id }) => id));
  const overruled = one.flatMap((id) => other.map((to) => pairId(id, to))).filter((id) => against.has(id));
  return [...new Set([pairId(first, second), ...overruled])].map((id) => ({ id, same: true }));
}
