/**
 * Finds title, authors and the rest in the entries of one list, by consensus: the place and style that holds a
 * title in most entries holds it in all, and likewise for authors. Where markup tells nothing the text of the entry
 * is read as a citation.
 */
import type { Piece } from './pieces.ts';
import { piecesOf } from './pieces.ts';
import type { PageFacts } from './page-facts.ts';
import type { List } from './lists.ts';
import type { Segment } from './segments.ts';
import {
  LEAD,
  isPeople,
  namesIn,
  peopleIn,
  peoplePrefix,
  titleLikeness,
  wordsOf,
  type People,
} from './facts.ts';
import { parseCitation, type Citation, type Emphasis } from '../../text/citation/index.ts';
import type { Author } from '../../paper/bibliography.ts';

export interface Span {
  line: number;
  from: number;
  to: number;
}

/** What was found in one entry, as places in its lines. */
export interface Reading {
  segment: Segment;
  title: string;
  titleSpan: Span;
  titlePiece: Piece | null;
  /** 0..1 how much the title is one by consensus and shape. */
  titleScore: number;
  authors: Author[];
  truncated: boolean;
  authorSpans: Span[];
  /** 0..1 how much the authors look like people. */
  authorScore: number;
  /** The reading of the whole entry as a citation, where that is how it was read. */
  citation?: Citation;
}

interface Entry {
  segment: Segment;
  pieces: Piece[];
  byKey: Map<string, Piece[]>;
}

interface Place {
  key: string;
  score: number;
}

const MOST_ENTRIES_LEARNED = 120;

/** The readings of a list's entries; an entry without a title gives none. */
export function* readFields(lists: List[], facts: PageFacts): Generator<void, Map<Segment, Reading>> {
  const judge = new Judge();
  const readings = new Map<Segment, Reading>();
  const entries: Entry[] = [];
  for (const list of lists) {
    for (const segment of list.segments) {
      const pieces = piecesOf(segment, facts);
      markOutdone(pieces, judge);
      entries.push({ segment, pieces, byKey: index(pieces) });
      if (entries.length % 20 === 0) yield;
    }
  }
  if (entries.length === 0) return readings;
  const sample = spread(entries, MOST_ENTRIES_LEARNED);
  for (const list of lists) {
    for (const segment of list.weak) {
      const pieces = piecesOf(segment, facts);
      markOutdone(pieces, judge);
      entries.push({ segment, pieces, byKey: index(pieces) });
    }
  }
  const titles = learn(sample, (piece) => judge.title(piece), 0.3, true);
  yield;
  const people = learn(sample, (piece) => judge.people(piece), 0.42, false);
  yield;
  const usual = usualOffset(sample, titles, judge);
  let done = 0;
  for (const entry of entries) {
    const title = pickTitle(entry, titles, judge, usual);
    if (++done % 20 === 0) yield;
    if (!title || isLoose(title, facts)) {
      const cited = asCitation(entry, facts);
      if (cited) {
        readings.set(entry.segment, cited);
        continue;
      }
      if (!title) continue;
    }
    const reading: Reading = {
      ...title,
      segment: entry.segment,
      authors: [],
      truncated: false,
      authorSpans: [],
      authorScore: 0,
    };
    findAuthors(reading, entry, people, judge, facts);
    readings.set(entry.segment, reading);
  }
  for (const list of lists) dropDoubtfulAuthors(list, readings);
  return readings;
}

/** Where only a few entries seem to name people, what looks like names there is mostly keywords and places. */
function dropDoubtfulAuthors(list: List, readings: Map<Segment, Reading>): void {
  const read = list.segments.flatMap((segment) => readings.get(segment) ?? []);
  const named = read.filter((reading) => reading.authors.length > 0).length;
  if (read.length < 6 || named > 0.7 * read.length) return;
  for (const reading of read) {
    if (reading.authorScore >= 0.75) continue;
    reading.authors = [];
    reading.authorSpans = [];
    reading.truncated = false;
  }
}

