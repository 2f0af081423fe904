/**
 * What can be told in a citation without knowing its parts: identifiers, addresses, years and dates, remarks ("in
 * press", "Best Paper Award"), numbering. Each is found once and kept as a mark over the text, so that the search for
 * authors, title and venue only looks at what remains.
 */
import { arxivIdOfDoi, identifiersOfUrl, parseArxivId, parseDoi } from '../../paper/identifiers.ts';
import type { Identifiers } from '../../paper/identifiers.ts';
import { readNames } from '../names/list.ts';
import type { NameList } from '../names/list.ts';
import { datesIn } from './dates.ts';
import type { Emphasis } from './markup.ts';

export interface Mark {
  start: number;
  end: number;
  kind: 'id' | 'url' | 'note' | 'number' | 'label' | 'year';
  /** Of a year: in brackets of its own, "(2022)", "(March 2022)". */
  bracketed?: boolean;
  year?: number;
  date?: string;
}

export interface Extracted {
  ids: Identifiers;
  url?: string;
  /** Sorted, not overlapping. */
  marks: Mark[];
  /** Those a work was done with, named in brackets: "(with A. Lee and B. Roy)". */
  coauthors?: NameList;
  /** Where that stands: no title goes on behind it. */
  coauthorsAt?: number;
  /** "arXiv" and the like, where an identifier stands in the venue's place. */
  archive?: string;
}

