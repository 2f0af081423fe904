/**
 * Which papers wait for their pages, which could not be completed and which sites asked for a pause. Kept in
 * `storage.session`: a service worker forgets, and our own pages show it.
 */
import { browser } from 'wxt/browser';

export type Trouble =
  /** The site asked for fewer requests. */
  | 'stopped'
  /** What was answered is not the paper's page as its reader knows it. */
  | 'changed'
  /** Nothing was answered, or an error. */
  | 'no-answer';

export interface Wanted {
  paper: string;
  site: string;
  /** The tab that kept it, which is told how it went. */
  tab?: number;
}

export interface CompletingState {
  /** In the order in which they will be asked for. */
  waiting: Wanted[];
  /** Papers that were not completed, and why; the last ones only. */
  failed: (Wanted & { trouble: Trouble })[];
  sites: {
    [site: string]: {
      /** When the last request was sent or answered, ms since 1970. */
      turn: number;
      /** Nothing is asked before this time. */
      pausedUntil?: number;
    };
  };
}

const KEY = 'completing';

function parse(value: unknown): CompletingState {
  // Ours alone: pages and content scripts cannot reach session storage.
  return (value as CompletingState | undefined) ?? { waiting: [], failed: [], sites: {} };
}

export async function readCompletingState(): Promise<CompletingState> {
  return parse((await browser.storage.session.get(KEY))[KEY]);
}

export async function writeCompletingState(state: CompletingState): Promise<void> {
  await browser.storage.session.set({ [KEY]: state });
}

/** Tells the state now and at every change; answers how to end that. */
export function watchCompletingState(take: (state: CompletingState) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session' && KEY in changes) take(parse(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(listen);
  void readCompletingState().then(take);
  return () => browser.storage.onChanged.removeListener(listen);
}
