/** The menus of the right mouse button: save the paper that a link leads to, mark what is selected, look it up. */
import { browser } from 'wxt/browser';
import { say } from '../../lib/browser/words/words.ts';
import { randomId } from '../../lib/paper/random-id.ts';
import { keepRecord } from '../../lib/library/actions/keep-records.ts';
import { LINK_HOSTS, linkedPaper } from '../../lib/sites/pasted/linked.ts';
import type { Badge } from './badge.ts';
import type { Keeper } from './keeper.ts';
import { OWN } from './library-handlers.ts';
import { press } from './press.ts';

/** As much of a selection as is looked for. */
const LONGEST_SEARCH = 200;

/** To be called at every installation and update: the browser keeps menus itself. */
export async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: 'save-link',
    title: say('menu_save_link'),
    contexts: ['link'],
    targetUrlPatterns: LINK_HOSTS.map((host) => `*://*.${host}/*`),
  });
  browser.contextMenus.create({
    id: 'mark',
    title: say('menu_mark'),
    contexts: ['selection'],
    documentUrlPatterns: ['http://*/*', 'https://*/*'],
  });
  browser.contextMenus.create({ id: 'find', title: say('menu_find'), contexts: ['selection'] });
}

/** The full tab, with a search in it. */
export async function openSearch(words: string): Promise<void> {
  const find = new URLSearchParams({ find: words.slice(0, LONGEST_SEARCH) });
  await browser.tabs.create({ url: browser.runtime.getURL(`/library.html#${find}` as '/library.html') });
}

export function listenToMenus(keeper: Keeper, badge: Badge): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, linkUrl, selectionText, frameId }, tab) => {
    if (menuItemId === 'find') void openSearch(selectionText ?? '');
    if (tab?.id === undefined) return;
    if (menuItemId === 'mark') void press(tab.id, 'mark', badge);
    if (menuItemId === 'save-link' && linkUrl)
      void wordsOf(tab.id, frameId ?? 0, linkUrl)
        .then((words) => saveLink(keeper, linkUrl, words, tab.url ?? linkUrl))
        .then(
          (isSaved) => badge.flash(tab.id!, isSaved),
          () => badge.flash(tab.id!, false),
        );
  });
}

async function saveLink(keeper: Keeper, link: string, words: string, page: string): Promise<boolean> {
  const record = linkedPaper(link, words);
  if (!record) return false;
  // As a page's word that no reader of its site vouches for: whatever is known better stands.
  const source = { kind: 'page', site: 'generic', url: page } as const;
  await keeper.act({ id: randomId(), kind: 'add', origin: OWN }, (writer) =>
    keepRecord(writer, { record, source }, 'saved'),
  );
  return true;
}

/** What stands on a link: the click lets us look at the page once. */
async function wordsOf(tab: number, frame: number, address: string): Promise<string> {
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId: tab, frameIds: [frame] },
      args: [address],
      func: (wanted: string) =>
        [...document.links]
          .filter(({ href }) => href === wanted)
          .map(({ textContent }) => (textContent ?? '').slice(0, 500))
          .toSorted((a, b) => b.length - a.length)[0] ?? '',
    });
    return typeof answer?.result === 'string' ? answer.result : '';
  } catch {
    // A page that no extension may look at.
    return '';
  }
}
