/** Key terms, and questions in plain words, from a worker of this page, which is started when the first are wanted. */
import { browser } from 'wxt/browser';
import type { KeyTerm } from '../../skim/terms.ts';

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, (answer: unknown) => void>();

function start(): Worker {
  const started = new Worker(browser.runtime.getURL('/terms-worker.js'), { name: 'terms' });
  started.addEventListener('message', ({ data }: MessageEvent<{ id: number; answer: unknown }>) => {
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  });
  // Both are a help: without the worker there is none, and nothing else is lost.
  started.addEventListener('error', () => {
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
    worker = undefined;
  });
  return started;
}

function ask(question: { text: string; today?: string }): Promise<unknown> {
  worker ??= start();
  const id = ++asked;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker?.postMessage({ id, ...question }, []);
  });
}

export async function termsOf(text: string): Promise<KeyTerm[]> {
  return ((await ask({ text })) as KeyTerm[] | null) ?? [];
}

/** A question in plain words as a text in the search box's own language, or null where it is none. `today`: "2026-11-22". */
export async function askedIn(text: string, today: string): Promise<string | null> {
  return (await ask({ text, today })) as string | null;
}
