/**
 * Where headings of structured abstracts open a sentence (PubMed, Astronomy & Astrophysics, MDPI): pages print them bold,
 * and their text then runs on without a space, or without a sign of its own. What a heading means is `skim`'s business.
 */

/** Words that stand as headings, as a pattern without groups; each also in capitals. */
const WORDS = [
  'backgrounds?', 'context', 'introduction', 'rationale', 'importance', 'motivation', 'objectives?', 'aims?', 'purpose', 'goals?', 'hypothes[ei]s', 'design', 'settings?',
  'participants', 'patients', 'subjects', 'interventions?', 'exposures?', 'measurements', 'main outcomes?(?: and)? measures?', 'methods?', 'methodology', 'materials? and methods?',
  'patients and methods?', 'methods? and (?:results|findings)', 'approach', 'findings', 'results?(?: and discussion)?', 'discussion', 'interpretation', 'conclusions?(?: and relevance)?', 'significance',
  'limitations', 'funding', 'trial registration', 'keywords',
]; // prettier-ignore

const capitalised = WORDS.map((words) => words.charAt(0).toUpperCase() + words.slice(1));
// "and" in a heading in capitals is in capitals itself; the signs of the pattern are no letters.
const capitals = WORDS.map((words) => words.toUpperCase());
const EITHER = [...capitals, ...capitalised].join('|');

/** In capitals with a colon, wherever it stands: "METHODS:", "DATA SOURCES AND SETTING:". */
const LOUD = new RegExp(
  String.raw`(?<=[\s.;)])(?:${capitals.join('|')}|MATERIALS?)(?: (?:AND|&|OF|OR) [A-Z]{3,14}| [A-Z]{4,14}){0,3}:(?=\s|[\p{Lu}\d])`,
  'gu',
);
/** Behind the end of a sentence with nothing between: "5 kg.Methods:We", "5 kg.MethodsWe", "5 kg.METHODSWe". */
const GLUED = new RegExp(
  String.raw`(?<=[\p{L}\d%)\]][.!?])(?:${EITHER})(?::|(?=\p{Lu}[\p{Ll}\s]))(?=\s?[\p{L}\d(])`,
  'gu',
);
/** Numbered, as MDPI wants them: "; (2) Methods: we". */
const NUMBERED = new RegExp(String.raw`(?<=[.;]\s?)\(\d\) (?:${EITHER}):`, 'gu');

/** Offsets at which a heading opens a sentence. */
export function headingCuts(text: string): Set<number> {
  const cuts = new Set<number>();
  for (const pattern of [LOUD, GLUED, NUMBERED])
    for (const match of text.matchAll(pattern)) cuts.add(match.index);
  return cuts;
}
