/**
 * W3C Web Annotations → marks on papers: our own, those of other annotation tools, and Hypothesis' export, which has
 * the same selectors under older names. Annotations of one address belong to one paper.
 */
import type { Author } from '../../paper/bibliography.ts';
import type { MarkColour, MarkRow, MarkTarget } from '../../paper/rows.ts';
import { MARK_COLOURS, ROW_VERSION } from '../../paper/rows.ts';
import { checkClaim, clip, texts, tidyLines, wellFormed } from '../checked.ts';
import { FILE_LIMITS, FormatError, barePaper, TOO_MANY } from '../interchange.ts';
import type { InterchangePaper, ParsedFile } from '../interchange.ts';
import { isObject, listOf, own, parseJson, textOf } from '../json-text.ts';
import type { Fields } from '../json-text.ts';

const NO_CLOCK = '0000000000000-0000-00000000';
/** A quotation longer than any abstract is no mark. */
const QUOTE_LIMIT = 20_000;

/** Reads a whole file of annotations. Throws a `FormatError` when it holds none. */
export function readAnnotations(text: string): ParsedFile {
  const items = itemsOf(parseJson(text));
  if (!items) throw new FormatError('it is JSON, but not a list of annotations');
  const parsed: ParsedFile = { papers: [], rejected: [], leftOut: [] };
  const bySource = new Map<string, InterchangePaper>();
  for (const [at, item] of items.entries()) {
    if (at >= FILE_LIMITS.entries) {
      parsed.rejected.push({ field: `annotation ${at + 1}`, reason: TOO_MANY });
      break;
    }
    const reason = isObject(item) ? takeAnnotation(item, at, bySource, parsed) : 'it is not an object';
    if (reason) parsed.rejected.push({ field: `annotation ${at + 1}`, reason });
  }
  parsed.papers = [...bySource.values()];
  return parsed;
}

function itemsOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  for (const name of ['items', 'rows', 'annotations', '@graph'])
    if (Array.isArray(own(value, name))) return listOf(value, name);
  const first = own(value, 'first');
  if (isObject(first)) return itemsOf(first);
  return textOf(value, 'type') === 'Annotation' ? [value] : null;
}

function takeAnnotation(
  item: Fields,
  at: number,
  bySource: Map<string, InterchangePaper>,
  parsed: ParsedFile,
): string | null {
  const given = own(item, 'target');
  const target: unknown = Array.isArray(given) ? given[0] : given;
  const specific = isObject(target) ? target : {};
  const source = sourceOf(item, target);
  if (!source) return 'it does not say what it is about';
  const paper = bySource.get(source) ?? paperOf(item, specific, source, parsed);
  if (typeof paper === 'string') return paper;
  const comment = commentOf(item);
  paper.tags = texts([...paper.tags, ...tagsOf(item)], FILE_LIMITS.tag).slice(0, FILE_LIMITS.tags);
  const quote = selectorOf(specific, 'TextQuoteSelector');
  const exact = quote ? textOf(quote, 'exact') : '';
  if (!exact) {
    // A note on the whole page is a note on the paper.
    if (!comment) return 'it marks no words and says nothing';
    paper.note = [paper.note, comment].filter(Boolean).join('\n\n').slice(0, FILE_LIMITS.note);
  } else if (exact.length > QUOTE_LIMIT)
    return `it marks ${exact.length} characters; ${QUOTE_LIMIT} is the limit`;
  else paper.marks.push(markOf(item, specific, quote ?? {}, comment, at));
  bySource.set(source, paper);
  return null;
}

function sourceOf(item: Fields, target: unknown): string {
  if (typeof target === 'string') return target;
  if (!isObject(target)) return textOf(item, 'uri');
  const source = own(target, 'source');
  if (isObject(source)) return textOf(source, 'id', '@id');
  return textOf(target, 'source', 'id') || textOf(item, 'uri');
}

function paperOf(
  item: Fields,
  target: Fields,
  source: string,
  parsed: ParsedFile,
): InterchangePaper | string {
  const own1 = own(item, 'offprint:paper');
  const about = isObject(own1) ? own1 : {};
  const given = own(about, 'ids');
  const ids = isObject(given) ? given : {};
  const document = own(item, 'document');
  const titles = isObject(document) ? listOf(document, 'title') : [];
  const resource = own(target, 'source');
  const shown = isObject(resource) ? textOf(resource, 'title', 'dcterms:title', 'name') : '';
  const address = textOf(about, 'url') || (/^https?:/i.test(source) ? source : '');
  const version = textOf(ids, 'arxivVersion');
  const bibliography = checkClaim(
    {
      // An address is a poor title, and better than losing the marks.
      title:
        textOf(about, 'title') ||
        (typeof titles[0] === 'string' ? titleOfPage(titles[0]) : '') ||
        shown ||
        source,
      authors: listOf(about, 'authors').filter(isObject).map(authorOf),
      year: textOf(about, 'year'),
      ...(textOf(ids, 'arxiv') && { arxiv: `${textOf(ids, 'arxiv')}${version ? `v${version}` : ''}` }),
      doi: textOf(ids, 'doi'),
      isbn: textOf(ids, 'isbn'),
      pmid: textOf(ids, 'pmid'),
      pmcid: textOf(ids, 'pmcid'),
      openreview: textOf(ids, 'openreview'),
      acl: textOf(ids, 'acl'),
      semanticScholar: textOf(ids, 'semanticScholar'),
      dblp: textOf(ids, 'dblp'),
      url: address,
    },
    parsed.leftOut,
  );
  if (typeof bibliography === 'string') return `${clip(source, 60)}: ${bibliography}`;
  // Offprint wrote the identifiers' address itself where the paper has none of its own.
  if (own1 !== undefined && !textOf(about, 'url')) delete bibliography.url;
  return barePaper(bibliography);
}

