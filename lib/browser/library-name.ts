/**
 * Which database holds the library. A restored library is built beside the old one and then named here, in one write:
 * a restore that is cut off at any point leaves the old one in place. The one before stays for a while, to go back to.
 */
import { browser } from 'wxt/browser';
import { Store } from '../library/store.ts';

const KEY = 'database';
export const FIRST_DATABASE = 'offprint';
const NAME = /^offprint(?:-[0-9a-z]{1,20})?$/;

export interface DatabasePointer {
  name: string;
  /** The database that was replaced, and when (ms since 1970); forgotten after a week. */
  before?: string;
  since?: number;
}

export async function readPointer(): Promise<DatabasePointer> {
  const value = (await browser.storage.local.get(KEY))[KEY] as Partial<DatabasePointer> | undefined;
  if (typeof value?.name !== 'string' || !NAME.test(value.name)) return { name: FIRST_DATABASE };
  const pointer: DatabasePointer = { name: value.name };
  if (typeof value.before === 'string' && NAME.test(value.before)) pointer.before = value.before;
  if (typeof value.since === 'number') pointer.since = value.since;
  return pointer;
}

export async function writePointer(pointer: DatabasePointer): Promise<void> {
  await browser.storage.local.set({ [KEY]: pointer });
}

/** Told when another database has become the library. */
export function onPointer(take: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && KEY in changes) take();
  });
}

/** The library as this context opens it. */
export function openStore(): Store {
  return new Store(async () => (await readPointer()).name);
}
