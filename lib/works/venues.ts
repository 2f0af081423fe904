/**
 * What kind of place a paper appeared in, and whether two ways of writing a venue mean the same one: "VLDB J." and
 * "The VLDB Journal", "NIPS" and "Advances in Neural Information Processing Systems". Titles and authors are
 * `features.ts`'s business.
 */
import { FAMILIES } from './venue-names.ts';

export type VenueKind = 'preprint' | 'journal' | 'conference' | 'workshop' | 'poster' | 'thesis' | 'unknown';

/** A venue as read from its name. */
export interface Venue {
  kind: VenueKind;
  /** Id of a well-known venue, when the name is one of its names. */
  family?: string;
  /** Words of the name that carry meaning, folded, in order: "trans database syst". */
  words: string[];
  /** First letters of the name's words, "ecir" of "41st European Conference on Information Retrieval". */
  initials: string;
}

const PREPRINT =
  /\b(?:arxiv|corr|(?:bio|med|chem|psy|soc|engr|tech|edu|earth)-?r?xiv|ssrn|preprints?|e-?prints?|under review|under submission|submitted(?: to)?|in preparation|(?:blind|withdrawn|rejected) submission|desk rejected|research square|authorea|openreview|repec|techreport|technical report|hal|osf|zenodo|working paper)\b/;
const POSTER = /\b(?:posters?|demo(?:nstration)?s?|abstracts?|extended abstracts?|late[- ]breaking)\b/;
const WORKSHOP = /\b(?:workshops?|wkshps?|works?\.)(?:\b|$)|\bworkshop/;
const THESIS = /\b(?:thesis|dissertation)\b/;
/** Proceedings that are journals by another name. */
const JOURNAL_PROCEEDINGS =
  /\bproc(?:eedings|\.)?(?: of)?(?: the)? (?:(?:u\.?s\.? )?nat(?:ional|l|\.)? acad|ieee$|royal|r soc|vldb endow|(?:acm )?(?:on |manag|program|meas|interact|hum)|edinburgh|london math|amer(?:ican|\.)? math|a(?:merican|\.)? phil|steklov)/;
const JOURNAL =
  /\b(?:journals?|j|jour|jnl|transactions|trans|letters?|lett|annals|ann|reviews?|rev|magazine|mag|bulletin|bull|record|quarterly|acta|archives?|zeitschrift|revista|rivista|communications|commun|comm|advances in (?!neural)|nature|cell|science|sciences|elife|plos|neuron|lancet|jama|bmj|entropy|sensors|computing surveys|mathematics|physica|physical|biology|research|frontiers|ieee access|access|newsletter|notices)\b/;
const CONFERENCE =
  /\b(?:conf(?:erence)?s?|proc(?:eedings)?|symp(?:osium|osia)?|congress|meeting|colloquium|annual meeting|convention|lncs|lecture notes|seminar|summit|advances in neural)\b/;

/** Series in which proceedings of any meeting appear. */
const SERIES =
  /\b(?:lecture notes in (?:computer science|artificial intelligence|bioinformatics|networks and systems|electrical engineering|statistics|mathematics)|lncs|lnai|communications in computer and information science|ccis|ceur workshop proceedings|ceur ws(?: org)?|(?:jmlr )?workshop and conference proceedings|proceedings of machine learning research|pmlr|acm international conference proceeding series|advances in intelligent systems and computing|ifip advances in information and communication technology|leibniz international proceedings in informatics|lipics|(?:aip|iop) conference (?:proceedings|series)|proc(?:eedings|\.)? of spie)\b(?: volume| vol)?/g;

const CACHE = new Map<string, Venue>();

/** Reads a venue's name; "unknown" kind where nothing in it tells. Memoised: libraries repeat a few hundred names. */
export function readVenue(name: string): Venue {
  const known = CACHE.get(name);
  if (known) return known;
  if (CACHE.size > 5_000) CACHE.clear();
  const whole = fold(name.slice(0, 500));
  const folded = whole.replace(SERIES, ' ').trim();
  const words = meaningful(folded);
  const family = familyOf(folded);
  // A series alone tells of proceedings, and not of which.
  const kind = folded === '' && whole !== '' ? 'conference' : kindOf(folded, name, family);
  const venue: Venue = { kind, words, initials: initialsOf(folded), ...(family && { family }) };
  CACHE.set(name, venue);
  return venue;
}

export function venueKind(name: string): VenueKind {
  return readVenue(name).kind;
}

/**
 * Whether two venues are one: 1 the same, 0 different, and in between as far as their words agree. Null where one of
 * them says too little (empty, or a preprint server, which is no venue of publication).
 */
export function venueAgreement(a: Venue, b: Venue): number | null {
  if (a.words.length === 0 || b.words.length === 0 || a.kind === 'preprint' || b.kind === 'preprint')
    return null;
  const clash = kindsClash(a.kind, b.kind);
  if (a.family && b.family) return a.family === b.family && !clash ? 1 : 0;
  if (clash) return 0;
  return Math.max(
    wordAgreement(a.words, b.words),
    acronymAgreement(a.words, b.words),
    isAcronymOf(a, b) || isAcronymOf(b, a) ? 1 : 0,
  );
}

/** Two appearances that are two works when nothing says otherwise: a poster or conference paper, and an article. */
export function kindsClash(a: VenueKind, b: VenueKind): boolean {
  if (a === b || a === 'unknown' || b === 'unknown' || a === 'preprint' || b === 'preprint') return false;
  return true;
}

