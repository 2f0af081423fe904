/**
 * What the head of a page says of the one paper it is about: Highwire Press tags, Dublin Core, PRISM, eprints and
 * bepress, JSON-LD, COinS. Null where the page is not about one paper, or says nothing. The body is read by others.
 */
import { parseArxivId, parseDoi, type Identifiers } from '../../paper/identifiers.ts';
import type { Author } from '../../paper/bibliography.ts';
import { articleInJsonLd } from './json-ld.ts';

export interface Metadata {
  title: string;
  authors: Author[];
  abstract?: string;
  year?: number;
  date?: string;
  venue?: string;
  ids: Identifiers;
  url?: string;
  pdf?: string;
}

const MOST_TAGS = 8_000;

export function metadataOf(document: Document): Metadata | null {
  const tags = tagsOf(document);
  const scholarly =
    tags.has('citation_title') ||
    tags.has('bepress_citation_title') ||
    tags.has('eprints.title') ||
    tags.has('prism.publicationname');
  const linked = articleInJsonLd(document);
  // Essays carry a title and an author for citation managers as well; papers say where they appeared, too.
  if (scholarly && !linked && !appeared(tags)) return null;
  if (!scholarly) {
    if (linked) return linked;
    if (!isDublinArticle(tags)) return coinsOf(document);
  }
  const titles = distinct([...all(tags, 'citation_title'), ...all(tags, 'bepress_citation_title')]);
  if (titles.length > 1) return null;
  const title = titles[0] ?? first(tags, 'eprints.title', 'dc.title', 'dcterms.title', 'og:title') ?? '';
  if (title === '') return linked;
  const metadata: Metadata = { title, authors: authorsOf(tags), ids: idsOf(tags) };
  const date = first(
    tags,
    'citation_publication_date',
    'citation_date',
    'citation_cover_date',
    'citation_online_date',
    'citation_year',
    'bepress_citation_date',
    'eprints.date',
    'prism.publicationdate',
    'dc.date.issued',
    'dcterms.issued',
    'dc.issued',
    'dc.date',
    'dcterms.date',
    'article:published_time',
  );
  if (date) Object.assign(metadata, dateOf(date));
  const venue = first(
    tags,
    'citation_journal_title',
    'citation_conference_title',
    'citation_conference',
    'citation_inbook_title',
    'citation_book_title',
    'bepress_citation_journal_title',
    'eprints.publication',
    'prism.publicationname',
    'dc.relation.ispartof',
    'dc.source',
    'citation_dissertation_institution',
    'citation_technical_report_institution',
  );
  if (venue) metadata.venue = venue;
  const abstract = first(
    tags,
    'citation_abstract',
    'eprints.abstract',
    'bepress_citation_abstract',
    'dcterms.abstract',
    'dc.description',
  );
  if (abstract && isWhole(abstract)) metadata.abstract = plain(abstract);
  const url = first(tags, 'citation_abstract_html_url', 'citation_public_url', 'og:url', 'prism.url');
  if (url && /^https?:/.test(url)) metadata.url = url;
  const pdf = first(tags, 'citation_pdf_url', 'bepress_citation_pdf_url', 'eprints.document_url');
  if (pdf) metadata.pdf = pdf;
  return linked
    ? { ...linked, ...metadata, authors: metadata.authors.length > 0 ? metadata.authors : linked.authors }
    : metadata;
}

type Tags = Map<string, string[]>;

