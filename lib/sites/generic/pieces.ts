/**
 * The pieces an entry's text falls into by its markup: lines, styled runs, the plain text between them, quotations.
 * Each carries keys that say where it stands and how it looks, the same in every entry of one list, so that a field
 * can be found by what all entries have in that place.
 */
import { isFileName, isLabel } from './cues.ts';
import type { Box, Inline, Line } from './lines.ts';
import type { PageFacts } from './page-facts.ts';
import type { Segment } from './segments.ts';

export interface Piece {
  /** From the most exact place to the least: with its ordinal among equals, then without. */
  keys: [exact: string, loose: string];
  text: string;
  line: Line;
  /** Offsets in the line's text. */
  from: number;
  to: number;
  inline: Inline | null;
  kind: 'line' | 'inline' | 'plain' | 'quote';
  /** A line part of which is set apart and does as a title by itself. */
  outdone: boolean;
}

/** "Title: …", where a page names its fields. */
const FIELD_LABEL = /^\s*(?:paper |article )?(?:title|titel|titre|título|titolo|题目|标题)\s*[:：]\s*/i;
const MOST_PIECES = 250;
const LONGEST_LINE = 3_000;

export function piecesOf(segment: Segment, facts: PageFacts): Piece[] {
  const pieces: Piece[] = [];
  const counts = new Map<string, number>();
  const add = (
    kind: Piece['kind'],
    place: string,
    line: Line,
    from: number,
    to: number,
    inline: Inline | null,
  ): void => {
    const label = FIELD_LABEL.exec(line.text.slice(from, Math.min(to, from + 24)))?.[0].length ?? 0;
    const close =
      kind === 'line' || (kind === 'inline' && to >= line.text.length) ? endBeforeBadges(line) : to;
    const [start, end] = trim(line.text, from + label, withoutLabels(line.text, close));
    if (end - start < 2 || pieces.length >= MOST_PIECES) return;
    const loose = `${kind}:${place}`;
    const ordinal = counts.get(loose) ?? 0;
    counts.set(loose, ordinal + 1);
    pieces.push({
      keys: [`${loose}#${Math.min(ordinal, 12)}`, loose],
      text: line.text.slice(start, end),
      line,
      from: start,
      to: end,
      inline,
      kind,
      outdone: false,
    });
  };
  for (let index = segment.first; index < segment.last; index++) {
    const line = facts.page.lines[index];
    if (
      !line ||
      facts.of(index).bibtex ||
      (line.box.chrome && !segment.box.chrome) ||
      line.text.length > LONGEST_LINE
    )
      continue;
    const place = placeOf(line.box, segment.box);
    add('line', place + styleOf(line), line, 0, line.text.length, null);
    if (line.runs.length > 1 || line.runs[0]?.inline) inlinePieces(line, place, add);
    for (const part of partedByBars(line.text)) add('plain', `${place}|`, line, part.from, part.to, null);
    for (const match of line.text.matchAll(QUOTED)) {
      add('quote', 'q', line, match.index + 1, match.index + match[0].length - 1, null);
    }
  }
  return pieces;
}

type Add = (
  kind: Piece['kind'],
  place: string,
  line: Line,
  from: number,
  to: number,
  inline: Inline | null,
) => void;

function inlinePieces(line: Line, place: string, add: Add): void {
  const runs = line.runs.slice(0, 120);
  let open: { inline: Inline; from: number }[] = [];
  let plainFrom = -1;
  const closeTo = (chain: Inline[], at: number): void => {
    let keep = 0;
    while (keep < open.length && keep < chain.length && open[keep]?.inline === chain[keep]) keep++;
    for (let level = open.length - 1; level >= keep; level--) {
      const closing = open[level];
      if (closing)
        add('inline', `${place}>${chainOf(closing.inline)}`, line, closing.from, at, closing.inline);
    }
    open = open.slice(0, keep);
    for (const inline of chain.slice(keep)) open.push({ inline, from: at });
  };
  for (const run of runs) {
    const chain = chainList(run.inline);
    closeTo(chain, run.at);
    if (chain.length === 0) {
      if (plainFrom < 0) plainFrom = run.at;
    } else if (plainFrom >= 0 && run.inline?.tag !== 'sub' && run.inline?.tag !== 'sup') {
      add('plain', place, line, plainFrom, run.at, null);
      plainFrom = -1;
    }
  }
  closeTo([], line.text.length);
  if (plainFrom > 0 || (plainFrom === 0 && runs.length > 1))
    add('plain', place, line, plainFrom, line.text.length, null);
}

function chainList(inline: Inline | null): Inline[] {
  const chain: Inline[] = [];
  for (let at = inline; at && chain.length < 6; at = at.parent) chain.push(at);
  return chain.reverse();
}

