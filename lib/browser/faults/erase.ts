/**
 * Everything that Offprint ever stored, gone: databases, buckets, files, settings, granted sites. A note that it is being
 * done is written first and goes last: a browser that is ended half way finishes at the next start, and what is half
 * gone is never taken for damage.
 */
import { browser } from 'wxt/browser';
import { Dexie } from 'dexie';
import { DATABASE_NAME } from '../../library/database/database-name.ts';
import { deleteDatabase } from '../../library/database/place.ts';

const KEY = 'erasing';

interface Buckets {
  keys(): Promise<string[]>;
  delete(name: string): Promise<void>;
}

/** Erases; resolves when nothing is left. Throws what the browser refused, to be asked for again. */
export async function eraseEverything(): Promise<void> {
  await browser.storage.local.set({ [KEY]: true });
  await finish();
}

/** Goes on where a browser was ended half way; resolves to whether there was anything to do. */
export async function finishErasing(): Promise<boolean> {
  if ((await browser.storage.local.get(KEY))[KEY] !== true) return false;
  await finish();
  return true;
}

async function finish(): Promise<void> {
  for (const name of await Dexie.getDatabaseNames()) if (DATABASE_NAME.test(name)) await deleteDatabase(name);
  await eraseBuckets();
  await eraseFiles();
  await giveBackPermissions();
  await browser.alarms.clearAll();
  await browser.storage.session.clear();
  // What travels to the reader's other browsers: there it stays until it is erased there.
  await browser.storage.sync.clear().catch(() => undefined);
  // The settings, the sentinel and the note that this is being done, in one step.
  await browser.storage.local.clear();
}

async function eraseBuckets(): Promise<void> {
  const { storageBuckets } = navigator as { storageBuckets?: Buckets };
  for (const name of (await storageBuckets?.keys()) ?? []) await storageBuckets?.delete(name);
}

async function eraseFiles(): Promise<void> {
  let root: FileSystemDirectoryHandle;
  try {
    root = await navigator.storage.getDirectory();
  } catch {
    return; // The browser has no such place.
  }
  const names: string[] = [];
  for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
  for (const name of names) await root.removeEntry(name, { recursive: true });
}

/** Sites that were switched on, and whatever else was asked for: as after the installation. */
async function giveBackPermissions(): Promise<void> {
  const { optional_host_permissions: hosts = [], optional_permissions: names = [] } =
    browser.runtime.getManifest();
  const granted: string[] = [];
  for (const origin of hosts)
    if (await browser.permissions.contains({ origins: [origin] })) granted.push(origin);
  if (granted.length > 0) await browser.permissions.remove({ origins: granted });
  for (const name of names) await browser.permissions.remove({ permissions: [name as never] });
}
