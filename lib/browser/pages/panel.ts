/** Opens the library beside the page: Chrome's side panel, Firefox's sidebar, else a tab. */
import { browser } from 'wxt/browser';

interface Sidebar {
  open(): Promise<void>;
}

let windowId: number | undefined;

/** Learns the window early: the side panel opens only directly in a gesture, with no time to ask. */
export async function learnWindow(): Promise<void> {
  windowId = (await browser.windows.getCurrent()).id;
}

/** Must run directly in the reader's gesture. `paper`: the one to open there. */
export async function openLibrary(paper?: string): Promise<void> {
  const sidebar = (browser as { sidebarAction?: Sidebar }).sidebarAction;
  const opening =
    sidebar?.open() ?? (windowId === undefined ? undefined : browser.sidePanel?.open({ windowId }));
  if (paper) await browser.storage.session.set({ panelPaper: paper });
  try {
    if (!opening) throw new Error('no panel');
    await opening;
  } catch {
    await browser.tabs.create({ url: browser.runtime.getURL('/library.html') });
  }
}

/** The paper that the panel was asked to open, once; told again when another is asked for. */
export function onPaperAsked(open: (paper: string) => void): () => void {
  const take = async () => {
    const { panelPaper } = await browser.storage.session.get('panelPaper');
    if (typeof panelPaper !== 'string') return;
    await browser.storage.session.remove('panelPaper');
    open(panelPaper);
  };
  const listen = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && 'panelPaper' in changes) void take();
  };
  browser.storage.onChanged.addListener(listen);
  void take();
  return () => browser.storage.onChanged.removeListener(listen);
}

/** What the papers of a tab's page claim, saved or not, side by side in a tab of their own. */
export async function openClaimsOf(tab: number): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/library.html#view=claims&tab=${tab}`) });
}

/** The page of what was found and of every way back. */
export async function openRecovery(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/recovery.html') });
}
