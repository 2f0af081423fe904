/**
 * A record made ready for comparison, once: folded title and its parts, folded names, venue, year, the abstract's
 * shingles. What two of them say about each other is `features.ts`'s business.
 */
import type { Bibliography } from '../paper/bibliography.ts';
import { arxivIdOfDoi, arxivIssued, type Identifiers } from '../paper/identifiers.ts';
import { isUnnamed } from '../paper/unnamed.ts';
import { doiKind } from './doi-kind.ts';
import { fold, hash, words } from './fold.ts';
import { foldName, type FoldedName } from './names.ts';
import { readVenue, type Venue, type VenueKind } from './venues.ts';

/** What a comparison needs of a record; every field but the title may be missing. */
export type Comparable = Pick<Bibliography, 'title'> & Partial<Omit<Bibliography, 'title'>>;

export interface Prepared {
  record: Comparable;
  /** With the arXiv id that an arXiv-issued DOI stands for, and without that DOI. */
  ids: Identifiers;
  /** Words of the title without decorations such as "(extended abstract)". */
  title: string[];
  /** The title's words run together: "test bed" and "testbed" are one. */
  joined: string;
  /** How often each letter occurs in it, by its code modulo 32. */
  letters: Uint8Array;
  /** The same up to the first colon, dash or question mark; empty when that is the whole. */
  main: string;
  /** What follows it. */
  rest: string;
  /** What was taken off the title: "extended abstract", "book review", "erratum", sorted. */
  decorations: string[];
  /** Numbers of the title in order: parts, editions, years ("ii" and "2nd" are "2"). */
  numbers: string[];
  authors: FoldedName[];
  /** The list does not name everybody. */
  authorsCut: boolean;
  /** How many there are, where known. */
  authorCount: number | null;
  year: number | null;
  venue: Venue;
  kind: VenueKind;
  /** Hashes of the abstract's runs of three words; empty without one of at least thirty words. Made when asked for. */
  readonly abstract: Set<number>;
}

/**
 * Words that make a title another text about the same thing: kept as a mark of difference. In front or in brackets
 * only: a paper may well be about errata.
 */
const ABOUT =
  /^\W*(?:(?:an? |the )?(errat(?:um|a)|corrigend(?:um|a)|addend(?:um|a)|correction|corrections|retraction|retracted|rebuttal|rejoinder|supplement(?:ary|al)?(?: materials?| information)?|appendix|reply|in reply|response|authors? response|comments?|commentary|discussion|remarks?)\b)(?:\s+(?:to|on|of|for)\b)?/;
const ABOUT_AFTER =
  /[([:-]\s*(errat(?:um|a)|corrigend(?:um|a)|addend(?:um|a)|retracted|rejoinder)\b[^)\]]{0,20}[)\]]?\s*$/;
/** How a text was shown, which some sources put into its title and others leave out. */
const SHOWN =
  /[([]\s*((?:(?:extended|short|invited|industrial|full|long|preliminary|conference|journal|best|demo(?:nstration)?|system|research|experience|position|survey|software|panel|tutorial|keynote|poster|summary|student|technical|revised|updated)s?\s*)*(?:abstracts?(?: only)?|papers?|talks?|versions?|demo(?:nstration)?s?(?: (?:abstract|description|paper))?|description|posters?|tutorials?|panels?(?: session)?|session|keynotes?(?: (?:address|talk|speech))?|summary|report|oral|spotlight|reprint|preprint|withdrawn|invited|highlight))\s*[)\]]/g;
const SHOWN_BARE =
  /(?:^\W*(panel|tutorial|keynote|poster|demo|invited talk|invited paper|extended abstract|position paper)\s*[:-])|(?:\s[-:]\s*(?:\(\s*)?(a tutorial|tutorial|panel|extended abstract|abstract|book review|guest editors? (?:introduction|foreword)|an overview|talk-?slides available[a-z ]{0,30})\s*(?:\)\s*)?$)/g;
const MAIN_END = /(?:(?<!\s)\s+)?[:?–—]\s*|(?<!\s)\s+-{1,3}\s+/;
const UNITS = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
/** "i" to "xxxix": no series of papers is longer. */
const ROMAN: ReadonlyMap<string, string> = new Map(
  ['', 'x', 'xx', 'xxx']
    .flatMap((tens, ten) => UNITS.map((unit, one) => [tens + unit, String(10 * ten + one)] as const))
    .slice(1),
);
const ORDINALS: Record<string, string> = {
  first: '1', second: '2', third: '3', fourth: '4', fifth: '5', sixth: '6', seventh: '7', eighth: '8', ninth: '9', tenth: '10',
}; // prettier-ignore
/** What stands for authors who are not named, as in a blind submission. */
const NOBODY =
  /^\W*(?:anonymous(?: authors?(?:\(s\))?)?|anon|unknown(?: authors?)?|no authors?(?: listed)?|n\/?a)?\W*$/i;
const ARTICLES = new Set(['the', 'a', 'an', 'on', 'der', 'die', 'das', 'le', 'la', 'les', 'un', 'une', 'el']);
const LEAST_ABSTRACT = 30;

/** What was made ready is kept as long as the record's object is. */
const known = new WeakMap<Comparable, Prepared>();

/** Makes a record ready, once for each object: a record is never changed. */
export function prepare(record: Comparable): Prepared {
  let prepared = known.get(record);
  if (!prepared) known.set(record, (prepared = prepareAnew(record)));
  return prepared;
}