/** The title of a web page without the number that arXiv puts before a paper's. */
function titleOfPage(title: string): string {
  return title.replace(/^\[(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]{2,20}\/\d{7})(?:v\d{1,3})?\]\s+(?=\S)/i, '');
}

function authorOf(author: Fields): Author {
  const given = textOf(author, 'given');
  const family = textOf(author, 'family');
  return { name: textOf(author, 'name'), ...(given && { given }), ...(family && { family }) };
}

function selectorOf(target: Fields, type: string): Fields | undefined {
  const given = own(target, 'selector');
  const list: unknown[] = Array.isArray(given) ? given : [given];
  for (const selector of list) {
    if (!isObject(selector)) continue;
    if (textOf(selector, 'type', '@type') === type) return selector;
    const refined = own(selector, 'refinedBy');
    if (isObject(refined) && textOf(refined, 'type') === type) return refined;
  }
  return undefined;
}

function bodiesOf(item: Fields, isTag: boolean): string[] {
  const given = own(item, 'body');
  const bodies: unknown[] = Array.isArray(given) ? given : [given];
  return bodies
    .filter(isObject)
    .filter((body) => ['tagging', 'classifying'].includes(textOf(body, 'purpose')) === isTag)
    .map((body) => textOf(body, 'value', 'chars'));
}

/** Tags of an annotation, which Hypothesis keeps in a list of their own. */
function tagsOf(item: Fields): string[] {
  const listed = listOf(item, 'tags').filter((tag): tag is string => typeof tag === 'string');
  return [...bodiesOf(item, true), ...listed];
}

function commentOf(item: Fields): string {
  // Hypothesis: `text`; a body may also be the bare text.
  const bare = textOf(item, 'bodyValue', 'text');
  return wellFormed(tidyLines([...bodiesOf(item, false), bare].filter(Boolean).join('\n\n'))).slice(
    0,
    FILE_LIMITS.note,
  );
}

function markOf(item: Fields, target: Fields, quote: Fields, note: string, at: number): MarkRow {
  const ours = own(item, 'offprint:mark');
  const kept = isObject(ours) ? ours : {};
  const exact = wellFormed(textOf(quote, 'exact'));
  const prefix = wellFormed(textOf(quote, 'prefix')).slice(-64);
  const suffix = wellFormed(textOf(quote, 'suffix')).slice(0, 64);
  const around = `${prefix}${exact}${suffix}`;
  const snapshot = wellFormed(textOf(kept, 'snapshot').slice(0, FILE_LIMITS.note)) || around;
  const colour = textOf(target, 'styleClass');
  const created = Date.parse(textOf(item, 'created'));
  return {
    id: markId(textOf(item, 'id', '@id'), at),
    paper: asciiId(textOf(kept, 'paper')) || 'paper',
    target: targetOf(own(kept, 'target'), snapshot),
    quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
    position: positionOf(target, snapshot, exact, prefix),
    snapshot,
    colour: (MARK_COLOURS as readonly string[]).includes(colour) ? (colour as MarkColour) : 'gold',
    note,
    at: created >= 0 && created < 1e13 ? created : 0,
    v: ROW_VERSION,
    updatedAt: /^\d{13}-[0-9a-f]{4}-[0-9a-f]{8}$/.test(textOf(kept, 'updatedAt'))
      ? textOf(kept, 'updatedAt')
      : NO_CLOCK,
  };
}

function markId(given: string, at: number): string {
  let id = given.replace(/^urn:(?:offprint:mark|uuid):/, '');
  try {
    id = decodeURIComponent(id);
  } catch {
    // Kept as it stands: an id is any text.
  }
  return asciiId(id) || `annotation-${at + 1}`;
}

function asciiId(text: string): string {
  return /^[\x21-\x7e]{1,200}$/.test(text) ? text : '';
}

/** Where our own mark stood; anything else stands on the words around it. */
function targetOf(given: unknown, snapshot: string): MarkTarget {
  const target = isObject(given) ? given : {};
  const kind = textOf(target, 'kind');
  if (kind === 'title') return { kind };
  if (kind === 'abstract' && asciiId(textOf(target, 'key'))) return { kind, key: textOf(target, 'key') };
  const version = Number(textOf(target, 'version'));
  if (kind === 'body') {
    return {
      kind,
      block: wellFormed(textOf(target, 'block').slice(0, 500)),
      text: wellFormed(textOf(target, 'text').slice(0, FILE_LIMITS.note)),
      ...(version > 0 && Number.isInteger(version) && { version }),
    };
  }
  return { kind: 'body', block: '', text: snapshot };
}

function positionOf(target: Fields, snapshot: string, exact: string, prefix: string): MarkRow['position'] {
  const given = selectorOf(target, 'TextPositionSelector') ?? {};
  const start = own(given, 'start');
  const end = own(given, 'end');
  const fits = typeof start === 'number' && typeof end === 'number' && snapshot.slice(start, end) === exact;
  if (fits) return { type: 'TextPositionSelector', start, end };
  const at = Math.max(0, snapshot.indexOf(prefix + exact)) + prefix.length;
  return { type: 'TextPositionSelector', start: at, end: at + exact.length };
}
