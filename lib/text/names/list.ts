/**
 * A list of names into names, whatever the order and the separators: "Wang, B., and Ponce, C. R.", "B Wang, CR Ponce",
 * "Wang, Binxu; Ponce, Carlos". The text is cut at every separator and the cheapest reading of the pieces is found
 * by dynamic programming (one left-to-right pass, after Viterbi), since only the whole list says whether a comma
 * stands inside a name or between two.
 */
import type { Author } from '../../paper/bibliography.ts';
import { splitCut, stripMarkers, tidy } from './clean.ts';
import { classify, fold, isInitials } from './classify.ts';
import type { NameStyle, Piece } from './classify.ts';
import { CONJUNCTIONS, GIVEN_NAMES } from './lexicon.ts';

export interface ReadName {
  author: Author;
  style: NameStyle;
  /** 0..1, how much like a name it is. */
  score: number;
}

export interface NameList {
  names: ReadName[];
  /** The list says that it is cut ("et al.", "and 5 more"). */
  truncated: boolean;
  /** How many more it says there are. */
  more?: number;
  /** 0..1: mean likeness of the names, less for mixed styles and for pieces that are no names. */
  confidence: number;
}

interface Part {
  text: string;
  piece: Piece;
  /** What stands before it: only a comma can stand inside a name. */
  before: 'start' | 'comma' | 'and' | 'hard';
}

/** The longest text and the most names that are looked at; a collaboration of 5,000 fits. */
const LONGEST = 60_000;
const MOST = 6_000;

const SEPARATOR = /[,،、，]|[;；•·|\n\t]|[&＆]|\s\/\s|(?<=\s)(?:-{1,2}|–|—|:)(?=\s)/gu;

/** Reads a text that is (or may be) a list of names. Never throws; an empty list where nothing is a name. */
export function readNames(text: string): NameList {
  const { text: body, truncated, more } = splitCut(stripMarkers(text.slice(0, LONGEST)));
  const parts = cutParts(body);
  if (parts.length === 0) return { names: [], truncated, confidence: 0 };
  const { names, misses } = best(parts);
  dropListStop(names);
  const list: NameList = { names, truncated, confidence: confidenceOf(names, misses) };
  if (more !== undefined) list.more = more;
  return list;
}

/** "Jain A, Abbeel P.": the stop after the last initials ends the list when no others have one. */
function dropListStop(names: readonly ReadName[]): void {
  const last = names.at(-1);
  if (!last || last.style !== 'initials-last' || !last.author.name.endsWith('.') || names.length < 2) return;
  const others = names.slice(0, -1).filter((name) => name.style === 'initials-last');
  if (others.length === 0 || others.some((name) => name.author.name.includes('.'))) return;
  const { given } = last.author;
  last.author = {
    ...last.author,
    name: last.author.name.slice(0, -1),
    ...(given && { given: given.replace(/\.$/, '') }),
  };
}

function cutParts(body: string): Part[] {
  const parts: Part[] = [];
  let before: Part['before'] = 'start';
  let from = 0;
  const push = (to: number): void => {
    const raw = body.slice(from, to);
    const pieces = splitAtConjunctions(raw);
    for (const [at, text] of pieces.entries()) {
      if (at > 0) before = 'and';
      const clean = trimPiece(text);
      if (clean === '') {
        if (at > 0 || pieces.length === 1) continue;
        continue;
      }
      for (const single of splitRun(clean)) {
        parts.push({ text: single, piece: classify(single), before: parts.length === 0 ? 'start' : before });
        before = 'hard';
      }
    }
  };
  for (const match of body.matchAll(SEPARATOR)) {
    push(match.index);
    const mark = match[0];
    const comma = ',،、，'.includes(mark);
    const next = mark === '&' || mark === '＆' ? 'and' : comma ? 'comma' : 'hard';
    // "Wang, & Ponce": the stronger separator counts, an empty piece is none.
    const empty = trimPiece(body.slice(from, match.index)) === '';
    if (!empty || rank(next) > rank(before)) before = next;
    from = match.index + mark.length;
    if (parts.length > MOST) return parts;
  }
  push(body.length);
  return parts;
}

const rank = (before: Part['before']): number => ({ start: 0, comma: 1, and: 2, hard: 3 })[before];

/** "Smith and Lee" → both; a conjunction at the start or the end leaves an empty piece, which still separates. */
function splitAtConjunctions(text: string): string[] {
  if (!/\s/.test(text.trim())) return [text];
  const words = text.split(/(\s+)/);
  const pieces: string[] = [];
  let current = '';
  for (const [at, word] of words.entries()) {
    if (word !== '' && CONJUNCTIONS.has(word) && isConjunction(word, words, at)) {
      pieces.push(current);
      current = '';
    } else current += word;
  }
  pieces.push(current);
  return pieces;
}

