/**
 * What the reader answered when asked whether the papers kept from a site may be completed from its own pages: for each
 * site by itself, in `storage.local`, changed in options.
 */
import { browser } from 'wxt/browser';

/** "ask": not asked yet. */
export type CompletingAnswer = 'ask' | 'always' | 'off';

const KEY = 'completing';

function parse(value: unknown): Map<string, CompletingAnswer> {
  const answers = new Map<string, CompletingAnswer>();
  if (typeof value !== 'object' || value === null) return answers;
  for (const [site, answer] of Object.entries(value))
    if (answer === 'always' || answer === 'off') answers.set(site, answer);
  return answers;
}

/** The answers by site; a site that is not in it was not asked about. */
export async function readAnswers(): Promise<Map<string, CompletingAnswer>> {
  return parse((await browser.storage.local.get(KEY))[KEY]);
}

export async function answerOf(site: string): Promise<CompletingAnswer> {
  return (await readAnswers()).get(site) ?? 'ask';
}

export async function writeAnswer(site: string, answer: 'always' | 'off'): Promise<void> {
  const answers = (await readAnswers()).set(site, answer);
  await browser.storage.local.set({ [KEY]: Object.fromEntries(answers) });
}

/** Told of every change, until `signal` ends it. */
export function onAnswers(take: (answers: Map<string, CompletingAnswer>) => void, signal: AbortSignal): void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) take(parse(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(listen);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen));
}
