/** Opens and deletes databases by their names. */
import { Dexie } from 'dexie';
import { LibraryDatabase } from './database.ts';
import { bucketsOf, factoryOf, isApart } from './database-name.ts';

/** Not open yet. `durability`: of what is written through it. */
export async function databaseNamed(
  name: string,
  durability: 'strict' | 'relaxed' = 'strict',
): Promise<LibraryDatabase> {
  return new LibraryDatabase(name, await factoryOf(name), durability);
}

/** There is such a database: one that lies apart is believed, since asking for it makes it. */
export async function isThere(name: string): Promise<boolean> {
  return isApart(name) || Dexie.exists(name);
}

export async function deleteDatabase(name: string): Promise<void> {
  if (isApart(name)) await bucketsOf()?.delete(name);
  else await Dexie.delete(name);
}
