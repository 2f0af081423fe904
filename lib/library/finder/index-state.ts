/** What the rows of the search index are the index of, and what changed in the library since: from rows, by hand. */
import type { TouchedRow } from '../database/database.ts';
import { INDEX_VERSION } from '../search/index.ts';

/** What the rows are the index of. */
export interface IndexState {
  /** The last operation whose changes they include. */
  sequence: number;
  /** Changes with every writing: a page that kept in step by itself can tell whether another one wrote. */
  revision: string;
}

/** What changed in the library since some operation. */
export interface Touched {
  papers: string[];
  /** The last operation by then. */
  sequence: number;
}

/** The state's own row among those of the index. */
export const STATE = 'state';
/** The last operation, among the facts of the library. */
export const SEQUENCE = 'sequence';

/** Null for what is nothing, or nothing of this version. */
export function stateOf(row: unknown): IndexState | null {
  const kept = row as (Partial<IndexState> & { version?: unknown }) | null | undefined;
  if (kept?.version !== INDEX_VERSION) return null;
  const { sequence, revision } = kept;
  return typeof sequence === 'number' && typeof revision === 'string' ? { sequence, revision } : null;
}

/** `last`: the last operation. */
export function touchedOf(rows: readonly TouchedRow[], last: number): Touched {
  return { papers: [...new Set(rows.flatMap((row) => row.papers ?? [row.paper]))], sequence: last };
}
