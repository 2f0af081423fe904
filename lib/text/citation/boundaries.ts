/**
 * Where a citation may be cut: its sentence stops, commas, quotation marks, brackets of years, marked stretches and
 * the edges of emphasis. Says only where and how firmly; which cuts are right is decided in `segment.ts`.
 */
import { isInitials } from '../names/classify.ts';
import { venueLikeness } from './cues.ts';
import type { Mark } from './extract.ts';
import type { Emphasis } from './markup.ts';

export type BoundaryKind =
  | 'start'
  | 'end'
  | 'stop'
  | 'weak-stop'
  | 'question'
  | 'comma'
  | 'semicolon'
  | 'colon'
  | 'dash'
  | 'bar'
  | 'quote-open'
  | 'quote-close'
  | 'year'
  | 'mark'
  | 'bracket'
  | 'in'
  | 'emphasis';

/** A place to cut: the left part ends at `end`, the right one starts at `next` (separators and marks between). */
export interface Boundary {
  end: number;
  next: number;
  kind: BoundaryKind;
  /** A year stands in between. */
  dated?: boolean;
  /** A preposition that leads to a venue stands in between: ", in ", ". Presented at ". */
  leads?: boolean;
}

/** A quoted stretch: the quotation marks and what they hold. */
export interface Quoted {
  open: number;
  close: number;
}

