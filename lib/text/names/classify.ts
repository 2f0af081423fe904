/**
 * What one piece of an author line is: initials, a family name alone, a whole name in some order, a group, or no name.
 * Works on words only; how pieces join into a list is `list.ts`.
 */
import {
  FAMILY_NAMES,
  FUNCTION_WORDS,
  GIVEN_NAMES,
  GROUP_WORDS,
  HONORIFICS,
  ORGANISATION_WORDS,
  PARTICLES,
  SUFFIXES,
  TITLE_WORDS,
} from './lexicon.ts';

/** How a whole name is written. */
export type NameStyle =
  | /** "B. Wang" */ 'initials-first'
    /** "Wang B", "Ponce CR" */
  | 'initials-last'
  /** "Binxu Wang", "Carlos R. Ponce" */
  | 'words'
  /** "Wang, B." */
  | 'inverted-initials'
  /** "Wang, Binxu" */
  | 'inverted-words'
  | 'group'
  /** One word, or a script without capitals. */
  | 'single';

export type PieceKind = 'initials' | 'single' | 'full' | 'group' | 'suffix' | 'none';

export interface Piece {
  kind: PieceKind;
  style: NameStyle;
  /** 0..1, how much like a name it is in itself. */
  score: number;
  given?: string;
  family?: string;
  /** The first word is a frequent given name. */
  knownGiven?: boolean;
}

const NONE: Piece = { kind: 'none', style: 'single', score: 0 };

const INITIAL =
  /^(?:\p{Lu}\p{M}?\.?|(?:\p{Lu}\.){2,5}|\p{Lu}\.?(?:[-‐‑–]\p{Lu}\.?){1,3}|(?:\p{Lu}\p{Ll}?\.[-‐‑]?){1,4}|\p{Lu}\.-?\p{Ll}\.)$/u;
const CAPS_BLOCK = /^\p{Lu}{1,4}$|^\p{Lu}{1,2}-\p{Lu}{1,2}$/u;
const WORD = /^[\p{L}\p{M}'’ʼ`´‘\-‐‑–.]+$/u;
const UNCASED =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Thai}\p{Script=Georgian}\p{M}ー・々'’-]+$/u;
const HAN = /^[\p{Script=Han}々]+$|^[\p{Script=Hangul}]+$/u;

export const isInitials = (word: string): boolean => INITIAL.test(word);
const isCapital = (word: string): boolean =>
  /^[\p{Lu}\p{Lt}]|^[dDlLO]['’]\p{Lu}|^al-\p{Lu}|^['’]t$/u.test(word);
export const fold = (word: string): string => word.toLowerCase().replace(/(?<![.,])[.,]+$/, '');

