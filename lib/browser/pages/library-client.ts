/** Our own pages' way to the background: everything that changes the library goes through it. */
import { browser } from 'wxt/browser';
import { createClient, newOperation } from '../../wire/client.ts';
import type { LibraryProtocol } from '../../wire/library.ts';

export const askLibrary = createClient<LibraryProtocol>('library', (call) =>
  browser.runtime.sendMessage(call),
);
export { newOperation };
