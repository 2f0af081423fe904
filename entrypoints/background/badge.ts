/** The number on the toolbar icon: papers on the tab's page. */
import { browser } from 'wxt/browser';

/** Ink on paper: readable on light and dark toolbars. */
const COLOUR = '#675f54';

export class Badge {
  async show(tab: number, papers: number): Promise<void> {
    const text = papers === 0 ? '' : papers > 9_999 ? '9k+' : String(papers);
    await Promise.all([
      browser.action.setBadgeText({ tabId: tab, text }),
      browser.action.setBadgeBackgroundColor({ tabId: tab, color: COLOUR }),
    ]).catch(() => undefined); // the tab was closed meanwhile
  }
}
