/** The number on the toolbar icon: papers on the tab's page. */
import { browser } from 'wxt/browser';

/** Ink on paper: readable on light and dark toolbars. */
const COLOUR = '#675f54';

/** ms. */
const FLASH = 1_500;

/** ms after which a number is shown: drawing the toolbar would hold up the answers to a page that still asks. */
const SOON = 250;

export class Badge {
  /** The last number that each tab told, while it is not shown. */
  readonly #told = new Map<number, number>();

  show(tab: number, papers: number): void {
    if (!this.#told.has(tab)) setTimeout(() => void this.#draw(tab), SOON);
    this.#told.set(tab, papers);
  }

  async #draw(tab: number): Promise<void> {
    const papers = this.#told.get(tab) ?? 0;
    this.#told.delete(tab);
    const text = papers === 0 ? '' : papers > 9_999 ? '9k+' : String(papers);
    await Promise.all([
      browser.action.setBadgeText({ tabId: tab, text }),
      browser.action.setBadgeBackgroundColor({ tabId: tab, color: COLOUR }),
    ]).catch(() => undefined); // the tab was closed meanwhile
  }

  /** Says for a moment how something ended that has no place of its own to say so. */
  async flash(tab: number, isDone: boolean): Promise<void> {
    const before = await browser.action.getBadgeText({ tabId: tab }).catch(() => '');
    const text = isDone ? '✓' : '!';
    await browser.action.setBadgeText({ tabId: tab, text }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, FLASH));
    const now = await browser.action.getBadgeText({ tabId: tab }).catch(() => '');
    // Counted anew meanwhile, or flashed twice: the number is put back by whoever came first.
    if (now === text)
      await browser.action
        .setBadgeText({ tabId: tab, text: before === text ? '' : before })
        .catch(() => undefined);
  }
}
