/**
 * Snapshots in the origin private file system, which outlives a damaged or deleted IndexedDB (File System Standard,
 * WHATWG). Beside each file stands a second one with its facts, written after it was read back.
 */
import type { SnapshotFacts, SnapshotPlace } from '../../library/backup/snapshots.ts';

const FOLDER = 'snapshots';
const FACTS = '.facts.json';
const NAME = /^\d{4}-\d\d-\d\dT[0-9-]{12,16}Z\.json\.gz$/;

async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

/** Not in TypeScript's library of workers' types everywhere: the entries of a folder. */
async function names(directory: FileSystemDirectoryHandle): Promise<string[]> {
  const found: string[] = [];
  for await (const name of (directory as unknown as { keys(): AsyncIterable<string> }).keys())
    found.push(name);
  return found.toSorted();
}

function parseFacts(text: string, name: string): SnapshotFacts | null {
  try {
    const value = JSON.parse(text) as Partial<SnapshotFacts> | null;
    const { at, sequence, papers, bytes, counts } = value ?? {};
    const isWhole = [at, sequence, papers, bytes].every((field) => Number.isSafeInteger(field));
    if (!isWhole || typeof counts !== 'object' || counts === null) return null;
    return { name, at: at!, sequence: sequence!, papers: papers!, bytes: bytes!, counts };
  } catch {
    return null;
  }
}

/** The whole text of a small file. */
async function textOf(directory: FileSystemDirectoryHandle, name: string): Promise<string> {
  return (await (await directory.getFileHandle(name)).getFile()).text();
}

/** Chunks of text in blocks of some hundred kB: each write to the file is a call to another process. */
const BLOCK = 256_000;

export const opfsSnapshots: SnapshotPlace = {
  async list() {
    const directory = await folder();
    const all = await names(directory);
    const found: SnapshotFacts[] = [];
    for (const name of all) {
      if (!NAME.test(name) || !all.includes(name + FACTS)) continue;
      const facts = parseFacts(await textOf(directory, name + FACTS), name);
      const { size } = await (await directory.getFileHandle(name)).getFile();
      if (facts && facts.bytes === size) found.push(facts);
    }
    return found;
  },

  async write(name, chunks) {
    const directory = await folder();
    const handle = await directory.getFileHandle(name, { create: true });
    const zip = new CompressionStream('gzip');
    const written = zip.readable.pipeTo((await handle.createWritable()) as WritableStream<Uint8Array>);
    // A failure of the disk is seen when `written` is awaited, not before.
    written.catch(() => undefined);
    const writer = zip.writable.getWriter();
    const encoder = new TextEncoder();
    let block = '';
    try {
      for await (const chunk of chunks) {
        block += chunk;
        if (block.length < BLOCK) continue;
        await Promise.race([writer.write(encoder.encode(block)), written]);
        block = '';
      }
    } catch (error) {
      // Else the file stays locked, and could not be removed.
      await writer.abort(error).catch(() => undefined);
      await written.catch(() => undefined);
      throw error;
    }
    await Promise.race([writer.write(encoder.encode(block)), written]);
    await Promise.race([writer.close(), written]);
    await written;
    return (await handle.getFile()).size;
  },

  async read(name) {
    return snapshotFile(name);
  },

  async vouch(facts) {
    const handle = await (await folder()).getFileHandle(facts.name + FACTS, { create: true });
    const writable = await handle.createWritable();
    await writable.write(JSON.stringify(facts));
    await writable.close();
  },

  async remove(name) {
    const directory = await folder();
    // The facts first: a file without them is swept, facts without a file would be believed for a moment.
    for (const each of [name + FACTS, name]) {
      try {
        await directory.removeEntry(each);
      } catch (error) {
        if ((error as DOMException).name !== 'NotFoundError') throw error;
      }
    }
  },

  async sweep() {
    const directory = await folder();
    const vouched = new Set((await this.list()).flatMap(({ name }) => [name, name + FACTS]));
    for (const name of await names(directory)) if (!vouched.has(name)) await directory.removeEntry(name);
  },
};

/** What the newest snapshot holds; null where there is none, or no place for any. */
export async function newestSnapshot(): Promise<SnapshotFacts | null> {
  try {
    return (await opfsSnapshots.list()).at(-1) ?? null;
  } catch {
    return null;
  }
}

/** One snapshot as a file to hand over. It says what it is: Chrome names a download of an unknown type ".txt". */
export async function snapshotFile(name: string): Promise<File> {
  const file = await (await (await folder()).getFileHandle(name)).getFile();
  return new File([file], name, { type: 'application/gzip' });
}
