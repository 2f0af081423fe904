/**
 * JSON of other programs, told by its shape: PaperMemory's export, Better BibTeX's and Zotero's own item lists,
 * CSL-JSON, Web Annotations. What none of them is, is refused with what it looks like.
 */
import type { WorkType } from '../../paper/details.ts';
import { checkClaim, clip, texts, tidyLines, wellFormed } from '../checked.ts';
import { readBibtex } from '../bibtex/read.ts';
import { readNames } from '../bibtex/names.ts';
import { readCslItems } from '../csl/read.ts';
import { FILE_LIMITS, FormatError, barePaper } from '../interchange.ts';
import type { InterchangePaper, ParsedFile, Rejection } from '../interchange.ts';
import { isObject, listOf, own, parseJson, textOf } from '../json-text.ts';
import type { Fields } from '../json-text.ts';
import { readAnnotations } from '../w3c/read.ts';

export type ForeignJson = 'PaperMemory' | 'Zotero' | 'CSL-JSON' | 'Web Annotations';

/** Reads JSON that is not Offprint's own. Throws a `FormatError` that says what was expected. */
export function readForeignJson(text: string): ParsedFile & { kind: ForeignJson } {
  const value = parseJson(text);
  if (isObject(value)) {
    if (isPaperMemory(value)) return { kind: 'PaperMemory', ...readPaperMemory(value) };
    const items = listOf(value, 'items');
    if (items.some((item) => isObject(item) && typeof own(item, 'itemType') === 'string')) {
      return { kind: 'Zotero', ...readZoteroItems(items) };
    }
    if (isAnnotations(value)) return { kind: 'Web Annotations', ...readAnnotations(text) };
    if (items.length > 0) return { kind: 'CSL-JSON', ...readCslItems(items) };
    if (typeof own(value, 'type') === 'string' && typeof own(value, 'title') === 'string') {
      return { kind: 'CSL-JSON', ...readCslItems([value]) };
    }
  }
  if (Array.isArray(value)) {
    const list = value as unknown[];
    const first = list.find(isObject);
    if (first && typeof (own(first, 'itemType') ?? own(dataOf(first), 'itemType')) === 'string') {
      return { kind: 'Zotero', ...readZoteroItems(list) };
    }
    if (first && textOf(first, 'type') === 'Annotation')
      return { kind: 'Web Annotations', ...readAnnotations(text) };
    if (first && typeof own(first, 'type') === 'string') return { kind: 'CSL-JSON', ...readCslItems(list) };
    if (list.length === 0) throw new FormatError('it is an empty list');
  }
  throw new FormatError(
    'it is JSON, but of no program Offprint knows (its own, PaperMemory, Zotero, CSL-JSON, Web Annotations)',
  );
}

function isAnnotations(value: Fields): boolean {
  const context = JSON.stringify(own(value, '@context') ?? '');
  const rows = listOf(value, 'rows')[0];
  return context.includes('anno.jsonld') || (isObject(rows) && Array.isArray(own(rows, 'target')));
}

/** PaperMemory: an object of papers by its own id, and `__dataVersion`. */
function isPaperMemory(value: Fields): boolean {
  if (Object.hasOwn(value, '__dataVersion')) return true;
  const first = Object.values(value).find(isObject);
  return (
    first !== undefined &&
    typeof own(first, 'pdfLink') === 'string' &&
    typeof own(first, 'author') === 'string'
  );
}

function readPaperMemory(value: Fields): ParsedFile {
  const parsed: ParsedFile = { papers: [], rejected: [], leftOut: [] };
  for (const [id, entry] of Object.entries(value).slice(0, FILE_LIMITS.entries)) {
    if (id === '__dataVersion') continue;
    const paper = isObject(entry) ? paperOfMemory(entry, id, parsed.leftOut) : 'it is not a paper';
    if (typeof paper === 'string') parsed.rejected.push({ field: clip(id), reason: paper });
    else parsed.papers.push(paper);
  }
  return parsed;
}

function paperOfMemory(entry: Fields, id: string, leftOut: Rejection[]): InterchangePaper | string {
  const names = readNames(textOf(entry, 'author').slice(0, 500_000));
  const pdf = textOf(entry, 'pdfLink');
  const code = textOf(entry, 'codeLink');
  // Its BibTeX knows what its own fields do not: the journal, the pages.
  const [published] = readBibtex(textOf(entry, 'bibtex').slice(0, 100_000)).papers;
  const arxiv = /^Arxiv-(?:OldStyle-)?(.+)$/i.exec(id)?.[1]?.replace(/^([a-z-]+)_(\d{7})$/, '$1/$2');
  const bibliography = checkClaim(
    {
      title: textOf(entry, 'title'),
      authors: names.authors,
      year: textOf(entry, 'year'),
      venue: textOf(entry, 'venue') || (published?.bibliography.venue ?? ''),
      abstract: textOf(entry, 'abstract') || (published?.bibliography.abstract ?? ''),
      doi: textOf(entry, 'doi') || (published?.bibliography.ids.doi ?? ''),
      ...(arxiv && /^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})/.test(arxiv) && { arxiv }),
      url: pdf,
      links: [
        ...(pdf ? [{ kind: 'pdf' as const, url: pdf }] : []),
        ...(code ? [{ kind: 'code' as const, url: code }] : []),
      ],
    },
    leftOut,
  );
  if (typeof bibliography === 'string') return bibliography;
  const paper = barePaper(bibliography);
  if (published?.bibliography.details) bibliography.details = published.bibliography.details;
  if (published?.key) paper.key = published.key;
  paper.tags = texts(
    listOf(entry, 'tags').filter((tag): tag is string => typeof tag === 'string'),
    FILE_LIMITS.tag,
  );
  paper.star = own(entry, 'favorite') === true;
  paper.note = wellFormed(tidyLines(textOf(entry, 'note'))).slice(0, FILE_LIMITS.note);
  const added = Date.parse(textOf(entry, 'addDate'));
  if (added > 0) paper.saved = added;
  const opened = Date.parse(textOf(entry, 'lastOpenDate'));
  if (opened > 0) paper.read = opened;
  return paper;
}

