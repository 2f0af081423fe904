/**
 * The library as a page of ours reads it while it is looked at. What runs the database (Dexie) is as much code as the
 * page itself, so it is fetched with the first thing that is read; what the page shows first comes without it
 * (`first-look.ts`).
 */
import type { LibraryDatabase } from '../../library/database/database.ts';
import type { Following, ReadableStore, Store } from '../../library/database/store.ts';

export class LateStore implements ReadableStore {
  #store: Promise<Store> | undefined;

  /** The store itself, from when it is there. One that could not be fetched is fetched again when it is next wanted. */
  store(): Promise<Store> {
    this.#store ??= import('./library-name.ts').then(({ openStore }) => openStore());
    this.#store.catch(() => (this.#store = undefined));
    return this.#store;
  }

  async use<T>(work: (db: LibraryDatabase) => Promise<T>): Promise<T> {
    return (await this.store()).use(work);
  }

  live<T>(read: (db: LibraryDatabase) => Promise<T>): Following<T> {
    return arriving(async () => (await this.store()).live(read));
  }
}

/** Something to follow that must be fetched first. */
export function arriving<T>(fetched: () => Promise<Following<T>>): Following<T> {
  return {
    subscribe(next, fail) {
      let isLeft = false;
      let leave = (): void => {
        isLeft = true;
      };
      fetched().then(
        (following) => {
          if (isLeft) return;
          const subscription = following.subscribe(next, fail);
          leave = () => subscription.unsubscribe();
        },
        (error) => isLeft || fail(error),
      );
      return { unsubscribe: () => leave() };
    },
  };
}
