/**
 * Which hosts the browser lets Offprint read: granted at the installation or one by one by the reader, withdrawn by the
 * reader here or in the browser's own settings. Nothing is asked for by itself; only a click may.
 */
import { browser } from 'wxt/browser';
import { SITES, type Site } from './known-sites.ts';

/** More hosts than one question of the browser can show: each is asked for by itself (a site with a host per country). */
const MOST_TOGETHER = 8;

/** One host of a site. */
export interface HostGrant {
  host: string;
  pattern: string;
  isGranted: boolean;
}

export interface SiteGrants {
  site: Site;
  hosts: HostGrant[];
  /** Its hosts are switched on one by one. */
  isByHost: boolean;
}

/** A site's patterns as the manifest of this build spells them: the build for the tests in Firefox also takes http. */
export function patternsOf(site: Site): string[] {
  const { host_permissions = [], optional_host_permissions = [] } = browser.runtime.getManifest();
  const asked: string[] = [...host_permissions, ...optional_host_permissions];
  const places = new Set(site.matches.map(placeOf));
  return asked.filter((pattern) => places.has(placeOf(pattern)));
}

/** "https://dblp.org/*" without its scheme. */
function placeOf(pattern: string): string {
  return pattern.slice(pattern.indexOf('://'));
}

const hostOf = (pattern: string): string => placeOf(pattern).slice(3, -2);

/** The patterns that may be read now. */
export async function grantedOf(site: Site): Promise<string[]> {
  const grants = await grantsOf(site);
  return grants.hosts.filter(({ isGranted }) => isGranted).map(({ pattern }) => pattern);
}

export async function grantsOf(site: Site): Promise<SiteGrants> {
  const patterns = patternsOf(site);
  const granted = await Promise.all(
    patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })),
  );
  const hosts = patterns.map((pattern, index) => ({
    host: hostOf(pattern),
    pattern,
    isGranted: granted[index] === true,
  }));
  return { site, hosts, isByHost: isByHost(site) };
}

/** Every site with its hosts. */
export function allGrants(): Promise<SiteGrants[]> {
  return Promise.all(SITES.map(grantsOf));
}

export function isByHost(site: Site): boolean {
  return site.matches.length > MOST_TOGETHER;
}

/** What one click should ask for on a page of a site: the site, or of a site with many hosts this one. */
export function patternsFor(site: Site, host: string): string[] {
  const patterns = patternsOf(site);
  return isByHost(site) ? patterns.filter((pattern) => hostOf(pattern) === host) : patterns;
}

/** Asks the browser for hosts: must run directly in a click. False when the reader says no. */
export function ask(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...patterns] });
}

/** Gives hosts back. */
export function withdraw(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: [...patterns] });
}

/** Told whenever a permission came or went, wherever that was done; answers how to end it. */
export function onGrants(changed: () => void): () => void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  return () => {
    browser.permissions.onAdded.removeListener(changed);
    browser.permissions.onRemoved.removeListener(changed);
  };
}
