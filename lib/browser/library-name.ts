/**
 * Which database holds the library. A restored library is built beside the old one and then named here, in one write:
 * a restore that is cut off at any point leaves the old one in place. The one before stays for a while, to go back to.
 *
 * The name stands in `storage.local`, together with the sentinel, and again in the origin private file system: settings
 * that are lost must not leave the library behind.
 */
import { browser } from 'wxt/browser';
import { Dexie } from 'dexie';
import { bornAt, DATABASE_NAME, databaseNamed, deleteDatabase, FIRST_DATABASE } from '../library/place.ts';
import type { Sentinel } from '../library/sentinel.ts';
import { Store } from '../library/store.ts';
import { SENTINEL_KEY } from './sentinel-place.ts';

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
  await writeCopy(pointer);
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

async function writeCopy(pointer: DatabasePointer): Promise<void> {
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

/** The library as this context opens it. */
export function openStore(): Store {
  return new Store(async () => databaseNamed((await readPointer()).name));
}

const DAY = 86_400_000;
/** The library before a restore can be gone back to for so long. */
const KEPT_BEFORE = 7 * DAY;

/** Deletes the databases that nobody can want any more: replaced a week ago, or left unfinished for a day. */
export async function forgetOldDatabases(now: number = Date.now()): Promise<void> {
  const pointer = await readPointer();
  const { name, before, since } = pointer;
  const isBeforeKept = before !== undefined && now - (since ?? 0) < KEPT_BEFORE;
  for (const other of await Dexie.getDatabaseNames()) {
    if (other === name || other === before || !DATABASE_NAME.test(other)) continue;
    if (now - bornAt(other) < DAY) continue;
    await deleteDatabase(other);
  }
  if (before !== undefined && !isBeforeKept) {
    await deleteDatabase(before);
    await browser.storage.local.set({ [KEY]: { name } });
    await writeCopy({ name });
  } else if (name !== FIRST_DATABASE) await writeCopy(pointer);
}
