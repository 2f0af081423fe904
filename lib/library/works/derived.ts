/** What rows carry for being found, and no file carries: derived anew whenever a row is written. */
import type { DecisionRow, RecordRow } from '../../paper/rows.ts';
import { titleKey } from '../../paper/title-key.ts';
import { keysFor } from '../../works/candidates.ts';

/** A record with the keys under which it is a candidate; a tombstone has none. */
export function withKeys(row: RecordRow): RecordRow {
  const { keys: _old, ...rest } = row;
  if (row.deletedAt !== undefined) return rest;
  const { identity, blocks } = keysFor(row.given);
  const keys = [...identity, ...blocks];
  // "Editorial" by nobody is nobody's candidate, and still found when it is met again.
  return { ...rest, keys: keys.length > 0 ? keys : [titleKey(row.given)] };
}

/** A decision that is found by either of its two records. */
export function withRecords(row: DecisionRow): DecisionRow {
  return { ...row, records: row.id.split(' ') };
}

/** The sites whose pages showed a paper, sorted. */
export function sitesOf(records: readonly RecordRow[]): string[] {
  const sites = new Set<string>();
  for (const { source, deletedAt } of records)
    if (source.kind === 'page' && deletedAt === undefined) sites.add(source.site);
  return [...sites].sort();
}