/** Marks the lines that hold a shorter piece which is a title by itself: "<a>Title</a>, slides of a talk". */
function markOutdone(pieces: Piece[], judge: Judge): void {
  for (const piece of pieces) {
    if (piece.kind !== 'line') continue;
    const length = piece.to - piece.from;
    piece.outdone = pieces.some(
      (other) =>
        (other.kind === 'inline' || other.kind === 'quote') &&
        other.line === piece.line &&
        other.to - other.from < 0.95 * length &&
        other.to - other.from > 0.3 * length &&
        judge.title(other) >= 0.6,
    );
  }
}

function index(pieces: Piece[]): Map<string, Piece[]> {
  const byKey = new Map<string, Piece[]>();
  for (const piece of pieces) {
    for (const key of piece.keys) {
      const same = byKey.get(key);
      if (same) same.push(piece);
      else byKey.set(key, [piece]);
    }
  }
  return byKey;
}

function spread<T>(items: T[], most: number): T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, at) => items[Math.floor((at * items.length) / most)] as T);
}

/** Judgements of texts, each made once. */
class Judge {
  private readonly titles = new Map<string, number>();
  private readonly prefixes = new Map<number, number>();
  private readonly persons = new Map<string, People | null>();
  who(text: string): People | null {
    const known = this.persons.get(text);
    if (known !== undefined) return known;
    const people = peopleIn(text);
    this.persons.set(text, people);
    return people;
  }

  title(piece: Piece): number {
    let score = this.titles.get(piece.text);
    if (score === undefined) {
      score = titleLikeness(piece.text, this.who(piece.text));
      if (score > 0.2 && piece.text.length > 50 && holdsPeople(piece.text)) score *= 0.25;
      this.titles.set(piece.text, score);
    }
    if (score === 0) return 0;
    if (piece.outdone) score *= 0.65;
    if (piece.kind === 'inline' && this.comesLate(piece)) score *= 0.4;
    if (piece.kind === 'quote') return Math.min(1, score + 0.1);
    const hint = `${piece.inline?.signature ?? ''} ${piece.line.box.signature} ${piece.line.box.parent?.signature ?? ''}`;
    if (/title|headline|\batl\b/i.test(hint)) score += 0.12;
    else if (piece.line.box.heading > 0) score += 0.1;
    else if (piece.inline) score += 0.05;
    if (
      /author|venue|journal|periodical|confer|date|abstract|keyword|subject|affil/i.test(
        piece.inline?.signature ?? piece.line.box.signature,
      )
    ) {
      score -= 0.3;
    }
    return Math.max(0, Math.min(1, score));
  }

  /** In a line that begins with people, a piece before which a title could already have stood: its venue. */
  private comesLate(piece: Piece): boolean {
    if (piece.from < 30) return false;
    const { index, text } = piece.line;
    let end = this.prefixes.get(index);
    if (end === undefined) {
      end = peoplePrefix(text.replace(LEAD, (lead) => ' '.repeat(lead.length)))?.end ?? -1;
      this.prefixes.set(index, end);
    }
    if (end < 0 || piece.from < end) return false;
    return wordsOf(text.slice(end, piece.from).replace(/\(?(?:19|20)\d{2}[a-z]?\)?/, '')) >= 3;
  }

  people(piece: Piece): number {
    const who = this.who(piece.text);
    if (!who) return 0;
    let score = who.confidence * Math.min(1, 0.55 + 0.2 * who.count);
    const hint = `${piece.inline?.signature ?? ''} ${piece.line.box.signature}`;
    if (/author|\baug\b|creator|byline|presenter/i.test(hint)) score += 0.15;
    if (/title|venue|journal|editor|advisor/i.test(hint)) score -= 0.2;
    return Math.max(0, Math.min(1, score));
  }
}

/** Whether a longer text begins or ends with a list of people: then it is more than a title. */
function holdsPeople(text: string): boolean {
  if (peoplePrefix(text) !== null) return true;
  return suffixCut(text) !== null;
}

