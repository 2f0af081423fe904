/**
 * Reads a citation as authors, title and venue: every plausible way to cut it is scored by how much each part looks
 * like what it is taken for, and the best one wins. Orders tried: authors first (nearly all styles), title first
 * (web pages), title without authors.
 */
import { readNames } from '../names/list.ts';
import type { NameList } from '../names/list.ts';
import type { Boundary, BoundaryKind, Quoted } from './boundaries.ts';
import { isCutShort, titleLikeness, venueLikeness } from './cues.ts';
import type { Emphasis } from './markup.ts';

export interface Segmentation {
  authors: NameList | null;
  title: { start: number; end: number };
  /** Where the venue and the rest start, or -1. */
  rest: number;
  /** And where it ends. */
  restEnd: number;
  score: number;
}

/** Bounds on how many cuts are tried, so that the work stays linear in practice and small at worst. */
const MOST_AUTHOR_ENDS = 48;
const KEPT_AUTHOR_ENDS = 8;
const MOST_TITLE_ENDS = 40;
const LONGEST_TITLE = 600;

export interface Context {
  text: string;
  boundaries: readonly Boundary[];
  spans: readonly Emphasis[];
  quotes: readonly Quoted[];
  /** Where "(with A. Lee)" stands, if it does: no title goes on behind it. */
  titleEndsBy?: number | undefined;
  /** What was read already, by boundary or by stretch: readings share most of their parts. */
  memo: { continues: Map<number, boolean>; lists: Map<number, NameList> };
}

/** The best reading and the score of the runner-up that has another title; null when no title is plausible. */
export function segment(context: Context): { best: Segmentation; margin: number } | null {
  const readings = [...authorsFirst(context), ...titleFirst(context)];
  readings.sort((one, two) => two.score - one.score);
  const best = readings[0];
  if (!best) return null;
  const other = readings.find(
    (reading) =>
      Math.abs(reading.title.start - best.title.start) > 3 ||
      Math.abs(reading.title.end - best.title.end) > 3,
  );
  return { best, margin: other ? best.score - other.score : 2 };
}

interface AuthorEnd {
  at: number;
  list: NameList;
  score: number;
}

/** How firmly each kind of cut ends a list of names that comes first. */
const ENDS_AUTHORS: Partial<Record<BoundaryKind, number>> = {
  'quote-open': 0.9,
  year: 1,
  stop: 0.55,
  'weak-stop': 0.3,
  colon: 0.4,
  bar: 0.5,
  emphasis: 0.35,
  mark: 0.2,
  comma: 0.05,
  semicolon: 0.1,
  dash: 0.3,
  bracket: 0,
  question: -2,
  in: -1,
};

/** How firmly each kind of cut ends a title. */
const ENDS_TITLE: Partial<Record<BoundaryKind, number>> = {
  'quote-close': 0.8,
  stop: 0.6,
  question: 0.5,
  end: 0.35,
  year: 0.2,
  mark: 0.3,
  bar: 0.55,
  emphasis: 0.4,
  comma: 0,
  in: 0.35,
  semicolon: -0.1,
  colon: -0.55,
  dash: -0.25,
  'weak-stop': -0.1,
  bracket: -0.15,
  'quote-open': -0.4,
};

function* authorsFirst(context: Context): Iterable<Segmentation> {
  const { text, boundaries } = context;
  for (const end of authorEnds(context, 0, boundaries[0]?.next ?? 0)) {
    const from = boundaries[end.at] as Boundary;
    const dated = from.dated ? 0.35 : 0;
    for (const title of titles(context, end.at)) {
      const cut = boundaries[title.at] as Boundary;
      const rest = text.slice(cut.next, cut.next + 220);
      const next = restScore(context, cut, rest);
      yield {
        authors: end.list,
        title: { start: from.next, end: cut.end },
        rest: cut.next,
        restEnd: text.length,
        score: end.score + dated + title.score + next,
      };
    }
  }
}

const DATA_FIRST =
  /^[\s.,;:]*(?!(?:19|20)\d\d\s+\p{Lu})(?:\d{1,4}\b(?!\s?(?:th|st|nd|rd)\b)|vol\b|no\.|pp\.)/iu;

/** What follows the title: a venue is good, more names or a sentence going on is not. */
function restScore(context: Context, cut: Boundary, rest: string): number {
  const { spans } = context;
  let score = 0.75 * venueLikeness(rest.replace(/^[\s.,;:]+/, ''));
  const first = firstVisible(context.text, cut.next);
  if (
    spans.some((span) => span.kind === 'em' && Math.abs(span.start - first) <= 1 && span.end - span.start > 2)
  )
    score += 0.7;
  if (spans.some((span) => span.kind === 'em' && span.start < first - 2 && span.end > first + 2))
    score -= 0.6;
  if (rest.trim() === '') score += 0.1;
  // Volume and pages without a name before them: the venue went into the title.
  else if (DATA_FIRST.test(rest)) score -= 0.7;
  return score;
}

