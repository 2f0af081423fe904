/**
 * Whether two records are one work. Three questions in turn: do their identifiers settle it; is the text the same
 * (a logistic regression over hand-made features, weights from scripts/train/same.ts, in the manner of Fellegi and
 * Sunter 1969); and if the text is the same, is it one appearance or two? A preprint and its publication are one work,
 * a conference paper and the journal article of the same title are two, related.
 *
 * Knows nothing of what the reader decided: that is `cluster.ts`'s business.
 */
import { abstractAgreement, compare, numbersOf, type Evidence } from './features.ts';
import { isGenericTitle, isRecurringTitle } from './generic-titles.ts';
import { identifierConflict, identifierMatch, versionRelation } from './identity.ts';
import { authorAgreement } from './names.ts';
import { prepare, type Comparable, type Prepared } from './prepared.ts';
import { reason, sentence } from './reason.ts';
import { WEIGHTS } from './weights.ts';

export type Relation = 'same' | 'related' | 'different';

export interface Decision {
  same: boolean;
  relation: Relation;
  /** 0..1, how likely they are one work. */
  p: number;
  /** One sentence for the reader, of clauses as in `reason.ts`. */
  why: string;
  /** Identifiers forbid a merge whatever else agrees: nothing but the reader may bring these together. */
  conflict?: true;
}

/** A wrong merge hides a paper, a missed one shows it twice: so a little more than even odds. */
const SAME_FROM = 0.64;
/** Share of the shorter list of authors that two records of one work have in common at least, whatever was cut. */
const LEAST_IN_COMMON = 0.2;
/** A title of fewer words that opens another is a topic of its own: "Segment anything", "Segment anything in 3D". */
const LEAST_OPENING = 5;
/** From this share of the abstract on, it tells who is meant where the authors do not. */
const ABSTRACT_TELLS = 0.25;

/** Compares two records. Symmetric: the order of the two does not matter. */
export function decide(a: Comparable, b: Comparable): Decision {
  return decidePrepared(prepare(a), prepare(b));
}

/**
 * Whether two records are worth deciding: false only where `decidePrepared` would not call them the same. Most
 * candidates share a few words and nobody; that is seen without comparing titles letter by letter.
 */
export function couldBeSame(a: Prepared, b: Prepared): boolean {
  if (versionRelation(a, b)) return true;
  if (identifierConflict(a, b)) return false;
  if (a.joined === b.joined || identifierMatch(a.ids, b.ids)) return true;
  const authors = authorAgreement(a.authors, b.authors, a.authorsCut || b.authorsCut);
  // As `isOnlyTitle`: hardly an author in common takes the same title or the same abstract.
  if (authors === null || authors.ofShorter >= LEAST_IN_COMMON) return true;
  return (abstractAgreement(a.abstract, b.abstract) ?? 0) >= ABSTRACT_TELLS;
}

/** As `decide`, for records that are compared many times. */
export function decidePrepared(a: Prepared, b: Prepared): Decision {
  const [x, y] = inOrder(a, b) ? [a, b] : [b, a];
  const evidence = compare(x, y);
  const text = textProbability(evidence, x, y);

  const relation = versionRelation(x, y);
  if (relation) return answer('same', 0.98, sentence(relation));
  const conflict = identifierConflict(x, y);
  if (conflict) {
    const kind: Relation = text >= SAME_FROM ? 'related' : 'different';
    return { ...answer(kind, kind === 'related' ? 0.1 : 0.01, sentence(conflict)), conflict: true };
  }
  const match = identifierMatch(x.ids, y.ids);
  if (match) {
    if (contradicts(evidence)) {
      return answer(
        'different',
        0.3,
        sentence(`both claim ${match}`, 'but neither the titles nor the authors agree'),
      );
    }
    return answer('same', Math.max(0.97, text), sentence(`both are ${match}`));
  }
  if (x.title.length === 0 || y.title.length === 0)
    return answer('different', 0.05, sentence('one of them has no title'));
  if (evidence.aboutTheOther)
    return answer('different', Math.min(text, 0.1), reason(evidence, x, y, 'about'));
  if (isGenericTitle(x.title) || isGenericTitle(y.title)) return generic(evidence, x, y, text);
  if (text < SAME_FROM) return answer('different', text, reason(evidence, x, y, 'text'));
  if (isReworded(evidence, x, y))
    return answer('different', Math.min(text, 0.4), reason(evidence, x, y, 'text'));
  if (isOnlyTitle(evidence, x, y)) return answer('different', 0.3, reason(evidence, x, y, 'text'));
  const apart = appearsApart(evidence, x, y);
  if (apart) return answer('related', Math.min(0.2, text), reason(evidence, x, y, apart));
  return answer('same', text, reason(evidence, x, y, 'same'));
}

function answer(relation: Relation, p: number, why: string): Decision {
  return { same: relation === 'same', relation, p: Math.round(p * 1e4) / 1e4, why };
}

