/**
 * Applies a staged import: one transaction, one action that undo takes back whole. Interrupted at any point, the library
 * is as it was; done, the answer says what became of every entry. Which paper an entry belongs to is decided where
 * everything that is kept is filed (`keep-records.ts`).
 */
import { LibraryError } from '../database/store.ts';
import type { Writer } from '../actions/operations.ts';
import { applyLibrary } from './apply-library.ts';
import { applyPapers } from './apply-papers.ts';
import type { ImportCounts, ImportRow } from './staged.ts';

export interface ApplyOptions {
  /** Entries that the reader took out, by their index. */
  except: ReadonlySet<number>;
  /** Called between parts with how much is done, 0..1; what it throws ends the action without a trace. */
  progress(done: number): void;
}

/** What an import came to: read = added + merged + rejected + left (taken out by the reader). */
export interface Applied extends Omit<ImportCounts, 'new'> {
  added: number;
  left: number;
}

/** Brings a staged import into the library; for use inside `operate`. Throws a `LibraryError` when it is not there. */
export async function applyImport(writer: Writer, id: string, options: ApplyOptions): Promise<Applied> {
  const row = await writer.db.imports.get(id);
  if (!row?.isWhole) throw new LibraryError('not-found', 'What was to be brought in is no longer there.');
  const made = await (row.kind === 'library' ? applyLibrary : applyPapers)(writer, row, options);
  // With the rest or not at all: an import whose row is there was not brought in.
  await writer.db.imports.delete(id);
  return { read: row.counts.read, rejected: row.counts.rejected, ...made };
}

export type Made = Pick<Applied, 'added' | 'merged' | 'left'>;
export type ApplyTo = (writer: Writer, row: ImportRow, options: ApplyOptions) => Promise<Made>;
