/** Leaves nothing of an export that nobody wants: for the pages that asked for it, which know nothing of writing. */

/** Where exports are written, in the origin private file system (`export-place.ts`). */
export const EXPORTS = 'exports';

/** Waits, in ms, until a worker that was ended has let go of its file. */
const LETTING_GO = [0, 50, 200, 800, 2_000, 5_000];

/** Removes what was written of an export that nobody wants, once its worker was ended. */
export async function dropExport(name: string): Promise<void> {
  for (const wait of LETTING_GO) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(EXPORTS);
      await folder.removeEntry(name);
      return;
    } catch (error) {
      // Not there (any more), or in memory: nothing is left of it.
      if ((error as DOMException).name !== 'NoModificationAllowedError') return;
    }
  }
}
