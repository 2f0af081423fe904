/** The search of this page: a client with a worker of the extension's own behind it. */
import { SearchClient } from '../../library/finder/client.ts';
import { onPointer, readPointer } from './library-pointer.ts';
import { takeStarted } from './search-ahead.ts';

/** One for each page; it follows the library when a restore puts another database in its place. */
export function openSearch(): SearchClient {
  const client = new SearchClient(takeStarted, async () => (await readPointer()).name);
  onPointer(() => client.leave());
  return client;
}
