/**
 * Which database holds the library. A restored library is built beside the old one and then named here, in one write:
 * a restore that is cut off at any point leaves the old one in place. The one before stays for a while, to go back to.
 */
import { browser } from 'wxt/browser';
import { Dexie } from 'dexie';
import type { Sentinel } from '../library/sentinel.ts';
import { LibraryDatabase } from '../library/database.ts';
import { Store } from '../library/store.ts';
import { SENTINEL_KEY } from './sentinel-place.ts';

const KEY = 'database';
const FIRST = 'offprint';
const NAME = /^offprint(?:-[0-9a-z]{1,20})?$/;

export interface DatabasePointer {
  name: string;
  /**
   * It lies in a storage bucket of its own name (Storage Buckets API, WICG): where the browser's own store for our
   * databases is beyond repair, no database opens in it, whatever its name.
   */
  inBucket?: boolean;
  /** The database that was replaced, and when (ms since 1970). */
  before?: string;
  since?: number;
}

export async function readPointer(): Promise<DatabasePointer> {
  const value = (await browser.storage.local.get(KEY))[KEY] as Partial<DatabasePointer> | undefined;
  if (typeof value?.name !== 'string' || !NAME.test(value.name)) return { name: FIRST };
  const pointer: DatabasePointer = { name: value.name };
  if (value.inBucket === true) pointer.inBucket = true;
  if (typeof value.before === 'string' && NAME.test(value.before)) pointer.before = value.before;
  if (typeof value.since === 'number') pointer.since = value.since;
  return pointer;
}

/** Names the library and what it holds in one write, so that no kill in between can read as a loss. */
export async function writePointer(pointer: DatabasePointer, sentinel: Sentinel): Promise<void> {
  await browser.storage.local.set({ [KEY]: pointer, [SENTINEL_KEY]: sentinel });
}

/** Told when another database has become the library. */
export function onPointer(take: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && KEY in changes) take();
  });
}

/** The library as this context opens it. */
export function openStore(): Store {
  return new Store(async () => {
    const { name, inBucket = false } = await readPointer();
    return databaseAt(name, inBucket);
  });
}

interface StorageBuckets {
  open(name: string, options?: { persisted?: boolean }): Promise<{ indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

const bucketsOf = () => (navigator as { storageBuckets?: StorageBuckets }).storageBuckets;

/** A database by its name, in a bucket of its own or where databases lie by default. */
export async function databaseAt(name: string, inBucket: boolean): Promise<LibraryDatabase> {
  const buckets = inBucket ? bucketsOf() : undefined;
  const bucket = await buckets?.open(name, { persisted: true });
  return new LibraryDatabase(name, bucket?.indexedDB);
}

/** The browser has storage buckets. */
export const hasBuckets = (): boolean => bucketsOf() !== undefined;

/** A name that no database has: the time tells how old an unfinished one is. */
export function newDatabaseName(now: number = Date.now()): string {
  return `${FIRST}-${now.toString(36)}`;
}

const DAY = 86_400_000;
/** The library before a restore can be gone back to for so long. */
const KEPT_BEFORE = 7 * DAY;

/** Deletes the databases that nobody can want any more: replaced a week ago, or left unfinished for a day. */
export async function forgetOldDatabases(now: number = Date.now()): Promise<void> {
  const { name, before, since } = await readPointer();
  const isBeforeKept = before !== undefined && now - (since ?? 0) < KEPT_BEFORE;
  for (const other of await Dexie.getDatabaseNames()) {
    if (other === name || !NAME.test(other) || (isBeforeKept && other === before)) continue;
    const born = Number.parseInt(other.slice(FIRST.length + 1), 36);
    if (other !== before && now - born < DAY) continue;
    await Dexie.delete(other);
  }
  if (before !== undefined && !isBeforeKept) await browser.storage.local.set({ [KEY]: { name } });
}
