/** From a mark in the library to its words on a page: in a tab that shows them, else in a new one. */
import { browser } from 'wxt/browser';
import { tabsShowing } from '../sites/greeted.ts';
import { askPage } from './page-client.ts';

/** How long a new tab may take to show the mark, and how often it is asked, in ms. */
const PATIENCE = 15_000;
const PAUSE = 250;

export interface Jump {
  /** Keys of the mark's paper. */
  keys: readonly string[];
  mark: string;
  /** Where its words can be read, when no tab shows them. */
  url: string | undefined;
}

/** Answers whether the mark is shown now. */
export async function jumpToMark({ keys, mark, url }: Jump): Promise<boolean> {
  for (const { tab, key } of await tabsShowing(keys)) {
    if (!(await isShown(tab, key, mark))) continue;
    await activateTab(tab);
    return true;
  }
  if (!url) return false;
  const { id } = await browser.tabs.create({ url });
  if (id === undefined) return false;
  for (let waited = 0; waited < PATIENCE; waited += PAUSE) {
    if (await isShown(id, keys[0] ?? '', mark)) return true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return false;
}

async function isShown(tab: number, key: string, mark: string): Promise<boolean> {
  const answer = await askPage(tab).reveal({ key, mark });
  return answer.ok && answer.value;
}

/** Brings a tab to the front of its window, and that to the front. */
export async function activateTab(tab: number): Promise<void> {
  const { windowId } = (await browser.tabs.update(tab, { active: true })) ?? {};
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}
