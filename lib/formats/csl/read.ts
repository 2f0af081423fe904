/** CSL-JSON → papers: what Zotero, Mendeley, Crossref and pandoc write, and our own. */
import { WORK_TYPES } from '../../paper/details.ts';
import type { Details, WorkType } from '../../paper/details.ts';
import type { Author } from '../../paper/bibliography.ts';
import { checkClaim, checkDetails, texts, tidy, tidyLines, wellFormed } from '../checked.ts';
import type { Claim } from '../checked.ts';
import { FILE_LIMITS, FormatError, barePaper, TOO_MANY } from '../interchange.ts';
import type { InterchangePaper, ParsedFile, Rejection } from '../interchange.ts';
import { isObject, listOf, own, parseJson, textOf } from '../json-text.ts';
import type { Fields } from '../json-text.ts';
import { splitKeywords } from '../keywords.ts';
import { arxivIn, extraValue, extraWords, plainTitle } from '../markup.ts';
import { authorOfParts, literalAuthor, partsOfName } from '../person-name.ts';

/** Reads a whole CSL-JSON file: an array of items, one item, or `{items: […]}`. Throws a `FormatError`. */
export function readCsl(text: string): ParsedFile {
  return readCslItems(itemsOf(parseJson(text)));
}

function itemsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value)) {
    if (Array.isArray(own(value, 'items'))) return listOf(value, 'items');
    if (typeof own(value, 'type') === 'string') return [value];
  }
  throw new FormatError('it is JSON, but not a list of CSL items');
}

/** The papers of parsed items; each refused one is named by its place and id. */
export function readCslItems(items: unknown[]): ParsedFile {
  const parsed: ParsedFile = { papers: [], rejected: [], leftOut: [] };
  for (const [at, item] of items.entries()) {
    if (at >= FILE_LIMITS.entries) {
      parsed.rejected.push({ field: `item ${at + 1}`, reason: TOO_MANY });
      break;
    }
    const paper = isObject(item) ? readItem(item, parsed.leftOut) : 'it is not an object';
    if (typeof paper === 'string') parsed.rejected.push({ field: `item ${at + 1}`, reason: paper });
    else parsed.papers.push(paper);
  }
  return parsed;
}

function readItem(item: Fields, leftOut: Rejection[]): InterchangePaper | string {
  const given = own(item, 'title');
  if (given !== undefined && typeof given !== 'string') return 'its title is not a text';
  const ours = customOf(item);
  const authors = namesOf(listOf(item, 'author'));
  const extra = textOf(item, 'note');
  const claim: Claim = {
    title:
      textOf(ours, 'title') ||
      plainTitle(given ?? '') ||
      plainTitle(textOf(item, 'title-short', 'shortTitle')),
    authors: authors.filter((author) => author.name !== 'others'),
    authorsTruncated: authors.at(-1)?.name === 'others',
    authorCount: Number(textOf(ours, 'authorCount')) || 0,
    // Crossref's abstracts come in JATS.
    abstract: textOf(item, 'abstract').replace(/<\/?jats:[a-z-]{1,30}[^<>]{0,200}>/gi, ' '),
    venue: textOf(item, 'container-title', 'event-title', 'event'),
    comments: extraWords(extra),
    subjects: texts(listOf(item, 'categories').filter((one): one is string => typeof one === 'string')),
    ...issuedOf(own(item, 'issued')),
    ...identifiersOf(item, ours, extra),
  };
  const bibliography = checkClaim(claim, leftOut);
  if (typeof bibliography === 'string') return bibliography;
  const paper = barePaper(bibliography);
  const key = textOf(item, 'citation-key', 'id');
  if (key) paper.key = wellFormed(key).slice(0, FILE_LIMITS.key);
  paper.tags = texts(splitKeywords(textOf(item, 'keyword')), FILE_LIMITS.tag).slice(0, FILE_LIMITS.tags);
  paper.note = wellFormed(tidyLines(textOf(item, 'annote'))).slice(0, FILE_LIMITS.note);
  const details = checkDetails(detailsOf(item, ours));
  if (details) bibliography.details = details;
  return paper;
}

function customOf(item: Fields): Fields {
  const custom = own(item, 'custom');
  const ours = isObject(custom) ? own(custom, 'offprint') : undefined;
  return isObject(ours) ? ours : {};
}

