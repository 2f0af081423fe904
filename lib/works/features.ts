/**
 * What two prepared records say about each other, as numbers: how far titles, authors, years, venues and abstracts
 * agree. Each is 0 when it says nothing, so that a missing field pulls neither way. What follows from them is
 * `decide.ts`'s business.
 */
import { editDistance } from './fold.ts';
import { authorAgreement, type AuthorAgreement } from './names.ts';
import type { Prepared } from './prepared.ts';
import { kindsClash, venueAgreement } from './venues.ts';

export interface Evidence {
  /** 0..1; 1 for the same words, whatever the spaces. */
  title: number;
  /** One title is the other's beginning, up to its subtitle. */
  subtitle: boolean;
  /** The whole of one title, three words or more, opens the other. */
  opening: boolean;
  /** One title is the other with a name in front: "LoRA: low-rank …" and "Low-rank …". */
  named: boolean;
  /** Words of weight that only one of the titles has, and that are no misspelling of the other's: [fewer, more]. */
  reworded: [number, number];
  /** Numbers in the titles differ: "Part I" and "Part II", the 13th and the 17th. */
  numbersDiffer: boolean;
  /** One is an erratum, a reply, a review of the other. */
  aboutTheOther: boolean;
  authors: AuthorAgreement | null;
  /** Both say how many authors there are, and differ. */
  countsDiffer: boolean | null;
  /** Years apart, or null. */
  years: number | null;
  /** 0..1, or null where one of them names no venue of publication. */
  venue: number | null;
  /** A journal article and a conference paper, poster or workshop paper. */
  kindsClash: boolean;
  /** Share of the shorter abstract found in the longer, or null. */
  abstract: number | null;
}

/** Order of the numbers that `weights.ts` weighs. */
export const FEATURES = [
  'bias',
  'titleSame',
  'title',
  'titleFar',
  'subtitle',
  'opening',
  'replaced',
  'added',
  'numbersDiffer',
  'aboutTheOther',
  'authorsOfShorter',
  'authorsOfLonger',
  'authorsNone',
  'authorsUnknown',
  'countsDiffer',
  'sameYear',
  'yearsApart',
  'venueSame',
  'venueDiffers',
  'shortTitle',
] as const;

export function compare(a: Prepared, b: Prepared): Evidence {
  const authors = authorAgreement(a.authors, b.authors, a.authorsCut || b.authorsCut);
  const about = (one: Prepared): string =>
    one.decorations.filter((name) => name.startsWith('about:')).join(' ');
  const title = titleAgreement(a, b);
  return {
    title,
    subtitle: isSubtitled(a, b) || isSubtitled(b, a),
    opening: opens(a, b) || opens(b, a),
    named: isNamed(a, b) || isNamed(b, a),
    // Titles that have little in common are other words altogether.
    reworded: title < 0.5 ? [ALTOGETHER, ALTOGETHER] : rewordedIn(a, b),
    numbersDiffer: numbersDiffer(a.numbers, b.numbers),
    aboutTheOther: about(a) !== about(b),
    authors,
    countsDiffer: a.authorCount && b.authorCount ? a.authorCount !== b.authorCount : null,
    years: a.year !== null && b.year !== null ? Math.abs(a.year - b.year) : null,
    venue: venueAgreement(a.venue, b.venue),
    kindsClash: kindsClash(a.kind, b.kind),
    abstract: abstractAgreement(a.abstract, b.abstract),
  };
}

/** The numbers of a piece of evidence, in the order of `FEATURES`. The abstract is weighed apart (see decide.ts). */
export function numbersOf(evidence: Evidence, a: Prepared, b: Prepared): number[] {
  const { title, authors, years, venue } = evidence;
  return [
    1,
    title === 1 ? 1 : 0,
    title,
    Math.max(0, 0.6 - title),
    evidence.subtitle ? 1 : 0,
    evidence.opening ? 1 : 0,
    Math.min(evidence.reworded[0], ALTOGETHER),
    Math.min(evidence.reworded[1] - evidence.reworded[0], 5) / 5,
    evidence.numbersDiffer ? 1 : 0,
    evidence.aboutTheOther ? 1 : 0,
    authors ? authors.ofShorter : 0,
    authors ? authors.ofLonger : 0,
    authors && authors.ofShorter < 0.2 ? 1 : 0,
    authors ? 0 : 1,
    evidence.countsDiffer ? 1 : 0,
    years === 0 ? 1 : 0,
    years === null ? 0 : Math.min(years, 5) / 5,
    venue === null ? 0 : venue >= 0.6 ? 1 : 0,
    venue === null ? 0 : venue < 0.3 ? 1 : 0,
    Math.max(0, 4 - Math.min(a.title.length, b.title.length)) / 4,
  ];
}

/** The better of the likeness of letters (typos, run-together words) and of words (order, words left out). */
function titleAgreement(a: Prepared, b: Prepared): number {
  if (a.joined === b.joined) return 1;
  const longest = Math.min(250, Math.max(a.joined.length, b.joined.length));
  const byWords = wordAgreement(a.title, b.title);
  // Beyond a third of the letters the words tell more; the bound, and a look at which letters there are at all, keep
  // the distance from being computed for most pairs.
  const most = Math.floor(longest * 0.33);
  if (longest === 0 || lettersApart(a.letters, b.letters) > most) return Math.min(0.99, byWords);
  const distance = editDistance(a.joined.slice(0, 250), b.joined.slice(0, 250), most);
  const byLetters = distance <= most ? 1 - distance / longest : 0;
  return Math.min(0.99, Math.max(byLetters, byWords));
}