function chainOf(inline: Inline): string {
  return chainList(inline)
    .map((one) => one.signature)
    .join('>');
}

/** The style a line begins in, when its whole text is in it. */
function styleOf(line: Line): string {
  const [only, ...others] = line.runs;
  return only?.inline && others.every((run) => run.text.trim() === '') ? `>${chainOf(only.inline)}` : '';
}

function placeOf(box: Box, top: Box): string {
  let place = '';
  let at: Box | null = box;
  for (let level = 0; at && level < 3; level++) {
    place = `${at.signature}/${place}`;
    if (at === top) break;
    at = at.parent;
  }
  return place;
}

/** "Title (2019) | A. Lee; B. Roy | Ocean Letters 12": the parts of a line between strokes, where it has any. */
function partedByBars(text: string): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let from = 0;
  for (const bar of text.matchAll(/\s[|¦‖]\s/g)) {
    parts.push({ from, to: bar.index });
    from = bar.index + bar[0].length;
  }
  if (parts.length > 0) parts.push({ from, to: text.length });
  return parts.slice(0, 12);
}

/** What stands in quotation marks, each with its own partner. */
const QUOTED =
  /"[^"]{8,300}"|“[^“”]{8,300}”|„[^„“”]{8,300}[“”]|«[^«»]{8,300}»|»[^«»]{8,300}«|”[^“”]{8,300}”/g;

/** Where a text ends without the labels in brackets behind it: "A title (Paper, Slides)". */
function withoutLabels(text: string, to: number): number {
  let end = to;
  for (let tried = 0; tried < 4; tried++) {
    const found = /(?:(?<!\s)\s+)?[([]([^()[\]]{2,60})[)\]]\s*$/.exec(text.slice(Math.max(0, end - 70), end));
    if (!found?.[1] || !/[a-z]{3}/i.test(found[1]) || !isLabel(found[1])) break;
    end -= found[0].length;
  }
  return end;
}

/** Elements that hang small labels on a title: its track, its prize. */
const BADGE = /(?:^|[.\s_-])(?:badges?|chips?|pills?|awards?|labels?|tags?)(?![a-z])/i;

/** Where a line's text ends without the badges, and the links to files, behind it. */
export function endBeforeBadges(line: Line): number {
  let end = line.text.length;
  for (let at = line.runs.length - 1; at > 0; at--) {
    const run = line.runs[at];
    if (!run) break;
    const isLink = run.inline !== null && run.inline.href !== '' && isFileName(run.text);
    if (!isLink && run.text.trim() !== '' && !(run.inline && isBadge(run.inline))) break;
    end = run.at;
  }
  return end;
}

function isBadge(inline: Inline): boolean {
  return chainList(inline).some((one) => BADGE.test(one.signature));
}

const EDGE = /[\s,;:.·•|–—*†‡/\\"“”„«»‘’[\]_]/;

/** Without the punctuation that separates a piece from its neighbours; question and exclamation marks stay. */
function trim(text: string, from: number, to: number): [number, number] {
  let start = from;
  let end = to;
  while (start < end && EDGE.test(text[start] ?? '') && !opens(text, start, end)) start++;
  while (
    end > start &&
    EDGE.test(text[end - 1] ?? '') &&
    !closes(text, start, end) &&
    !/(?:^|[\s.-])\p{Lu}\.$/u.test(text.slice(Math.max(start, end - 3), end))
  )
    end--;
  if (text[start] === '(' && text[end - 1] === ')' && text.indexOf(')', start) === end - 1)
    return [start + 1, end - 1];
  return [start, end];
}

/** A bracket or quote at the edge that has its partner inside belongs to the text. */
function opens(text: string, start: number, end: number): boolean {
  const partner = '[]“”„“«»‘’'.indexOf(text[start] ?? '');
  if (partner < 0 || partner % 2 === 1) return text[start] === '"' && inner(text, '"', start + 1, end - 1);
  return inner(text, '[]“”„“«»‘’'[partner + 1] ?? '', start + 1, end - 1);
}

function closes(text: string, start: number, end: number): boolean {
  const char = text[end - 1] ?? '';
  if (char === '*' || char === '_') return false;
  const partner = '[]“”„“«»‘’'.indexOf(char);
  if (char === '"') return inner(text, '"', start + 1, end - 1);
  if (partner % 2 !== 1) return false;
  return inner(text, '[]“”„“«»‘’'[partner - 1] ?? '', start + 1, end - 1);
}

function inner(text: string, char: string, from: number, to: number): boolean {
  const at = text.indexOf(char, from);
  return at >= 0 && at < to;
}