/** How likely both records tell of one text, from everything but identifiers and the place of appearance. */
export function textProbability(evidence: Evidence, a: Prepared, b: Prepared): number {
  let score = 0;
  const numbers = numbersOf(evidence, a, b);
  for (let index = 0; index < numbers.length; index++) score += (WEIGHTS[index] ?? 0) * (numbers[index] ?? 0);
  const p = 1 / (1 + Math.exp(-(score + abstractEvidence(evidence))));
  if (evidence.numbersDiffer) return Math.min(p, 0.3);
  // One abstract under two titles is a paper that was renamed.
  return isOneAbstract(evidence) ? Math.max(p, 0.95) : p;
}

function isOneAbstract({ abstract, authors }: Evidence): boolean {
  return abstract !== null && abstract >= 0.5 && (authors === null || authors.ofShorter >= 0.3);
}

/**
 * Log odds from the abstracts. Set by hand, since the training pairs carry none: half of an abstract's runs of three
 * words do not recur in another paper's by chance, while a revision may well rewrite most of them.
 */
function abstractEvidence({ abstract, numbersDiffer, authors }: Evidence): number {
  if (abstract === null) return 0;
  // Two parts of one study, or two papers of different people, may share their boilerplate.
  if (numbersDiffer || (authors && authors.ofShorter < 0.3)) return abstract >= 0.7 ? 2 : 0;
  if (abstract >= 0.5) return 9;
  if (abstract >= 0.25) return 5;
  if (abstract >= 0.1) return 1.5;
  return abstract < 0.03 ? -1 : 0;
}

/**
 * A title in common and hardly an author: two works, unless the title is long, and venue and year agree as well (then
 * one source has its authors wrong).
 */
function isOnlyTitle(
  { title, authors, venue, years, abstract }: Evidence,
  a: Prepared,
  b: Prepared,
): boolean {
  if (authors === null || (abstract ?? 0) >= ABSTRACT_TELLS) return false;
  // One of three is a colleague; of a list that was cut short, or one of one, more need not show.
  const least = a.authorsCut || b.authorsCut ? LEAST_IN_COMMON : 0.5;
  if (authors.ofShorter >= least) return false;
  return !(title === 1 && a.title.length >= 5 && years === 0 && venue !== null && venue >= 0.6);
}

/**
 * One group of authors gives many of its titles the same words: "Neural processes", "Conditional neural processes". A word
 * of weight in one of two titles alone makes two works, unless they appeared in one venue and year or share words of an
 * abstract, or one title is the other's beginning, cut off, or the other with a name in front. Where the authors are not known
 * either, any difference but of spelling makes two.
 */
function isReworded(evidence: Evidence, a: Prepared, b: Prepared): boolean {
  const { title, subtitle, opening, named, reworded, authors, venue, years, abstract } = evidence;
  if (title === 1 || (abstract ?? 0) >= 0.1 || (venue !== null && years === 0)) return false;
  const words = reworded[0] + reworded[1];
  if (authors === null) return words >= 1;
  const isCut = opening && Math.min(a.title.length, b.title.length) >= LEAST_OPENING;
  return words >= 1 && !subtitle && !isCut && !named;
}

/** A generic title is one work only where authors, venue and year all agree. */
function generic(evidence: Evidence, a: Prepared, b: Prepared, text: number): Decision {
  const { authors, venue, years, title } = evidence;
  const agrees =
    title >= 0.9 &&
    authors !== null &&
    authors.ofLonger >= 0.75 &&
    years === 0 &&
    venue !== null &&
    venue >= 0.6;
  const recurring = isRecurringTitle(a.title) || isRecurringTitle(b.title);
  if (!agrees || recurring || evidence.kindsClash)
    return answer('different', Math.min(text, 0.2), reason(evidence, a, b, 'generic'));
  return answer('same', Math.max(0.6, Math.min(text, 0.9)), reason(evidence, a, b, 'same'));
}

/** Why two appearances of one text are two works, or null when they are one. */
function appearsApart(
  { kindsClash, venue, years }: Evidence,
  a: Prepared,
  b: Prepared,
): 'kinds' | 'venues' | 'years' | null {
  if (a.kind === 'preprint' || b.kind === 'preprint') return null;
  // "(demo)" in one source only, in one venue and year, is that source's way of listing it.
  if (kindsClash && !(venue !== null && venue >= 0.6 && years === 0)) return 'kinds';
  if (venue !== null && venue < 0.3) return 'venues';
  if (years !== null && years > (venue === null ? 3 : 1)) return 'years';
  return null;
}

/** The same identifier on records that have nothing else in common: one of the two claims is wrong. */
function contradicts({ title, subtitle, authors, abstract }: Evidence): boolean {
  return title < 0.35 && !subtitle && authors !== null && authors.ofShorter < 0.2 && (abstract ?? 0) < 0.1;
}

function inOrder(a: Prepared, b: Prepared): boolean {
  if (a.joined !== b.joined) return a.joined < b.joined;
  if (a.authors.length !== b.authors.length) return a.authors.length < b.authors.length;
  return (a.record.venue ?? '') <= (b.record.venue ?? '');
}