/** CSL names; also plain texts, which some programs write. */
export function namesOf(list: unknown[]): Author[] {
  const authors: Author[] = [];
  for (const entry of list) {
    if (typeof entry === 'string') authors.push(authorOfParts(partsOfName(tidy(entry))));
    if (!isObject(entry)) continue;
    const literal = tidy(textOf(entry, 'literal', 'name'));
    const base = tidy(textOf(entry, 'family'));
    const particle = tidy(textOf(entry, 'non-dropping-particle'));
    const dropping = tidy(textOf(entry, 'dropping-particle'));
    const family = [dropping, particle, base].filter(Boolean).join(' ');
    const given = tidy(textOf(entry, 'given'));
    const suffix = tidy(textOf(entry, 'suffix'));
    if (family) authors.push(authorOfParts({ family, ...(given && { given }), ...(suffix && { suffix }) }));
    else if (literal) authors.push(literalAuthor(literal));
    else if (given) authors.push({ name: given });
  }
  return authors;
}

function issuedOf(issued: unknown): Pick<Claim, 'year' | 'date'> {
  if (typeof issued === 'string') return ofText(issued);
  if (!isObject(issued)) return {};
  const first = listOf(issued, 'date-parts')[0];
  if (Array.isArray(first)) {
    const [year, month, day] = first.map((part) => Number(part));
    if (year && Number.isInteger(year)) {
      const date = [
        String(year),
        ...[month, day].filter(Boolean).map((part) => String(part).padStart(2, '0')),
      ].join('-');
      return { year: String(year), date };
    }
  }
  return ofText(textOf(issued, 'raw', 'literal'));
}

function ofText(text: string): Pick<Claim, 'year' | 'date'> {
  return text ? { year: text, date: text } : {};
}

function identifiersOf(item: Fields, ours: Fields, extra: string): Partial<Claim> {
  const claim: Partial<Claim> = {};
  const set = (
    name: 'doi' | 'pmid' | 'pmcid' | 'openreview' | 'acl' | 'semanticScholar' | 'dblp',
    value: string,
  ): void => {
    if (value) claim[name] = value.trim();
  };
  // Zotero puts what its fields do not hold into "Extra", one "Name: value" a line.
  set('doi', textOf(item, 'DOI', 'doi') || extraValue(extra, 'DOI'));
  set('pmid', textOf(item, 'PMID') || extraValue(extra, 'PMID'));
  set('pmcid', textOf(item, 'PMCID') || extraValue(extra, 'PMCID'));
  for (const scheme of ['openreview', 'acl', 'semanticScholar', 'dblp'] as const)
    set(scheme, textOf(ours, scheme));
  const arxiv = arxivIn([
    textOf(item, 'number'),
    textOf(item, 'archive_location'),
    extra,
    textOf(item, 'container-title'),
  ]);
  if (arxiv) claim.arxiv = arxiv;
  const isbn = textOf(item, 'ISBN')
    .split(/[,;]|\s(?=97[89])/)[0]
    ?.trim();
  if (isbn) claim.isbn = isbn;
  const url = textOf(item, 'URL', 'url');
  if (url) claim.url = url;
  return claim;
}

function detailsOf(item: Fields, ours: Fields): Details {
  const details: Details = {};
  const type = textOf(item, 'type') as WorkType;
  if (WORK_TYPES.includes(type)) details.type = type;
  const names = {
    volume: 'volume',
    issue: 'issue',
    pages: 'page',
    publisher: 'publisher',
    place: 'publisher-place',
    edition: 'edition',
    series: 'collection-title',
    issn: 'ISSN',
    language: 'language',
  } as const;
  for (const [field, name] of Object.entries(names) as [keyof typeof names, string][]) {
    const value = wellFormed(tidy(textOf(item, name)));
    if (value && value.length <= 500) details[field] = value;
  }
  if (own(ours, 'publisher') === null) delete details.publisher;
  if (details.pages) details.pages = details.pages.replace(/\s*[–—‒−]\s*/g, '-');
  const editors = namesOf(listOf(item, 'editor')).slice(0, 500);
  if (editors.length > 0) details.editors = editors;
  return details;
}