function prepareAnew(record: Comparable): Prepared {
  const ids = normalIds(record.ids ?? {});
  const folded = isUnnamed(record) ? '' : fold(record.title);
  const { text, decorations } = undecorate(folded);
  const title = words(text);
  const spoken = title.length > 1 && ARTICLES.has(title[0] ?? '') ? title.slice(1) : title;
  const joined = spoken.join('');
  const [main = '', rest] = text.split(MAIN_END, 2);
  const mainWords = rest ? words(main).filter((word, index) => index > 0 || !ARTICLES.has(word)) : [];
  const authors = (record.authors ?? []).filter(({ name }) => !NOBODY.test(name)).map(foldName);
  const authorsCut =
    Boolean(record.authorsTruncated) ||
    (record.cut ?? []).includes('authors') ||
    (record.authorCount ?? 0) > authors.length;
  const venue = readVenue(record.venue ?? '');
  let abstract: Set<number> | undefined;
  return {
    record,
    ids,
    title: spoken,
    joined,
    letters: letterCounts(joined),
    main: mainWords.join(''),
    rest: mainWords.length > 0 ? joined.slice(mainWords.join('').length) : '',
    decorations,
    numbers: numbersOf(text, title),
    authors,
    authorsCut,
    authorCount: record.authorCount ?? (authors.length > 0 && !authorsCut ? authors.length : null),
    year: yearOf(record, ids),
    venue,
    kind: kindOf(venue.kind, record, ids, decorations),
    get abstract() {
      return (abstract ??= shingles(record.abstract ?? ''));
    },
  };
}

function normalIds(ids: Identifiers): Identifiers {
  const viaDoi = ids.doi ? arxivIdOfDoi(ids.doi) : null;
  if (!viaDoi) return ids;
  const { doi: _arxivDoi, ...others } = ids;
  return { arxiv: viaDoi.id, ...others };
}

function undecorate(folded: string): { text: string; decorations: string[] } {
  const decorations: string[] = [];
  let text = folded.replace(SHOWN, (_, name: string) => {
    decorations.push(singular(name));
    return ' ';
  });
  text = text.replace(SHOWN_BARE, (_, before?: string, after?: string) => {
    decorations.push(singular(before ?? after ?? ''));
    return ' ';
  });
  const about = ABOUT_AFTER.exec(text) ?? ABOUT.exec(text);
  if (about?.[1]) {
    decorations.push(`about:${about[1].replace(/(?:um|a|s)$/, '').replace(/^in /, '')}`);
    const rest = text.replace(about[0], ' ').trim();
    // "Comments" alone is its title.
    if (words(rest).length >= 2) text = rest;
  }
  if (words(text).length === 0) return { text: folded, decorations: [] };
  return { text: text.trim(), decorations: decorations.sort() };
}

const singular = (name: string): string => name.trim().replace(/s\b/g, '').replace(/^a /, '');

/** Arabic, ordinal and (where they must be numbers) roman numbers of a title; "part 2" for the number of a part. */
function numbersOf(text: string, title: string[]): string[] {
  const numbers: string[] = [];
  title.forEach((word, index) => {
    const isLast = index === title.length - 1;
    const isPart = PART.test(title[index - 1] ?? '');
    // "2nd", and also the numbers within "v4" and "7tev".
    const digits =
      /^[a-z]{0,6}?(\d{1,6})[a-z]{0,3}$/.exec(word)?.[1]?.replace(/^0+(?=\d)/, '') ?? ORDINALS[word];
    // "Part II", "… Networks II", "II. Methods"; elsewhere "i" and "x" are letters.
    const isRoman =
      isPart || isLast || (word.length > 1 && text.includes(`${word}.`)) || text.includes(`${word}:`);
    const number =
      digits ??
      (isRoman ? ROMAN.get(word) : undefined) ??
      (isPart && /^[a-h]$/.test(word) ? word : undefined);
    if (number) numbers.push(isPart || (isLast && !digits) ? `part ${number}` : number);
  });
  return numbers;
}

const PART = /^(?:part|parts|vol|volume|chapter|paper|episode)$/;

function yearOf(record: Comparable, ids: Identifiers): number | null {
  const year = record.year ?? Number(/^\d{4}/.exec(record.date ?? '')?.[0] ?? Number.NaN);
  if (year > 1000 && year < 3000) return year;
  return ids.arxiv ? (arxivIssued(ids.arxiv)?.year ?? null) : null;
}

/** A record that says no more than its arXiv id is the preprint. */
function kindOf(
  kind: VenueKind,
  record: Comparable,
  ids: Identifiers,
  decorations: readonly string[],
): VenueKind {
  if (decorations.some((name) => /^poster|^demo/.test(name))) return 'poster';
  if (kind !== 'unknown') return kind;
  if (!record.venue && ids.arxiv) return 'preprint';
  if (ids.dblp?.startsWith('journals/corr') || (ids.doi && doiKind(ids.doi) === 'preprint'))
    return 'preprint';
  if (ids.dblp?.startsWith('journals/')) return 'journal';
  if (ids.dblp?.startsWith('conf/') || ids.acl) return 'conference';
  return kind;
}

function letterCounts(joined: string): Uint8Array {
  const counts = new Uint8Array(32);
  for (let index = Math.min(joined.length, 250) - 1; index >= 0; index--) {
    const letter = joined.charCodeAt(index) & 31;
    counts[letter] = (counts[letter] as number) + 1;
  }
  return counts;
}

function shingles(abstract: string): Set<number> {
  const text = words(abstract);
  const set = new Set<number>();
  if (text.length < LEAST_ABSTRACT) return set;
  let [first, second] = [hash(text[0] as string), hash(text[1] as string)];
  for (let index = 2; index < text.length; index++) {
    const third = hash(text[index] as string);
    // Of the words' own hashes, in order: no text is put together for each run.
    set.add((Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) ^ third) >>> 0);
    [first, second] = [second, third];
  }
  return set;
}