/** Insertions and deletions that two texts are apart at least, by how often each letter occurs. */
function lettersApart(a: Uint8Array, b: Uint8Array): number {
  let [more, fewer] = [0, 0];
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] as number) - (b[index] as number);
    if (difference > 0) more += difference;
    else fewer -= difference;
  }
  return Math.max(more, fewer);
}

/** Dice's coefficient over words, each weighed by its length, so that "of" and "the" hardly count. */
function wordAgreement(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  const weight = (word: string): number =>
    Math.min(word.length, 8) - (word.length > 3 ? 0 : word.length * 0.6);
  let common = 0;
  let total = 0;
  for (const word of a) {
    total += weight(word);
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += weight(word);
  }
  for (const word of b) total += weight(word);
  return total === 0 ? 0 : (2 * common) / total;
}

/** The whole of one title is the other's main part, and long enough to mean something. */
function isSubtitled(whole: Prepared, other: Prepared): boolean {
  if (!other.main || whole.joined === other.joined || whole.joined.length < 4) return false;
  if (whole.joined === other.main) return true;
  if (whole.main === '' || whole.main !== other.main) return false;
  // "BERT: pre-training of …" and "BERT: a review of …": a name alone is no title in common.
  const opens = whole.joined.startsWith(other.joined) || other.joined.startsWith(whole.joined);
  return opens || whole.main.length >= NAME || wordAgreement(whole.title, other.title) >= 0.5;
}

/** A main title of fewer letters is the name of a thing. */
const NAME = 20;

/** Four words say what a paper is about, with or without the name that was found for it. */
function isNamed(plain: Prepared, named: Prepared): boolean {
  return plain.title.length >= 4 && named.main !== '' && plain.joined === named.rest;
}

const ALTOGETHER = 2;
const LIGHT = new Set(
  (
    'the and for with from into onto over under its our via using towards toward that this a an of in on to by at is are ' +
    'as or we do be it no vs'
  ).split(' '),
);

function rewordedIn(a: Prepared, b: Prepared): [number, number] {
  if (a.joined === b.joined) return [0, 0];
  const only = (one: Prepared, other: Prepared): string[] => {
    const known = new Set(other.title);
    return one.title.filter((word) => !known.has(word)).slice(0, 20);
  };
  const [left, right] = [only(a, b), only(b, a)];
  const joins = new Set([...joinsOf(a, b), ...joinsOf(b, a)]);
  const heavy = (word: string): boolean => !LIGHT.has(word) && !joins.has(word);
  let unmet = 0;
  const free = new Set(right);
  for (const word of left) {
    const partner = [...free].find((other) => isMisspelling(word, other));
    if (partner !== undefined) free.delete(partner);
    else if (heavy(word)) unmet++;
  }
  const rest = [...free].filter(heavy).length;
  return [Math.min(unmet, rest), Math.max(unmet, rest)];
}

/** Words that are two in one title and run together in the other, either way: "test", "bed" and "testbed". */
function joinsOf(apart: Prepared, together: Prepared): string[] {
  const known = new Set(together.title);
  return apart.title.slice(1).flatMap((word, index) => {
    const before = apart.title[index] ?? '';
    return known.has(before + word) ? [before, word, before + word] : [];
  });
}

/**
 * One slip in a word, two in a longer one whose first letter is right. A short word may lack a letter ("wve", "GANs"),
 * but another letter makes another word, and a number is another number.
 */
function isMisspelling(a: string, b: string): boolean {
  if (/\d/.test(a) || /\d/.test(b)) return false;
  const shorter = Math.min(a.length, b.length);
  const most =
    shorter >= 6 && a[0] === b[0] ? 2 : shorter >= 4 || (shorter >= 2 && a.length !== b.length) ? 1 : 0;
  return most > 0 && editDistance(a, b, most) <= most;
}

function opens(whole: Prepared, other: Prepared): boolean {
  return (
    whole.title.length >= 3 &&
    whole.joined.length < other.joined.length &&
    other.joined.startsWith(whole.joined)
  );
}

function numbersDiffer(a: readonly string[], b: readonly string[]): boolean {
  const onlyIn = (one: readonly string[], other: readonly string[]): string[] => {
    const values = new Set(other.map(value));
    return one.filter((number) => !values.has(value(number)));
  };
  const [left, right] = [onlyIn(a, b), onlyIn(b, a)];
  // Each has a number that the other lacks: two parts, years, editions. A number that only one of them mentions is
  // no more than left unsaid in the other, unless it counts the parts of a whole.
  return (
    (left.length > 0 && right.length > 0) || [...left, ...right].some((number) => number.startsWith('part '))
  );
}

const value = (number: string): string => number.replace('part ', '');

/** Share of the shorter abstract's runs of words that are found in the longer, or null. */
export function abstractAgreement(a: ReadonlySet<number>, b: ReadonlySet<number>): number | null {
  if (a.size === 0 || b.size === 0) return null;
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const shingle of shorter) if (longer.has(shingle)) common++;
  return common / shorter.size;
}
