/**
 * Which papers which document greeted: the gate for what a content script may act on, and the address list for
 * `changed`. Kept in `storage.session`, since a service worker forgets; a copy in memory spares the reading.
 */
import { browser } from 'wxt/browser';

/** Papers per document; a page that shows more is read up to here. */
export const MOST_PER_DOCUMENT = 5_000;

interface Greeted {
  document: string;
  keys: Set<string>;
}

const name = (tab: number) => `greeted:${tab}`;

export class GreetedTabs {
  readonly #tabs = new Map<number, Greeted>();
  /** Greetings are taken in one after the other: two at once would each begin with an empty list. */
  #last: Promise<unknown> = Promise.resolve();
  /** Nobody waits for what a worker after this one will need. */
  #kept: Promise<unknown> = Promise.resolve();

  /** Adds keys that a document greeted; a new document in the tab replaces the old. False beyond the limit. */
  add(tab: number, document: string, keys: readonly string[]): Promise<boolean> {
    const added = this.#last.then(() => this.#add(tab, document, keys));
    this.#last = added.catch(() => undefined);
    return added;
  }

  async #add(tab: number, document: string, keys: readonly string[]): Promise<boolean> {
    const known = await this.#of(tab);
    const greeted = known?.document === document ? known : { document, keys: new Set<string>() };
    for (const key of keys) greeted.keys.add(key);
    if (greeted.keys.size > MOST_PER_DOCUMENT) return false;
    this.#tabs.set(tab, greeted);
    this.#keep(() => {
      const now = this.#tabs.get(tab);
      const value = now && { document: now.document, keys: [...now.keys] };
      return value ? browser.storage.session.set({ [name(tab)]: value }) : undefined;
    });
    return true;
  }

  /** Did this document greet this paper? */
  async has(tab: number, document: string, key: string): Promise<boolean> {
    await this.#last;
    const greeted = await this.#of(tab);
    return greeted?.document === document && greeted.keys.has(key);
  }

  async forget(tab: number): Promise<void> {
    this.#tabs.delete(tab);
    await this.#keep(() => browser.storage.session.remove(name(tab)));
  }

  #keep(write: () => Promise<void> | undefined): Promise<unknown> {
    this.#kept = this.#kept.then(write).catch(() => undefined);
    return this.#kept;
  }

  /** Tabs of which this worker knows already that they greeted something. */
  remembered(): number[] {
    return [...this.#tabs.keys()];
  }

  /** Tabs that greeted anything. */
  async tabs(): Promise<number[]> {
    const stored = await browser.storage.session.get(null);
    const ids = Object.keys(stored).flatMap((key) =>
      key.startsWith('greeted:') ? [Number(key.slice(8))] : [],
    );
    return [...new Set([...ids, ...this.#tabs.keys()])];
  }

  /** The keys that each tab greeted. */
  async all(): Promise<Map<number, string[]>> {
    const found = new Map<number, string[]>();
    for (const tab of await this.tabs()) found.set(tab, [...((await this.#of(tab))?.keys ?? [])]);
    return found;
  }

  async #of(tab: number): Promise<Greeted | undefined> {
    const known = this.#tabs.get(tab);
    if (known) return known;
    const stored = (await browser.storage.session.get(name(tab)))[name(tab)] as
      { document: string; keys: string[] } | undefined;
    if (!stored) return undefined;
    const greeted = { document: stored.document, keys: new Set(stored.keys) };
    this.#tabs.set(tab, greeted);
    return greeted;
  }
}

/** The tabs that show a paper with one of these keys, each with that key. For our own pages too. */
export async function tabsShowing(keys: readonly string[]): Promise<{ tab: number; key: string }[]> {
  const stored = await browser.storage.session.get(null);
  return Object.entries(stored).flatMap(([entry, value]) => {
    if (!entry.startsWith('greeted:')) return [];
    const greeted = new Set((value as { keys?: string[] }).keys);
    const key = keys.find((each) => greeted.has(each));
    return key === undefined ? [] : [{ tab: Number(entry.slice(8)), key }];
  });
}
