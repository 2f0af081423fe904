/**
 * Which database holds the library. A restored library is built beside the old one and then named here, in one write:
 * a restore that is cut off at any point leaves the old one in place. The one before stays for a while, to go back to.
 *
 * The name stands in `storage.local`, together with the sentinel, and again in the origin private file system: settings
 * that are lost must not leave the library behind.
 */
import { browser } from 'wxt/browser';
import { DATABASE_NAME, FIRST_DATABASE } from '../../library/database/database-name.ts';
import type { Sentinel } from '../../library/database/sentinel.ts';
import { SENTINEL_KEY } from '../backups/sentinel-place.ts';

const KEY = 'database';
const COPY = 'library.json';

export interface DatabasePointer {
  name: string;
  /** The database that was replaced, and when (ms since 1970). */
  before?: string;
  since?: number;
}

function parse(value: unknown): DatabasePointer | null {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Partial<DatabasePointer>;
  if (typeof given.name !== 'string' || !DATABASE_NAME.test(given.name)) return null;
  const pointer: DatabasePointer = { name: given.name };
  if (typeof given.before === 'string' && DATABASE_NAME.test(given.before)) pointer.before = given.before;
  if (typeof given.since === 'number') pointer.since = given.since;
  return pointer;
}

export async function readPointer(): Promise<DatabasePointer> {
  const kept = parse((await browser.storage.local.get(KEY))[KEY]);
  if (kept) return kept;
  const found = (await readCopy()) ?? { name: FIRST_DATABASE };
  await browser.storage.local.set({ [KEY]: found });
  return found;
}

/** Names the library and what it holds in one write, so that no kill in between can read as a loss. */
export async function writePointer(pointer: DatabasePointer, sentinel: Sentinel): Promise<void> {
  await browser.storage.local.set({ [KEY]: pointer, [SENTINEL_KEY]: sentinel });
  await copyPointer(pointer);
}

/** The library before is gone: `pointer` names the one that is left, the same that is named now. */
export async function keepPointer(pointer: DatabasePointer): Promise<void> {
  await browser.storage.local.set({ [KEY]: pointer });
  await copyPointer(pointer);
}

async function readCopy(): Promise<DatabasePointer | null> {
  try {
    const root = await navigator.storage.getDirectory();
    const file = await (await root.getFileHandle(COPY)).getFile();
    return parse(JSON.parse(await file.text()));
  } catch {
    // None was ever written, or the browser has no such place.
    return null;
  }
}

/** Writes the name down for the second time. */
export async function copyPointer(pointer: DatabasePointer): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory();
    const writable = await (await root.getFileHandle(COPY, { create: true })).createWritable();
    await writable.write(JSON.stringify(pointer));
    await writable.close();
  } catch {
    // The first place has it; the next start tries again.
  }
}

/** Told when another database has become the library. */
export function onPointer(take: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'local' ? changes[KEY] : undefined;
    if (!change) return;
    const nameOf = (value: unknown) => parse(value)?.name ?? FIRST_DATABASE;
    if (nameOf(change.oldValue) !== nameOf(change.newValue)) take();
  });
}
