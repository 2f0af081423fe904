/**
 * What one row cannot tell of itself: that its id is new in the file, that the paper it belongs to is there, that
 * collections do not contain themselves.
 */
import type { CollectionRow } from '../../paper/rows.ts';
import type { Rejection } from '../interchange.ts';
import { LIBRARY_TABLES } from './library-file.ts';
import type { LibraryRows, LibraryTable } from './library-file.ts';
import type { LibraryEvent } from './read.ts';
import { checkRow, rowKey } from './row-schemas.ts';

/** Where a row stands: its line, or, in a file that was re-formatted, its list and index. */
export type RowPlace = { line: number } | { place: string };

export class RowChecks {
  private readonly read = Object.fromEntries(LIBRARY_TABLES.map((table) => [table, 0])) as Record<
    LibraryTable,
    number
  >;
  private readonly seen = new Map<LibraryTable, Set<string>>();
  private readonly parents = new Map<string, string | undefined>();
  private readonly namedUnknown = new Set<string>();

  /** Rows that were read, whatever became of them. */
  counts(): Record<LibraryTable, number> {
    return { ...this.read };
  }

  count(table: LibraryTable): void {
    this.read[table]++;
  }

  /** The row as an event, or why it is refused; fields that were dropped are named once each. */
  take(table: LibraryTable, value: unknown, where: RowPlace): LibraryEvent[] {
    this.count(table);
    const at: Partial<Rejection> = 'line' in where ? { line: where.line } : { field: where.place };
    const refuse = (reason: string, field?: string): LibraryEvent[] => [
      {
        kind: 'rejected',
        table,
        ...at,
        ...(field && { field: [at.field, field].filter(Boolean).join('.') }),
        reason,
      },
    ];
    const checked = checkRow(table, value);
    if (!checked.ok) return refuse(checked.reason, checked.field);
    const key = rowKey(table, checked.row);
    const seen = this.keysOf(table);
    if (seen.has(key)) return refuse('a row with this id stands in the file already');
    const paper = (checked.row as Partial<LibraryRows['marks']>).paper;
    if (paper !== undefined && !this.keysOf('papers').has(paper))
      return refuse('its paper is not in the file', 'paper');
    seen.add(key);
    const events: LibraryEvent[] = [];
    if (table === 'collections') this.breakCycle(checked.row as CollectionRow, at, events);
    for (const name of checked.unknown.slice(0, 10)) {
      const full = `${table}.${name}`.slice(0, 200);
      if (this.namedUnknown.has(full) || this.namedUnknown.size > 100) continue;
      this.namedUnknown.add(full);
      events.push({ kind: 'leftOut', ...at, field: full, reason: 'it is not part of the format' });
    }
    events.push({ kind: 'row', table, row: checked.row } as LibraryEvent);
    return events;
  }

  private keysOf(table: LibraryTable): Set<string> {
    const known = this.seen.get(table) ?? new Set<string>();
    this.seen.set(table, known);
    return known;
  }

  /** The row that closes a ring of parents becomes an outermost collection. */
  private breakCycle(row: CollectionRow, at: Partial<Rejection>, events: LibraryEvent[]): void {
    this.parents.set(row.id, row.parent);
    let above = row.parent;
    for (let steps = 0; above !== undefined && above !== row.id && steps < 100; steps++)
      above = this.parents.get(above);
    if (above === undefined) return;
    delete row.parent;
    this.parents.set(row.id, undefined);
    events.push({
      kind: 'leftOut',
      ...at,
      field: 'collections.parent',
      reason: 'the collection would contain itself',
    });
  }
}
