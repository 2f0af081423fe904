/**
 * The search index of one page of ours, in a worker of that page: the service worker could be stopped with it at any
 * time, and the page's own thread has rows to draw. Wires the worker to `finder/`.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { loadRoleModel } from '../lib/skim/roles.ts';
import { serveSearch } from '../lib/library/finder/serve.ts';

export default defineUnlistedScript(() => {
  serveSearch(
    self as unknown as Parameters<typeof serveSearch>[0],
    (database) => {
      // One page at a time writes the index. The lock is held until the worker goes, with its page.
      return new Promise<void>((granted) => {
        void navigator.locks.request(`search-index ${database}`, () => {
          granted();
          return new Promise<never>(() => undefined);
        });
      });
    },
    // A worker has none of the browser's calls for extensions; its own address is of the package.
    async () => loadRoleModel(await (await fetch('/models/roles.bin')).arrayBuffer()),
  );
});