const URL_PATTERN = /<?\bhttps?:\/\/[^\s<>"“”]{1,1500}>?|\bwww\.[^\s<>"“”]{1,500}/gi;
const DOI_PATTERN =
  /(?:\bdoi\s?[:=]?\s?(?:org\/)?|\bhttps?:\/\/(?:dx\.)?doi\.org\/)?\b10\.\d{4,9}(?:\.\d{1,6}){0,4}\/[^\s"<>]{1,180}/gi;
const ARXIV_PATTERN =
  /(?:\barxiv\s?(?:e-?prints?|preprints?)?[\s:,]{0,3})?(?:\barxiv\s?[:.\s/]?\s?|\babs\/)(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?(?:\s?[[(][a-z-]{2,8}(?:\.[A-Za-z-]{2,10})?[\])])?/gi;
const CORR_PATTERN = /\bCoRR,?\s{1,3}(?:abs\/)?\d{4}\.\d{4,5}(?:v\d{1,3})?/gi;
const PM_PATTERN = /\b(?:pmid|pmcid|pubmed(?: id)?)\s?[:#]?\s?(?:PMC)?\d{4,9}\b|\bPMC\d{5,9}\b/gi;
const BOOK_PATTERN = /\b(?:e-?)?(?:isbn|issn)(?:-1[03])?\s?[:#]?\s?[\dXx–-]{8,20}/gi;

const NOTE_PATTERN =
  /[([]?\b(?:in press|to appear(?: in)?|forthcoming|accepted(?: for publication| for presentation)?(?: (?:at|in|by|to))?|under (?:review|revision|submission)(?: (?:at|in))?|submitted(?: to)?|in preparation|in revision|in submission|work in progress|manuscript(?: in preparation| submitted| under review)?|im erscheinen|sous presse|à paraître|en prensa|no prelo|in corso di stampa|в печати)\b[)\]]?|(?<=[,.;]\s)(?:long |short |contributed )?(?:oral|spotlight|poster)(?: presentation| talk| paper)?(?=\s*(?:[,.[(;]|$))/gi;
const REMARK_PATTERN =
  /[([](?:[^()[\]]{0,60}\b(?:oral|spotlight|poster|best|award|nominated|nominee|nomination|finalist|honou?rable mention|runner-up|acceptance rate|accept(?:ed|ance)?|highlight(?:ed)?|equal contribution|contributed equally|corresponding author|short paper|full paper|long paper|invited|peer[- ]reviewed|extended abstract|demo|in (?:french|german|spanish|chinese|russian|italian|portuguese|japanese)|demonstration paper|online first|epub ahead|advance online|shared first|co-first|talk)\b[^()[\]]{0,100})[)\]]|(?:\b(?:nominated for |winner of |received )?(?:the )?(?:best|outstanding|distinguished|honou?rable mention|test of time)\s(?:student\s|short\s|demo\s|applied\s|poster\s|artifact\s|reviewer\s)?(?:paper|poster|thesis|demo|award|mention|student)(?:\s(?:award|runner-up|finalist|nominee|nomination|honou?rable mention|candidate))?\b[.!]?)|\*\s?(?:equal contribution|these authors contributed equally)/gi;
const LABEL_PATTERN =
  /[[(|]\s?(?:pdf|code|bibtex|bib|link|links|project(?: page| website)?|website|web|slides|video|poster|data|dataset|demo|abstract|abs|arxiv|paper|doi|html|github|supp(?:lement(?:ary|al)?)?(?: material)?|preprint|online|talk|blog|press|cite|journal|publisher|pubmed|full text|open access|openreview|scholar|internet)(?:\s?[,/|;]\s?(?:pdf|code|bibtex|bib|link|links|project(?: page| website)?|website|web|slides|video|poster|data|dataset|demo|abstract|abs|arxiv|paper|doi|html|github|supp(?:lement(?:ary|al)?)?(?: material)?|preprint|online|talk|blog|press|cite|journal|publisher|pubmed|full text|open access|openreview|scholar|internet)(?:\s\([^()]{1,20}\))?){0,12}\s?(?:[\])|]|$)|(?:\b(?:available (?:at|from|online(?: at)?)|retrieved (?:from|on)|accessed(?: on)?|url(?=\s?:)|online verfügbar|disponible (?:en|sur)|verfügbar unter|дата обращения|режим доступа)\s?:?)/gi;
const TRAILING_LABELS =
  /(?:[\s|/·•,;:-]|\b(?:pdf|code|bibtex|bib|link|project page|project website|project|website|slides|video|poster|dataset|demo|abstract|arxiv|paper|doi|html|github|supplementary(?: material)?|supplement|preprint|press release|blog post|cite|talk)\b){1,60}$/i;

/** What kind of work it is, as GB/T 7714 writes it: "[J]", "[EB/OL]", "[C]//" and then the book it stands in. */
const KIND_PATTERN = /\s?[[［](?:[JMCDRNPSAZGK]|DB|EB|CP)(?:\/(?:OL|CD|MT|DK))?[\]］](?:\s?\/\/)?/g;

const WITH_PATTERN = /\((?:joint(?:ly)? )?(?:work )?with ([^()]{3,400})\)/i;

const NUMBERING =
  /^\s*(?:\[(?:[\w+-]{1,10})\]\.?|\(\d{1,3}\)|\d{1,3}[.)](?!\d)|[A-Z]{1,3}-?\d{1,3}[.):]|\[?\d{1,3}\]?(?=\s{2,}|\t)|[-–—*•·▪◦‣○●]|#\d{1,3}|\d{1,2}[:.]\d\d(?:\s?(?:[-–]|to)\s?\d{1,2}[:.]\d\d)?(?:\s?[ap]m)?)\s+/u;

/** Everything that can be told without knowing where authors, title and venue stand. */
export function extract(text: string, spans: readonly Emphasis[]): Extracted {
  const marks: Mark[] = [];
  const free = (start: number, end: number): boolean =>
    !marks.some((mark) => mark.start < end && start < mark.end);
  const add = (kind: Mark['kind'], start: number, end: number): void => {
    if (end > start && free(start, end)) marks.push({ kind, start, end });
  };
  const found: Extracted = { ids: {}, marks };
  for (const span of spans) if (span.kind === 'link' && span.url) takeUrl(found, span.url);
  const numbering = NUMBERING.exec(text);
  if (numbering && !/^\s*(?:1[6-9]|20)\d\d/.test(text)) add('number', 0, numbering[0].length);
  for (const match of text.matchAll(URL_PATTERN)) {
    const address = match[0].replace(/^<|>$|(?<![.,;:)\]])[.,;:)\]]+$/g, '');
    takeUrl(found, address.startsWith('www.') ? `https://${address}` : address);
    add('url', match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(DOI_PATTERN)) {
    takeDoi(found, match[0]);
    add('id', match.index, match.index + match[0].length);
  }
  for (const pattern of [ARXIV_PATTERN, CORR_PATTERN]) {
    for (const match of text.matchAll(pattern)) {
      const id = parseArxivId(match[0]);
      if (!id) continue;
      found.archive = 'arXiv';
      takeArxiv(found, id);
      add('id', match.index, match.index + match[0].length);
    }
  }
  for (const match of text.matchAll(PM_PATTERN)) {
    const digits = /\d+/.exec(match[0])?.[0] ?? '';
    if (/pmc/i.test(match[0])) found.ids.pmcid ??= `PMC${digits}`;
    else found.ids.pmid ??= digits;
    add('id', match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(BOOK_PATTERN)) add('id', match.index, match.index + match[0].length);
  const together = WITH_PATTERN.exec(text);
  const coauthors = together?.[1] === undefined ? null : readNames(together[1]);
  if (together && coauthors && coauthors.confidence >= 0.5) {
    found.coauthors = coauthors;
    found.coauthorsAt = together.index;
    add('note', together.index, together.index + together[0].length);
  }
  for (const match of text.matchAll(REMARK_PATTERN)) add('note', match.index, match.index + match[0].length);
  for (const match of text.matchAll(NOTE_PATTERN)) add('note', match.index, match.index + match[0].length);
  for (const match of text.matchAll(KIND_PATTERN)) add('label', match.index, match.index + match[0].length);
  for (const match of text.matchAll(LABEL_PATTERN)) add('label', match.index, match.index + match[0].length);
  addTrailingLabels(text, add);
  addYears(text, marks);
  marks.sort((one, two) => one.start - two.start);
  return found;
}

function addTrailingLabels(
  text: string,
  add: (kind: Mark['kind'], start: number, end: number) => void,
): void {
  const from = Math.max(0, text.length - 200);
  const tail = TRAILING_LABELS.exec(text.slice(from));
  // One word alone ("... in Speech and Video") may end a title; a label stands after a stop or with others.
  if (!tail || !/[a-z]/i.test(tail[0])) return;
  const before = text.slice(0, from + tail.index).trimEnd();
  const words = tail[0].match(/[a-z]+/gi)?.length ?? 0;
  if (/[.)\]\d|:!?]$/.test(before) || words >= 3 || /[|/·•]/.test(tail[0]))
    add('label', from + tail.index, text.length);
}

function addYears(text: string, marks: Mark[]): void {
  const others = [...marks];
  for (const dated of datesIn(text)) {
    const { start, end, year } = dated;
    if (others.some((mark) => mark.start < end && start < mark.end)) continue;
    if (year > 2045) continue;
    // "pp. 1995-2003", "1(2), 1990": a page is not a year when a dash joins it to another number.
    if (/\d\s?[-–—]\s?$|pp?\.\s?$/.test(text.slice(Math.max(0, start - 5), start))) continue;
    const mark: Mark = { kind: 'year', ...dated };
    const open = text[start - 1] ?? '';
    const close = text.slice(end, end + 24);
    const inner = /^[^()[\]]{0,20}[)\]]/.exec(close);
    if ((open === '(' || open === '[') && inner && !/\p{L}{3}/u.test(inner[0])) {
      mark.start--;
      mark.end += inner[0].length;
      mark.bracketed = true;
    }
    marks.push(mark);
  }
}

function takeUrl(found: Extracted, address: string): void {
  const ids = identifiersOfUrl(address);
  for (const [scheme, value] of Object.entries(ids)) {
    const key = scheme as keyof Identifiers;
    if (found.ids[key] === undefined) Object.assign(found.ids, { [key]: value });
  }
  if (ids.arxiv) found.archive ??= 'arXiv';
  if (/^https?:\/\//i.test(address)) found.url ??= address;
}

function takeDoi(found: Extracted, text: string): void {
  const doi = parseDoi(text);
  if (!doi) return;
  found.ids.doi ??= doi;
  const arxiv = arxivIdOfDoi(doi);
  if (arxiv) takeArxiv(found, arxiv);
}

function takeArxiv(found: Extracted, id: { id: string; version?: number }): void {
  if (found.ids.arxiv) return;
  found.ids.arxiv = id.id;
  if (id.version) found.ids.arxivVersion = id.version;
}
