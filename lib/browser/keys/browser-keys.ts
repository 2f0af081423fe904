/** The shortcuts that the browser itself listens for: what they are set to is the browser's own affair. */
import { browser } from 'wxt/browser';
import type { BrowserKey } from '../../wire/content.ts';

/** By the names in the manifest; `_execute_action` opens the popup, `_execute_sidebar_action` Firefox's sidebar. */
export async function browserKeys(): Promise<BrowserKey[]> {
  const all = await browser.commands.getAll();
  return all.map(({ name = '', shortcut = '' }) => ({ name, chord: shortcut }));
}

/** The settings, at the keys. */
export async function openKeySettings(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/options.html#keys' as '/options.html') });
}
