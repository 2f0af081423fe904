/**
 * Makes records of what was read: year, venue, identifiers, links and abstract of each entry, its confidence, and
 * one paper for a work that the page shows twice.
 */
import { LIMITS, type Bibliography } from '../../paper/bibliography.ts';
import {
  arxivIssued,
  identifiersOfUrl,
  parseArxivId,
  parseDoi,
  type Identifiers,
} from '../../paper/identifiers.ts';
import type { FoundPaper, Places } from '../../paper/shown-page.ts';
import { abstractsOf } from './abstracts.ts';
import type { Reading } from './reading.ts';
import { YEAR } from './facts.ts';
import { PATENT, venueStrength } from './cues.ts';
import { GUESS, rootOf, type List } from './lists.ts';
import { headingYear } from './outline.ts';
import type { PageFacts } from './page-facts.ts';
import type { Segment } from './segments.ts';

export function* papersOf(
  lists: List[],
  readings: Map<Segment, Reading>,
  facts: PageFacts,
  page: { url: string; title: string },
): Generator<void, FoundPaper[]> {
  const papers: { first: number; paper: FoundPaper }[] = [];
  const pageYear = yearIn(page.title);
  for (const list of lists) {
    const weak = new Set(list.weak);
    const authored = authoredShare(list, readings);
    const abstracts = abstractsOf(list, readings, facts);
    for (const segment of [...list.segments, ...list.weak]) {
      const reading = readings.get(segment);
      if (!reading) continue;
      yield;
      const record = recordOf(reading, list, facts, page.url, pageYear);
      const root = rootOf(segment).element;
      const title =
        reading.titlePiece?.inline?.element ?? facts.page.lines[reading.titleSpan.line]?.box.element ?? root;
      const abstract = abstracts.get(reading);
      if (abstract) record.abstract = abstract.text.slice(0, LIMITS.abstract);
      const places: Places = { entry: root, anchor: title, title };
      papers.push({
        first: segment.first,
        paper: {
          record,
          confidence: confidenceOf(list, reading, facts, record, weak.has(segment), authored),
          places: abstract ? { ...places, abstract: abstract.element } : places,
        },
      });
    }
  }
  papers.sort((a, b) => a.first - b.first);
  return once(papers.map((one) => one.paper));
}

/** The share of a list's entries that name their authors. */
function authoredShare(list: List, readings: Map<Segment, Reading>): number {
  const read = list.segments.map((segment) => readings.get(segment)).filter((one) => one !== undefined);
  return read.length === 0 ? 0 : read.filter((one) => one.authors.length > 0).length / read.length;
}

function confidenceOf(
  list: List,
  reading: Reading,
  facts: PageFacts,
  record: Bibliography,
  weak: boolean,
  authored: number,
): number {
  let confidence = list.probability * (0.55 + 0.45 * Math.min(1, reading.titleScore + 0.15));
  if (record.authors.length > 0) confidence += 0.05;
  if (record.year !== undefined) confidence += 0.02;
  // Where nearly all name their authors, one that does not is likely something else.
  if (authored >= 0.65 && record.authors.length === 0 && Object.keys(record.ids).length === 0)
    confidence *= 0.5;
  // A patent among papers stays one.
  for (let index = reading.segment.first; index < reading.segment.last; index++)
    if (PATENT.test(facts.page.lines[index]?.text.slice(0, 1_000) ?? ''))
      confidence = Math.min(GUESS, confidence);
  if (weak) {
    // An entry that shows little by itself needs what the others have: people, an identifier, or an abstract.
    const named =
      record.authors.length > 0 || Object.keys(record.ids).length > 0 || record.abstract !== undefined;
    confidence *= named && reading.titleScore >= 0.5 ? 0.85 : 0.45;
  }
  return Math.round(100 * Math.min(0.99, confidence)) / 100;
}

