/** Tells the tabs that greeted papers which of them changed, so that rails and marks follow in every tab. */
import { browser } from 'wxt/browser';
import type { GreetedTabs } from '../../lib/browser/sites/greeted.ts';
import type { Call } from '../../lib/wire/answer.ts';

export class Announcer {
  readonly #greeted: GreetedTabs;

  constructor(greeted: GreetedTabs) {
    this.#greeted = greeted;
  }

  async changed(papers: string[], keys: string[]): Promise<void> {
    const call: Call = { to: 'page', method: 'changed', payload: { papers, keys } };
    // A tab that is gone or has navigated answers with an error: it has nothing to be told.
    const tell = (tab: number) => browser.tabs.sendMessage(tab, call).catch(() => this.#greeted.forget(tab));
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
