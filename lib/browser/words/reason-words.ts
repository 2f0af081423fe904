/**
 * Why two records were, or were not, taken for one work, in the reader's language: the sentences of `works/reason.ts`, each
 * clause of which is known again by its form. A clause that is not known is shown as it is.
 */
import { formOf } from './sentence-form.ts';
import { say, sayCount, type WordKey } from './words.ts';

/** The clauses, with `$1`, `$2` where something is filled in. */
export const CLAUSES = {
  reason_title: 'same title',
  reason_subtitle: 'same title but for the subtitle',
  reason_nearly: 'nearly the same title',
  reason_similar: 'similar titles',
  reason_titles: 'different titles',
  reason_counts: 'different numbers of authors',
  reason_nobody: 'no author in common',
  reason_authors: 'same authors',
  reason_shared: '$1 of $2 authors in common',
  reason_abstract: 'same abstract',
  reason_abstracts: 'similar abstracts',
  reason_venue_year: 'same venue and year',
  reason_venue: 'same venue',
  reason_published: 'a preprint and its publication',
  reason_year: 'same year',
  reason_numbers: 'and the numbers in the titles differ',
  reason_about: 'but one is about the other (an erratum, reply or review)',
  reason_generic: 'but many works share such a title',
  reason_kinds: 'but they are of two kinds ($1, $2): two related works',
  reason_places: 'but they appeared in two places: two related works',
  reason_apart: 'but they appeared years apart: two related works',
  reason_ids: 'different ids of $1: $2 and $3',
  reason_dois: 'different DOIs: $1 and $2',
  reason_stated: 'one says of itself: “$1”',
  reason_both: 'both are $1',
  reason_claimed: 'both claim $1',
  reason_contradicted: 'but neither the titles nor the authors agree',
  reason_untitled: 'one of them has no title',
} as const satisfies { [key in WordKey]?: string };

/** What is filled in and has words of its own. */
export const KINDS = {
  kind_journal: 'journal article',
  kind_conference: 'conference paper',
  kind_workshop: 'workshop paper',
  kind_poster: 'poster',
  kind_thesis: 'thesis',
} as const satisfies { [key in WordKey]?: string };

const keysOf = <Key extends string>(table: Record<Key, string>): Key[] => Object.keys(table) as Key[];

let known: readonly (readonly [keyof typeof CLAUSES, RegExp])[] | undefined;

/** A sentence of `works/reason.ts` in the reader's language. */
export function reasonWords(why: string): string {
  if (why === '') return '';
  // Only between clauses: the kinds in brackets have a comma of their own.
  const clauses = `${why.charAt(0).toLowerCase()}${why.slice(1)}`.split(/, (?![^(]*\))/);
  const said = clauses.map(clauseWords).reduce((before, clause) => say('reason_and', before, clause));
  return said.charAt(0).toLocaleUpperCase() + said.slice(1);
}

function clauseWords(clause: string): string {
  const years = /^(\d{1,4}) years? apart$/.exec(clause)?.[1];
  if (years) return sayCount('reason_years', Number(years));
  known ??= keysOf(CLAUSES).map((key) => [key, formOf(CLAUSES[key])]);
  for (const [key, form] of known) {
    const fill = form.exec(clause)?.slice(1);
    if (fill) return say(key, ...fill.map(filled));
  }
  return clause;
}

function filled(text: string): string | number {
  const kind = keysOf(KINDS).find((key) => KINDS[key] === text);
  return kind ? say(kind) : /^\d{1,3}$/.test(text) ? Number(text) : text;
}
