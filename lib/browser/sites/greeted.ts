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
  /** What its papers were looked for under, by their keys; in this worker's memory alone. */
  answered: Map<string, Answered>;
}

/** A greeting as it was answered. */
export interface Answered {
  key: string;
  /** The keys under which the paper was looked for in the library. */
  under: readonly string[];
  /** The paper that it was found to be. */
  paper: string | undefined;
}

const TOLD = 'paper:';

/** A paper whose marks a document was told, among the keys that it greeted: a page may show it under another key. */
export const toldKey = (paper: string): string => `${TOLD}${paper}`;

interface StoredGreeted {
  document: string;
  keys: string[];
}

const name = (tab: number) => `greeted:${tab}`;

const started = (document: string, keys: readonly string[]): Greeted => ({
  document,
  keys: new Set(keys),
  answered: new Map(),
});

export class GreetedTabs {
  readonly #tabs = new Map<number, Greeted>();
  /** Greetings are taken in one after the other: two at once would each begin with an empty list. */
  #last: Promise<unknown> = Promise.resolve();
  /** Nobody waits for what a worker after this one will need. */
  #kept: Promise<unknown> = Promise.resolve();
  /** The tabs that a worker before this one knew, looked up. */
  #found: Promise<void> | undefined;

  /** Adds keys that a document greeted; a new document in the tab replaces the old. False beyond the limit. */
  add(tab: number, document: string, keys: readonly string[]): Promise<boolean> {
    const added = this.#last.then(() => this.#add(tab, document, keys));
    this.#last = added.catch(() => undefined);
    return added;
  }

  async #add(tab: number, document: string, keys: readonly string[]): Promise<boolean> {
    const known = await this.#of(tab);
    const greeted = known?.document === document ? known : started(document, []);
    for (const key of keys) {
      greeted.keys.add(key);
      greeted.answered.delete(key);
    }
    if (greeted.keys.size > MOST_PER_DOCUMENT) return false;
    this.#tabs.set(tab, greeted);
    this.#keep(() => {
      const now = this.#tabs.get(tab);
      const value = now && { document: now.document, keys: [...now.keys] };
      return value ? browser.storage.session.set({ [name(tab)]: value }) : undefined;
    });
    return true;
  }

  /** Notes how papers that this document greeted were answered. */
  note(tab: number, document: string, answers: readonly Answered[]): void {
    const greeted = this.#tabs.get(tab);
    if (greeted?.document !== document) return;
    for (const answer of answers) greeted.answered.set(answer.key, answer);
  }

  /**
   * Of the papers that a tab greeted, those whose answer may be another since `papers` changed, which are found under
   * `names`: one that was answered by a worker before this one, or is being answered now, may be any.
   */
  touched(tab: number, papers: ReadonlySet<string>, names: ReadonlySet<string>): string[] {
    const { keys, answered } = this.#tabs.get(tab) ?? started('', []);
    return [...keys].filter((key) => {
      const answer = answered.get(key);
      if (!answer) return !key.startsWith(TOLD);
      if (answer.paper !== undefined && papers.has(answer.paper)) return true;
      return answer.under.some((name) => names.has(name));
    });
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

  /** Tabs that greeted anything. Those that a worker before this one knew are looked up once. */
  async tabs(): Promise<number[]> {
    this.#found ??= this.#find().catch((error: unknown) => {
      this.#found = undefined;
      throw error;
    });
    await this.#found;
    return this.remembered();
  }

  async #find(): Promise<void> {
    const stored = await browser.storage.session.get(null);
    for (const [entry, value] of Object.entries(stored)) {
      const tab = entry.startsWith('greeted:') ? Number(entry.slice(8)) : undefined;
      if (tab === undefined || this.#tabs.has(tab)) continue;
      const { document, keys } = value as StoredGreeted;
      this.#tabs.set(tab, started(document, keys));
    }
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
    const stored = (await browser.storage.session.get(name(tab)))[name(tab)] as StoredGreeted | undefined;
    if (!stored) return undefined;
    const greeted = started(stored.document, stored.keys);
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
