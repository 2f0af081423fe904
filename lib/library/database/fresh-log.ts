/**
 * Begins a new log under the database. Chromium keeps databases in LevelDB, which takes its log of the last writes up
 * again at the next start, also where a killed browser left half a record at its end. What is then written behind that
 * half counts as written and is read by nobody: at the start after, the browser finds the log damaged and begins an empty
 * store. Nothing can tell from outside that a log ends so. But one that is full is put away, and what it held stands in
 * a table from then on.
 */

/** Larger than the log's limit (4 MB), in values that are small enough to be written to it and not to files beside it. */
const VALUES = 96;
const LENGTH = 50_000;
const NAME = 'fresh-log';

/** ms after which it is given up: of a store that is damaged Chromium may answer nothing more, and a save waits for this. */
const PATIENCE = 10_000;

/**
 * Resolves when a new log has begun. Rejects where nothing can be written, or no answer comes. `factory`: where the library
 * lies.
 */
export async function beginLog(factory: IDBFactory = indexedDB): Promise<void> {
  let patience: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    patience = setTimeout(() => reject(new Error(`no answer within ${PATIENCE} ms`)), PATIENCE);
  });
  await Promise.race([fillLog(factory), late]).finally(() => clearTimeout(patience));
}

async function fillLog(factory: IDBFactory): Promise<void> {
  const opening = factory.open(NAME);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('filling'));
  const database = await settled(opening);
  try {
    const filling = database.transaction('filling', 'readwrite', { durability: 'relaxed' });
    const value = 'x'.repeat(LENGTH);
    for (let key = 0; key < VALUES; key++) filling.objectStore('filling').put(value, key);
    await new Promise<void>((resolve, reject) => {
      filling.addEventListener('complete', () => resolve());
      filling.addEventListener('abort', () => reject(filling.error ?? new Error('nothing was written')));
    });
  } finally {
    database.close();
  }
  // The first write after it is full goes to the new one.
  await settled(factory.deleteDatabase(NAME));
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
  });
}
