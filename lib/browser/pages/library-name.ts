/** Opens the database that holds the library (`library-pointer.ts`), and deletes those that are past. */
import { Dexie } from 'dexie';
import { bornAt, DATABASE_NAME, FIRST_DATABASE } from '../../library/database/database-name.ts';
import { databaseNamed, deleteDatabase } from '../../library/database/place.ts';
import { Store } from '../../library/database/store.ts';
import { copyPointer, keepPointer, readPointer } from './library-pointer.ts';

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
    await keepPointer({ name });
  } else if (name !== FIRST_DATABASE) await copyPointer(pointer);
}
