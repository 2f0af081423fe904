/**
 * Which sites Offprint may read: the two it was installed with, those the reader switched on, and single documents the
 * reader opened to it by a click. Nothing here asks for a permission by itself; only a click may.
 */
import { browser } from 'wxt/browser';
import { SITES, siteOf, type Site } from '../sites/registry.ts';

/** Files of the build, by the names that WXT gives them. */
const READER_SCRIPT = '/content-scripts/reader.js';
const READER_STYLE = '/content-scripts/reader.css';
const ANY_PAGE = '/content-scripts/any-page.js';

const OPTIONAL: readonly Site[] = SITES.filter((site) => !site.required);

/** A site's patterns as the manifest of this build spells them: the build for the tests in Firefox also takes http. */
function patternsOf(site: Site): string[] {
  const asked: string[] = browser.runtime.getManifest().optional_host_permissions ?? [];
  const places = new Set(site.matches.map(placeOf));
  return asked.filter((pattern) => places.has(placeOf(pattern)));
}

/** "https://dblp.org/*" without its scheme. */
function placeOf(pattern: string): string {
  return pattern.slice(pattern.indexOf('://'));
}

const openedKey = (tab: number) => `opened:${tab}`;

/** A page as the popup meets it. */
export type Standing =
  /** A site that could be switched on. */
  | { kind: 'switchable'; site: Site }
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
  if (site && !site.required && !(await isSwitchedOn(site))) return { kind: 'switchable', site };
  return { kind: 'readable' };
}

export async function isSwitchedOn(site: Site): Promise<boolean> {
  return site.required || browser.permissions.contains({ origins: patternsOf(site) });
}

/** Asks for a site's hosts: must run directly in a click. False when the reader says no. */
export function askForSite(site: Site): Promise<boolean> {
  return browser.permissions.request({ origins: patternsOf(site) });
}

/** Withdraws a site's hosts. */
export function withdrawSite(site: Site): Promise<boolean> {
  return browser.permissions.remove({ origins: patternsOf(site) });
}

/** Runs the reader on the pages of exactly those optional sites that are switched on now. */
export async function registerSites(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const known = new Set(registered.map((script) => script.id));
  for (const site of OPTIONAL) {
    const isOn = await isSwitchedOn(site);
    if (isOn && !known.has(site.id)) {
      await browser.scripting.registerContentScripts([
        {
          id: site.id,
          matches: patternsOf(site),
          js: [READER_SCRIPT],
          css: [READER_STYLE],
          runAt: 'document_start',
          persistAcrossSessions: true,
        },
      ]);
    } else if (!isOn && known.has(site.id))
      await browser.scripting.unregisterContentScripts({ ids: [site.id] });
  }
}

/** Starts the reader of a known site in a tab that was open before the site was switched on. */
export async function startReader(tab: number): Promise<void> {
  await browser.scripting.insertCSS({ target: { tabId: tab }, files: [READER_STYLE] });
  await browser.scripting.executeScript({ target: { tabId: tab }, files: [READER_SCRIPT] });
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