/** Where the list of people that ends a text begins ("Title. A, B and C", "Title by A"), or null. */
function suffixCut(text: string): { from: number; titleEnd: number } | null {
  const cuts = [...text.matchAll(/(?:[.?!]["”]?|\s[-–—|/•·]|[;:])\s+|,?\s+by\s+|\s+\(/g)].slice(-3).reverse();
  let best: { from: number; titleEnd: number } | null = null;
  let count = 0;
  for (const match of cuts) {
    const from = match.index + match[0].length;
    const who = peopleIn(text.slice(from).replace(/\)\s*$/, ''));
    if (who && who.confidence >= (who.count >= 2 ? 0.55 : 0.7) && who.count > count) {
      count = who.count;
      const mark = /^[?!]/.test(match[0]) ? 1 : 0;
      best = { from, titleEnd: match.index + mark };
    }
  }
  return best;
}

/** Places by how well what stands there does as the field over all entries. */
function learn(entries: Entry[], score: (piece: Piece) => number, least: number, distinct: boolean): Place[] {
  const sums = new Map<string, { sum: number; entries: number; texts: Set<string> }>();
  for (const entry of entries) {
    for (const [key, pieces] of entry.byKey) {
      let best = 0;
      let text = '';
      for (const piece of pieces) {
        const value = score(piece);
        if (value > best) {
          best = value;
          text = piece.text;
        }
      }
      // A place found by choosing among several pieces is less sure than one that holds one.
      if (pieces.length > 1) best *= 0.92;
      const at = sums.get(key) ?? { sum: 0, entries: 0, texts: new Set<string>() };
      at.sum += best;
      at.entries++;
      if (text !== '') at.texts.add(text);
      sums.set(key, at);
    }
  }
  const places: Place[] = [];
  for (const [key, at] of sums) {
    const coverage = at.entries / entries.length;
    const mean = at.sum / at.entries;
    const unique = distinct ? Math.min(1, 0.15 + at.texts.size / at.entries) : 1;
    const value = mean * unique * (0.45 + 0.55 * coverage) + (key.includes('#') ? 0.01 : 0);
    if (mean * unique >= least) places.push({ key, score: value });
  }
  return places.sort((a, b) => b.score - a.score).slice(0, 40);
}

type Title = Pick<Reading, 'title' | 'titleSpan' | 'titlePiece' | 'titleScore'>;

/** The line of an entry, counted from its first, in which the best place for a title mostly is. */
function usualOffset(entries: Entry[], places: Place[], judge: Judge): number {
  const offsets: number[] = [];
  for (const entry of entries) {
    const piece = entry.byKey.get(places[0]?.key ?? '')?.find((one) => judge.title(one) > 0.32);
    if (piece) offsets.push(piece.line.index - entry.segment.first);
  }
  return offsets.sort((a, b) => a - b)[offsets.length >> 1] ?? 0;
}

function pickTitle(entry: Entry, places: Place[], judge: Judge, usual: number): Title | null {
  const top = places[0]?.score ?? 0;
  let best: Piece | null = null;
  let value = 0;
  let sure = 0;
  for (const [rank, { key, score }] of places.entries()) {
    if (score < 0.4 || score < 0.5 * top) break;
    for (const piece of entry.byKey.get(key) ?? []) {
      const likeness = judge.title(piece);
      if (likeness <= 0.32) continue;
      // In an entry that lacks the best place, the title is still where titles mostly are.
      const away = rank === 0 ? 0 : Math.min(3, Math.abs(piece.line.index - entry.segment.first - usual));
      const total = score + 0.25 * likeness - 0.12 * away;
      if (total > value) {
        best = piece;
        value = total;
        sure = (likeness + score) / 2;
      }
    }
    if (best && rank === 0) break;
  }
  if (best) {
    return {
      title: best.text,
      titleSpan: { line: best.line.index, from: best.from, to: best.to },
      titlePiece: best,
      titleScore: sure,
    };
  }
  return null;
}

/** A title that markup does not set apart from a line which holds people as well. */
function isLoose(title: Title, facts: PageFacts): boolean {
  const piece = title.titlePiece;
  if (piece?.kind !== 'line') return false;
  return facts.of(piece.line.index).prefix || holdsPeople(piece.line.text);
}

/** An entry whose markup tells nothing, read as a citation; its emphasis still hints where parts begin. */
function asCitation(entry: Entry, facts: PageFacts): Reading | null {
  const { first, last } = entry.segment;
  let text = '';
  const spans: Emphasis[] = [];
  const starts: { line: number; at: number }[] = [];
  for (let index = first; index < last && text.length < 3_000; index++) {
    const line = facts.page.lines[index];
    const known = facts.of(index);
    if (!line || known.prose || known.bibtex || known.label) continue;
    if (text !== '') text += '\n';
    starts.push({ line: index, at: text.length });
    for (const run of line.runs) {
      const kind = emphasisOf(run.inline?.tag);
      if (kind)
        spans.push({
          kind,
          start: text.length + run.at,
          end: text.length + run.at + run.text.trimEnd().length,
        });
    }
    text += line.text;
  }
  const citation = parseCitation(text, spans);
  if (!citation || citation.confidence < 0.35) return null;
  const at = Math.max(0, text.indexOf(citation.title));
  const start = starts.findLast((one) => one.at <= at) ?? starts[0];
  if (!start) return null;
  return {
    segment: entry.segment,
    title: citation.title,
    titleSpan: { line: start.line, from: at - start.at, to: at - start.at + citation.title.length },
    titlePiece: null,
    titleScore: Math.min(citation.confidence, titleLikeness(citation.title, null)),
    authors: citation.authors,
    truncated: citation.authorsTruncated ?? false,
    authorSpans: [],
    authorScore: citation.confidence,
    citation,
  };
}

function emphasisOf(tag: string | undefined): Emphasis['kind'] | null {
  if (tag === 'i' || tag === 'em' || tag === 'cite') return 'em';
  if (tag === 'b' || tag === 'strong') return 'strong';
  return tag === 'a' ? 'link' : null;
}

interface Found {
  authors: Author[];
  truncated: boolean;
  spans: Span[];
  score: number;
}

function findAuthors(reading: Reading, entry: Entry, places: Place[], judge: Judge, facts: PageFacts): void {
  let found: Found | null = null;
  for (const { key, score } of places) {
    if (score < 0.3) break;
    const free = (entry.byKey.get(key) ?? []).filter((piece) => !overlaps(piece, reading.titleSpan));
    const named = free.filter((piece) => {
      const who = judge.who(piece.text);
      return who !== null && (who.count >= 2 ? who.confidence >= 0.45 : who.confidence >= 0.4);
    });
    if (named.length === 0) continue;
    const result = gather(named, judge);
    if (!found || result.authors.length > found.authors.length) {
      if (!found || result.score >= 0.8 * found.score) found = result;
    }
  }
  const repeated = beforeRepeat(reading, facts);
  const beside = repeated ?? besideTitle(reading, facts);
  if (beside && (!found || repeated || beside.authors.length > found.authors.length)) found = beside;
  if (!found) return;
  found = withNextLines(wholeLine(found, reading, facts), reading, facts);
  reading.authors = found.authors;
  reading.truncated = found.truncated;
  reading.authorSpans = found.spans;
  reading.authorScore = found.score;
}

/** Authors before the title where an entry shows it a second time, inside a citation of itself. */
function beforeRepeat(reading: Reading, facts: PageFacts): Found | null {
  const wanted = reading.title.toLowerCase();
  if (wanted.length < 12) return null;
  for (let index = reading.segment.first; index < reading.segment.last; index++) {
    const text = facts.page.lines[index]?.text ?? '';
    if (index === reading.titleSpan.line || text.length > 3_000 || facts.of(index).bibtex) continue;
    const at = text.toLowerCase().indexOf(wanted);
    if (at < 4) continue;
    const before = text.slice(0, at).replace(/[\s“"(,;:.]+(?:\(?(?:19|20)\d{2}[a-z]?\)?[\s.,:“"]*)?$/, '');
    const names = namesIn(before);
    if (names.confidence < 0.45 || names.authors.length === 0) continue;
    const { authors, truncated } = names;
    return {
      authors,
      truncated,
      spans: [{ line: index, from: 0, to: before.length }],
      score: names.confidence,
    };
  }
  return null;
}

/** Names found one link each are read again with the names between them that are no links. */
function wholeLine(found: Found, reading: Reading, facts: PageFacts): Found {
  const [first] = found.spans;
  if (!first || found.spans.length < 2 || found.spans.some((span) => span.line !== first.line)) return found;
  if (first.line === reading.titleSpan.line) return found;
  const text = facts.page.lines[first.line]?.text ?? '';
  const names = namesIn(text);
  if (names.authors.length <= found.authors.length || names.confidence < 0.5) return found;
  const { authors, truncated } = names;
  return { authors, truncated, spans: [{ line: first.line, from: 0, to: text.length }], score: found.score };
}

/** A list that goes on in the next line: it ends in a comma there, or another list follows at once. */
function withNextLines(found: Found, reading: Reading, facts: PageFacts): Found {
  const [span] = found.spans;
  if (!span || found.spans.length > 1) return found;
  let { authors, truncated } = found;
  const spans = [...found.spans];
  let text = facts.page.lines[span.line]?.text ?? '';
  if (span.to < text.length - 3) return found;
  for (let index = span.line + 1; index < reading.segment.last && index !== reading.titleSpan.line; index++) {
    const next = facts.page.lines[index];
    const people = facts.of(index).people;
    if (!next || !people || !isPeople(people)) break;
    if (!/(?:[,;&]|\band)\W*$/.test(text) && people.count < 2) break;
    const more = namesIn(next.text);
    authors = [...authors, ...more.authors];
    truncated = more.truncated;
    spans.push({ line: index, from: 0, to: next.text.length });
    ({ text } = next);
  }
  return { ...found, authors, truncated, spans };
}

/** One list in one piece, or one name a piece. */
function gather(pieces: Piece[], judge: Judge): Found {
  const lists = pieces.filter((piece) => (judge.who(piece.text)?.count ?? 0) >= 2);
  const best = lists.sort((a, b) => judge.people(b) - judge.people(a))[0];
  if (best && lists.length <= 2) return read([best], best.text, judge.people(best));
  const [first] = pieces;
  const singles = pieces.filter((piece) => (judge.who(piece.text)?.count ?? 0) === 1);
  const score = first ? Math.max(...singles.map((piece) => judge.people(piece)), 0) : 0;
  return read(singles, singles.map((piece) => piece.text).join('; '), score);
}

function read(pieces: Piece[], text: string, score: number): Found {
  const names = namesIn(text);
  return {
    authors: names.authors,
    truncated: names.truncated,
    spans: pieces.map((piece) => ({ line: piece.line.index, from: piece.from, to: piece.to })),
    score,
  };
}

/** Authors in the title's own line, before it or behind it, and in the lines next to it. */
function besideTitle(reading: Reading, facts: PageFacts): Found | null {
  const { line: at, from, to } = reading.titleSpan;
  const line = facts.page.lines[at];
  if (!line) return null;
  let best: Found | null = null;
  const consider = (text: string, index: number, start: number, whole: boolean): void => {
    const numbered = LEAD.exec(text)?.[0].length ?? 0;
    const lead =
      numbered +
      (/^[\s.,:;)\]”"–—/|-]*(?:(?:joint(?:ly)?(?: work)? )?(?:by|with)\s+)?/i.exec(text.slice(numbered))?.[0]
        .length ?? 0);
    const body = text.slice(lead);
    const who = peopleIn(body);
    let end = body.length;
    let people = who && isPeople(who) ? who : null;
    if (!people && !whole) {
      const prefix = peoplePrefix(body);
      if (prefix) {
        people = prefix;
        end = prefix.end;
      }
    }
    if (!people || (best && best.authors.length >= people.count)) return;
    const names = namesIn(body.slice(0, end));
    best = {
      authors: names.authors,
      truncated: names.truncated,
      spans: [{ line: index, from: start + lead, to: start + lead + end }],
      score: people.confidence,
    };
  };
  consider(
    line.text.slice(0, from).replace(/[\s“"(,;:]+(?:\(?(?:19|20)\d{2}[a-z]?\)?[\s.,:“"]*)?$/, ''),
    at,
    0,
    true,
  );
  // "Title, A and B, <i>Venue</i>": the list ends where the style changes.
  const next = line.runs.find(
    (run) => run.at > to + 3 && run.inline !== null && emphasisOf(run.inline.tag) === 'em',
  );
  const before = best;
  if (next) consider(line.text.slice(to, next.at), at, to, true);
  if (best === before) consider(line.text.slice(to), at, to, false);
  for (const index of [at + 1, at - 1, at + 2]) {
    if (index < reading.segment.first || index >= reading.segment.last) continue;
    const near = facts.page.lines[index];
    if (near && !facts.of(index).prose) consider(near.text, index, 0, false);
  }
  return best;
}

function overlaps(piece: Piece, span: Span): boolean {
  return piece.line.index === span.line && piece.from < span.to && piece.to > span.from;
}
