/**
 * Items as Zotero's web API (`{data: {…}}`) and Better BibTeX's JSON have them: read as CSL items under their CSL names,
 * with the notes that hang on them, the collections they stand in, and the addresses of what is attached.
 */
import type { Link } from '../../paper/bibliography.ts';
import { safeUrl, wellFormed } from '../checked.ts';
import { readCslItems } from '../csl/read.ts';
import { FILE_LIMITS, TOO_MANY } from '../interchange.ts';
import type { InterchangePaper, ParsedFile } from '../interchange.ts';
import { isObject, listOf, own, textOf } from '../json-text.ts';
import type { Fields } from '../json-text.ts';
import { plainNote } from '../markup.ts';
import { ZOTERO_TYPES } from '../work-type.ts';

/** Whether a value of a list is an item of Zotero's. */
export function isZoteroItem(value: unknown): boolean {
  return isObject(value) && typeof own(dataOf(value), 'itemType') === 'string';
}

function dataOf(item: Fields): Fields {
  const data = own(item, 'data');
  return own(item, 'itemType') === undefined && isObject(data) ? data : item;
}

/** What is no work of its own. */
const PARTS = new Set(['attachment', 'note', 'annotation']);

/** The papers of items; `collections` is what Better BibTeX says of them, by their keys. */
export function readZotero(items: unknown[], collections?: unknown): ParsedFile {
  const parsed: ParsedFile = { papers: [], rejected: [], leftOut: [] };
  const pathsOf = collectionPaths(collections);
  const papers = new Map<string, InterchangePaper>();
  const notes: Fields[] = [];
  let parts = 0;
  for (const [at, entry] of items.entries()) {
    const item = isObject(entry) ? dataOf(entry) : {};
    if (textOf(item, 'itemType') === 'note' && textOf(item, 'parentItem')) notes.push(item);
    else if (PARTS.has(textOf(item, 'itemType'))) parts++;
    else if (parsed.papers.length + parsed.rejected.length >= FILE_LIMITS.entries) {
      parsed.rejected.push({ field: `item ${at + 1}`, reason: TOO_MANY });
      break;
    } else {
      const paper = paperOf(item, parsed, `item ${at + 1}`);
      if (!paper) continue;
      const [key, id] = [textOf(item, 'key'), textOf(item, 'itemID')];
      paper.collections = [...pathsOf(key), ...pathsOf(id)];
      if (key) papers.set(key, paper);
    }
  }
  for (const note of notes) {
    const paper = papers.get(textOf(note, 'parentItem'));
    if (paper) addNote(paper, [note]);
    else parts++;
  }
  if (parts > 0)
    parsed.leftOut.push({ field: 'items', reason: `attachments and notes that are no papers (${parts})` });
  return parsed;
}

function paperOf(item: Fields, parsed: ParsedFile, place: string): InterchangePaper | null {
  const read = readCslItems([cslOf(item)]);
  parsed.leftOut.push(...read.leftOut);
  const [paper] = read.papers;
  if (!paper) {
    parsed.rejected.push({ field: place, reason: read.rejected[0]?.reason ?? 'it is not an item' });
    return null;
  }
  parsed.papers.push(paper);
  addNote(paper, listOf(item, 'notes'));
  const added = Date.parse(textOf(item, 'dateAdded'));
  if (added > 0) paper.saved = added;
  const links = linksOf(listOf(item, 'attachments'));
  if (links.length > 0) paper.bibliography.links = links;
  return paper;
}

/** Zotero's fields under their CSL names. */
function cslOf(item: Fields): Fields {
  const creators = listOf(item, 'creators').filter(isObject);
  const names = (...types: string[]): unknown[] =>
    creators
      .filter((creator) => types.includes(textOf(creator, 'creatorType')))
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
    author: names('author', 'presenter', 'programmer', 'inventor', 'director'),
    editor: names('editor'),
    issued: textOf(item, 'date'),
    'container-title': textOf(item, ...CONTAINERS),
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
    publisher: textOf(item, 'publisher', 'university', 'institution', 'company', 'studio'),
    'publisher-place': textOf(item, 'place'),
    edition: textOf(item, 'edition', 'versionNumber'),
    'collection-title': textOf(item, 'series', 'seriesTitle'),
    language: textOf(item, 'language'),
    keyword: `${tags.map((tag) => tag.replace(/;/g, ',')).join('; ')};`,
  };
}

const CONTAINERS = [
  'publicationTitle',
  'proceedingsTitle',
  'conferenceName',
  'bookTitle',
  'encyclopediaTitle',
  'dictionaryTitle',
  'websiteTitle',
  'blogTitle',
  'forumTitle',
  'meetingName',
  'repository',
] as const;

function addNote(paper: InterchangePaper, notes: readonly unknown[]): void {
  const texts = notes.map((note) =>
    plainNote(isObject(note) ? textOf(note, 'note') : typeof note === 'string' ? note : ''),
  );
  paper.note = wellFormed([paper.note, ...texts].filter(Boolean).join('\n\n')).slice(0, FILE_LIMITS.note);
}

/** Addresses of attached PDFs; files on the owner's own disk are no links. */
function linksOf(attachments: readonly unknown[]): Link[] {
  return attachments
    .filter(isObject)
    .map((one) => safeUrl(textOf(one, 'url')))
    .filter((url): url is string => url !== null && /\.pdf$|\/pdf\//i.test(url))
    .slice(0, 5)
    .map((url) => ({ kind: 'pdf', url }));
}

/** Where an item stands, by its key or number, as Better BibTeX says it: paths of names from the outermost. */
function collectionPaths(given: unknown): (item: string) => string[][] {
  const paths = new Map<string, string[][]>();
  const rows = isObject(given) ? given : {};
  for (const row of Object.values(rows).filter(isObject)) {
    const path: string[] = [];
    let above: unknown = row;
    while (isObject(above) && path.length < 20) {
      path.unshift(textOf(above, 'name'));
      const parent = textOf(above, 'parent');
      above = parent ? own(rows, parent) : null;
    }
    for (const item of listOf(row, 'items')) {
      const held = paths.get(String(item)) ?? [];
      held.push(path.filter(Boolean));
      paths.set(String(item), held);
    }
  }
  return (item) => paths.get(item) ?? [];
}