function recordOf(
  reading: Reading,
  list: List,
  facts: PageFacts,
  address: string,
  pageYear: number | undefined,
): Bibliography {
  const { segment } = reading;
  const ids: Identifiers = {};
  let url: string | undefined;
  for (let index = segment.first; index < segment.last; index++) {
    for (const run of facts.page.lines[index]?.runs ?? []) {
      const href = run.inline?.href ?? '';
      if (href === '' || href.startsWith('#') || /^javascript:/i.test(href)) continue;
      const absolute = resolve(href, address);
      if (!absolute) continue;
      const found = identifiersOfUrl(absolute);
      for (const [name, value] of Object.entries(found)) {
        if (!(name in ids)) Object.assign(ids, { [name]: value });
      }
      url ??= absolute;
    }
  }
  idsInText(reading, facts, ids);
  const titleLink = reading.titlePiece?.inline?.href;
  const own = titleLink && !titleLink.startsWith('#') ? resolve(titleLink, address) : undefined;
  const record: Bibliography = {
    title: reading.title.replace(/\s+/g, ' ').trim().replace(/\.$/, '').slice(0, LIMITS.title),
    authors: reading.authors,
    ids,
  };
  const venue = reading.citation?.venue ?? venueOf(reading, facts);
  if (venue) record.venue = venue.slice(0, LIMITS.venue);
  if (reading.truncated) record.authorsTruncated = true;
  const link = own ?? url;
  if (link) record.url = link;
  const year =
    reading.citation?.year ??
    yearOf(reading, facts) ??
    headingYear(list.section) ??
    (ids.arxiv ? arxivIssued(ids.arxiv)?.year : undefined) ??
    pageYear;
  if (year !== undefined) record.year = year;
  return record;
}

