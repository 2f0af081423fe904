/**
 * BibTeX and biblatex → papers: which field is which, whatever the dialect (BibTeX, biblatex, JabRef, Zotero,
 * Mendeley, DBLP, ADS, Google Scholar). Fields without a place in Offprint are named once with their number.
 */
import type { Details } from '../../paper/details.ts';
import type { Bibliography, Link } from '../../paper/bibliography.ts';
import { checkClaim, checkDetails, clip, texts, tidy, tidyLines, wellFormed } from '../checked.ts';
import type { Claim } from '../checked.ts';
import { FILE_LIMITS, FormatError, barePaper, TOO_MANY } from '../interchange.ts';
import type { InterchangePaper, ParsedFile, Rejection } from '../interchange.ts';
import { splitKeywords } from '../keywords.ts';
import { kindInFile } from '../work-type.ts';
import { bibtexDate } from './dates.ts';
import { inheritCrossrefs } from './inherit.ts';
import { untagged } from './markup.ts';
import { readNames } from './names.ts';
import { scanBibtex } from './scan.ts';
import type { BibtexEntry } from './scan.ts';
import { texToText } from './tex-to-text.ts';
import { statedKind, workTypeOf } from './types.ts';

/** Fields that are taken up below, and those that say nothing of a paper: neither is reported as left out. */
const KNOWN = new Set(
  (
    'title subtitle titleaddon booktitle booksubtitle maintitle shorttitle author editor year month day date urldate journal journaltitle ' +
    'journalsubtitle shortjournal fjournal abstract keywords keyword mendeley-tags mendeley-groups groups doi url eprint archiveprefix ' +
    'eprinttype primaryclass eprintclass arxivid arxiv pmid pmcid isbn issn volume number issue pages publisher ' +
    'address location edition series language langid school institution organization howpublished note annote ' +
    'annotation comment comments arxivversion crossref xref key ids biburl bibsource timestamp date-added date-modified added-at openreview acl ' +
    'semanticscholar dblp pdf code html data journalref withdrawn type eventtitle authorcount hyphenation eid ee link bdsk-url-1 adsurl'
  ).split(' '),
);

/** JabRef's comments of one user each. */
const OWN_COMMENT = /^comment-/;

