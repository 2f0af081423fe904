/**
 * A record from loose fields, as files of record pairs, pasted lists and the lab give them: authors as one text or a
 * list, the year as a number or a text, identifiers with or without their prefixes. Wrong types count as missing.
 */
import type { Author } from '../paper/bibliography.ts';
import { LIMITS } from '../paper/bibliography.ts';
import { arxivIdOfDoi, parseArxivId, parseDoi, type Identifiers } from '../paper/identifiers.ts';
import type { Comparable } from './prepared.ts';

/** Reads loose fields; throws only when there is no title, for nothing can be compared then. */
export function recordOf(loose: unknown): Comparable {
  if (typeof loose !== 'object' || loose === null) throw new Error('a record must be an object');
  const fields = loose as Record<string, unknown>;
  const title = text(fields['title'], LIMITS.title);
  const ids = identifiers(fields);
  if (!title && Object.keys(ids).length === 0) throw new Error('a record needs a title or an identifier');
  const record: Comparable = { title: title ?? '', ids, ...authorsOf(fields['authors']) };
  const year = Number(/\b(1[5-9]|20)\d{2}\b/.exec(text(fields['year'], 40) ?? '')?.[0]);
  if (year) record.year = year;
  const date = text(fields['date'], 40);
  if (date && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(date)) record.date = date;
  const venue = text(fields['venue'] ?? fields['journal'] ?? fields['booktitle'], LIMITS.venue);
  if (venue) record.venue = venue;
  const abstract = text(fields['abstract'], LIMITS.abstract);
  if (abstract) record.abstract = abstract;
  const comments = text(fields['comments'], LIMITS.comments);
  if (comments) record.comments = comments;
  if (fields['authorsTruncated'] === true) record.authorsTruncated = true;
  if (Number(fields['authorCount']) > 0) record.authorCount = Number(fields['authorCount']);
  return record;
}

function text(value: unknown, most: number): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  return value.slice(0, most).trim() || undefined;
}

const TEXT_SCHEMES = ['openreview', 'acl', 'pmid', 'pmcid', 'semanticScholar', 'dblp', 'isbn'] as const;

function identifiers(fields: Record<string, unknown>): Identifiers {
  const inner = fields['ids'];
  const given: Record<string, unknown> =
    typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
  const ids: Identifiers = {};
  const doi = parseDoi(text(given['doi'] ?? fields['doi'], LIMITS.identifier) ?? '');
  if (doi) ids.doi = doi;
  const arxivText = text(given['arxiv'] ?? fields['arxiv'], LIMITS.identifier) ?? '';
  const arxiv = parseArxivId(arxivText) ?? (doi ? arxivIdOfDoi(doi) : null);
  if (arxiv) {
    ids.arxiv = arxiv.id;
    const version = Number(given['arxivVersion'] ?? arxiv.version);
    if (version > 0) ids.arxivVersion = version;
  }
  for (const scheme of TEXT_SCHEMES) {
    const value = text(given[scheme] ?? fields[scheme], LIMITS.identifier);
    if (value) ids[scheme] = value;
  }
  return ids;
}

const CUT_SHORT =
  /(?:(?:[,;&]|\band\b)\s*|(?<!\s)\s+)?(?:et\.? al\.?|and others|others|\.\.\.|…|\+?(?<!\d)\d+ (?:more|others?)(?: authors)?)\s*$/i;

/** Authors as a list of names or objects, or as one text in any of the usual separations. */
function authorsOf(value: unknown): { authors: Author[]; authorsTruncated?: true } {
  const parts = Array.isArray(value)
    ? value.slice(0, LIMITS.authors)
    : splitNames(typeof value === 'string' ? value : '');
  const authors: Author[] = [];
  let truncated = false;
  for (const part of parts) {
    const author = authorOf(part);
    if (!author) continue;
    const name = author.name.replace(CUT_SHORT, '').trim();
    if (name !== author.name) truncated = true;
    if (/\p{L}/u.test(name)) authors.push({ ...author, name });
  }
  return truncated ? { authors, authorsTruncated: true } : { authors };
}

function authorOf(part: unknown): Author | null {
  if (typeof part === 'string') return { name: part.slice(0, LIMITS.authorName).trim() };
  if (typeof part !== 'object' || part === null) return null;
  const { name, given, family } = part as Record<string, unknown>;
  const whole =
    text(name, LIMITS.authorName) ?? [text(given, 150), text(family, 150)].filter(Boolean).join(' ');
  const author: Author = { name: whole };
  if (typeof given === 'string') author.given = given;
  if (typeof family === 'string') author.family = family;
  return author;
}

function splitNames(list: string): string[] {
  let whole = list.slice(0, 20_000).trim();
  if (!whole) return [];
  if (whole.includes('&#')) whole = withoutEntities(whole);
  if (whole.includes(';')) return whole.split(';');
  return whole.split(/(?<!\s)\s+(?:and|&)\s+/).flatMap(commas);
}

/** Numeric entities, also as some dumps space them: "garc &#237; a-molina". */
function withoutEntities(list: string): string {
  const spaced = / &#\d{1,6}; /.test(list);
  return list.replace(spaced ? /\s?&#(\d{1,6});\s?/g : /&#(\d{1,6});/g, (_, code: string) => {
    const point = Number(code);
    return point < 0x110000 && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : ' ';
  });
}

/** "Wang, B., Ponce, C. R." pairs family names with initials; "B. Wang, C. Ponce" and "Ann Lee, Bo Chan" do not. */
function commas(list: string): string[] {
  const parts = list
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length < 2) return parts;
  const isInitials = (part: string): boolean => /^(?:\p{Lu}\p{M}*\.?[\s-]*){1,4}$/u.test(part);
  const paired: string[] = [];
  let pairs = 0;
  for (let index = 0; index < parts.length; index++) {
    const [here = '', next = ''] = [parts[index], parts[index + 1]];
    if (!isInitials(here) && isInitials(next)) {
      paired.push(`${here}, ${next}`);
      index++;
      pairs++;
    } else paired.push(here);
  }
  if (pairs > 0) return paired;
  // One "Wang, Binxu" between two "and"s: BibTeX's own way of writing a name.
  return parts.length === 2 && parts.every((part) => !part.includes(' ')) && !/^\p{Ll}/u.test(list)
    ? [parts.join(', ')]
    : parts;
}