/** One-letter conjunctions stand inside names too ("Ortega y Gasset"): they need whole names on both sides. */
function isConjunction(word: string, words: string[], at: number): boolean {
  if (word.length > 1 && word !== 'en') return true;
  if (word === 'a' || word === 'en') return false;
  // A few words on either side tell; a hostile text has thousands.
  const before = words.slice(Math.max(0, at - 12), at).filter((other) => other.trim() !== '');
  const left = before.length;
  const right = words.slice(at + 1, at + 13).filter((other) => other.trim() !== '').length;
  // "Fernández, M. y Castro, P.": initials on the left end a name.
  if (left > 0 && right > 0 && before.every(isInitials)) return true;
  return (left === 0 || left >= 2) && right >= 2;
}

function trimPiece(text: string): string {
  let piece = tidy(text.replace(/^[\s,;:–—()[\]"“”]+|[\s,;:–—()[\]"“”]+$/g, ''));
  if (piece.endsWith('.')) {
    const last = piece.slice(piece.lastIndexOf(' ') + 1);
    // "Li." at the end of a list is a family name and a stop, "R." an initial.
    const initial = isInitials(last) && !/^\p{Lu}\p{Ll}\.$/u.test(last);
    if (!initial && !/^(?:Jr|Sr|Jnr|St|Ph\.D|M\.D)\.$/i.test(last)) piece = piece.slice(0, -1);
  }
  return piece;
}

/** "S. Nugier V. Peralta", a comma lost: cut before each new run of initials when every run makes a name. */
function splitRun(text: string): string[] {
  const words = text.split(' ');
  if (words.length < 4 || words.length > 60 || !isInitials(words[0] ?? '')) return [text];
  const runs: string[][] = [];
  for (const [at, word] of words.entries()) {
    const starts = isInitials(word) && (at === 0 || !isInitials(words[at - 1] ?? ''));
    if (starts) runs.push([]);
    runs.at(-1)?.push(word);
  }
  const whole = runs.length > 1 && runs.every((run) => run.length >= 2 && !isInitials(run.at(-1) ?? ''));
  return whole ? runs.map((run) => run.join(' ')) : [text];
}

interface Step {
  score: number;
  misses: number;
  /** Pieces this step consumed, and the name they made (null: no name). */
  taken: number;
  name: ReadName | null;
}

function best(parts: Part[]): { names: ReadName[]; misses: number } {
  const paired = solve(parts, true);
  // "Wang, Ponce, Smith and Lee": one-word pieces that do not pair up throughout are family names.
  const lonely = parts.every((part) => part.piece.kind === 'single');
  const mixed =
    paired.names.some((name) => name.style === 'inverted-words') &&
    paired.names.some((name) => name.style === 'single');
  return lonely && mixed ? solve(parts, false) : paired;
}

function solve(parts: Part[], pairs: boolean): { names: ReadName[]; misses: number } {
  const steps: Step[] = Array.from({ length: parts.length + 1 });
  steps[parts.length] = { score: 0, misses: 0, taken: 0, name: null };
  for (let at = parts.length - 1; at >= 0; at--) {
    let chosen: Step | null = null;
    for (const option of optionsAt(parts, at, pairs)) {
      const rest = steps[at + option.taken] as Step;
      const score = option.value + rest.score;
      if (chosen && chosen.score >= score) continue;
      chosen = {
        score,
        misses: rest.misses + (option.name ? 0 : option.missed),
        taken: option.taken,
        name: option.name,
      };
    }
    steps[at] = chosen as Step;
  }
  const names: ReadName[] = [];
  for (let at = 0; at < parts.length;) {
    const step = steps[at] as Step;
    if (step.name) names.push(step.name);
    at += step.taken;
  }
  return { names, misses: steps[0]?.misses ?? 0 };
}

interface Option {
  taken: number;
  value: number;
  name: ReadName | null;
  missed: number;
}

