/** The library's database by the browser's own calls, for what reads a few tables and has no use for the engine (Dexie). */
import { isThisVersion } from './schema.ts';

export function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** The request itself, once it is answered: what was answered is bytes until somebody looks at `result`. */
export function answered<T>(request: IDBRequest<T>): Promise<IDBRequest<T>> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** A database by its name, and what opens it. */
export interface Place {
  name: string;
  factory: IDBFactory;
}

/** Null for a library that is not there, or is another code's. */
export async function opened({ name, factory }: Place): Promise<IDBDatabase | null> {
  const request = factory.open(name);
  // It is made by the store alone: taken back, nothing is there as before.
  request.addEventListener('upgradeneeded', () => request.transaction?.abort());
  const database = await asked(request);
  // Whoever wants to change or delete it does not wait for us.
  database.addEventListener('versionchange', () => database.close());
  if (isThisVersion(database.version)) return database;
  database.close();
  return null;
}
