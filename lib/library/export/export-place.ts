/**
 * Where an export is written: a file of the origin private file system (File System Standard, WHATWG), so that memory does
 * not grow with it. A Blob of 200 MB stands in the memory of the browser's own process until nobody names it any more.
 */
import { LibraryError } from '../database/store.ts';
import { EXPORTS } from './drop-export.ts';

/** By then the browser has copied a file to where the reader wanted it, ms. */
const COPIED = 3_600_000;

/** Takes bytes, one part after the other; what it is handed may be used again afterwards. */
export interface ExportPlace {
  write(bytes: Uint8Array<ArrayBuffer>): void;
  /** All that was written. */
  file(): Promise<Blob>;
  /** Nobody wants it. */
  drop(): Promise<void>;
}

/** In the TypeScript library of workers alone. */
interface SyncAccessHandle {
  write(bytes: Uint8Array<ArrayBuffer>): number;
  flush(): void;
  close(): void;
}

/** A place for one export; in memory where the browser has no files for us (a private window). For workers. */
export async function exportPlace(name: string): Promise<ExportPlace> {
  try {
    const folder = await (
      await navigator.storage.getDirectory()
    ).getDirectoryHandle(EXPORTS, { create: true });
    const handle = await folder.getFileHandle(name, { create: true });
    const file = await (
      handle as unknown as { createSyncAccessHandle(): Promise<SyncAccessHandle> }
    ).createSyncAccessHandle();
    return {
      write(bytes) {
        for (let at = 0; at < bytes.length;) {
          const written = file.write(bytes.subarray(at));
          if (written === 0) throw new LibraryError('no-space', 'There is no more room on the disk.');
          at += written;
        }
      },
      async file() {
        file.flush();
        file.close();
        return handle.getFile();
      },
      async drop() {
        file.close();
        await folder.removeEntry(name).catch(() => undefined);
      },
    };
  } catch {
    return inMemory();
  }
}

function inMemory(): ExportPlace {
  const parts: Blob[] = [];
  return {
    write: (bytes) => void parts.push(new Blob([bytes])),
    file: async () => new Blob(parts),
    drop: async () => undefined,
  };
}

/** Removes exports of an hour ago: the reader has them. */
export async function sweepExports(now: number = Date.now()): Promise<void> {
  try {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(EXPORTS);
    const entries = folder as unknown as { values(): AsyncIterable<FileSystemFileHandle> };
    const old: string[] = [];
    for await (const handle of entries.values())
      if (now - (await handle.getFile()).lastModified > COPIED) old.push(handle.name);
    for (const name of old) await folder.removeEntry(name).catch(() => undefined);
  } catch {
    // Nothing was ever exported, or the browser has no such place.
  }
}
