/**
 * The sites Offprint knows by name, in the order they are asked. Two hosts are required and frozen for ever (adding
 * one later would disable the extension until its reader consents); every other site is an optional host.
 */
import { aclAnthology } from './acl-anthology.ts';
import { ar5iv } from './ar5iv.ts';
import { arxiv } from './arxiv.ts';
import { biorxiv } from './biorxiv.ts';
import type { SiteReader } from './contract.ts';
import { cvf } from './cvf.ts';
import { dblp } from './dblp.ts';
import { GENERAL_SITES } from './general-sites.ts';
import { googleScholar } from './google-scholar.ts';
import { isHostOf, siteAmong, webAddress } from './hosts.ts';
import { huggingFace } from './hugging-face.ts';
import { neurips } from './neurips.ts';
import { openreview } from './openreview.ts';
import { papersCool } from './papers-cool.ts';
import { pmlr } from './pmlr.ts';
import { pubmed } from './pubmed.ts';
import { semanticScholar } from './semantic-scholar.ts';

export const READERS: readonly SiteReader[] = [
  arxiv,
  huggingFace,
  googleScholar,
  dblp,
  cvf,
  neurips,
  biorxiv,
  ar5iv,
  semanticScholar,
  openreview,
  aclAnthology,
  pubmed,
  pmlr,
  papersCool,
];

const REQUIRED: readonly string[] = ['arxiv', 'hugging-face'];

/** What the popup, the welcome page, the manifest and the README need to know of a site. */
export interface Site {
  id: string;
  name: string;
  /** The first is the site's own; others are mirrors and country hosts. */
  hosts: readonly string[];
  /** WebExtension match patterns, https only. */
  matches: readonly string[];
  required: boolean;
  proven: boolean;
  /** It has no reader of its own: the general one reads it. */
  isGeneral: boolean;
}

export const SITES: readonly Site[] = [
  ...READERS.map(({ id, name, hosts, matches, proven }) => ({
    id,
    name,
    hosts,
    matches,
    required: REQUIRED.includes(id),
    proven,
    isGeneral: false,
  })),
  ...GENERAL_SITES.map((site) => ({ ...site, required: false, proven: false, isGeneral: true })),
];

/** The reader of an address, null where none knows it or the address is no page that shows papers. */
export function readerFor(address: string): SiteReader | null {
  const url = webAddress(address);
  if (!url) return null;
  return READERS.find((reader) => isHostOf(reader, url.hostname) && reader.recognise(url) !== null) ?? null;
}

/** The site an address belongs to, whether or not that page of it shows papers. */
export function siteOf(address: string): Site | null {
  return siteAmong(SITES, address);
}
