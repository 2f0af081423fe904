/** The rest of the search worker (`search-worker.ts`): what keeps its index in step with the library. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Finder } from '../lib/library/finder/finder.ts';
import { databaseNamed } from '../lib/library/database/place.ts';
import { Store } from '../lib/library/database/store.ts';
import { loadRoleModel } from '../lib/skim/roles.ts';

export default defineUnlistedScript(() => {
  globalThis.offprintFinder = (database, first) =>
    new Finder(new Store(() => databaseNamed(database)), {
      first,
      // One page at a time writes the index. The lock is held until the worker goes, with its page.
      becomeWriter: () =>
        new Promise<void>((granted) => {
          void navigator.locks.request(`search-index ${database}`, () => {
            granted();
            return new Promise<never>(() => undefined);
          });
        }),
      loadModel: async () => loadRoleModel(await (await fetch('/models/roles.bin')).arrayBuffer()),
    });
});
