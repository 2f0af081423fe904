/**
 * The one gate through which every file's paper passes: what a file claims → a `Bibliography` within Offprint's
 * limits, or the reason why not. Values are copied field by field into fresh objects, so that no key of a file
 * becomes a key of ours. A field that fails alone is left out and named; a paper without a title is refused.
 */
import { LIMITS } from '../paper/bibliography.ts';
import type { Author, Bibliography, Link } from '../paper/bibliography.ts';
import { calendarDate } from '../paper/calendar.ts';
import { DETAIL_TEXTS } from '../paper/details.ts';
import type { Details } from '../paper/details.ts';
import { arxivIdOfDoi, identifiersOfUrl, parseArxivId, parseDoi } from '../paper/identifiers.ts';
import type { Identifiers } from '../paper/identifiers.ts';
import type { Rejection } from './interchange.ts';

/** White space of every kind to one space, without the control characters no text has, and in one form of Unicode (NFC). */
export function tidy(text: string): string {
  // Nearly every value is tidy already.
  if (/^(?:[!-~]+(?: [!-~]+)*)?$/.test(text)) return text;
  // oxlint-disable-next-line no-control-regex
  const line = text.replace(/[\s\u0000-\u001f\u007f-\u009f\ufeff]+/gu, ' ');
  return line.trim().normalize('NFC');
}

/** As `tidy`, but line breaks stay: for notes. */
export function tidyLines(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/gu, '')
      .trim()
  );
}

/** Lone halves of surrogate pairs become U+FFFD: such text cannot be written to a file. */
export function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed();
}

