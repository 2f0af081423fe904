/**
 * The sentence that tells why two records were, or were not, taken for one work: clauses of fixed forms with ", " between
 * them, which the interface finds again by their form and says in the reader's language.
 */
import type { Evidence } from './features.ts';
import type { Prepared } from './prepared.ts';
import type { VenueKind } from './venues.ts';

/** What each kind of appearance is called. */
const KINDS: Record<VenueKind, string> = {
  journal: 'journal article',
  conference: 'conference paper',
  workshop: 'workshop paper',
  poster: 'poster',
  thesis: 'thesis',
  preprint: 'preprint',
  unknown: 'unknown',
};

export type Ground = 'same' | 'text' | 'about' | 'generic' | 'kinds' | 'venues' | 'years';

export function reason(evidence: Evidence, a: Prepared, b: Prepared, ground: Ground): string {
  const parts = [titles(evidence), authors(evidence, a, b), abstracts(evidence), appearance(evidence, a, b)];
  const facts = parts.filter((part) => part !== '');
  return sentence(...facts, ...groundOf(evidence, a, b, ground));
}

/** Clauses as one sentence. */
export function sentence(...clauses: string[]): string {
  const joined = clauses.join(', ');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

function groundOf({ numbersDiffer }: Evidence, a: Prepared, b: Prepared, ground: Ground): string[] {
  switch (ground) {
    case 'same':
      return [];
    case 'text':
      return numbersDiffer ? ['and the numbers in the titles differ'] : [];
    case 'about':
      return ['but one is about the other (an erratum, reply or review)'];
    case 'generic':
      return ['but many works share such a title'];
    case 'kinds':
      return [`but they are of two kinds (${KINDS[a.kind]}, ${KINDS[b.kind]}): two related works`];
    case 'venues':
      return ['but they appeared in two places: two related works'];
    case 'years':
      return ['but they appeared years apart: two related works'];
  }
}

function titles({ title, subtitle }: Evidence): string {
  if (title === 1) return 'same title';
  if (subtitle) return 'same title but for the subtitle';
  return title >= 0.85 ? 'nearly the same title' : title >= 0.6 ? 'similar titles' : 'different titles';
}

function authors({ authors: agreement, countsDiffer }: Evidence, a: Prepared, b: Prepared): string {
  if (!agreement) return countsDiffer === true ? 'different numbers of authors' : '';
  const fewer = Math.min(a.authors.length, b.authors.length);
  const met = Math.round(agreement.matched);
  if (met === 0) return 'no author in common';
  return agreement.ofShorter >= 0.75 && fewer === met
    ? 'same authors'
    : `${met} of ${fewer} authors in common`;
}

function abstracts({ abstract }: Evidence): string {
  return abstract === null || abstract < 0.25 ? '' : abstract >= 0.8 ? 'same abstract' : 'similar abstracts';
}

function appearance({ years, venue }: Evidence, a: Prepared, b: Prepared): string {
  if (venue !== null && venue >= 0.6) return years === 0 ? 'same venue and year' : 'same venue';
  if (
    venue === null &&
    (a.kind === 'preprint') !== (b.kind === 'preprint') &&
    a.kind !== 'unknown' &&
    b.kind !== 'unknown'
  ) {
    return 'a preprint and its publication';
  }
  if (years === null) return '';
  return years === 0 ? 'same year' : `${years} ${years === 1 ? 'year' : 'years'} apart`;
}
