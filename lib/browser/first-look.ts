/** The few rows that a page of ours shows first, of whichever database is the library. */
import { factoryOf } from '../library/database-name.ts';
import { FirstLook } from '../library/first-look.ts';
import { readPointer } from './library-pointer.ts';

/** To be begun before anything else: the browser reads while the page's own code is still at its start. */
export function takeFirstLook(): FirstLook {
  return new FirstLook(async () => {
    const { name } = await readPointer();
    return { name, factory: (await factoryOf(name)) ?? indexedDB };
  });
}

/** What a first view waits for, ms: one that comes later finds the page there already. */
const PATIENCE = 60;

/** What is found soon enough to be in the first view; null for what is not. */
export async function soonEnough<T>(found: Promise<T>): Promise<T | null> {
  return Promise.race([found, new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE))]);
}
