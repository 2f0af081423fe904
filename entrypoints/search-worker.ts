/**
 * The search index of one page of ours, in a worker of that page: the service worker could be stopped with it at any
 * time, and the page's own thread has rows to draw. What answers first is here; the rest is `search-finder.ts`, another
 * script, which this one loads after the first answer.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { factoryOf } from '../lib/library/database/database-name.ts';
import { readFirstStage, type FirstStage } from '../lib/library/finder/first-stage.ts';
import { serveSearch, type Finding } from '../lib/library/finder/serve.ts';

declare global {
  /** Set by `search-finder.ts` when it is loaded. */
  var offprintFinder: (database: string, first: FirstStage | null) => Finding;
  function importScripts(address: string): void;
}

export default defineUnlistedScript(() => {
  serveSearch(self as unknown as Parameters<typeof serveSearch>[0], {
    first: async (name) => readFirstStage({ name, factory: (await factoryOf(name)) ?? indexedDB }),
    finder(database, first) {
      // A worker has none of the browser's calls for extensions; its own address is of the package.
      importScripts('/search-finder.js');
      return globalThis.offprintFinder(database, first);
    },
  });
});