function kindOf(folded: string, name: string, family: string | undefined): VenueKind {
  if (POSTER.test(folded) && !/\bj(?:ournal)?\b/.test(folded)) return 'poster';
  if (WORKSHOP.test(folded)) return 'workshop';
  if (THESIS.test(folded)) return 'thesis';
  const listed = family ? FAMILIES.get(family)?.kind : undefined;
  // A named journal or meeting beats "arXiv" beside it: "NeurIPS 2022 (arXiv:2206.00364)".
  if (listed) return listed;
  if (PREPRINT.test(folded)) return 'preprint';
  if (JOURNAL_PROCEEDINGS.test(folded)) return 'journal';
  // "Physical Review Letters", "J. Mach. Learn. Res.": but "Proceedings of the 5th Conference on Physical Science".
  if (CONFERENCE.test(folded) && !/\b(?:journal|j|trans(?:actions)?)\b/.test(folded)) return 'conference';
  if (JOURNAL.test(folded)) return 'journal';
  // An acronym with a year is a meeting: "ECAI 2016", "MICCAI'19".
  if (/^(?=[A-Z][a-z]*[A-Z])[A-Za-z]+ {0,3}['’]? {0,3}(?:(?:19|20)?\d{2})$/.test(name.trim()))
    return 'conference';
  return 'unknown';
}

const DIACRITICS = /\p{M}+/gu;

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(DIACRITICS, '')
    .toLowerCase()
    .replace(/&amp;|&/g, ' and ')
    .replace(/[^\p{L}\p{N}.'@ -]+/gu, ' ')
    .replace(/(?<=\p{L})\s*\.(?=\s|$|\p{L})/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const EMPTY_WORDS = new Set(
  (
    'the a an of on in for and to at by with de la le der die und et proceedings proc annual international intl int ' +
    'conference conf symposium symp acm ieee ' +
    'aaas usenix siam springer elsevier first second third fourth fifth sixth seventh eighth ninth tenth edition ' +
    'part series main track vol volume no issue pp pages number'
  ).split(' '),
);

function meaningful(folded: string): string[] {
  const words = folded
    .split(/[\s.'@-]+/)
    .filter((word) => word && !/\d/.test(word) && !EMPTY_WORDS.has(word));
  // "Conference on Management of Data" keeps words; "The Conference" would not: then take what there is.
  return words.length > 0 ? words : folded.split(/[\s.'@-]+/).filter((word) => word && !/\d/.test(word));
}

const NO_INITIAL = new Set(
  'the a an of on in for and to at by with proceedings proc annual part vol volume series'.split(' '),
);

function initialsOf(folded: string): string {
  const words = folded.split(/[\s.'@-]+/).filter((word) => word && !/\d/.test(word) && !NO_INITIAL.has(word));
  return words.length > 1 ? words.map((word) => word[0]).join('') : '';
}

/** "ECIR" of "European Conference on Information Retrieval", whoever holds it: "ACM SIGSAC Conference on …" is "CCS". */
function isAcronymOf(one: Venue, other: Venue): boolean {
  const [acronym = ''] = one.words;
  const { initials } = other;
  if (one.words.length !== 1 || acronym.length < 3) return false;
  return initials.endsWith(acronym) && initials.length - acronym.length <= 3;
}

function familyOf(folded: string): string | undefined {
  const text = ` ${folded
    .replace(/[.'@/-]+/g, ' ')
    .replace(/\d+(?:st|nd|rd|th)?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()} `;
  let best: string | undefined;
  let length = 0;
  for (const [family, { names }] of FAMILIES) {
    for (const name of names) {
      // A short name ("acl", "www", "cell") must stand almost alone, or be an acronym before "conference".
      const at = text.indexOf(` ${name} `);
      if (at < 0 || name.length <= length) continue;
      const rest = text.length - 2 - name.length;
      if (name.length <= 8 && rest > 0 && !restIsFiller(text.replace(` ${name} `, ' '))) continue;
      best = family;
      length = name.length;
    }
  }
  return best;
}

function restIsFiller(rest: string): boolean {
  return rest
    .trim()
    .split(' ')
    .every((word) => word === '' || EMPTY_WORDS.has(word) || FILLERS.has(word));
}

const FILLERS = new Set(
  'oral spotlight poster posters workshop workshops w findings association computational linguistics finalist best paper award accepted appear under review arxiv'.split(
    ' ',
  ),
);

/** Share of words that meet, an abbreviation meeting its word ("syst" and "systems"), order kept. */
function wordAgreement(a: string[], b: string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let next = 0;
  let met = 0;
  for (const word of short) {
    for (let index = next; index < long.length; index++) {
      if (!abbreviates(word, long[index] ?? '')) continue;
      met++;
      next = index + 1;
      break;
    }
  }
  return (2 * met) / (short.length + long.length);
}

function abbreviates(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // ISO 4 cuts the end ("syst"); older habits keep it ("natl", "intl", "dept").
  return long.startsWith(short) || (short.length >= 3 && long.startsWith(short.slice(0, -1)));
}

/** 1 when one venue is the initials of the other: "ICDM" and "International Conference on Data Mining". */
function acronymAgreement(a: string[], b: string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const acronym = short[0] ?? '';
  if (short.length !== 1 || acronym.length < 2 || long.length < 2) return 0;
  const initials = long.map((word) => word[0] ?? '').join('');
  return initials === acronym ||
    (initials.length >= 2 &&
      acronym.endsWith(initials) &&
      /^i?c?s?j?t?$/.test(acronym.slice(0, -initials.length)))
    ? 1
    : 0;
}