function dataOf(item: Fields): Fields {
  const data = own(item, 'data');
  return isObject(data) ? data : {};
}

const ZOTERO_TYPES: ReadonlyMap<string, WorkType> = new Map<string, WorkType>([
  ['journalArticle', 'article-journal'],
  ['conferencePaper', 'paper-conference'],
  ['preprint', 'article'],
  ['bookSection', 'chapter'],
  ['magazineArticle', 'article-magazine'],
  ['newspaperArticle', 'article-newspaper'],
  ['computerProgram', 'software'],
  ['presentation', 'speech'],
  ['book', 'book'],
  ['thesis', 'thesis'],
  ['report', 'report'],
  ['webpage', 'webpage'],
  ['dataset', 'dataset'],
  ['patent', 'patent'],
]);

/** Items of Zotero's web API (`{data: {…}}`) and of Better BibTeX's JSON, notes among them left to their papers. */
function readZoteroItems(items: unknown[]): ParsedFile {
  const parsed: ParsedFile = { papers: [], rejected: [], leftOut: [] };
  for (const [at, entry] of items.slice(0, FILE_LIMITS.entries).entries()) {
    const whole = isObject(entry) ? entry : {};
    const item = own(whole, 'itemType') === undefined ? dataOf(whole) : whole;
    if (['attachment', 'note', 'annotation'].includes(textOf(item, 'itemType'))) continue;
    const read = readCslItems([cslOfZotero(item)]);
    const [paper] = read.papers;
    if (!paper)
      parsed.rejected.push({
        field: `item ${at + 1}`,
        reason: read.rejected[0]?.reason ?? 'it is not an item',
      });
    else parsed.papers.push(withZoteroNotes(paper, item));
    parsed.leftOut.push(...read.leftOut);
  }
  return parsed;
}

/** Zotero's fields under their CSL names. */
function cslOfZotero(item: Fields): Fields {
  const creators = listOf(item, 'creators').filter(isObject);
  const names = (type: string): unknown[] =>
    creators
      .filter((creator) => textOf(creator, 'creatorType') === type)
      .map((creator) => ({
        family: textOf(creator, 'lastName'),
        given: textOf(creator, 'firstName'),
        literal: textOf(creator, 'name'),
      }));
  const tags = listOf(item, 'tags').map((tag) => (isObject(tag) ? textOf(tag, 'tag') : String(tag)));
  return {
    type: ZOTERO_TYPES.get(textOf(item, 'itemType')) ?? 'document',
    id: textOf(item, 'citationKey', 'citekey', 'key'),
    title: own(item, 'title'),
    author: names('author'),
    editor: names('editor'),
    issued: textOf(item, 'date'),
    'container-title': textOf(
      item,
      'publicationTitle',
      'proceedingsTitle',
      'conferenceName',
      'bookTitle',
      'repository',
    ),
    abstract: textOf(item, 'abstractNote'),
    DOI: textOf(item, 'DOI'),
    URL: textOf(item, 'url'),
    ISBN: textOf(item, 'ISBN'),
    ISSN: textOf(item, 'ISSN'),
    number: textOf(item, 'archiveID'),
    note: textOf(item, 'extra'),
    volume: textOf(item, 'volume'),
    issue: textOf(item, 'issue'),
    page: textOf(item, 'pages'),
    publisher: textOf(item, 'publisher'),
    'publisher-place': textOf(item, 'place'),
    language: textOf(item, 'language'),
    keyword: `${tags.map((tag) => tag.replace(/;/g, ',')).join('; ')};`,
  };
}

function withZoteroNotes(paper: InterchangePaper, item: Fields): InterchangePaper {
  const notes = listOf(item, 'notes').map((note) =>
    isObject(note) ? textOf(note, 'note') : typeof note === 'string' ? note : '',
  );
  // Zotero's notes are HTML; their words are kept.
  const plain = notes.map((note) =>
    tidyLines(note.replace(/<\/(?:p|h\d|li)>|<br ?\/?>/gi, '\n').replace(/<[^<>]{0,500}>/g, '')),
  );
  paper.note = wellFormed(plain.filter(Boolean).join('\n\n')).slice(0, FILE_LIMITS.note);
  const added = Date.parse(textOf(item, 'dateAdded'));
  if (added > 0) paper.saved = added;
  return paper;
}
