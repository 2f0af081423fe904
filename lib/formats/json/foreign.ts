/**
 * JSON of other programs, told by its shape: PaperMemory's export, Better BibTeX's and Zotero's own item lists,
 * CSL-JSON, Web Annotations. What none of them is, is refused with what it looks like.
 */
import { checkClaim, clip, texts, tidyLines, wellFormed } from '../checked.ts';
import { readBibtex } from '../bibtex/read.ts';
import { readNames } from '../bibtex/names.ts';
import { readCslItems } from '../csl/read.ts';
import { FILE_LIMITS, FormatError, barePaper, TOO_MANY } from '../interchange.ts';
import type { InterchangePaper, ParsedFile, Rejection } from '../interchange.ts';
import { isObject, listOf, own, parseJson, textOf } from '../json-text.ts';
import type { Fields } from '../json-text.ts';
import { readAnnotations } from '../w3c/read.ts';
import { isZoteroItem, readZotero } from './zotero.ts';

export type ForeignJson = 'PaperMemory' | 'Zotero' | 'CSL-JSON' | 'Web Annotations';

/** Reads JSON that is not Offprint's own. Throws a `FormatError` that says what was expected. */
export function readForeignJson(text: string): ParsedFile & { kind: ForeignJson } {
  const value = parseJson(text);
  if (isObject(value)) {
    if (isPaperMemory(value)) return { kind: 'PaperMemory', ...readPaperMemory(value) };
    const items = listOf(value, 'items');
    if (items.some(isZoteroItem)) return { kind: 'Zotero', ...readZotero(items, own(value, 'collections')) };
    if (isMemex(value))
      throw new FormatError(
        'it is an export of Memex, which Offprint does not read; its papers can be brought in by their addresses',
      );
    if (isAnnotations(value)) return { kind: 'Web Annotations', ...readAnnotations(text) };
    if (items.length > 0) return { kind: 'CSL-JSON', ...readCslItems(items) };
    if (typeof own(value, 'type') === 'string' && typeof own(value, 'title') === 'string') {
      return { kind: 'CSL-JSON', ...readCslItems([value]) };
    }
  }
  if (Array.isArray(value)) {
    const list = value as unknown[];
    const first = list.find(isObject);
    if (isZoteroItem(first)) return { kind: 'Zotero', ...readZotero(list) };
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
  // Hypothesis' programming interface has `rows`, the export of its client `annotations`.
  const [first] = [...listOf(value, 'rows'), ...listOf(value, 'annotations')];
  return context.includes('anno.jsonld') || (isObject(first) && Array.isArray(own(first, 'target')));
}

/** Memex: annotations with the address of their page under names of its own. */
function isMemex(value: Fields): boolean {
  const lists = [...listOf(value, 'annotations'), ...listOf(value, 'pages'), ...listOf(value, 'bookmarks')];
  return lists.some(
    (row) =>
      isObject(row) &&
      ['pageUrl', 'pageTitle', 'fullTitle', 'normalizedPageUrl'].some((name) => Object.hasOwn(row, name)),
  );
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
  for (const [id, entry] of Object.entries(value)) {
    if (id === '__dataVersion') continue;
    if (parsed.papers.length + parsed.rejected.length >= FILE_LIMITS.entries) {
      parsed.rejected.push({ field: clip(id), reason: TOO_MANY });
      break;
    }
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
  ).slice(0, FILE_LIMITS.tags);
  paper.star = own(entry, 'favorite') === true;
  paper.note = wellFormed(tidyLines(textOf(entry, 'note'))).slice(0, FILE_LIMITS.note);
  const added = Date.parse(textOf(entry, 'addDate'));
  if (added > 0) paper.saved = added;
  const opened = Date.parse(textOf(entry, 'lastOpenDate'));
  if (opened > 0) paper.read = opened;
  return paper;
}