/** Accents as TeX writes them, on a letter: `\"u`, `{\'e}`, `\c{c}`, `\v s`, and the bare `"u` of German TeX. */
const TEX_ACCENT = /\{?\\(?:["'`^~=.]|[uvHtcdbkr](?![\p{L}]))\s?\{?\\?(\p{L})\}{0,2}|(?<=\p{L})"(?=[aou])/gu;
const TEX_LETTER = /\{?\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)(?![\p{L}])\s?(?:\{\})?\}?/gu;

/** What a name in TeX is made of; its accents do not matter to what kind of name it is. */
function withoutTex(text: string): string {
  if (!/[\\"]/.test(text)) return text;
  return text.replace(TEX_ACCENT, '$1').replace(TEX_LETTER, '$1').replace(/[{}]/g, '');
}

/** Classifies one piece of text that holds at most one name (no list separators). Linear in its length. */
export function classify(shown: string): Piece {
  if (shown.length === 0 || shown.length > 160) return NONE;
  const text = withoutTex(shown)
    .replace(/\s-(?=\p{Lu}\p{Ll})|(?<=\p{Lu}\.)\s(?=\p{Ll}\.$)/gu, (gap) => gap.trim())
    // "J.Long": a space lost behind the initials; "M.Sc." is a degree.
    .replace(
      /(?<=(?<!\p{L})\p{Lu}\.)(?=\p{Lu}\p{Ll})(?!(?:Sc|Phil|Tech|Eng|Ed|Math|Arch|Pharm|Com|Stat|Mus|Des)(?!\p{L}))/gu,
      ' ',
    );
  let words = text.split(/\s+/).filter(Boolean);
  if (words.length === 0 || words.length > 14) return NONE;
  const group = classifyGroup(words);
  if (group) return group;
  while (words.length > 1 && HONORIFICS.has(fold(words[0] ?? ''))) words = words.slice(1);
  if (words.length === 1 && isSuffix(words[0] ?? '')) return { kind: 'suffix', style: 'single', score: 0.5 };
  while (words.length > 1 && isSuffix(words.at(-1) ?? '') && !isInitials(words.at(-1) ?? ''))
    words = words.slice(0, -1);
  if (words.length > 7) return NONE;
  if (words.every((word) => UNCASED.test(word))) return classifyUncased(words);
  return classifyCased(words);
}

function isSuffix(word: string): boolean {
  return SUFFIXES.has(fold(word)) && word !== 'dr' && /^(?:[JSIP]|ph|M\.?D)/.test(word);
}

function classifyGroup(words: string[]): Piece | null {
  if (words.length < 2 || words.length > 10) return null;
  const last = fold(words.at(-1) ?? '');
  const first = fold(words[0] ?? '');
  const names =
    GROUP_WORDS.has(last) || (first === 'the' && words.slice(1).some((word) => GROUP_WORDS.has(fold(word))));
  if (!names || (!isCapital(words.at(-1) ?? '') && last !== 'collaboration')) return null;
  const strong = /^(?:collaboration|consortium|team|investigators|collaborators|group)$/.test(last);
  return { kind: 'group', style: 'group', score: strong ? 0.85 : 0.5 };
}

function classifyUncased(words: string[]): Piece {
  const letters = words.join('').length;
  const east = words.every((word) => HAN.test(word));
  if (east && (letters < 2 || letters > 6)) return NONE;
  if (!east && (words.length > 5 || letters > 45)) return NONE;
  const score = east ? (letters <= 4 ? 0.85 : 0.5) : words.length >= 2 && words.length <= 4 ? 0.75 : 0.4;
  const piece: Piece = { kind: 'full', style: 'single', score };
  if (east && words.length === 1) {
    const family = letters >= 4 ? (words[0] ?? '').slice(0, 2) : (words[0] ?? '').slice(0, 1);
    return { ...piece, family, given: (words[0] ?? '').slice(family.length) };
  }
  if (east) return { ...piece, family: words[0] ?? '', given: words.slice(1).join(' ') };
  return words.length > 1 ? { ...piece, given: words[0] ?? '', family: words.slice(1).join(' ') } : piece;
}

function classifyCased(words: string[]): Piece {
  let capitals = 0;
  for (const [at, word] of words.entries()) {
    if (!WORD.test(word) && !UNCASED.test(word)) return NONE;
    const particle = PARTICLES.has(word.toLowerCase()) && at < words.length - 1;
    if (isInitials(word) || isCapital(word) || UNCASED.test(word)) capitals++;
    else if (!particle) return NONE;
    // "Deep learning. Nature": only initials and abbreviated particles keep a full stop inside a name.
    if (word.endsWith('.') && !isInitials(word) && !isSuffix(word) && word.length > 4) return NONE;
  }
  if (capitals === 0) return NONE;
  let lead = 0;
  while (lead < words.length && isInitials(words[lead] ?? '')) lead++;
  if (lead === 0 && words.length > 1 && isBlockOfInitials(words[0] ?? '', words[1] ?? '')) lead = 1;
  if (lead === words.length) return initialsPiece(words);
  const tail = words.slice(lead);
  if (lead > 0) return initialsFirst(words.slice(0, lead), tail);
  const trailing = trailingInitials(words);
  if (trailing > 0 && trailing < words.length) {
    const family = words.slice(0, words.length - trailing);
    if (family.length <= 4) {
      const score = Math.max(
        0.05,
        0.88 - (family.length > 2 && !hasParticle(family) ? 0.25 : 0) - wordPenalty(family),
      );
      return {
        kind: 'full',
        style: 'initials-last',
        score,
        family: family.join(' '),
        given: words.slice(words.length - trailing).join(' '),
      };
    }
  }
  return ofWords(words);
}

/** "C. R.", "CR", "J. van": given names only. */
function initialsPiece(words: string[]): Piece {
  return words.length > 5 ? NONE : { kind: 'initials', style: 'single', score: 0.8, given: words.join(' ') };
}

function initialsFirst(initials: string[], rest: string[]): Piece {
  // "J. van den" before or after a comma: still given names.
  if (rest.every((word) => PARTICLES.has(word))) return initialsPiece(initials);
  if (rest.some(isInitials) && rest.length > 2) {
    // "J. Robert R. Smith" is one name; "S. Nugier V. Peralta" is left to the list.
    const score = 0.45;
    return {
      kind: 'full',
      style: 'initials-first',
      score,
      given: initials.join(' '),
      family: rest.join(' '),
    };
  }
  const long =
    rest.length > 3 && !hasParticle(rest) ? 0.35 : rest.length === 3 && !hasParticle(rest) ? 0.12 : 0;
  const score = Math.max(0.05, 0.93 - long - wordPenalty(rest) * 0.8);
  return { kind: 'full', style: 'initials-first', score, given: initials.join(' '), family: rest.join(' ') };
}

function hasParticle(words: string[]): boolean {
  return words.some((word) => PARTICLES.has(word.toLowerCase()));
}

/** "CR Ponce", "JRR Tolkien": capitals run together before the family name; "LIU Ning" has its family name first. */
function isBlockOfInitials(block: string, next: string): boolean {
  if (!CAPS_BLOCK.test(block) || block.length < 2 || block.length > 3) return false;
  if (/^\p{Lu}{2,}$/u.test(next)) return false;
  return (
    !FAMILY_NAMES.has(block.toLowerCase()) || (block.length === 2 && FAMILY_NAMES.has(next.toLowerCase()))
  );
}

/** How many words at the end are initials: "Ponce CR", "Kuntala C.", "Müller J.-P.". */
function trailingInitials(words: string[]): number {
  let count = 0;
  while (count < words.length - 1) {
    const word = words[words.length - 1 - count] ?? '';
    const block = CAPS_BLOCK.test(word) && (word.length <= 3 || count > 0);
    if (!isInitials(word) && !block) break;
    // "John LI", "LIU Ning": a block of capitals after a known given name is a family name.
    if (block && word.length > 1 && words.length === 2 && isFamilyInCapitals(words[0] ?? '', word)) break;
    count++;
  }
  return count;
}

function isFamilyInCapitals(first: string, block: string): boolean {
  const known = FAMILY_NAMES.has(block.toLowerCase());
  return known && GIVEN_NAMES.has(first.toLowerCase()) && !FAMILY_NAMES.has(first.toLowerCase());
}

/** A particle as it stands at the head of a family name; "Di", "Le", "Ben", "Bin" with a capital are given names too. */
function opensFamily(word: string): boolean {
  return PARTICLES.has(word) || /^(?:Van|Von|De|Del|Della|Der|Den|El|Al|La|St|Dos|Das|Mc)\.?$/.test(word);
}

function wordPenalty(words: string[]): number {
  let penalty = 0;
  for (const [at, word] of words.entries()) {
    const folded = fold(word);
    if (PARTICLES.has(word)) continue;
    // "Na Ruan", "An Tran": short words of one language are given names of another.
    if (at === 0 && words.length === 2 && GIVEN_NAMES.has(folded) && isCapital(word)) continue;
    if (FUNCTION_WORDS.has(folded) && !FAMILY_NAMES.has(folded) && !PARTICLES.has(folded)) penalty += 0.5;
    else if (TITLE_WORDS.has(folded)) penalty += 0.4;
    else if (ORGANISATION_WORDS.has(folded)) penalty += 0.6;
    else if (folded.length > 14 && !word.includes('-')) penalty += 0.15;
  }
  return penalty;
}

function ofWords(words: string[]): Piece {
  const first = fold(words[0] ?? '');
  const last = fold(words.at(-1) ?? '');
  const penalty = wordPenalty(words);
  const singleFamily = words.length === 1 || words.slice(0, -1).every(opensFamily);
  if (singleFamily) {
    const short = /^\p{Lu}{2,}$/u.test(words.at(-1) ?? '') && last.length > 3 ? 0.05 : 0;
    const score = Math.max(0, 0.35 + (FAMILY_NAMES.has(last) ? 0.2 : 0) - short - penalty);
    return {
      kind: 'single',
      style: 'single',
      score,
      family: words.join(' '),
      knownGiven: GIVEN_NAMES.has(first),
    };
  }
  const middle = words.slice(1, -1).some(isInitials);
  const hyphened = first.split(/[-‐‑]/)[0] ?? first;
  const knownGiven = GIVEN_NAMES.has(first) || GIVEN_NAMES.has(hyphened);
  let score = 0.55 + (knownGiven ? 0.3 : 0) + (FAMILY_NAMES.has(last) ? 0.15 : 0) + (middle ? 0.3 : 0);
  const capitalFamily = /^\p{Lu}{4,}$/u.test(words.at(-1) ?? '') && !/^\p{Lu}{2,}$/u.test(words[0] ?? '');
  if (capitalFamily) score += 0.15;
  if (words.length > 3 && !hasParticle(words) && !middle) score -= 0.12 * (words.length - 3);
  score = Math.min(0.99, Math.max(0, score - penalty));
  let cut = words.length - 1;
  while (cut > 1 && PARTICLES.has((words[cut - 1] ?? '').toLowerCase())) cut--;
  return {
    kind: 'full',
    style: 'words',
    score,
    given: words.slice(0, cut).join(' '),
    family: words.slice(cut).join(' '),
    knownGiven,
  };
}
