/**
 * Where a database lies follows from its name. Most lie where the browser puts databases by default; one that stands for
 * a default store which opens no more, whatever the name asked of it, lies apart: in a storage bucket of its own
 * (Storage Buckets API, WICG).
 */
export const FIRST_DATABASE = 'offprint';
export const DATABASE_NAME = /^offprint(?:-[0-9a-z]{1,20}(?:-apart)?)?$/;
const APART = '-apart';

interface StorageBuckets {
  open(name: string, options?: { persisted?: boolean }): Promise<{ indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

export const bucketsOf = () => (navigator as { storageBuckets?: StorageBuckets }).storageBuckets;

/** A name that no database has: the time tells how old an unfinished one is. */
export function newDatabaseName(now: number = Date.now()): string {
  return `${FIRST_DATABASE}-${now.toString(36)}`;
}

/** The name of a database that lies apart; null where the browser has no place for it. */
export function apart(name: string): string | null {
  return bucketsOf() ? `${name}${APART}` : null;
}

export const isApart = (name: string): boolean => name.endsWith(APART);

/** When a database was begun, ms since 1970; not a number for the first of all. */
export function bornAt(name: string): number {
  return Number.parseInt(name.slice(FIRST_DATABASE.length + 1).replace(APART, ''), 36);
}

/** What opens the database of this name; undefined where that is the browser's own. */
export async function factoryOf(name: string): Promise<IDBFactory | undefined> {
  if (!isApart(name)) return undefined;
  const bucket = await bucketsOf()?.open(name, { persisted: true });
  return bucket?.indexedDB;
}
