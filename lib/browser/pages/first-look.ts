/** The few rows that a page of ours shows first, of whichever database is the library. */
import { factoryOf, FIRST_DATABASE } from '../../library/database/database-name.ts';
import { FirstLook, type NewestPapers } from '../../library/reading/first-look.ts';
import { readPointer } from './library-pointer.ts';

/** To be begun before anything else: the browser reads while the page's own code is still at its start. */
export function takeFirstLook(): FirstLook {
  return new FirstLook(
    async () => {
      const { name } = await readPointer();
      return { name, factory: (await factoryOf(name)) ?? indexedDB };
    },
    // Of a library that was never restored: the name takes as long to look up as this to open.
    { name: FIRST_DATABASE, factory: indexedDB },
  );
}

declare global {
  /** Between the first script of a page in which the library is the point, which is loaded by itself, and its own code. */
  var offprintNewest: Promise<NewestPapers | null> | undefined;
}

/** Rows of the first view: more than a panel shows of them, fewer than take long to draw. */
const FIRST_ROWS = 20;

/** Reads the newest papers while the page itself is still loaded. */
export function startNewest(): void {
  globalThis.offprintNewest = newest();
}

/** The papers that were saved last, as they were read ahead, once; where they were not, they are read now. */
export function takeNewest(): Promise<NewestPapers | null> {
  const started = globalThis.offprintNewest ?? newest();
  globalThis.offprintNewest = undefined;
  return started;
}

async function newest(): Promise<NewestPapers | null> {
  const look = takeFirstLook();
  const found = await look.newest(FIRST_ROWS);
  look.close();
  return found;
}

/** What a first view waits for, ms: one that comes later finds the page there already. */
const PATIENCE = 60;

/** What is found soon enough to be in the first view; null for what is not. */
export async function soonEnough<T>(found: Promise<T>): Promise<T | null> {
  return Promise.race([found, new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE))]);
}
