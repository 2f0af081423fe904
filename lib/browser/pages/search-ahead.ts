/**
 * The search worker of a page in which the library is the point, started by the page's first script: by the time that the
 * page itself is loaded and drawn, the worker has read the index.
 */
import { browser } from 'wxt/browser';
import type { Asked } from '../../library/finder/protocol.ts';
import { readPointer } from './library-pointer.ts';

declare global {
  /** Between a page's first script, which is loaded by itself, and its own code. */
  var offprintSearch: Worker | undefined;
}

const started = (): Worker => new Worker(browser.runtime.getURL('/search-worker.js'), { name: 'search' });

/** Starts the worker and names it the library, so that it begins to read. */
export async function startAhead(): Promise<void> {
  const worker = started();
  globalThis.offprintSearch = worker;
  // One that dies before anybody listens is not handed on.
  worker.addEventListener('error', () => {
    if (globalThis.offprintSearch === worker) globalThis.offprintSearch = undefined;
  });
  const { name } = await readPointer();
  // Told once more by whoever takes it over: the first time counts.
  worker.postMessage({ kind: 'open', database: name } satisfies Asked, []);
}

/** The worker that was started ahead, once; from then on, and where none was, a new one. */
export function takeStarted(): Worker {
  const worker = globalThis.offprintSearch ?? started();
  globalThis.offprintSearch = undefined;
  return worker;
}
