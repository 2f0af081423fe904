/**
 * The life of a script in a page, in place of the framework's: that one can announce itself to the page by a message,
 * and carries more than is used here. A newer script of ours in the same page, after an update, ends the older one.
 */
import { browser } from 'wxt/browser';

export class ContentScriptContext {
  readonly #over = new AbortController();

  constructor(name: string) {
    // Heard by scripts of ours only: a page would have to know the extension's id.
    const started = `${browser.runtime.id}:${name}:started`;
    document.dispatchEvent(new CustomEvent(started));
    document.addEventListener(started, () => this.#over.abort(), { once: true });
  }

  /** Told when a newer script has started. */
  onInvalidated(take: () => void): void {
    this.#over.signal.addEventListener('abort', take);
  }
}
