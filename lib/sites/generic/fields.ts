/**
 * Finds title and authors in the entries of a page's lists, by consensus: the place and style that holds a title in
 * most entries holds it in all, and likewise for authors. Where markup tells nothing the text of the entry is read as
 * a citation. The rest of an entry is read by `records.ts`.
 */
import { asCitation } from './as-citation.ts';
import { findAuthors } from './authors.ts';
import { Judge, holdsPeople, learn } from './consensus.ts';
import { venueStrength } from './cues.ts';
import { YEAR, isPeople, wordsOf } from './facts.ts';
import type { List } from './lists.ts';
import type { PageFacts } from './page-facts.ts';
import { endBeforeBadges, piecesOf, type Piece } from './pieces.ts';
import type { Entry, Place, Reading } from './reading.ts';
import type { Segment } from './segments.ts';

/** What these show, hundreds more would not show otherwise. */
const MOST_ENTRIES_LEARNED = 60;

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
      yield;
    }
  }
  if (entries.length === 0) return readings;
  const sample = spread(entries, MOST_ENTRIES_LEARNED);
  for (const list of lists) {
    for (const segment of list.weak) {
      const pieces = piecesOf(segment, facts);
      markOutdone(pieces, judge);
      entries.push({ segment, pieces, byKey: index(pieces) });
      yield;
    }
  }
  const titles = learn(sample, (piece) => judge.title(piece), 0.3, true);
  yield;
  const people = learn(sample, (piece) => judge.people(piece), 0.42, false);
  yield;
  const usual = usualOffset(sample, titles, judge);
  for (const entry of entries) {
    const title = pickTitle(entry, titles, judge, usual);
    yield;
    if (!title || isLoose(title, entry.segment, facts, judge)) {
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
    const there = entry.byKey.get(key) ?? [];
    for (const piece of there) {
      let likeness = judge.title(piece);
      // Alone in the place where all others have their titles, over names of its own: a title that looks like a name.
      if (
        rank === 0 &&
        score >= 0.65 &&
        there.length === 1 &&
        likeness <= 0.5 &&
        hasNames(entry, piece, judge)
      )
        likeness = Math.max(likeness, 0.5);
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

function hasNames(entry: Entry, title: Piece, judge: Judge): boolean {
  return (
    wordsOf(title.text) >= 2 &&
    entry.pieces.some((piece) => piece.line !== title.line && (judge.who(piece.text)?.count ?? 0) >= 2)
  );
}

/** A title that markup does not set apart from a line which holds people as well. */
function isLoose(title: Title, segment: Segment, facts: PageFacts, judge: Judge): boolean {
  const piece = title.titlePiece;
  if (!piece || piece.kind === 'quote' || piece.kind === 'plain') return false;
  if (piece.kind === 'inline' && judge.comesLate(piece)) return true;
  // What sets a whole line apart sets no part of it apart.
  if (piece.kind === 'inline' && piece.to - piece.from < 0.9 * endBeforeBadges(piece.line)) return false;
  const { index } = piece.line;
  if (facts.of(index).prefix || holdsVenue(piece.text)) return true;
  return holdsPeople(piece.text) && !isNamedElsewhere(segment, index, facts);
}

/** Whether another line of an entry names its people: "Sets by Convex Bodies and Unique Bases" then is a title. */
function isNamedElsewhere({ first, last }: Segment, title: number, facts: PageFacts): boolean {
  for (let index = first; index < last; index++) {
    const { people, prefix } = facts.of(index);
    if (index !== title && (prefix || (isPeople(people) && people.count >= 2))) return true;
  }
  return false;
}

/** Whether a text goes on with a venue behind its first sentence: "On the shape of tides. Ocean Lett. 12 (2019)". */
function holdsVenue(text: string): boolean {
  for (const stop of text.matchAll(/(?<=[\p{Ll}\d)$])[.?!]\s+(?=[\p{Lu}(])/gu)) {
    const rest = text.slice(stop.index + stop[0].length);
    const strength = venueStrength(rest);
    if (wordsOf(text.slice(0, stop.index)) >= 3 && strength > 0 && (strength >= 1 || YEAR.test(rest)))
      return true;
  }
  return false;
}
