/**
 * Finds the authors of an entry whose title is known: in the place where the list has them, beside the title, before a
 * repeat of it, on through the lines that follow.
 */
import type { Author } from '../../paper/bibliography.ts';
import { isItalic } from './as-citation.ts';
import type { Judge } from './consensus.ts';
import {
  LEAD,
  endOfNames,
  isPeople,
  namesIn,
  partsPrefix,
  peopleIn,
  peoplePrefix,
  type Prefix,
} from './facts.ts';
import type { PageFacts } from './page-facts.ts';
import type { Piece } from './pieces.ts';
import type { Entry, Place, Reading, Span } from './reading.ts';

interface Found {
  authors: Author[];
  truncated: boolean;
  spans: Span[];
  score: number;
  /** They stand in one element that holds nothing else. */
  whole?: boolean;
}

export function findAuthors(
  reading: Reading,
  entry: Entry,
  places: Place[],
  judge: Judge,
  facts: PageFacts,
): void {
  let found: Found | null = null;
  for (const { key, score } of places) {
    if (score < 0.3) break;
    const free = (entry.byKey.get(key) ?? []).filter((piece) => !overlaps(piece, reading.titleSpan));
    const named = free.filter((piece) => {
      const who = judge.who(piece.text);
      if (
        who === null ||
        isOutdone(piece, entry, judge) ||
        EDITORS.test(piece.text) ||
        EDITORS.test(piece.line.text.slice(piece.to, piece.to + 9))
      )
        return false;
      // "J. ACM" is no one.
      return who.count >= 2 ? who.confidence >= 0.45 : who.confidence >= 0.4 && !JOURNAL.test(piece.text);
    });
    if (named.length === 0) continue;
    const result = gather(named, judge);
    if (!found || result.authors.length > found.authors.length) {
      if (!found || result.score >= 0.8 * found.score) found = result;
    }
  }
  const repeated = beforeRepeat(reading, facts);
  const beside = repeated ?? besideTitle(reading, facts);
  if (
    beside &&
    (!found || repeated || (beside.authors.length > found.authors.length && !isSetApart(found, beside)))
  )
    found = beside;
  if (!found) return;
  found = withNextLines(wholeLine(found, reading, facts), reading, facts);
  reading.authors = found.authors;
  reading.truncated = found.truncated;
  reading.authorSpans = found.spans;
  reading.authorScore = found.score;
}

/** A line that names people in its plain beginning and goes on in italics: "A. Lee and B. Roy, <i>Soft Matter</i>". */
function isOutdone(piece: Piece, entry: Entry, judge: Judge): boolean {
  if (piece.kind !== 'line' || piece.line.runs.length < 2) return false;
  return entry.pieces.some(
    (other) =>
      other.kind === 'plain' &&
      other.line === piece.line &&
      other.from === piece.from &&
      (judge.who(other.text)?.count ?? 0) >= 2 &&
      piece.line.runs.some((run) => run.at >= other.to && run.at < other.to + 4 && isItalic(run.inline)),
  );
}

/** A list of several in an element of its own is all of them: what follows it in its line is a venue. */
function isSetApart(found: Found, beside: Found): boolean {
  const [span] = found.spans;
  return (
    found.whole === true &&
    found.authors.length >= 2 &&
    beside.spans.some((one) => one.line === span?.line && one.from <= span.from && one.to > span.to)
  );
}

const JOURNAL = /^(?:[A-Z][a-z]*\.\s)+[A-Z]{3,}\.?$/;
const EDITORS = /\bEds\b|\([Ee]ds?\.?\)|,\s[Ee]ds?\./;

/** What parts the names before a title from it: quotation marks, a year. */
const BEFORE_TITLE =
  /(?<![\s“"„«‘「『《(,;:，：.])[\s“"„«‘「『《(,;:，：.]+(?:\(?(?:19|20)\d{2}[a-z]?\)?[\s.,:“"„«]*)?$/;

/** Authors before the title where an entry shows it a second time, inside a citation of itself. */
function beforeRepeat(reading: Reading, facts: PageFacts): Found | null {
  const wanted = reading.title.toLowerCase();
  if (wanted.length < 12) return null;
  for (let index = reading.segment.first; index < reading.segment.last; index++) {
    const text = facts.page.lines[index]?.text ?? '';
    if (index === reading.titleSpan.line || text.length > 3_000 || facts.of(index).bibtex) continue;
    const at = text.toLowerCase().indexOf(wanted);
    if (at < 4) continue;
    const before = text.slice(0, at).replace(BEFORE_TITLE, '');
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
  if (best && lists.length <= 2)
    return { ...read([best], best.text, judge.people(best)), whole: best.kind === 'inline' };
  const [first] = pieces;
  const singles = pieces.filter((piece) => (judge.who(piece.text)?.count ?? 0) === 1);
  const score = first ? Math.max(...singles.map((piece) => judge.people(piece)), 0) : 0;
  return read(singles, singles.map((piece) => piece.text).join('; '), score);
}

function read(pieces: Piece[], text: string, score: number): Found {
  const names = namesIn(text.slice(0, endOfNames(text)));
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
      (/^[\s.,:;()\]”"»」』》–—/|-]*(?:(?:joint(?:ly)?(?: work)? )?(?:by|with)\s+)?/i.exec(
        text.slice(numbered),
      )?.[0].length ?? 0);
    const rest = text.slice(lead);
    const body = rest.slice(0, endOfNames(rest));
    const who = peopleIn(body);
    let end = body.length;
    let people = who && isPeople(who) ? who : null;
    if (!whole && (!people || people.confidence < 0.7)) {
      const parts = partsPrefix(body);
      const prefix =
        peoplePrefix(body) ??
        (/\bwith\s+$/.test(text.slice(0, lead)) ? namedPrefix(body) : null) ??
        // One name before a comma in a line of its own may be a speaker's, before a university.
        (parts && (parts.count >= 2 || index === at) ? parts : null);
      if (prefix && prefix.count > (people?.count ?? 0)) {
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
    line.text.slice(0, from).replace(BEFORE_TITLE, (mark) => (mark.startsWith('.') ? '.' : '')),
    at,
    0,
    true,
  );
  // "Title, A and B, <i>Venue</i>": the list ends where the style changes.
  const next = line.runs.find((run) => run.at > to + 3 && run.text.trim() !== '' && isItalic(run.inline));
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

/** Names up to the first part between commas that is none: "K. Saito, Compositio Math., to appear". */
function namedPrefix(text: string): Prefix | null {
  let best: Prefix | null = null;
  let tried = 0;
  for (const match of `${text.slice(0, 300)},`.matchAll(/[,.;](?=\s|$)/g)) {
    const people = peopleIn(text.slice(0, match.index));
    const named = people && people.confidence >= 0.7 && people.count > (best?.count ?? 0);
    if (named) best = { ...people, end: match.index };
    else if (best || ++tried > 3) break;
  }
  return best;
}

function overlaps(piece: Piece, span: Span): boolean {
  return piece.line.index === span.line && piece.from < span.to && piece.to > span.from;
}