function tagsOf(document: Document): Tags {
  const tags: Tags = new Map();
  const metas = document.getElementsByTagName('meta');
  for (let at = 0; at < metas.length && at < MOST_TAGS; at++) {
    const meta = metas[at];
    const name = (meta?.getAttribute('name') || meta?.getAttribute('property') || '')
      .trim()
      .toLowerCase()
      .slice(0, 80);
    // Some generators write `value` for `content`.
    const content = (meta?.getAttribute('content') ?? meta?.getAttribute('value') ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    if (name === '' || content === '') continue;
    const known = tags.get(name);
    if (known) known.push(content.slice(0, 30_000));
    else tags.set(name, [content.slice(0, 30_000)]);
  }
  return tags;
}

const all = (tags: Tags, name: string): string[] => tags.get(name) ?? [];
const distinct = (values: string[]): string[] => [...new Set(values)];

function first(tags: Tags, ...names: string[]): string | undefined {
  for (const name of names) {
    const [value] = all(tags, name);
    if (value) return value;
  }
  return undefined;
}

const APPEARED =
  /^(?:citation_(?:journal|conference|inbook|book|doi|pdf_url|arxiv|issn|isbn|volume|issue|firstpage|technical|dissertation|publisher|pmid|abstract|fulltext|series)|bepress|eprints|prism|dc\.(?:source|identifier|relation|type))/;

/** The head names a journal, conference, institution or identifier. */
function appeared(tags: Tags): boolean {
  for (const name of tags.keys()) if (APPEARED.test(name)) return true;
  return false;
}

/** Dublin Core describes anything; with a creator and the type or identifier of an article it describes one. */
function isDublinArticle(tags: Tags): boolean {
  const creator = tags.has('dc.creator') || tags.has('dc.contributor') || tags.has('dcterms.creator');
  const type = [
    ...all(tags, 'dc.type'),
    ...all(tags, 'dcterms.type'),
    ...all(tags, 'dc.type.articletype'),
  ].join(' ');
  const identifier = [
    ...all(tags, 'dc.identifier'),
    ...all(tags, 'dc.identifier.doi'),
    ...all(tags, 'dcterms.identifier'),
  ].join(' ');
  const article = /article|journal|paper|thesis|dissertation|preprint|proceeding|chapter|report/i.test(type);
  return (
    creator &&
    (tags.has('dc.title') || tags.has('dcterms.title')) &&
    (article || parseDoi(identifier) !== null)
  );
}

function authorsOf(tags: Tags): Author[] {
  const names = [
    'citation_author',
    'bepress_citation_author',
    'eprints.creators_name',
    'dc.creator',
    'dcterms.creator',
    'dc.contributor',
  ];
  let values: string[] = [];
  for (const name of names) if (values.length === 0) values = all(tags, name);
  if (values.length === 0) values = (first(tags, 'citation_authors') ?? '').split(/ ?; ?/);
  return distinct(values)
    .flatMap((value) => (/;/.test(value) ? value.split(/ ?; ?/) : [value]))
    .filter((value) => value !== '')
    .map(authorOf);
}

/** "Family, Given" is turned round: pages show names the other way. */
export function authorOf(value: string): Author {
  const name = value.replace(/\s+/g, ' ').trim().slice(0, 300);
  const parts = name.split(/ ?, ?/);
  const [family = '', given = ''] = parts;
  if (parts.length === 2 && given !== '' && !/^(?:jr|sr|ii|iii|iv|ph\.?d|md)\.?$/i.test(given)) {
    return { name: `${given} ${family}`, given, family };
  }
  return { name };
}

function idsOf(tags: Tags): Identifiers {
  const ids: Identifiers = {};
  const doi = parseDoi(
    first(tags, 'citation_doi', 'prism.doi', 'bepress_citation_doi', 'dc.identifier.doi', 'eprints.doi') ??
      all(tags, 'dc.identifier').find((value) => parseDoi(value) !== null) ??
      '',
  );
  if (doi) ids.doi = doi;
  const arxiv = first(tags, 'citation_arxiv_id');
  const parsed = arxiv ? parseArxivId(arxiv) : null;
  if (parsed) ids.arxiv = parsed.id;
  const pmid = first(tags, 'citation_pmid');
  if (pmid && /^\d{4,9}$/.test(pmid)) ids.pmid = pmid;
  return ids;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A date as head tags write it, in any of their forms. */
export function dateOf(text: string): { year?: number; date?: string } {
  const numbers = /\b(1[5-9]\d\d|20\d\d)(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?/.exec(text);
  if (!numbers) return {};
  const year = Number(numbers[1]);
  let month = Number(numbers[2] ?? 0);
  const day = Number(numbers[3] ?? 0);
  if (month === 0) month = MONTHS.findIndex((name) => text.toLowerCase().includes(name)) + 1;
  if (month < 1 || month > 12) return { year };
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    year,
    date: day >= 1 && day <= 31 ? `${year}-${two(month)}-${two(day)}` : `${year}-${two(month)}`,
  };
}

function isWhole(abstract: string): boolean {
  return abstract.length > 150 && !/(?:\.\.\.|…|&hellip;)\s*$/.test(abstract);
}

/** Head tags may carry markup as text. */
function plain(text: string): string {
  return text
    .replace(/<[^<>]{0,300}>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^abstract\s*[:.—–-]?\s+/i, '')
    .trim();
}

/** The one OpenURL of a page that is about one work; pages with several list them. */
function coinsOf(document: Document): Metadata | null {
  const spans = document.getElementsByClassName('Z3988');
  if (spans.length !== 1) return null;
  return readCoins(spans[0]?.getAttribute('title') ?? '');
}

/** An OpenURL in a span (Z39.88-2004, "COinS"); null where it names no title. */
export function readCoins(text: string): Metadata | null {
  const values = new URLSearchParams(text.slice(0, 20_000));
  const title = values.get('rft.atitle') ?? values.get('rft.title') ?? values.get('rft.btitle');
  if (!title) return null;
  const authors = values.getAll('rft.au').map(authorOf);
  const last = values.get('rft.aulast');
  if (authors.length === 0 && last) authors.push(authorOf(`${last}, ${values.get('rft.aufirst') ?? ''}`));
  const metadata: Metadata = { title: title.trim(), authors, ids: {} };
  const doi = parseDoi(values.getAll('rft_id').join(' '));
  if (doi) metadata.ids.doi = doi;
  Object.assign(metadata, dateOf(values.get('rft.date') ?? ''));
  const venue = values.get('rft.jtitle') ?? values.get('rft.stitle');
  if (venue) metadata.venue = venue;
  return metadata;
}
