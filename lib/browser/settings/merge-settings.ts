/**
 * One setting as two machines have it, merged field by field: of each field the value that was set last holds, so that a
 * change here and another there both stay. A field is a value two levels deep at most ("keys" → "page/save"); a list is
 * one. Pure.
 */

/** When each field was last set, in ms since 1970, by its path; what is not there was never set here. */
export type Times = ReadonlyMap<string, number>;

export interface Timed {
  /** Undefined where the setting was never changed. */
  value: unknown;
  times: Times;
}

const DEPTH = 2;

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Both may be looked into: neither is a value that takes the place of all fields. */
const isOpen = (one: unknown, other: unknown, depth: number): boolean =>
  depth < DEPTH &&
  (isFields(one) || isFields(other)) &&
  [one, other].every((each) => each === undefined || isFields(each));

const fieldsOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(isFields(value) ? Object.entries(value) : []);

const below = (path: string, field: string): string => (path === '' ? field : `${path}/${field}`);

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The paths of the fields that are not the same. */
export function changedFields(before: unknown, after: unknown, path = '', depth = 0): string[] {
  if (!isOpen(before, after, depth)) return isSame(before, after) ? [] : [path];
  const [one, other] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((field) =>
    changedFields(one.get(field), other.get(field), below(path, field), depth + 1),
  );
}

/** What both have, and when each field of it was set. */
export function merged(here: Timed, there: Timed): Timed {
  const times = new Map(here.times);
  for (const [path, at] of there.times) times.set(path, Math.max(at, times.get(path) ?? 0));
  return { value: mergedAt('', 0, here, there), times };
}

function mergedAt(path: string, depth: number, here: Timed, there: Timed): unknown {
  if (!isOpen(here.value, there.value, depth)) {
    const [mine, theirs] = [here.times.get(path) ?? 0, there.times.get(path) ?? 0];
    // Neither was ever set by hand, or both at once: whatever there is, and of two the one that every machine sees.
    if (mine === theirs) return there.value ?? here.value;
    return mine > theirs ? here.value : there.value;
  }
  const [one, other] = [fieldsOf(here.value), fieldsOf(there.value)];
  const entries = [...new Set([...one.keys(), ...other.keys()])].toSorted().flatMap((field) => {
    const value = mergedAt(
      below(path, field),
      depth + 1,
      { ...here, value: one.get(field) },
      { ...there, value: other.get(field) },
    );
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(entries);
}
