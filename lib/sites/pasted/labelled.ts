/**
 * Records whose fields are named: "Title: …", "Authors: …", "Abstract: …", as mails of new submissions, exported
 * search results and copied arXiv listings have them.
 */
import { LIMITS } from '../../paper/bibliography.ts';
import type { Bibliography } from '../../paper/bibliography.ts';
import { arxivIssued, identifiersOfUrl, parseArxivId, parseDoi } from '../../paper/identifiers.ts';
import { trimTitle } from '../../text/citation/segment.ts';
import { parseNameList } from '../../text/names.ts';
import { findDate } from './dates.ts';
import type { Line } from './lines.ts';
import type { Found } from './listing.ts';

const FIELD =
  /^\**(title|authors?|abstract|summary|journal(?:[- ]ref(?:erence)?)?|venue|conference|published(?: in)?|date|year|doi|arxiv(?:[- ]?id)?|url|link|comments?|subjects?|categories|keywords?|msc-class|acm-class|report-no|source|pmid|publication (?:date|year)|submitted(?: on)?|speakers?|when|where|room|location|titel|autor(?:en|es)?|titre|auteurs?|título|titolo|autori|标题|作者|摘要|年份|来源|期刊)\**\s?[:：]\s?\**\s*(.*)$/i;

const NAMES: Record<string, string> = Object.assign(Object.create(null) as Record<string, string>, {
  author: 'authors',
  autor: 'authors',
  autoren: 'authors',
  autores: 'authors',
  auteur: 'authors',
  auteurs: 'authors',
  autori: 'authors',
  作者: 'authors',
  titel: 'title',
  titre: 'title',
  título: 'title',
  titolo: 'title',
  标题: 'title',
  summary: 'abstract',
  摘要: 'abstract',
  journal: 'venue',
  conference: 'venue',
  published: 'venue',
  'published in': 'venue',
  source: 'venue',
  来源: 'venue',
  期刊: 'venue',
  'journal-ref': 'journalRef',
  'journal ref': 'journalRef',
  'journal-reference': 'journalRef',
  'journal reference': 'journalRef',
  'publication date': 'date',
  'publication year': 'date',
  year: 'date',
  年份: 'date',
  submitted: 'date',
  'submitted on': 'date',
  comment: 'comments',
  subject: 'subjects',
  categories: 'subjects',
});

interface Open {
  line: number;
  fields: Map<string, string>;
  /** Paragraphs of the entry that name no field; the longest is its abstract where none is labelled. */
  loose: string[];
}

/** Reads labelled records; a new one starts where a field that the open one has already comes again. */
export function readLabelled(lines: readonly Line[]): Found[] {
  const entries: Open[] = [];
  let open: Open = { line: 0, fields: new Map(), loose: [] };
  let last: string | null = null;
  const close = (line: number): void => {
    if (open.fields.has('title')) entries.push(open);
    open = { line, fields: new Map(), loose: [] };
    last = null;
  };
  for (const [at, line] of lines.entries()) {
    const found = FIELD.exec(line.text);
    const key = found?.[1]?.toLowerCase();
    const name = key === undefined ? null : (NAMES[key] ?? key);
    if (found && name !== null) {
      if (open.fields.has(name)) close(at);
      open.fields.set(name, found[2] ?? '');
      last = name;
      continue;
    }
    const starts = /^(?:\[\d{1,5}\]\s*)?arXiv:\d/i.test(line.text);
    if (starts && open.fields.size > 0) close(at);
    const value = last === null ? undefined : open.fields.get(last);
    if (last === 'title' && !open.fields.has('authors') && line.text.length < 3_000) {
      const names = parseNameList(line.text);
      if (
        names.confidence > (names.authors.length > 1 ? 0.5 : 0.35) &&
        (names.authors.length > 1 || line.text.split(' ').length <= 5)
      ) {
        open.fields.set('authors', line.text);
        last = 'authors';
        continue;
      }
    }
    // What follows a field without a gap belongs to it; an abstract may stand after the fields, unlabelled.
    if (last !== null && value !== undefined && !line.gap && value.length < LIMITS.abstract)
      open.fields.set(last, `${value} ${line.text}`.trim());
    else {
      const paragraph = open.loose.at(-1);
      if (line.gap || last !== null || paragraph === undefined) open.loose.push(line.text);
      else if (paragraph.length < LIMITS.abstract)
        open.loose[open.loose.length - 1] = `${paragraph} ${line.text}`;
      last = null;
    }
  }
  close(lines.length);
  return entries.flatMap((entry) => toFound(entry) ?? []);
}

function toFound(entry: Open): Found | null {
  const { fields } = entry;
  const title = trimTitle(fields.get('title') ?? '').slice(0, LIMITS.title);
  if (title.length < 3) return null;
  const record: Bibliography = { title, authors: [], ids: {} };
  const names = fields.get('authors');
  if (names) {
    const list = parseNameList(names);
    record.authors = list.authors;
    if (list.truncated) record.authorsTruncated = true;
    if (list.count) record.authorCount = list.count;
  }
  const longest = [...entry.loose].sort((one, two) => two.length - one.length)[0] ?? '';
  const abstract = fields.get('abstract') ?? (longest.length > 120 ? longest : undefined);
  if (abstract) record.abstract = abstract.slice(0, LIMITS.abstract);
  const venue = fields.get('venue');
  if (venue) record.venue = venue.slice(0, LIMITS.venue);
  const reference = fields.get('journalRef');
  if (reference) record.journalRef = reference;
  const date = findDate(fields.get('date') ?? '');
  const year = date?.year ?? Number(/\b(?:19|20)\d\d\b/.exec(fields.get('date') ?? venue ?? '')?.[0] ?? 0);
  if (year) record.year = year;
  if (date?.date) record.date = date.date;
  const comments = fields.get('comments');
  if (comments) record.comments = comments.slice(0, LIMITS.comments);
  addIdentifiers(record, [...fields.values(), ...entry.loose], fields);
  const issued = record.ids.arxiv ? arxivIssued(record.ids.arxiv) : null;
  if (record.year === undefined && issued) record.year = issued.year;
  const evidence =
    Number(record.authors.length > 0) +
    Number(abstract !== undefined) +
    2 * Number(Object.keys(record.ids).length > 0) +
    Number(year > 0) +
    Number(venue !== undefined);
  const confidence = evidence === 0 ? 0.2 : Math.min(0.97, 0.5 + 0.16 * evidence);
  // Announcements of talks name their fields as well.
  const spoken =
    fields.has('speaker') || fields.has('speakers') || (fields.has('when') && fields.has('where'));
  return { record, confidence: spoken ? 0.5 * confidence : confidence, line: entry.line };
}

function addIdentifiers(record: Bibliography, texts: readonly string[], fields: Map<string, string>): void {
  const own = fields.get('arxiv') ?? fields.get('arxiv id') ?? fields.get('arxiv-id');
  for (const text of own ? [own, ...texts] : texts) {
    if (text.length > 2_000) continue;
    const marked = text === own || /arxiv/i.test(text);
    const arxiv = marked && !record.ids.arxiv ? parseArxivId(text) : null;
    if (arxiv) {
      record.ids.arxiv = arxiv.id;
      if (arxiv.version) record.ids.arxivVersion = arxiv.version;
    }
    const doi = parseDoi(text);
    if (doi) record.ids.doi ??= doi;
    const url = /https?:\/\/[^\s<>"]+[^\s<>".,;)]/.exec(text)?.[0];
    if (!url) continue;
    record.url ??= url;
    record.ids = { ...identifiersOfUrl(url), ...record.ids };
  }
}
