/** The search of this page: a client with a worker of the extension's own behind it. */
import { browser } from 'wxt/browser';
import { SearchClient } from '../library/finder/client.ts';
import { onPointer, readPointer } from './library-name.ts';

/** One for each page; it follows the library when a restore puts another database in its place. */
export function openSearch(): SearchClient {
  const client = new SearchClient(
    () => new Worker(browser.runtime.getURL('/search-worker.js'), { name: 'search' }),
    async () => (await readPointer()).name,
  );
  onPointer(() => client.leave());
  return client;
}

/** The same, with its worker on its way to the index already: for a page in which the library is the point. */
export function startSearch(): SearchClient {
  const client = openSearch();
  client.warm();
  return client;
}
