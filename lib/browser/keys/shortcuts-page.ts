/** The browser's own page where its shortcuts are changed. */
import { browser } from 'wxt/browser';

/** Firefox opens it by a call of its own; where that is missing, the way there begins at its list of add-ons. */
export const SHORTCUTS_PAGE = import.meta.env.FIREFOX ? 'about:addons' : 'chrome://extensions/shortcuts';

/** False where the browser lets no page of ours open it: then its address is to be copied. */
export async function openBrowserShortcuts(): Promise<boolean> {
  const { openShortcutSettings } = browser.commands as { openShortcutSettings?(): Promise<void> };
  try {
    if (openShortcutSettings) await openShortcutSettings();
    else await browser.tabs.create({ url: SHORTCUTS_PAGE });
    return true;
  } catch {
    return false;
  }
}
