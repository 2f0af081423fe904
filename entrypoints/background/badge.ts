/** The number on the toolbar icon: papers on the tab's page. */
import { browser } from 'wxt/browser';

/** Ink on paper: readable on light and dark toolbars. */
const COLOUR = '#675f54';

/** ms. */
const FLASH = 1_500;

export class Badge {
  async show(tab: number, papers: number): Promise<void> {
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