function resolve(href: string, base: string): string | undefined {
  try {
    const url = new URL(href, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href.slice(0, LIMITS.url) : undefined;
  } catch {
    return undefined;
  }
}

function yearIn(text: string): number | undefined {
  const found = YEAR.exec(text);
  return found ? Number(found[0]) : undefined;
}

/** The year an entry names outside its title and abstract: that of its venue first, in brackets next, then the last. */
function yearOf(reading: Reading, facts: PageFacts): number | undefined {
  let best: { year: number; weight: number } | undefined;
  const last = reading.authors.at(-1)?.name;
  for (let index = reading.segment.first; index < reading.segment.last; index++) {
    const line = facts.page.lines[index];
    const known = facts.of(index);
    if (!line || known.prose || known.bibtex) continue;
    let { text } = line;
    if (index === reading.titleSpan.line) {
      text =
        text.slice(0, reading.titleSpan.from) +
        ' '.repeat(reading.titleSpan.to - reading.titleSpan.from) +
        text.slice(reading.titleSpan.to);
    }
    for (const match of text.matchAll(new RegExp(YEAR, 'g'))) {
      const before = text.slice(Math.max(0, match.index - 12), match.index);
      const after = text.slice(match.index + 4, match.index + 8);
      if (/\bpp?\.?\s*$|[Pp]ages?\s*$|\d\s?[-–]{1,2}\s?$/.test(before) && !/[A-Za-z]\s?[-–]\s?$/.test(before))
        continue;
      if (/^\s?[-–]{1,2}\s?\d/.test(after)) continue;
      let weight = 1;
      if (/[([]\s?$/.test(before) || /^\s?[)\]]/.test(after)) weight += 1;
      // "A. Lee and B. Roy 2020, Journal, 5, p. 7": right behind the names.
      if (last && /^[\s,.(]{1,4}$/.test(text.slice(behind(text, last, match.index), match.index)))
        weight += 1.5;
      if (venueStrength(text) > 0) weight += 1;
      if (/(?:accessed|retrieved|updated|©|posted)\W*(?:\w+\W+){0,3}$/i.test(before)) weight -= 2;
      if (!best || weight >= best.weight) best = { year: Number(match[0]), weight };
    }
  }
  return best?.year;
}

/** Where the last mention of a name before an offset ends; the offset itself where there is none near it. */
function behind(text: string, name: string, offset: number): number {
  const at = text.lastIndexOf(name, offset);
  return at < 0 ? offset : at + name.length;
}

/** Identifiers that an entry prints without linking them. */
function idsInText(reading: Reading, facts: PageFacts, ids: Identifiers): void {
  for (let index = reading.segment.first; index < reading.segment.last; index++) {
    const text = facts.page.lines[index]?.text ?? '';
    if (text.length > 2_000 || facts.of(index).prose || facts.of(index).bibtex) continue;
    if (!ids.doi && /\bdoi\b/i.test(text)) {
      const doi = parseDoi(text);
      if (doi) ids.doi = doi;
    }
    if (!ids.arxiv && /\barxiv\s?:/i.test(text)) {
      const id = parseArxivId(text);
      if (id) ids.arxiv = id.id;
    }
  }
}

/** Where a paper appeared: what is set in italics beside it, else the line that speaks of a venue, without year and pages. */
function venueOf(reading: Reading, facts: PageFacts): string | undefined {
  let best = '';
  let strength = 0.6;
  for (let index = reading.segment.first; index < reading.segment.last; index++) {
    const line = facts.page.lines[index];
    const known = facts.of(index);
    if (!line || known.prose || known.bibtex || known.label || line.text.length > 1_000) continue;
    const spans = [reading.titleSpan, ...reading.authorSpans].filter((span) => span.line === index);
    const free = (from: number, to: number): boolean =>
      !spans.some((span) => from < span.to && to > span.from);
    for (const run of line.runs) {
      if (run.inline?.tag !== 'i' && run.inline?.tag !== 'em' && run.inline?.tag !== 'cite') continue;
      const value = 0.5 + venueStrength(line.text.slice(run.at));
      if (free(run.at, run.at + run.text.trimEnd().length) && value > strength)
        [best, strength] = [run.text, value];
    }
    if (spans.length === 0 && known.venue > strength && known.words <= 30)
      [best, strength] = [line.text, known.venue];
  }
  const name = best
    .replace(/^\W*(?:(?:in|to appear in|published in|accepted (?:at|in|by|to))\s*:?\s+)?/i, '')
    .replace(
      /(?:(?<![\s,;(:])[\s,;(:]+)?\(?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*)?(?:19|20)\d{2}\b.*$/i,
      '',
    )
    .replace(/(?:(?<![\s,;:.])[\s,;:.]+)?(?:vol(?:ume)?\b\.?|pp?\.|pages\b|no\.|(?<!\d)\d+\s?\(\d).*$/i, '')
    .replace(/(?<![\s,;:.(–-])[\s,;:.(–-]+$/, '')
    .trim();
  return name.length >= 2 && name.length <= 300 ? name : undefined;
}

/** One paper for each work: the same title with the same identifier, year and venue is one. */
function once(papers: FoundPaper[]): FoundPaper[] {
  const byKey = new Map<string, FoundPaper>();
  const kept: FoundPaper[] = [];
  for (const paper of papers) {
    const { record } = paper;
    const folded = record.title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const first = byKey.get(folded);
    if (first && !differ(first.record, record)) {
      (first.also ??= []).push(paper.places);
      if (first.record.authors.length === 0)
        first.record = { ...record, ...first.record, authors: record.authors };
      continue;
    }
    if (!first) byKey.set(folded, paper);
    kept.push(paper);
  }
  return kept;
}

/** Versions: the same title in another venue, or in another year where the venues do not say that it is the same. */
function differ(a: Bibliography, b: Bibliography): boolean {
  if (a.venue !== undefined && b.venue !== undefined) return a.venue !== b.venue;
  return a.year !== undefined && b.year !== undefined && a.year !== b.year;
}
