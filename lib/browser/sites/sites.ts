/**
 * Where Offprint reads: on the sites that are granted and not switched off, and in single documents that the reader
 * opened to it by a click. Which hosts are granted is `grants.ts`'s affair.
 */
import { browser } from 'wxt/browser';
import { SITES, siteOf, type Site } from './known-sites.ts';
import { ask, grantedOf, patternsFor } from './grants.ts';
import { viewSettings } from '../settings/view-settings.ts';

/** Files of the build, by the names that WXT gives them. */
const READER_SCRIPT = '/content-scripts/reader.js';
const READER_STYLE = '/content-scripts/reader.css';
const ANY_PAGE = '/content-scripts/any-page.js';

const OPTIONAL: readonly Site[] = SITES.filter((site) => !site.required);

const openedKey = (tab: number) => `opened:${tab}`;

/** A page as the popup meets it. */
export type Standing =
  /** A site that could be switched on, and what that would ask the browser for. */
  | { kind: 'switchable'; site: Site; patterns: string[] }
  /** A site that the reader switched off. */
  | { kind: 'off'; site: Site }
  /** Any other page of the web: can be read once. */
  | { kind: 'readable' }
  /** Pages of the browser itself, files, other extensions. */
  | { kind: 'closed' };

/** What can be done about a page that nothing of ours runs on. */
export async function standingOf(tab: number): Promise<Standing> {
  // The address is told only for a page that the toolbar was clicked on.
  const { url } = await browser.tabs.get(tab);
  if (!url || !/^https?:/.test(url)) return { kind: 'closed' };
  const site = siteOf(url);
  if (!site) return { kind: 'readable' };
  const { protocol, hostname } = new URL(url);
  const isGranted = await browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
  const patterns = patternsFor(site, hostname);
  if (!isGranted) return patterns.length > 0 ? { kind: 'switchable', site, patterns } : { kind: 'readable' };
  const { offSites } = await viewSettings.read();
  return offSites.includes(site.id) ? { kind: 'off', site } : { kind: 'readable' };
}

/** Asks for what a page's site needs: must run directly in a click. False when the reader says no. */
export function askForSite({ patterns }: Standing & { kind: 'switchable' }): Promise<boolean> {
  return ask(patterns);
}

/** What runs on the pages of a site, in this order. */
function scriptsOf(site: Site): (typeof READER_SCRIPT | typeof ANY_PAGE)[] {
  return site.isGeneral ? [ANY_PAGE, READER_SCRIPT] : [READER_SCRIPT];
}

let registering: Promise<void> = Promise.resolve();

/** Runs the reader on the pages of exactly those hosts of optional sites that are granted now. */
export function registerSites(): Promise<void> {
  // One after the other: permissions come and go in bursts, and a script registered twice is an error.
  registering = registering.catch(() => undefined).then(registerOnce);
  return registering;
}

async function registerOnce(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const known = new Map(registered.map((script) => [script.id, script.matches ?? []]));
  for (const site of OPTIONAL) {
    const matches = await grantedOf(site);
    const before = known.get(site.id);
    if (matches.length === 0) {
      if (before) await browser.scripting.unregisterContentScripts({ ids: [site.id] });
    } else if (!before) {
      await browser.scripting.registerContentScripts([
        {
          id: site.id,
          matches,
          js: scriptsOf(site),
          css: [READER_STYLE],
          runAt: 'document_start',
          persistAcrossSessions: true,
        },
      ]);
    } else if (before.toSorted().join() !== matches.toSorted().join())
      await browser.scripting.updateContentScripts([
        { id: site.id, matches, js: scriptsOf(site), css: [READER_STYLE] },
      ]);
  }
}

/** Starts the reader of a known site in a tab that was open before the site was switched on. */
export async function startReader(tab: number, site: Site): Promise<void> {
  await browser.scripting.insertCSS({ target: { tabId: tab }, files: [READER_STYLE] });
  await browser.scripting.executeScript({ target: { tabId: tab }, files: scriptsOf(site) });
}

/** Brings the general reader into the top frame of a tab on a site that is granted. */
export async function bringGeneralReader(tab: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: [ANY_PAGE] });
}

/** Reads a page of no known site, on the reader's click (activeTab). Only this one document is opened by it. */
export async function readThisPage(tab: number): Promise<void> {
  const [frame] = await browser.scripting.executeScript({
    target: { tabId: tab },
    func: () => location.href,
  });
  // Noted before the reader speaks: the background answers no document that it does not know.
  await browser.storage.session.set({
    [openedKey(tab)]: { document: frame?.documentId ?? null, url: String(frame?.result ?? '') },
  });
  await browser.scripting.insertCSS({ target: { tabId: tab }, files: [READER_STYLE] });
  await browser.scripting.executeScript({ target: { tabId: tab }, files: [ANY_PAGE, READER_SCRIPT] });
}

/** Was this very document opened to us by the reader's click? */
export async function isOpened(tab: number, document: string | undefined, url: string): Promise<boolean> {
  const name = openedKey(tab);
  const opened = (await browser.storage.session.get(name))[name] as
    { document: string | null; url: string } | undefined;
  if (!opened) return false;
  // Firefox names no documents: there the address must be the same.
  return document && opened.document ? opened.document === document : opened.url === url;
}

export async function closeTab(tab: number): Promise<void> {
  await browser.storage.session.remove(openedKey(tab));
}
