/** Key terms from a worker of this page, which is started when the first are wanted. */
import { browser } from 'wxt/browser';
import type { KeyTerm } from '../skim/terms.ts';

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, (terms: KeyTerm[]) => void>();

function start(): Worker {
  const started = new Worker(browser.runtime.getURL('/terms-worker.js'), { name: 'terms' });
  started.addEventListener('message', ({ data }: MessageEvent<{ id: number; terms: KeyTerm[] }>) => {
    waiting.get(data.id)?.(data.terms);
    waiting.delete(data.id);
  });
  // Terms are a help: without the worker there are none, and nothing else is lost.
  started.addEventListener('error', () => {
    for (const answer of waiting.values()) answer([]);
    waiting.clear();
    worker = undefined;
  });
  return started;
}

export function termsOf(text: string): Promise<KeyTerm[]> {
  worker ??= start();
  const id = ++asked;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker?.postMessage({ id, text }, []);
  });
}
