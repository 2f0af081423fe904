/** Brings things into a library in memory, as the panel and the background do together. */
import { expect } from 'vitest';
import { applyImport, type Applied } from '../../../../lib/library/import/apply.ts';
import type { Brought } from '../../../../lib/library/import/sources.ts';
import { stage } from '../../../../lib/library/import/stage.ts';
import type { ImportRow } from '../../../../lib/library/import/staged.ts';
import { exportPapers } from '../../../../lib/library/export/export.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import { countAll, tallyOf } from '../../../../lib/library/database/tally.ts';
import type { Store } from '../../../../lib/library/database/store.ts';

let count = 0;

export const file = (name: string, content: BlobPart): Brought => ({
  kind: 'file',
  name,
  file: new Blob([content]),
});
export const text = (content: string): Brought => ({ kind: 'text', name: 'text', text: content });

/** Opens the store, as every page does before it reads. */
export const staged = (store: Store, brought: Brought): Promise<ImportRow> =>
  store.use((db) => stage(db, `import-${++count}`, brought));

export async function bring(
  store: Store,
  brought: Brought,
  except: readonly number[] = [],
): Promise<{ row: ImportRow; applied: Applied; operation: string }> {
  const row = await staged(store, brought);
  const operation = `apply-${row.id}`;
  const { result } = await operate(store, { id: operation, kind: 'import', origin: 'own' }, (writer) =>
    applyImport(writer, row.id, { except: new Set(except), progress: () => undefined }),
  );
  const { rows, all, later, marked } = await countAll(store.db);
  expect(await tallyOf(store.db)).toMatchObject({ rows, all, later, marked });
  return { row, applied: result, operation };
}

/** The whole library as its own file, without what differs from one export to the next. */
export async function libraryText(store: Store): Promise<string> {
  const { chunks } = await exportPapers(store, 'json', 'Offprint test');
  let whole = '';
  for await (const chunk of chunks) whole += chunk;
  return whole;
}

/** What a library file says, whatever the order of its fields. */
export function contents(whole: string): unknown {
  const { exportedAt: _at, checksum: _sum, ...rest } = JSON.parse(whole) as Record<string, unknown>;
  return rest;
}