/** Reads a whole .bib file. Throws a `FormatError` only for a file past the limit of all files. */
export function readBibtex(text: string): ParsedFile {
  if (text.length > FILE_LIMITS.text) throw new FormatError('the file is larger than 50 million characters');
  const file = scanBibtex(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const parsed: ParsedFile = { papers: [], rejected: [], leftOut: [...file.problems] };
  inheritCrossrefs(file.entries);
  const unplaced = new Map<string, number>();
  for (const entry of file.entries) {
    if (entry.type === 'xdata' || entry.type === 'set') continue;
    if (parsed.papers.length + parsed.rejected.length >= FILE_LIMITS.entries) {
      parsed.rejected.push({ line: entry.line, reason: TOO_MANY });
      break;
    }
    const paper = readEntry(entry, parsed.leftOut);
    if (typeof paper === 'string') parsed.rejected.push({ line: entry.line, reason: paper });
    else parsed.papers.push(paper);
    for (const field of entry.fields.keys()) {
      if (!KNOWN.has(field) && !OWN_COMMENT.test(field) && unplaced.size < 1_000)
        unplaced.set(field, (unplaced.get(field) ?? 0) + 1);
    }
  }
  for (const [field, count] of unplaced) {
    parsed.leftOut.push({
      field: clip(field),
      reason: `Offprint has no place for it (in ${count} of the entries)`,
    });
  }
  return parsed;
}

function readEntry(entry: BibtexEntry, leftOut: Rejection[]): InterchangePaper | string {
  const source = (...names: string[]): string => {
    for (const name of names) {
      const value = entry.fields.get(name);
      if (value?.trim()) return value;
    }
    return '';
  };
  const plain = (...names: string[]): string => tidy(texToText(source(...names)));
  const names = readNames(source('author'));
  const claim: Claim = {
    title: titleOf(source, entry, leftOut),
    authors: names.authors,
    authorsTruncated: names.truncated,
    authorCount: Number(plain('authorcount')) || 0,
    abstract: texToText(source('abstract')),
    venue: plain('journaltitle', 'journal', 'booktitle', 'eventtitle', 'fjournal', 'shortjournal'),
    comments: texToText(source('note', 'comments')),
    journalRef: texToText(source('journalref')),
    withdrawn: plain('withdrawn') === 'true',
    ...bibtexDate(source('date'), source('year'), source('month'), source('day')),
    ...identifiers(entry, source, plain),
  };
  claim.links = linksOf(entry);
  const primary = plain('primaryclass', 'eprintclass');
  if (primary) claim.subjects = [primary];
  const bibliography = checkClaim(claim, leftOut, entry.line);
  if (typeof bibliography === 'string') return `entry "${clip(entry.key)}": ${bibliography}`;
  return paperOf(bibliography, entry, source, plain);
}

type Source = (...names: string[]) => string;

/** "Title: Subtitle"; an entry without any keeps its place under its key, and says so. */
function titleOf(source: Source, entry: BibtexEntry, leftOut: Rejection[]): string {
  const title = texToText(untagged(source('title')));
  const subtitle = title && texToText(source('subtitle'));
  if (subtitle) return `${title.replace(/(?:(?<!\s)\s+)?:$/, '')}: ${subtitle}`;
  if (title) return title;
  const other = texToText(source('booktitle', 'maintitle', 'shorttitle', 'titleaddon', 'eventtitle'));
  if (other || !entry.key) return other;
  leftOut.push({
    line: entry.line,
    field: 'title',
    reason: 'it has none; the citation key stands in its place',
  });
  return entry.key;
}

function identifiers(entry: BibtexEntry, source: Source, plain: Source): Partial<Claim> {
  const claim: Partial<Claim> = {};
  // Addresses and identifiers are read as they stand: "_", "~" and "%" mean themselves in them.
  const literal = (...names: string[]): string => tidy(unescapeLiteral(source(...names)));
  const doi = literal('doi');
  if (/10\.\d{4,9}/.test(doi)) claim.doi = doi;
  const eprint = literal('eprint', 'arxivid', 'arxiv');
  const archive = literal('archiveprefix', 'eprinttype').toLowerCase();
  if (
    eprint &&
    (archive === '' || archive === 'arxiv') &&
    /^(?:arxiv:)?(?:[a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?/i.test(eprint)
  ) {
    const version = plain('arxivversion');
    claim.arxiv = /^[1-9]\d{0,2}$/.test(version) && !/v\d+$/i.test(eprint) ? `${eprint}v${version}` : eprint;
  } else {
    const stated =
      /arxiv[:\s]{1,3}(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})|^abs\/(\S{4,40})$/i;
    for (const field of ['journal', 'volume', 'howpublished', 'note', 'number'] as const) {
      const match = stated.exec(literal(field).slice(0, 300));
      const id = match?.[1] ?? match?.[2];
      if (id && !claim.arxiv) claim.arxiv = id;
    }
  }
  if (eprint && archive === 'pubmed' && /^\d+$/.test(eprint)) claim.pmid = eprint;
  for (const field of ['openreview', 'acl', 'semanticscholar', 'pmid', 'pmcid'] as const) {
    const value = literal(field);
    if (value) claim[field === 'semanticscholar' ? 'semanticScholar' : field] = value;
  }
  const dblp =
    literal('dblp') ||
    /dblp\.(?:org|uni-trier\.de)\/rec\/(?:bib\/)?([\w./:+-]+?)(?:\.bib)?$/i.exec(literal('biburl'))?.[1];
  if (dblp) claim.dblp = dblp;
  else if (/^DBLP:[a-z]+\//.test(entry.key)) claim.dblp = entry.key.slice(5);
  const isbn =
    plain('isbn')
      .split(/[,;/]|\s{2,}|\sand\s/)[0]
      ?.replace(/^isbn[:\s]*/i, '')
      .trim() ?? '';
  if (/^[\dXx][\dXx -]{8,20}$/.test(isbn)) claim.isbn = isbn;
  for (const field of ['url', 'howpublished', 'ee', 'link', 'bdsk-url-1', 'adsurl']) {
    const url = addressIn(literal(field));
    if (url && !claim.url) claim.url = url;
  }
  return claim;
}

function unescapeLiteral(source: string): string {
  if (!/[\\{}$]/.test(source)) return source;
  const bare = source.replace(/\\(?:url|path|href|nolinkurl)\s*(?=\{)/g, '');
  return bare
    .replace(/\\textasciitilde(?:\{\})?|\\~\{\}|\{\\textasciitilde\}|\$\\sim\$/g, '~')
    .replace(/\\textunderscore(?:\{\})?/g, '_')
    .replace(/\\textbackslash(?:\{\})?/g, '\\')
    .replace(/\{?\\textless(?:\{\})?\}?|\$<\$/g, '<')
    .replace(/\{?\\textgreater(?:\{\})?\}?|\$>\$/g, '>')
    .replace(/\\([%&#_{}$~^])/g, '$1')
    .replace(/[{}]/g, ' ');
}

function addressIn(text: string): string | undefined {
  return /https?:\/\/[^\s<>"]{3,2000}/i.exec(text)?.[0];
}

function linksOf(entry: BibtexEntry): Link[] {
  const links: Link[] = [];
  for (const kind of ['pdf', 'html', 'code', 'data'] as const) {
    const url = addressIn(tidy(unescapeLiteral(entry.fields.get(kind) ?? '')));
    if (url) links.push({ kind, url });
  }
  return links;
}

function paperOf(
  bibliography: Bibliography,
  entry: BibtexEntry,
  source: Source,
  plain: Source,
): InterchangePaper {
  const paper = barePaper(bibliography);
  if (entry.key) paper.key = wellFormed(entry.key);
  // What Mendeley's owner put on a paper stands beside the keywords of its publisher.
  const keywords = [plain('keywords', 'keyword'), plain('mendeley-tags')].flatMap(splitKeywords);
  paper.tags = texts(keywords, FILE_LIMITS.tag).slice(0, FILE_LIMITS.tags);
  const paths = (field: string, between: string): string[][] =>
    texts(plain(field).split(/[,;]/)).map((path) => path.split(between));
  paper.collections = [...paths('groups', ' / '), ...paths('mendeley-groups', '/')];
  paper.note = wellFormed(notesOf(entry, source)).slice(0, FILE_LIMITS.note);
  // DBLP's timestamp, with its weekday, is DBLP's own.
  const stamp = plain('date-added', 'added-at', 'timestamp')
    .replace(/^(\d{4})\.(\d{2})\.(\d{2})$/, '$1-$2-$3')
    .replace(/GMT$/, 'Z');
  const added = /^\d{4}-/.test(stamp) ? Date.parse(stamp) : 0;
  if (added > 0 && added < 4e12) paper.saved = added;
  const details = checkDetails(detailsOf(entry, bibliography, source, plain));
  if (details) bibliography.details = details;
  return paper;
}

function notesOf(entry: BibtexEntry, source: Source): string {
  const own = [...entry.fields].filter(([name]) => OWN_COMMENT.test(name)).map(([, value]) => value);
  return [source('annote', 'annotation', 'comment'), ...own]
    .map((note) => tidyLines(texToText(note, { lines: true })))
    .filter(Boolean)
    .join('\n\n');
}

function detailsOf(entry: BibtexEntry, bibliography: Bibliography, source: Source, plain: Source): Details {
  const details: Details = {};
  const type =
    statedKind(entry.type, plain('type')) ??
    kindInFile(workTypeOf(entry.type), bibliography, plain('publisher', 'institution'));
  if (type) details.type = type;
  const fields = {
    // "abs/1706.03762" is DBLP's way to name an arXiv id.
    volume: plain('volume').replace(/^abs\/\S+$/, ''),
    issue: entry.type === 'article' ? plain('number', 'issue') : plain('issue', 'number'),
    pages: plain('pages', 'eid').replace(/(?:(?<!\s)\s+)?(?:[–—‒−]|(?<!-)-+)\s*/g, '-'),
    publisher: plain('publisher', 'school', 'institution', 'organization'),
    place: plain('address', 'location'),
    edition: plain('edition'),
    series: plain('series'),
    issn: plain('issn'),
    language: plain('language', 'langid', 'hyphenation'),
  };
  for (const [name, value] of Object.entries(fields) as [keyof typeof fields, string][]) {
    if (value && value.length <= 500) details[name] = wellFormed(value);
  }
  const editors = readNames(source('editor')).authors.slice(0, 500);
  if (editors.length > 0) details.editors = editors;
  return details;
}
