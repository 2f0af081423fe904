/** Does on a tab's page what a key of ours would do there: asked for by the browser's own menus and shortcuts. */
import { browser } from 'wxt/browser';
import type { Answer, Call } from '../../lib/wire/answer.ts';
import type { Badge } from './badge.ts';

/** Says so on the badge where nothing of ours reads the page. */
export async function press(tab: number, key: 'mark' | 'save', badge: Badge): Promise<void> {
  const call: Call = { to: 'page', method: 'press', payload: { key } };
  const answer = await browser.tabs.sendMessage(tab, call).catch(() => null);
  if ((answer as Answer<unknown> | null)?.ok !== true) await badge.flash(tab, false);
}