function firstVisible(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\s.,;:]/.test(text[at] ?? '')) at++;
  return at;
}

/** The best places where a list of names that starts at boundary `first` may end. */
function authorEnds(context: Context, first: number, start: number): AuthorEnd[] {
  const { text, boundaries } = context;
  const ends: AuthorEnd[] = [];
  // "C. R. Acad. Sci. Paris" is no one.
  if (first > 0 && isCutShort(text.slice(start, start + 90))) return ends;
  // "Annales de l'Institut Fourier, Tome 50" is neither.
  const isVenue = first > 0 && venueLikeness(text.slice(start, start + 200)) >= 1.3;
  let tried = 0;
  let misses = 0;
  for (let at = first + 1; at < boundaries.length && tried < MOST_AUTHOR_ENDS && misses < 6; at++) {
    const cut = boundaries[at] as Boundary;
    const firmness = ENDS_AUTHORS[cut.kind];
    if (firmness === undefined || firmness <= -1) continue;
    if (cut.end - start < 2) continue;
    const separates = /comma|semicolon/.test(cut.kind) || /[,;]/.test(text[cut.end] ?? '');
    if (separates && !cut.dated && continues(context, at)) continue;
    tried++;
    // "A. Lee in <i>Handbook of Tides</i>".
    const raw = text.slice(start, withStop(text, cut.end)).replace(/(?<!\s)\s{1,4}[Ii]n:?\s{0,4}$/, '');
    const key = start * 10_000 + cut.end;
    const list = context.memo.lists.get(key) ?? readNames(raw);
    context.memo.lists.set(key, list);
    const score = authorScore(list);
    if (score <= 0.2 || (isVenue && list.names.length < 2)) {
      misses++;
      continue;
    }
    misses = 0;
    ends.push({ at, list, score: score + firmness + (list.truncated ? 0.4 : 0) });
  }
  ends.sort((one, two) => two.score - one.score);
  return ends.slice(0, KEPT_AUTHOR_ENDS);
}

/** The stop after initials belongs to the name. */
function withStop(text: string, end: number): number {
  return text[end] === '.' ? end + 1 : end;
}

/** After this comma another name follows, so the list does not end here. Cheap: one piece is looked at. */
function continues(context: Context, at: number): boolean {
  const known = context.memo.continues.get(at);
  if (known !== undefined) return known;
  const answer = looksContinued(context, at);
  context.memo.continues.set(at, answer);
  return answer;
}

function looksContinued(context: Context, at: number): boolean {
  const { text, boundaries } = context;
  const cut = boundaries[at] as Boundary;
  const next = boundaries[at + 1];
  if (!next) return false;
  if (isCutShort(text.slice(cut.next, cut.next + 90))) return false;
  const piece = text.slice(cut.next, withStop(text, next.end));
  if (/^\s*(?:and|&|und|et|y|e)\s/.test(piece)) return true;
  if (/^\s*(?:jr|sr|i{2,3})\b/i.test(piece)) return true;
  if (/^\s*(?:\p{Lu}\.?[\s-]?){1,4}$/u.test(piece)) return true;
  const list = readNames(piece);
  const [only] = list.names;
  return list.names.length === 1 && !!only && list.confidence > 0.82 && only.style !== 'group';
}

function authorScore(list: NameList): number {
  const count = list.names.length;
  if (count === 0) return -1;
  const first = list.names[0];
  const single = count === 1 && (first?.style === 'single' || first?.style === 'words') ? 0.25 : 0;
  const several = Math.min(0.5, 0.16 * Math.log2(count + 1));
  return 2.1 * (list.confidence - 0.3) + several - single;
}

interface TitleEnd {
  at: number;
  score: number;
}

/** Titles that start after boundary `from`, each with its score. */
function* titles(context: Context, from: number): Iterable<TitleEnd> {
  const { text, boundaries } = context;
  const start = (boundaries[from] as Boundary).next;
  let tried = 0;
  let stops = 0;
  for (let at = from + 1; at < boundaries.length && tried < MOST_TITLE_ENDS; at++) {
    const cut = boundaries[at] as Boundary;
    const before = boundaries[at - 1] as Boundary;
    if (at - 1 > from) stops += penaltyOfCut(text, before) + (before.leads ? 0.9 : 0);
    if (cut.end - start < 2) continue;
    if (cut.end - start > LONGEST_TITLE) break;
    tried++;
    const title = trimTitle(text.slice(start, cut.end));
    if (title.length < 2) continue;
    let score = titleLikeness(title) + (ENDS_TITLE[cut.kind] ?? -1) + (cut.leads ? 0.4 : 0) - stops;
    if (cut.kind === 'stop' && isPartNumber(text, cut)) score -= 0.8;
    const { titleEndsBy } = context;
    if (titleEndsBy !== undefined && start < titleEndsBy && cut.end > titleEndsBy) score -= 2;
    score += emphasisScore(context, start, cut.end);
    score += quoteScore(context, start, cut.end);
    const names =
      title.length < 160 && !/\s(?:of|the|for|in|on|with|a|an|from|to|by|is|are|using|via)\s/.test(title)
        ? readNames(title)
        : null;
    if (names && names.confidence > 0.6) score -= 1.4 * names.confidence;
    yield { at, score };
  }
}