/** The readings of the pieces from `at` on that make one name; values are comparable per piece consumed. */
function optionsAt(parts: Part[], at: number, pairs: boolean): Option[] {
  const part = parts[at] as Part;
  const options: Option[] = [];
  const { piece } = part;
  const next = parts[at + 1];
  const suffixNext = next?.piece.kind === 'suffix' && next.before === 'comma' ? 1 : 0;
  if (piece.kind === 'full' || piece.kind === 'group') {
    const text = suffixNext ? `${part.text}, ${next?.text}` : part.text;
    options.push({
      taken: 1 + suffixNext,
      value: 2 * piece.score + suffixNext,
      name: named(text, piece),
      missed: 0,
    });
  } else if (piece.kind === 'single') {
    options.push({ taken: 1, value: 0.15, name: named(part.text, piece), missed: 0 });
  } else {
    options.push({
      taken: 1,
      value: piece.kind === 'suffix' ? -0.3 : -1,
      name: null,
      missed: piece.kind === 'suffix' ? 0 : 1,
    });
  }
  if (!pairs || !next || next.before !== 'comma') return options;
  // "Smith, Jr., J." and "Smith, J., Jr."
  const jumps = next.piece.kind === 'suffix' && parts[at + 2]?.before === 'comma' ? 1 : 0;
  const second = parts[at + 1 + jumps];
  const closed = parts[at + 2 + jumps];
  // "LEITE, Julio C. do Prado; …": between semicolons a comma stands inside a name.
  const enclosed =
    piece.kind === 'single' &&
    second?.piece.kind === 'full' &&
    (part.before === 'hard' || closed?.before === 'hard') &&
    (part.before === 'hard' || part.before === 'start') &&
    (!closed || closed.before === 'hard');
  const value = enclosed ? 3 : second ? pairValue(piece, part.text, second.piece, second.text) : null;
  if (second && value !== null) {
    const after = parts[at + 2 + jumps];
    const trailing = !jumps && after?.piece.kind === 'suffix' && after.before === 'comma' ? 1 : 0;
    const shown = parts.slice(at, at + 2 + jumps + trailing).map((each) => each.text);
    const style: NameStyle = second.piece.kind === 'initials' ? 'inverted-initials' : 'inverted-words';
    const score = Math.min(
      0.98,
      style === 'inverted-initials'
        ? 0.95 - familyDoubt(piece)
        : 0.45 + value / 5 - wordDoubt(piece, second.piece),
    );
    const author: Author = { name: shown.join(', '), given: second.text, family: part.text };
    options.push({
      taken: shown.length,
      value: value + jumps + trailing,
      name: { author, style, score },
      missed: 0,
    });
  }
  return options;
}

/** Both halves of "Deep Learning, Neural Networks" are words that no name has. */
const wordDoubt = (first: Piece, second: Piece): number =>
  Math.max(0, 0.3 - first.score) * 1.5 + Math.max(0, 0.3 - second.score) * 1.5;

const familyDoubt = (piece: Piece): number => (piece.kind === 'full' ? 0.15 : piece.score < 0.2 ? 0.25 : 0);

/** What "first, second" is worth as one name; null when it cannot be one. */
function pairValue(first: Piece, firstText: string, second: Piece, secondText: string): number | null {
  const words = firstText.split(' ').length;
  const familyLike =
    first.kind === 'single' || (first.kind === 'full' && first.style === 'words' && words <= 4);
  if (!familyLike) return null;
  const startsGiven = first.knownGiven === true && first.kind === 'full' ? 0.6 : 0;
  if (second.kind === 'initials') return (first.kind === 'single' ? 3.6 : 3) - startsGiven;
  const known = GIVEN_NAMES.has(fold(secondText.split(/[ -]/)[0] ?? '')) ? 0.45 : 0;
  if (second.kind === 'single')
    return (first.kind === 'single' ? 1.7 : 2) + known - startsGiven - 2 * Math.max(0, 0.3 - second.score);
  if (second.kind !== 'full') return null;
  if (second.style === 'initials-last')
    return first.kind === 'single' ? 2.2 + known : 1.6 + known - startsGiven;
  // "Sazo, M. G. Barrios": the middle name was taken for a family name's; a name of one word is rarer.
  if (second.style === 'initials-first') return first.kind === 'single' ? 2.1 : null;
  if (second.style !== 'words') return null;
  const inner = secondText.split(' ').slice(1, -1).some(isInitials);
  return inner ? null : first.kind === 'single' ? 1.6 + known : 1.2 - startsGiven;
}

function named(text: string, piece: Piece): ReadName {
  const author: Author = { name: text };
  if (piece.style === 'initials-last' || piece.style === 'initials-first') {
    if (piece.given) author.given = piece.given;
    if (piece.family) author.family = piece.family;
  }
  return { author, style: piece.style, score: piece.score };
}

/** Styles a careful writer may mix in one list: the first name inverted and the others not (MLA, Chicago). */
function confidenceOf(names: ReadName[], misses: number): number {
  if (names.length === 0) return 0;
  let sum = 0;
  const counts = new Map<NameStyle, number>();
  for (const name of names) {
    sum += name.score;
    counts.set(name.style, (counts.get(name.style) ?? 0) + 1);
  }
  const mean = sum / (names.length + misses * 1.5);
  const common = Math.max(...counts.values());
  const rest = names.length - common;
  const inverted = names[0]?.style.startsWith('inverted') ? 1 : 0;
  const odd = Math.max(0, rest - inverted) / names.length;
  const single = (counts.get('single') ?? 0) / names.length;
  return Math.max(0, Math.min(1, mean - 0.25 * odd * (1 - single)));
}
