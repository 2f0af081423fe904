/**
 * JSON of scholarly services as records: Hugging Face, Semantic Scholar, Crossref, OpenAlex, DBLP, OpenReview, Europe
 * PMC and what is built like them. One mapping of field names serves all; an answer about one paper gives that paper
 * and none of its references.
 */
import { LIMITS } from '../../paper/bibliography.ts';
import type { Author, Bibliography } from '../../paper/bibliography.ts';
import { arxivIdOfDoi, identifiersOfUrl, parseArxivId, parseDoi } from '../../paper/identifiers.ts';
import type { Identifiers } from '../../paper/identifiers.ts';
import { parseNameList } from '../../text/names.ts';
import type { Found } from './listing.ts';
import { plainOfHtml } from './xml.ts';

const DEEPEST = 8;
const MOST_PAPERS = 10_000;
const MOST_VISITED = 200_000;

type Row = Record<string, unknown>;

/** Papers in a parsed JSON value; empty when it holds none. */
export function readJsonFeed(value: unknown): Found[] {
  const found: Found[] = [];
  const visited = { count: 0 };
  collect(value, 0, found, visited);
  return found.map((each, line) => ({ ...each, line }));
}

function collect(value: unknown, depth: number, found: Found[], visited: { count: number }): void {
  if (depth > DEEPEST || found.length >= MOST_PAPERS || visited.count++ > MOST_VISITED) return;
  if (Array.isArray(value)) {
    for (const each of value) collect(each, depth + 1, found, visited);
    return;
  }
  if (!isRow(value)) return;
  const paper = toPaper(value);
  if (paper) {
    // What hangs below a paper (its references, its citations) is not what was listed.
    found.push(paper);
    return;
  }
  for (const each of Object.values(value))
    if (typeof each === 'object' && each !== null) collect(each, depth + 1, found, visited);
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first of these own fields that holds something; OpenReview wraps values as `{value}`. */
function pick(row: Row, ...names: string[]): unknown {
  for (const name of names) {
    if (!Object.hasOwn(row, name)) continue;
    const value = row[name];
    const bare = isRow(value) && Object.hasOwn(value, 'value') ? value['value'] : value;
    if (bare !== null && bare !== undefined && bare !== '' && !(Array.isArray(bare) && bare.length === 0))
      return bare;
  }
  return undefined;
}

function text(value: unknown): string {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : typeof first === 'number' ? String(first) : '';
}

function toPaper(outer: Row): Found | null {
  // Hugging Face lists wrap the paper, OpenReview its fields; what the wrapper says fills what the inside leaves open.
  const inner = pick(outer, 'paper');
  const content = pick(outer, 'content');
  const row = isRow(inner)
    ? inner
    : isRow(content) && Object.hasOwn(content, 'title')
      ? { ...outer, ...content }
      : outer;
  const title = plainOfHtml(text(pick(row, 'title', 'display_name')))
    .replace(/(?<!\.\.)\.$/, '')
    .slice(0, LIMITS.title);
  if (title.length < 3) return null;
  const record: Bibliography = { title, authors: authorsOf(row), ids: identifiersOf(row, outer) };
  const abstract = abstractOf(row);
  if (abstract) record.abstract = abstract.slice(0, LIMITS.abstract);
  readDates(record, row, outer);
  const venue = venueOf(row);
  if (venue) record.venue = venue.slice(0, LIMITS.venue);
  const url = text(pick(row, 'url', 'URL', 'ee', 'landing_page_url', 'link'));
  if (/^https?:\/\//i.test(url) && url.length <= LIMITS.url) record.url = url;
  const identified = Object.keys(record.ids).length > 0;
  const signs =
    Number(record.authors.length > 0) +
    Number(abstract !== '') +
    Number(record.year !== undefined) +
    Number(venue !== '');
  if (!identified && !(record.authors.length > 0 && signs >= 3)) return null;
  if (signs === 0) return null;
  return { record, confidence: identified ? 0.98 : 0.8, line: 0 };
}

function authorsOf(row: Row): Author[] {
  let people = pick(row, 'authors', 'authorships', 'author', 'authorString', 'authorList');
  if (isRow(people)) people = pick(people, 'author', 'authors') ?? people;
  if (typeof people === 'string') return parseNameList(people).authors;
  const list = Array.isArray(people) ? people : people === undefined ? [] : [people];
  const authors: Author[] = [];
  for (const person of list.slice(0, LIMITS.authors)) {
    const author = authorOf(person);
    if (author) authors.push(author);
  }
  return authors;
}

function authorOf(person: unknown): Author | null {
  if (typeof person === 'string') return person.trim() === '' ? null : { name: tidy(person) };
  if (!isRow(person)) return null;
  const nested = pick(person, 'author');
  const source = isRow(nested) ? { ...person, ...nested } : person;
  const given = tidy(text(pick(source, 'given', 'firstName', 'first_name')));
  const family = tidy(text(pick(source, 'family', 'lastName', 'last_name')));
  if (family) return given ? { name: `${given} ${family}`, given, family } : { name: family, family };
  // DBLP numbers namesakes: "Wei Wang 0001".
  const name = tidy(
    text(pick(source, 'name', 'display_name', 'fullName', 'text', 'raw_author_name', 'literal')),
  ).replace(/ \d{4}$/, '');
  return name === '' ? null : { name };
}

const tidy = (name: string): string => name.replace(/\s+/g, ' ').trim().slice(0, LIMITS.authorName);

function abstractOf(row: Row): string {
  const plain = plainOfHtml(text(pick(row, 'abstract', 'summary', 'abstractText', 'paperAbstract'))).replace(
    /^abstract[:.]?\s+(?=\p{Lu})/iu,
    '',
  );
  if (plain) return plain;
  const inverted = pick(row, 'abstract_inverted_index');
  if (!isRow(inverted)) return '';
  const words: string[] = [];
  for (const [word, places] of Object.entries(inverted)) {
    if (!Array.isArray(places)) continue;
    for (const place of places)
      if (Number.isInteger(place) && (place as number) >= 0 && (place as number) < 5_000)
        words[place as number] = word;
  }
  return words.filter((word) => word !== undefined).join(' ');
}

function readDates(record: Bibliography, row: Row, outer: Row): void {
  const parts = pick(row, 'issued', 'published', 'published-online', 'published-print');
  const dated = isRow(parts) ? pick(parts, 'date-parts') : undefined;
  const numbers = Array.isArray(dated) && Array.isArray(dated[0]) ? dated[0].map(Number) : [];
  const written = text(
    pick(
      row,
      'publicationDate',
      'publication_date',
      'publishedAt',
      'firstPublicationDate',
      'published',
      'date',
    ) ?? pick(outer, 'publishedAt'),
  );
  const iso = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(written);
  if (numbers.length > 0 && numbers.every((number) => Number.isInteger(number) && number > 0)) {
    const [year = 0, month, day] = numbers as number[];
    if (year > 1500 && year < 2100) record.year = year;
    if (month && month <= 12)
      record.date = [year, month, ...(day && day <= 31 ? [day] : [])]
        .map((number) => String(number).padStart(2, '0'))
        .join('-');
  } else if (iso?.[1]) {
    record.year = Number(iso[1]);
    if (iso[2]) record.date = iso[3] ? `${iso[1]}-${iso[2]}-${iso[3]}` : `${iso[1]}-${iso[2]}`;
  }
  const year = Number(text(pick(row, 'year', 'publication_year', 'pubYear')));
  if (Number.isInteger(year) && year > 1500 && year < 2100) record.year = year;
}

function venueOf(row: Row): string {
  const location = pick(row, 'primary_location');
  const source = isRow(location) ? pick(location, 'source') : undefined;
  const journal = pick(row, 'journal', 'publicationVenue');
  const named =
    text(pick(row, 'venue', 'container-title', 'journalTitle', 'booktitle')) ||
    (isRow(source) ? text(pick(source, 'display_name')) : '');
  return plainOfHtml(named || (isRow(journal) ? text(pick(journal, 'name')) : text(journal)));
}

/** Identifiers under any of the names services give them; bare ids only where the field says what they are. */
function identifiersOf(row: Row, outer: Row): Identifiers {
  const ids: Identifiers = {};
  const outside = pick(row, 'externalIds', 'ids');
  const all: Row = isRow(outside) ? { ...row, ...outside } : row;
  const doi = parseDoi(text(pick(all, 'DOI', 'doi')));
  if (doi) ids.doi = doi;
  const named = text(pick(all, 'ArXiv', 'arxiv', 'arxivId', 'arxiv_id'));
  // Hugging Face calls a paper by its arXiv id.
  const bare = text(pick(row, 'id'));
  const arxiv =
    parseArxivId(named) ??
    (/^\d{4}\.\d{4,5}(?:v\d+)?$/.test(bare) ? parseArxivId(bare) : null) ??
    (doi ? arxivIdOfDoi(doi) : null);
  if (arxiv) {
    ids.arxiv = arxiv.id;
    if (arxiv.version) ids.arxivVersion = arxiv.version;
  }
  const pmid = /^(?:\D{0,60}\/)?(\d{4,9})\/?$/.exec(text(pick(all, 'PubMed', 'pmid', 'PMID')))?.[1];
  if (pmid) ids.pmid = pmid;
  const pmcid = /(\d{4,9})\/?$/.exec(text(pick(all, 'PubMedCentral', 'pmcid', 'PMCID')))?.[1];
  if (pmcid) ids.pmcid = `PMC${pmcid}`;
  const acl = text(pick(all, 'ACL'));
  if (/^[\w.-]{5,40}$/.test(acl)) ids.acl = acl;
  const dblp =
    text(pick(all, 'DBLP')) ||
    (/^(?:conf|journals|books|phd|series)\/\S+$/.test(text(pick(row, 'key'))) ? text(pick(row, 'key')) : '');
  if (/^\S{5,120}$/.test(dblp)) ids.dblp = dblp;
  const scholar = text(pick(row, 'paperId'));
  if (/^[0-9a-f]{40}$/.test(scholar)) ids.semanticScholar = scholar;
  const forum = text(pick(outer, 'forum'));
  if (/^[\w-]{6,20}$/.test(forum) && Object.hasOwn(outer, 'content')) ids.openreview = forum;
  const url = text(pick(row, 'url', 'URL', 'ee', 'link'));
  return { ...identifiersOfUrl(url), ...ids };
}
