/** Restores the library from a snapshot or a file of the reader's, for the pages that offer it. */
import type { LibraryDatabase } from '../../library/database/database.ts';
import { apart, newDatabaseName } from '../../library/database/database-name.ts';
import { databaseNamed } from '../../library/database/place.ts';
import {
  previewRestore,
  restoreInto,
  type PreviewCourse,
  type RestorePreview,
} from '../../library/backup/restore.ts';
import { classify, LibraryError, type ReadableStore } from '../../library/database/store.ts';
import { askLibrary } from '../pages/library-client.ts';
import { localSentinel } from './sentinel-place.ts';
import { newestSnapshot } from './snapshot-place.ts';

/** Papers that can still be read; none where the store is beyond reading. */
async function papersOf(store: ReadableStore): Promise<Set<string>> {
  try {
    return await store.use(async (db) => {
      const all = await db.papers.toCollection().primaryKeys();
      const deleted = new Set(await db.papers.where('deletedAt').above(0).primaryKeys());
      return new Set(all.filter((id) => !deleted.has(id)));
    });
  } catch {
    return new Set();
  }
}

/** What a file would bring. Throws a `FormatError` for a file that is no library of Offprint. */
export async function previewFile(
  file: Blob,
  store: ReadableStore,
  course: PreviewCourse,
): Promise<RestorePreview> {
  return previewRestore(file, await papersOf(store), course);
}

export interface RestoreOptions {
  /** Keep what can still be read here as well; else the file alone is the library. */
  isJoined: boolean;
  onProgress(rows: number): void;
  signal: AbortSignal;
}

/** Only one page restores at a time, in whichever tab. */
const LOCK = 'offprint-restore';

/** Resolves to the number of papers in the library afterwards; throws `LibraryError` or `FormatError`, the library as it was. */
export async function restoreFile(
  file: Blob,
  store: ReadableStore,
  options: RestoreOptions,
): Promise<number> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) throw new LibraryError('blocked', 'Another tab is restoring the library.');
    const note = await localSentinel.read();
    const last = Math.max(note?.sequence ?? 0, (await newestSnapshot())?.sequence ?? 0);
    const joined =
      options.isJoined && (await papersOf(store)).size > 0 ? await store.use(async (db) => db) : undefined;
    const db = await newDatabase();
    try {
      const request = {
        library: note?.library ?? crypto.randomUUID(),
        // Above every sequence given out, so that a later loss still reads as one.
        sequence: last + 1,
        onProgress: options.onProgress,
        signal: options.signal,
        ...(joined ? { joined } : {}),
      };
      const papers = await restoreInto(db, file, request);
      db.close();
      // Readers go on saving meanwhile: what they did since comes with it.
      const answer = await askLibrary.adopt({ database: db.name, since: note?.sequence ?? 0 });
      if (!answer.ok) throw new LibraryError('failed', answer.message);
      return papers;
    } catch (error) {
      await db.delete().catch(() => undefined);
      if (error instanceof LibraryError || (error as Error).name === 'FormatError') throw error;
      throw classify(error);
    }
  });
}

/** An empty database, open; it lies apart where the browser's own store for ours opens no more. */
async function newDatabase(): Promise<LibraryDatabase> {
  const name = newDatabaseName();
  const db = await databaseNamed(name);
  try {
    return await db.open().then(() => db);
  } catch (error) {
    const { failure } = classify(error);
    const elsewhere = failure === 'damaged' || failure === 'failed' ? apart(name) : null;
    if (elsewhere === null) throw classify(error);
    const other = await databaseNamed(elsewhere);
    return other.open().then(() => other);
  }
}
