/** Shortcuts that the browser itself listens for, on any page, and the keyword of the address bar. */
import { browser } from 'wxt/browser';
import { say } from '../../lib/browser/words/words.ts';
import type { Badge } from './badge.ts';
import { openSearch } from './menus.ts';
import { press } from './press.ts';

export function listenToCommands(badge: Badge): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-library') void openSearch('');
    if (command !== 'save-page' && command !== 'open-panel') return;
    if (tab?.id === undefined) return;
    if (command === 'save-page') void press(tab.id, 'save', badge);
    // Directly in the gesture, or the browser refuses.
    else void browser.sidePanel?.open({ windowId: tab.windowId });
  });

  browser.omnibox.setDefaultSuggestion({ description: say('omnibox_search') });
  browser.omnibox.onInputEntered.addListener((text) => void openSearch(text));
}
