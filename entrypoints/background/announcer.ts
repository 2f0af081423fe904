/** Tells the tabs that greeted papers which of them changed, so that rails and marks follow in every tab. */
import { browser } from 'wxt/browser';
import type { GreetedTabs } from '../../lib/browser/sites/greeted.ts';
import type { Call } from '../../lib/wire/answer.ts';

/** Of more papers at once a tab is told as they are, and asks for all that it shows. */
const FEW = 100;

export class Announcer {
  readonly #greeted: GreetedTabs;

  constructor(greeted: GreetedTabs) {
    this.#greeted = greeted;
  }

  /**
   * Papers changed, and what was only met under `keys`. `names`: every key under which these papers are found now; each
   * tab is told of those alone that it shows under one of them, since it asks anew for all that it is told of.
   */
  async changed(
    papers: string[],
    keys: string[],
    names: (papers: string[]) => Promise<ReadonlySet<string>>,
  ): Promise<void> {
    const touched = new Set(papers);
    const isFew = papers.length > 0 && papers.length <= FEW;
    let finding: Promise<ReadonlySet<string> | null> | undefined;
    const tell = async (tab: number): Promise<void> => {
      // Where they cannot be read the tab asks, and hears why.
      finding ??= isFew ? names(papers).catch(() => null) : Promise.resolve(null);
      const found = await finding;
      const payload = found
        ? { papers: [], keys: [...keys, ...this.#greeted.touched(tab, touched, found)] }
        : { papers, keys };
      if (payload.papers.length === 0 && payload.keys.length === 0) return;
      const call: Call = { to: 'page', method: 'changed', payload };
      // A tab that is gone or has navigated answers with an error: it has nothing to be told.
      await browser.tabs.sendMessage(tab, call).catch(() => this.#greeted.forget(tab));
    };
    const remembered = new Set(this.#greeted.remembered());
    for (const tab of remembered) void tell(tab);
    // Those that a worker before this one was told of follow when they have been looked up.
    for (const tab of await this.#greeted.tabs()) if (!remembered.has(tab)) void tell(tab);
  }

  /** Does what makes everything forgotten, the greeted papers too; then tells the tabs that all they show has changed. */
  async forgetting(work: () => Promise<void>): Promise<void> {
    const shown = await this.#greeted.all();
    await work();
    for (const [tab, keys] of shown) {
      const call: Call = { to: 'page', method: 'changed', payload: { papers: [], keys } };
      browser.tabs.sendMessage(tab, call).catch(() => undefined);
    }
  }

  /** Tells one tab that a paper kept there could not be completed. */
  notCompleted(tab: number, words: string): void {
    const call: Call = { to: 'page', method: 'notCompleted', payload: { words } };
    browser.tabs.sendMessage(tab, call).catch(() => undefined);
  }
}