/** "Absolute dimensions. XXIV. The Be star": the number of a part belongs to the title on both sides. */
function isPartNumber(text: string, cut: Boundary): boolean {
  return (
    /^\s*(?:[IVXL]{1,6}|Part\s\w{1,5})[.:]\s/.test(text.slice(cut.next, cut.next + 14)) ||
    /(?:^|\s)[IVXL]{1,6}$/.test(text.slice(Math.max(0, cut.end - 8), cut.end))
  );
}

/** A firm cut inside the title is swallowed at a price. */
function penaltyOfCut(text: string, cut: Boundary): number {
  switch (cut.kind) {
    case 'stop':
    case 'bar':
      if (isPartNumber(text, cut)) return 0.1;
      return /^\s*\p{Ll}/u.test(text.slice(cut.next, cut.next + 3)) ? 0.3 : 0.95;
    case 'question':
      return 0.45;
    case 'quote-close':
      return 1;
    case 'year':
      return 0.4;
    case 'mark':
      return 0.9;
    case 'in':
      return 0.25;
    case 'emphasis':
      return 0.3;
    case 'semicolon':
      return 0.25;
    case 'comma':
      return 0.1;
    case 'weak-stop':
      return 0.3;
    default:
      return 0;
  }
}

function emphasisScore(context: Context, start: number, end: number): number {
  let score = 0;
  const from = firstVisible(context.text, start);
  for (const span of context.spans) {
    const fits = Math.abs(span.start - from) <= 2 && Math.abs(span.end - end) <= 2;
    if (fits) score = Math.max(score, span.kind === 'em' ? 0.45 : span.kind === 'strong' ? 0.8 : 0.9);
  }
  return score;
}

function quoteScore(context: Context, start: number, end: number): number {
  const from = firstVisible(context.text, start);
  for (const quote of context.quotes) {
    const fits = Math.abs(quote.open - from) <= 2 && Math.abs(quote.close - end) <= 3;
    if (fits) return 1.6;
  }
  return 0;
}

/** Title first, then names (or none), then the rest. */
function* titleFirst(context: Context): Iterable<Segmentation> {
  const { text, boundaries } = context;
  const start = boundaries[0]?.next ?? 0;
  const all = [...titles(context, 0)].sort((one, two) => two.score - one.score).slice(0, 10);
  for (const title of all) {
    const cut = boundaries[title.at] as Boundary;
    const rest = text.slice(cut.next, cut.next + 220);
    const begins = { start, end: cut.end };
    yield {
      authors: null,
      title: begins,
      rest: cut.next,
      restEnd: text.length,
      score: title.score + restScore(context, cut, rest) + 0.1,
    };
    for (const end of authorEnds(context, title.at, nameStart(text, cut.next))) {
      const after = boundaries[end.at] as Boundary;
      const tail = text.slice(after.next, after.next + 220);
      const score = title.score + end.score + restScore(context, after, tail) * 0.8 + 0.2;
      yield { authors: end.list, title: begins, rest: after.next, restEnd: text.length, score };
    }
    const last = endOfNames(context, title.at);
    if (last)
      yield {
        authors: last.list,
        title: begins,
        rest: text.length,
        restEnd: text.length,
        score: title.score + last.score + 0.2,
      };
  }
}

function nameStart(text: string, from: number): number {
  const by = /^\s*\(?(?:(?:joint(?:ly)? )?(?:work )?(?:by|with)|von|par|por|avec|mit)\s+/i.exec(
    text.slice(from, from + 24),
  );
  return by ? from + by[0].length : from;
}

/** Names up to the very end of the text. */
function endOfNames(context: Context, from: number): AuthorEnd | null {
  const cut = context.boundaries[from] as Boundary;
  const list = readNames(context.text.slice(nameStart(context.text, cut.next)));
  const score = authorScore(list);
  return score > 0.2 ? { at: context.boundaries.length - 1, list, score: score + 0.4 } : null;
}

export function trimTitle(text: string): string {
  let title = text.replace(/\s+/g, ' ').trim();
  title = title
    .replace(/^[\s.,;:–—•·|*)\]-]+(?=\S)/, '')
    .replace(/(?<![\s,;:–—•·|([-])[\s,;:–—•·|([-]+$/, '');
  title = title.replace(/(?<!\.\.)\.$/, '');
  const quoted = /^(?:["“”„«‘「『《']|``)(.*?)[.,]?(?:["”“»’」』》']|'')$/u.exec(title);
  if (quoted?.[1] && !/["“”]/.test(quoted[1])) title = quoted[1];
  return title.replace(/[,;]$/, '').trim();
}
