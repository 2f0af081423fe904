/** Papers onto the clipboard: as citations, BibTeX, Markdown links. */
import type { CopyWay } from '../../library/export/copy.ts';
import type { ReadableStore } from '../../library/database/store.ts';

/**
 * Called in the click that allows it. Resolves to how many papers were copied; rejects where the browser refuses, or
 * where the papers cannot be read.
 */
export async function copyPapers(
  store: ReadableStore,
  papers: readonly string[] | Promise<readonly string[]>,
  way: CopyWay,
): Promise<number> {
  const writing = import('../../library/export/copy.ts');
  // Handed over as a promise: the click that allows it is still the last thing that happened.
  const text = (async () => {
    const ids = await papers;
    const { copiedText } = await writing;
    const words = await store.use((db) => copiedText(db, ids, way));
    return new Blob([words], { type: 'text/plain' });
  })();
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
  return (await papers).length;
}
