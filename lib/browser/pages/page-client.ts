/** Our own pages' way to the content script of one tab. */
import { browser } from 'wxt/browser';
import { createClient } from '../../wire/client.ts';
import type { PageProtocol } from '../../wire/content.ts';

/** `tab`: the browser's id of a tab. */
export function askPage(tab: number) {
  return createClient<PageProtocol>('page', (call) => browser.tabs.sendMessage(tab, call), []);
}

/** The tab the popup speaks of: the active one, or the one named in its own address (`?tab=7`). */
export async function currentTab(): Promise<number | null> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named && /^\d+$/.test(named)) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id ?? null;
}