const NO_STOP =
  /(?:^|[\s(])(?:vs|e\.g|i\.e|cf|dr|st|mr|mrs|ms|prof|jr|sr|fig|approx|ca|resp|vol|no|nr|pp|p|ed|eds|etc)$/i;

const CUT_SHORT = /^\s(?:\p{Lu}\p{Ll}{0,10}\.?\s){0,4}\p{Lu}\p{Ll}{0,8}\.[,\s]/u;

const PAIRS: Record<string, string> = {
  '“': '”',
  '”': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '‘': '’',
  '"': '"',
  '「': '」',
  '『': '』',
  '《': '》',
  '``': "''",
};

/** Quoted stretches of at least eight characters, outermost only. Linear. */
export function findQuotes(text: string): Quoted[] {
  const quotes: Quoted[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    const tex = char === '`' && text[at + 1] === '`';
    const single =
      char === "'" &&
      /(?:^|[\s(,.])$/.test(text.slice(Math.max(0, at - 1), at)) &&
      /\p{Lu}/u.test(text[at + 1] ?? '');
    const closers = tex ? "''" : single ? "'" : Object.hasOwn(PAIRS, char) ? (PAIRS[char] ?? '') : '';
    if (closers === '' || /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')) continue;
    const close = closeOf(text, at + (tex ? 2 : 1), char, tex ? "''" : closers, tex);
    if (close < 0 || close - at < 8) continue;
    if (!setsApart(text, at, close)) {
      at = close;
      continue;
    }
    quotes.push({ open: at, close });
    at = close;
  }
  return quotes;
}

/** A quotation that stands as a part of its own, not one inside a title: "Comment on “…”", "a “Rosetta-Stone” eruption". */
function setsApart(text: string, open: number, close: number): boolean {
  const before = text.slice(Math.max(0, open - 24), open).trimEnd();
  const after = text.slice(close + 1, close + 12);
  if (/^\s*:|^-|^\s+(?!in\b|In\b|et\b|by\b)\p{Ll}/u.test(after) && !/[.,?!]$/.test(text.slice(open, close)))
    return false;
  if (before === '' || /[.,:;)\]*†‡§–—|\n]$/u.test(before)) return true;
  return !/(?:^|\s)\p{Ll}[\p{L}'’-]*$/u.test(before) || /[.,]$/.test(text.slice(open, close));
}

function closeOf(text: string, from: number, opener: string, closers: string, tex: boolean): number {
  const limit = Math.min(text.length, from + 700);
  let depth = 0;
  for (let at = from; at < limit; at++) {
    const char = text[at] ?? '';
    if (tex) {
      if (text.startsWith("''", at) || char === '”' || char === '"')
        return at + (text.startsWith("''", at) ? 1 : 0);
      continue;
    }
    if (char === opener && !closers.includes(opener)) depth++;
    if (!closers.includes(char)) continue;
    // An apostrophe inside a word closes nothing.
    if ((char === "'" || char === '’') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ')) continue;
    if (depth > 0) depth--;
    else return at;
  }
  return -1;
}

/** All places to cut, in order, the start and the end of the text included. */
export function findBoundaries(
  text: string,
  marks: readonly Mark[],
  spans: readonly Emphasis[],
  quotes: readonly Quoted[],
): Boundary[] {
  const found: Boundary[] = [{ end: 0, next: 0, kind: 'start' }];
  const add = (end: number, next: number, kind: BoundaryKind): void => {
    found.push({ end, next, kind });
  };
  let mark = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    while (mark < marks.length && (marks[mark] as Mark).end <= at) mark++;
    const here = marks[mark];
    // "(NeurIPS 2020)": a year inside brackets does not cut them open.
    const inside = depth > 0 && here?.kind === 'year' && !here.bracketed;
    if (here && here.start === at && !inside) {
      add(here.start, here.end, here.kind === 'year' ? 'year' : 'mark');
      at = here.end - 1;
      continue;
    }
    const char = text[at] ?? '';
    const spaced = /\s/.test(text[at + 1] ?? ' ');
    if (char === '(' || char === '[') {
      if (depth === 0 && /\s/.test(text[at - 1] ?? ''))
        add(at, at, datedBracket(text, at) ? 'year' : 'bracket');
      depth++;
    } else if (char === ')' || char === ']') depth = Math.max(0, depth - 1);
    else if ('.。．'.includes(char) && (spaced || char !== '.' || /["”’»\])(“]/.test(text[at + 1] ?? ''))) {
      const kind = stopKind(text, at);
      if (kind) add(at, at + 1, kind);
    } else if ('?!？！'.includes(char) && (spaced || /["”’»]/.test(text[at + 1] ?? '')))
      add(at + 1, at + 1, 'question');
    else if (
      ',،，、'.includes(char) &&
      depth === 0 &&
      (spaced || char !== ',' || /["”“]/.test(text[at + 1] ?? ''))
    )
      add(at, at + 1, 'comma');
    else if (';；'.includes(char) && depth === 0) add(at, at + 1, 'semicolon');
    else if (
      ':：'.includes(char) &&
      depth === 0 &&
      (spaced || char !== ':' || /["“\p{Lo}]/u.test(text[at + 1] ?? ''))
    )
      add(at, at + 1, 'colon');
    else if ('|·•'.includes(char) && spaced) add(at, at + 1, 'bar');
    else if (char === '/' && text[at + 1] === '/') add(at, at + 2, 'bar');
    else if (char === '\n' || char === '\t') add(at, at + 1, 'bar');
    else if ('–—-'.includes(char) && spaced && /\s/.test(text[at - 1] ?? '')) add(at, at + 1, 'dash');
    else if (depth === 0 && /\s/.test(char) && leadsToVenue(text, at)) add(at, at + 1, 'in');
  }
  for (const quote of quotes) {
    add(quote.open, quote.open, 'quote-open');
    add(quote.close + 1, quote.close + 1, 'quote-close');
  }
  for (const span of spans) {
    add(span.start, span.start, 'emphasis');
    add(span.end, span.end, 'emphasis');
  }
  found.push({ end: text.length, next: text.length, kind: 'end' });
  return merge(text, found, quotes);
}

/** "(NeurIPS 2020)", "[ICML Workshop, 2018]": a venue and its year in brackets of their own. */
const datedBracket = (text: string, at: number): boolean =>
  /^[([][^()[\]]{2,90}\b(?:19|20)\d\d[^()[\]]{0,24}[)\]]/.test(text.slice(at, at + 124));

/** " in Proceedings of …", " In: …": the preposition before a venue, not the one inside a title. */
function leadsToVenue(text: string, at: number): boolean {
  const word = /^\s(?:in|en|dans|em|nel)(?::\s|\s+(?=[\p{Lu}\d*“"]))/iu.exec(text.slice(at, at + 9));
  if (!word) return false;
  if (word[0].includes(':')) return true;
  const after = text.slice(at + word[0].length, at + 200);
  return venueLikeness(after) >= 0.85 || /^[^.]{4,120}[,.(]\s?(?:edited by|eds?\b)/i.test(after);
}

/** A full stop ends a part, ends one perhaps (after initials), or ends none (inside "vs. the"). */
function stopKind(text: string, at: number): BoundaryKind | null {
  const before = text.slice(Math.max(0, at - 16), at);
  const word = /[^\s,;(]*$/.exec(before)?.[0] ?? '';
  const after = /^[.\s"”’»)\]]*(\S?)/.exec(text.slice(at + 1, at + 12))?.[1] ?? '';
  if (
    /\p{Ll}/u.test(after) &&
    !/^\s*(?:e[A-Z]|bio|med|arxiv|in\b|npj|iScience|mBio)/.test(text.slice(at + 1, at + 10))
  )
    return isInitials(`${word}.`) ? null : 'weak-stop';
  if (NO_STOP.test(` ${word}`)) return 'weak-stop';
  // "…, Hydrol. Earth Syst. Sci.": the first word of a journal, cut short.
  if (/,\s\p{Lu}\p{Ll}{1,8}$/u.test(before) && CUT_SHORT.test(text.slice(at + 1, at + 60)))
    return 'weak-stop';
  if (/^\p{Lu}\p{Ll}{2,6}$/u.test(word) && /^\s\p{Lu}\p{Ll}{1,8}\.,/u.test(text.slice(at + 1, at + 14)))
    return 'weak-stop';
  if (/^\p{L}$/u.test(word) || isInitials(`${word}.`)) return 'weak-stop';
  return 'stop';
}

const STRENGTH: Record<BoundaryKind, number> = {
  start: 9,
  end: 9,
  'quote-open': 8,
  'quote-close': 8,
  year: 7,
  mark: 6,
  stop: 5,
  question: 5,
  bar: 5,
  emphasis: 4,
  semicolon: 3,
  colon: 3,
  dash: 3,
  in: 3,
  'weak-stop': 2,
  comma: 2,
  bracket: 1,
};

/** Between cuts that are one: punctuation, and the words that lead over to a venue. */
const GAP =
  /^[\s.,;:()[\]–—-]*(?:(?:in|at|@|poster (?:presented )?(?:at|in)|presented (?:at|in)|published in|appeared in|to appear in|accepted (?:at|to|by|in)|en|dans)\b:?\s*)?$/i;

/** Cuts that touch (", (2022). “") become one: it ends where the first ends, resumes where the last does. */
function merge(text: string, found: Boundary[], quotes: readonly Quoted[]): Boundary[] {
  found.sort((one, two) => one.end - two.end || one.next - two.next);
  const merged: Boundary[] = [];
  for (const boundary of found) {
    const last = merged.at(-1);
    const gap = last ? text.slice(last.next, boundary.end) : 'x';
    if (last && (boundary.end <= last.next || GAP.test(gap))) {
      // "…ventral stream (V4)": a bracket that opens right after a cut is no cut of its own.
      last.next = Math.max(last.next, boundary.next);
      if (/\p{L}/u.test(gap)) last.leads = true;
      if (boundary.kind === 'year') last.dated = true;
      if (STRENGTH[boundary.kind] > STRENGTH[last.kind]) last.kind = boundary.kind;
      continue;
    }
    const fresh: Boundary = { ...boundary };
    if (boundary.kind === 'year') fresh.dated = true;
    merged.push(fresh);
  }
  // Cuts inside a quotation do not count unless the quotation is most of the text.
  const inner = quotes.filter((quote) => quote.close - quote.open < text.length * 0.9);
  return merged.filter(
    (cut) =>
      cut.kind.startsWith('quote') || !inner.some((quote) => cut.end > quote.open && cut.next <= quote.close),
  );
}