/** The address when it is one a page may link to (http, https, without a user), else null. */
export function safeUrl(address: string): string | null {
  const text = address.trim();
  if (text.length > LIMITS.url || !/^https?:\/\//i.test(text)) return null;
  try {
    const url = new URL(text);
    return url.username || url.password ? null : text.replace(/\s/g, '%20');
  } catch {
    return null;
  }
}

/** A calendar date as precise as it is known, of a year a paper can have: "2024-07-31", "2024-07", "2024". */
export function safeDate(text: string): { date: string; year: number } | null {
  const date = calendarDate(text);
  const year = date && safeYear(Number(date.slice(0, 4)));
  return date && year ? { date, year } : null;
}

/** The year when it is one a printed work can have, 1000 to 2199, else null. */
export function safeYear(year: number): number | null {
  return Number.isInteger(year) && year >= 1000 && year <= 2199 ? year : null;
}

/** What a file says of one paper, in plain text, before anything is checked. */
export interface Claim {
  title: string;
  authors?: Author[];
  authorsTruncated?: boolean;
  authorCount?: number;
  abstract?: string;
  /** A year or a longer text that holds one. */
  year?: string;
  /** ISO 8601, as precise as known. */
  date?: string;
  venue?: string;
  subjects?: string[];
  comments?: string;
  journalRef?: string;
  withdrawn?: boolean;
  arxiv?: string;
  doi?: string;
  openreview?: string;
  acl?: string;
  pmid?: string;
  pmcid?: string;
  semanticScholar?: string;
  dblp?: string;
  isbn?: string;
  url?: string;
  links?: Link[];
}

/** The bibliography, or the reason why there is none; `leftOut` gets what had to be left behind. */
export function checkClaim(claim: Claim, leftOut: Rejection[], line?: number): Bibliography | string {
  const leave = (field: string, reason: string): void => {
    leftOut.push({ ...(line !== undefined && { line }), field, reason });
  };
  const title = tidy(wellFormed(claim.title)).replace(/(?<=[^\s.])\.$/, '');
  if (!title) return 'it has no title';
  if (title.length > LIMITS.title)
    return `its title has ${title.length} characters; ${LIMITS.title} is the limit`;
  const given = claim.authors ?? [];
  if (given.length > LIMITS.authors) return `it has ${given.length} authors; ${LIMITS.authors} is the limit`;
  const authors: Author[] = [];
  for (const author of given) {
    const kept = checkAuthor(author);
    if (kept) authors.push(kept);
    else if (tidy(author.name)) leave('authors', 'a name is too long');
  }
  const bibliography: Bibliography = { title, authors, ids: checkIdentifiers(claim, leave) };
  if (claim.authorsTruncated) bibliography.authorsTruncated = true;
  if (claim.authorCount && Number.isInteger(claim.authorCount) && claim.authorCount > 0) {
    bibliography.authorCount = claim.authorCount;
  }
  const abstract = tidy(wellFormed(claim.abstract ?? ''));
  if (abstract.length > LIMITS.abstract) {
    return `its abstract has ${abstract.length} characters; ${LIMITS.abstract} is the limit`;
  }
  if (abstract) bibliography.abstract = abstract;
  const date = claim.date ? safeDate(claim.date) : null;
  const year = yearIn(claim.year ?? '') ?? date?.year;
  if (year) bibliography.year = year;
  else if (claim.year || claim.date) leave('year', `"${clip(claim.year ?? claim.date ?? '')}" is not a year`);
  if (date && date.date.length > 4) bibliography.date = date.date;
  for (const field of ['venue', 'comments', 'journalRef'] as const) {
    const text = tidy(wellFormed(claim[field] ?? ''));
    const limit = field === 'comments' ? LIMITS.comments : LIMITS.venue;
    if (text.length > limit) leave(field, `it is longer than ${limit} characters`);
    else if (text) bibliography[field] = text;
  }
  const subjects = texts(claim.subjects ?? []);
  if (subjects.length > 0) bibliography.subjects = subjects.slice(0, LIMITS.subjects);
  if (claim.withdrawn) bibliography.withdrawn = true;
  if (claim.url) {
    const url = safeUrl(claim.url);
    if (url) bibliography.url = url;
    else leave('url', `"${clip(claim.url)}" is not an http or https address`);
  }
  const links: Link[] = [];
  for (const link of (claim.links ?? []).slice(0, LIMITS.links)) {
    const url = safeUrl(link.url);
    if (url) links.push({ kind: link.kind, url });
    else leave('links', `"${clip(link.url)}" is not an http or https address`);
  }
  if (links.length > 0) bibliography.links = links;
  return bibliography;
}

/** Details within the limits; undefined where nothing is left. */
export function checkDetails(details: Details): Details | undefined {
  const kept: Details = {};
  if (details.type) kept.type = details.type;
  for (const field of DETAIL_TEXTS) {
    const text = tidy(wellFormed(details[field] ?? ''));
    if (text && text.length <= LIMITS.detail) kept[field] = text;
  }
  const editors = (details.editors ?? [])
    .slice(0, LIMITS.editors)
    .map(checkAuthor)
    .filter((editor) => editor !== null);
  if (editors.length > 0) kept.editors = editors;
  return Object.keys(kept).length > 0 ? kept : undefined;
}

function checkAuthor(author: Author): Author | null {
  const name = tidy(wellFormed(author.name));
  if (!name || name.length > LIMITS.authorName) return null;
  const given = tidy(wellFormed(author.given ?? ''));
  const family = tidy(wellFormed(author.family ?? ''));
  if (given && family) return { name, given, family };
  // A family name that is the whole name says that it must not be split.
  return family && family === name ? { name, family } : { name };
}

/** The first year that stands by itself in a text: "May 1979", "2019-06-25", "c1987", "(in press, 2020)". */
export function yearIn(text: string): number | null {
  const match = /(?<!\d)(1\d{3}|20\d{2}|21\d{2})(?!\d)/.exec(text.slice(0, 200));
  return match?.[1] ? Number(match[1]) : null;
}

function checkIdentifiers(claim: Claim, leave: (field: string, reason: string) => void): Identifiers {
  const ids: Identifiers = {};
  const doi = claim.doi ? parseDoi(wellFormed(claim.doi)) : null;
  if (doi) ids.doi = doi;
  else if (claim.doi) leave('doi', `"${clip(claim.doi)}" is not a DOI`);
  const stated = claim.arxiv ? parseArxivId(claim.arxiv) : null;
  if (claim.arxiv && !stated) leave('arxiv', `"${clip(claim.arxiv)}" is not an arXiv id`);
  const arxiv = stated ?? (doi ? arxivIdOfDoi(doi) : null);
  if (arxiv) {
    ids.arxiv = arxiv.id;
    if (arxiv.version) ids.arxivVersion = arxiv.version;
  }
  const grammars = {
    openreview: /^[\w-]{6,20}$/,
    acl: /^(?:(?:19|20)\d{2}\.[a-z0-9_]+-[a-z0-9_]+\.\d+|[A-Z]\d{2}-\d{4})$/,
    pmid: /^\d{1,9}$/,
    pmcid: /^PMC\d{1,9}$/,
    semanticScholar: /^(?:[0-9a-f]{40}|CorpusId:\d{1,12})$/,
    dblp: /^[a-z]+\/[\w./:+-]{1,150}$/,
    // Ten or thirteen digits, spaces and hyphens between them.
    isbn: /^(?:\d[ -]?){9}(?:(?:\d[ -]?){3}\d|[\dXx])$/,
  } as const;
  for (const scheme of Object.keys(grammars) as (keyof typeof grammars)[]) {
    const value = (claim[scheme] ?? '').trim();
    if (!value) continue;
    if (grammars[scheme].test(value)) ids[scheme] = value;
    else leave(scheme, `"${clip(value)}" does not have the form of such an identifier`);
  }
  // What the address of the paper says fills what nothing else said.
  const linked = claim.url ? identifiersOfUrl(claim.url) : {};
  if (linked.arxiv && !ids.arxiv) {
    ids.arxiv = linked.arxiv;
    if (linked.arxivVersion) ids.arxivVersion = linked.arxivVersion;
  }
  for (const scheme of ['doi', 'openreview', 'acl', 'pmid', 'pmcid', 'semanticScholar'] as const) {
    const value = linked[scheme];
    if (value && !ids[scheme]) ids[scheme] = value;
  }
  return ids;
}

/** Texts tidied, without empty ones and repetitions, none longer than a subject or tag may be. */
export function texts(values: string[], limit = 200): string[] {
  const kept = new Set<string>();
  for (const value of values) {
    const text = tidy(wellFormed(value));
    if (text && text.length <= limit) kept.add(text);
  }
  return [...kept];
}

/** The start of a text for a message. */
export function clip(text: string, length = 40): string {
  const line = tidy(text);
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
