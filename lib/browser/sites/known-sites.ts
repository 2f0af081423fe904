/**
 * The sites that are known by name, without their readers: written into each build from `sites/registry.ts`, so that a
 * page that only names a site does not carry the code that reads it.
 */
import { siteAmong } from '../../sites/hosts.ts';
import type { Site } from '../../sites/registry.ts';

export type { Site } from '../../sites/registry.ts';

/** Replaced at build time: see `wxt.config.ts`. */
declare const __KNOWN_SITES__: readonly Site[];

export const SITES: readonly Site[] = __KNOWN_SITES__;

/** The site an address belongs to, whether or not that page of it shows papers. */
export function siteOf(address: string): Site | null {
  return siteAmong(SITES, address);
}
