/**
 * What a text on a page looks like by itself: a title, a list of people, a bar of links, prose, a date. Judgements
 * about single texts, each cheap and linear; what many of them say together is for `segments.ts` and `fields.ts`.
 */
import { parseNameList, type ParsedNames } from '../../text/names.ts';
import { CHATTER, SHOP, isLabel, venueStrength } from './cues.ts';
import { wordsOf } from './words.ts';

export { isProse, wordsOf } from './words.ts';

/**
 * Names of a list, where one read as "Verbin, Ben Mildenhall" among names in reading order is the two it is: a comma
 * parts full names there.
 */
export function namesIn(text: string): ParsedNames {
  // "A, B, … C" leaves some out in the middle.
  const gap = /(?:\.{3}|…)\s*(?:,\s*)?(?=\p{Lu})/u;
  const list = text.replace(LEADS_ON, '');
  const names = parseNameList(gap.test(list) ? list.replace(new RegExp(gap, 'gu'), ', ') : list);
  if (gap.test(list)) names.truncated = true;
  const plain = names.authors.filter((author) => !author.name.includes(',')).length;
  if (plain * 2 <= names.authors.length || plain === names.authors.length) return names;
  const authors = names.authors.flatMap((author) => {
    const parts = author.name.split(/,\s*/);
    const whole = parts.length === 2 && parts.every((part) => part.includes(' '));
    return whole ? parts.map((name) => ({ name })) : [author];
  });
  return { ...names, authors };
}

/** Behind a list, what leads over to the venue: "A. Lee and B. Roy. In". */
const LEADS_ON =
  /[.,;]\s(?:in|to appear in|published in|presented at|dans|en)\s*:?\s*$|(?<=\p{L})\s{1,3}in:?\s{0,3}$/iu;

export interface People {
  count: number;
  confidence: number;
  truncated: boolean;
}

const LONGEST_PEOPLE = 30_000;

/** Readings of texts as people; a page's texts are asked about several times over, from several sides. */
const KNOWN = new Map<string, People | null>();
const MOST_KNOWN = 4_000;

/** A whole text read as people; null where it plainly is something else. */
export function peopleIn(text: string): People | null {
  if (text.length < 2 || text.length > LONGEST_PEOPLE) return null;
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const people = readPeople(text);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(text, people);
  return people;
}

function readPeople(text: string): People | null {
  if (!/\p{Lu}|\p{Lo}/u.test(text) || /https?:|@|\bwww\./.test(text) || isLabel(text)) return null;
  if (mostlyLowerCase(text) || isRunning(text) || NO_AUTHORS.test(text) || QUOTATION.test(text)) return null;
  if (text.length < 80 && PRAISE.test(text)) return null;
  const read = namesIn(text);
  if (read.authors.length === 0 || read.confidence < 0.3) return null;
  const { truncated } = read;
  // "Metzger et al.": a family name alone is one where the others are left out.
  const named = truncated && ET_AL.test(text.slice(-24));
  const confidence = named ? Math.max(0.6, read.confidence) : read.confidence;
  return { count: read.authors.length, confidence, truncated };
}

/** What is said of a paper in a few capitalised words. */
const PRAISE =
  /\b(?:highly cited|hot paper|best (?:student )?paper|award|oral|spotlight|cover (?:article|story)|editor['’]?s (?:choice|pick|suggestion)|most (?:cited|read|downloaded)|impact factor)\b/i;

/** A title's worth of words in quotation marks; what a name has in them is shorter. */
const QUOTATION = /["“„«][^"“”„«»]{24,}["“”»]/;
const ET_AL = /\bet\.? ?al\.?,?\s*$|等人?$|ほか$/;

/** More words between separators than names have: prose and titles. */
function isRunning(text: string): boolean {
  const bare = text.includes('(') ? text.replace(/\([^()]{0,300}\)/g, ' ') : text;
  const words = bare.match(/[\p{L}\p{N}][^\s,;]*/gu)?.length ?? 0;
  const separators = bare.match(/[,;·•|&/\n]|(?<=\s)(?:and|und|et|y|e|og|en|и)(?=\s)/gu)?.length ?? 0;
  return words > 5 * (separators + 1) + 1;
}

/** Dates, and people in roles that authors do not have. */
const NO_AUTHORS =
  /^\W*(?:starring|directed|hosted|featuring|feat\.|guests?|cast|produced|illustrated|photos?|speakers?|moderat|interview|chairs?|advisors?|supervis|reviewe)|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2})\b/i;

/** Running text: most of its words begin with small letters. Lists of names have particles and "and" at most. */
function mostlyLowerCase(text: string): boolean {
  const words = text.slice(0, 400).match(/(?<=^|\s)\p{L}{3,}/gu) ?? [];
  let lower = 0;
  for (const word of words)
    if (/^\p{Ll}/u.test(word) && !/^(?:and|und|van|von|der|den|del|dos|bin|ter|los|las)$/.test(word)) lower++;
  return words.length >= 4 && lower * 2 >= words.length;
}

export const isPeople = (people: People | null): people is People =>
  people !== null && (people.count >= 2 ? people.confidence >= 0.5 : people.confidence >= 0.53);

const FUNCTION_WORD =
  /(?:^|\s)(?:the|a|an|of|for|with|and|from|to|in|on|by|via|using|towards?|through|under|between|without|beyond|der|die|das|und|für|von|de|la|el|los|en|del|y|des|du|les|et|di|il|per|на|и|в|с|для)\s/iu;
const FIRST_PERSON =
  /^(?:we|i|our|my|i'm|i’m|this|these|here|you|please|click|see|note|if|joint work|advisor|supervisor|chair|room)\b/i;
/** Where else to look, and half a sentence. */
const POINTER =
  /^[Tt]h(?:e|is) (?:paper|article|work) (?:is|was|has|appears|appeared|received|won)\b|^(?:[Bb]ack|[Rr]eturn|[Gg]o) (?:to|home)\b|\b(?:[Gg]oogle [Ss]cholar|[Ss]emantic [Ss]cholar|[Rr]esearch[Gg]ate|orcid|ORCID|dblp|DBLP|MathSciNet)\b|\b(?:full|complete|up-to-date) list\b|请访问|请参见|查看更多|^(?:or|and|but|also|for|from|by|of|as|to|at|than|that|which|because|see|with)\s/u;
/** "Published in Nature, 2020". */
const PUBLISHED =
  /^(?:published|presented|appeared|accepted|to appear|forthcoming|erschienen|publié|publicado) (?:in|at|dans|en|em)\s/i;
/** "(Best Student Paper Award)", beside a paper. */
const AWARD =
  /^\W*(?:winner of |received )?(?:the )?(?:best|outstanding|distinguished|honou?rable)\s.{0,40}\b(?:award|paper|mention|nominee|nomination|finalist|runner-up)\b.{0,30}$/i;
/** Items of a programme that are no papers. */
const PROGRAMME =
  /^(?:keynote|session|tutorial|lunch|coffee|break|registration|opening|closing|welcome|panel|sponsors?|sponsor talk|invited|end of|plenary|reception|room|day \d|chair)\b|\(chair\b|\bchair:/i;
/** "You Only Look Once: Unified, Real-Time Object Detection": no sentence is written like that. */
function isTitleCase(text: string): boolean {
  const words = text.match(/(?<![\p{L}'’-])\p{L}{4,}/gu) ?? [];
  return words.length >= 3 && words.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.75 * words.length;
}

const SENTENCE =
  /\b(?:(?:must|will|should|may|can|has|have|had|are|is|was|were) (?:be|been|not|now|also|available|provided|open|accepted|held|published|invited|organized|given|made|due)|please|you(?:r|'re)?|we|i am|i'm|register here|click here)\b/i;
const DATE =
  /^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s*)?(?:(?:published|submitted|posted|accepted|received|revised|updated|first|last|online|on|date)\W*)*(?:\d{1,2}\.?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(?:\d{1,2}(?:st|nd|rd|th)?)?,?\s*(?:\d{4})?\W*$/i;

/** Whether a text is nothing but a date or a number. */
export function isDate(text: string): boolean {
  return text.length < 60 && (DATE.test(text) || /^[\W\d]*$/.test(text));
}

export const YEAR =
  /(?<![\d./:_]|(?<![A-Za-z])-)(?:19[3-9]\d|20[0-4]\d)(?![\d]|\.\d{3,})|(?<=(?<!\d)[01]?\d\/)(?:19[3-9]\d|20[0-4]\d)(?![\d/.])/;
/** Numbers, keys and identifiers that stand before an entry's text. */
export const LEAD =
  /^\s*(?:\[[\w+:.-]{1,24}\]|\(\d{1,3}\)|[A-Z]{0,2}\d{1,3}[.)]|[•●▪◦‣*–—-]|arxiv:?\s?[\w./-]{6,20}\s*:|(?:recommended citation|citation|cite as)\s?:)\s+/i;

export const isBibtex = (text: string): boolean => /^\s*@\s?[a-z]{3,20}\s*\{/i.test(text);

/**
 * 0..1, how much a text by itself looks like the title of a scholarly work. Judges shape only (length, words,
 * case); that titles differ from entry to entry and stand in the same place is judged over a whole list.
 */
export function titleLikeness(text: string, people: People | null | undefined = undefined): number {
  const length = text.length;
  if (length < 4 || length > 400) return 0;
  if (isLabel(text) || isDate(text) || isBibtex(text)) return 0;
  if (/^(?:https?:|www\.|mailto:|doi:|arxiv:?\s?\d|@|isbn|issn|pmid|pmcid|\[?bib|10\.\d{4})/i.test(text))
    return 0;
  const words = wordsOf(text);
  let score =
    words < 2
      ? 0.15
      : words === 2
        ? 0.4
        : words === 3
          ? 0.55
          : words === 4
            ? 0.7
            : words <= 22
              ? 0.9
              : words <= 32
                ? 0.7
                : 0.35;
  if (words >= 3 && FUNCTION_WORD.test(text)) score += 0.06;
  if (/\p{L}: \p{Lu}/u.test(text)) score += 0.03;
  if (/^\p{Ll}/u.test(text) && words < 5) score -= 0.15;
  const capitals = isTitleCase(text);
  if (FIRST_PERSON.test(text) && !capitals) score -= 0.3;
  if (/[.!]\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(text)) score -= 0.15;
  if (SENTENCE.test(text) && !capitals) score -= 0.3;
  // What a search cut out of a text.
  if (/^\W*(?:\.\.\.|…)|\s…\s|\.{3}\s/.test(text)) score -= 0.35;
  if (PROGRAMME.test(text)) score -= 0.4;
  if (POINTER.test(text) || AWARD.test(text)) score -= 0.4;
  if (PUBLISHED.test(text)) score -= 0.6;
  // Software and what it needs: "Python 2.7 or Python 3.5", "CMake version 3.8 or later".
  if (words <= 8 && /\d\.\d.*\d\.\d|\bversion \d/i.test(text)) score -= 0.4;
  if (/^in:?\s/i.test(text) && (venueStrength(text) > 0 || /^in:?\s.{2,80}(?:19|20)\d{2}\W*$/i.test(text)))
    score -= 0.5;
  const venue = venueStrength(text);
  if (venue >= 2) score = Math.min(score - 0.3, words < 16 ? 0.3 : 0.45);
  else if (venue > 0) score -= words < 9 ? 0.2 : 0.08;
  if (/(?:19|20)\d{2}\W*$/.test(text)) score -= 0.12;
  if (/\bpp?\.\s?\d|\bvol\.\s?\d|\bet al\b|\bdoi\b/i.test(text)) score -= 0.4;
  if (/\d{1,2}:\d{2}/.test(text)) score -= 0.3;
  if (CHATTER.test(text) || SHOP.test(text)) score -= 0.4;
  const who = people === undefined ? peopleIn(text) : people;
  if (who) {
    if (who.count >= 2 && who.confidence >= 0.5) score = Math.min(score, 0.12);
    else if (who.count >= 2) score -= 0.15;
    else if (words <= 4 && who.confidence >= 0.53) score -= 0.35;
  }
  return Math.max(0, Math.min(1, score));
}

/** Where a text may end an author list that begins it: before a year in brackets, a quote, a full stop. */
const CUTS =
  /\s?[(（]?(?:19|20)\d{2}[a-z]?[)）]?[.,:，。年]|(?<=\p{Lo}[*＊]?)（(?:19|20)\d{2}）|[“"„«‘「『《]|:\s|(?<=\p{Lo})\s?[:：．。.]\s?|(?<=\p{L}\p{Ll}{1,30}|\p{Ll}\))\.\s|(?<=\bal)\.\s|(?<=\p{Lu})\.,?\s+(?=\p{Lu}\p{Ll}{2,})|\s[-–—]\s/gu;

export interface Prefix extends People {
  /** Offset behind the list. */
  end: number;
}

/** The list of people that a text begins with, before its title; null where it begins with something else. */
export function peoplePrefix(text: string): Prefix | null {
  let best: Prefix | null = null;
  let tried = 0;
  CUTS.lastIndex = 0;
  const head = text.slice(0, 4_000);
  const marked = markedEnd(head);
  const before = marked > 0 ? peopleIn(head.slice(0, marked)) : null;
  if (before && isPeople(before)) return { ...before, end: marked };
  for (const match of head.matchAll(CUTS)) {
    const end = match.index;
    // Names of two letters there are, in scripts that need no more.
    if (end < (/^\p{Lo}/u.test(head) ? 2 : 4)) continue;
    if (++tried > 5) break;
    const people = peopleIn(head.slice(0, end));
    // "Archetypal SAE: Stable Dictionary Learning": what stands before the colon of a title may look like "Wang BL".
    if (people?.count === 1 && match[0].startsWith(':') && /\s\p{Lu}{3,}$/u.test(head.slice(0, end)))
      continue;
    if (
      people &&
      people.confidence >= 0.5 &&
      (!best ||
        people.count > best.count ||
        (best.count === people.count && people.confidence >= best.confidence))
    )
      best = { ...people, end };
    else if (best || (end > 160 && !people)) break;
  }
  best ??= initialsPrefix(head) ?? wordyPrefix(head);
  if (!best || best.count >= 2 || best.confidence >= 0.6) return best;
  // A year in brackets follows names and little else.
  return /^\s?[(（](?:19|20)\d{2}/.test(head.slice(best.end, best.end + 6)) ? best : null;
}

/** "A. Lee, B. C. Roy, Sketching for least squares, …": names with initials, which nothing but a comma ends. */
const INITIALS =
  /^(?:(?:\p{Lu}\p{Ll}?\.[ -]?){1,3}(?:(?:van|von|de|der|den|del|di|da|le|la) ){0,2}\p{Lu}[\p{L}'’-]{1,20}(?:, (?:and |& )?| and | & )){1,40}(?=\p{L}[\p{L}'’-]+[ :])/u;

function initialsPrefix(text: string): Prefix | null {
  const found = INITIALS.exec(text)?.[0].replace(/(?:(?<![\s,])[\s,]+)?(?:(?:\band|&)\s*)?$/, '');
  const people = found ? peopleIn(found) : null;
  return found && people && people.confidence >= 0.6 ? { ...people, end: found.length } : null;
}

/** The same with names in full: the list ends before the first part between commas that is as long as a title. */
function wordyPrefix(text: string): Prefix | null {
  const wordy = /,\s+(?=(?:[^\s,]+ ){4}[^,]*(?:,|$))/.exec(text.slice(0, 600));
  if (!wordy || !text.slice(0, wordy.index).includes(',')) return null;
  const people = peopleIn(text.slice(0, wordy.index));
  const sure = people !== null && people.count >= 2 && people.confidence >= 0.7;
  return sure ? { ...people, end: wordy.index } : null;
}

/** Where a list ends that says so: "Roy, B.. The Review", "Roy, B. (eds.)"; else -1. */
function markedEnd(text: string): number {
  const found = /(?<=\p{Lu}\.)\.\s|\s\((?:[Ee]ds?|[Hh]rsg|[Hh]g)\.?\)/u.exec(text);
  return found?.index ?? -1;
}

/** Where the names end in a text that names people first and then, plainly, something else; its length where it does not. */
export function endOfNames(text: string): number {
  const marked = markedEnd(text);
  if (marked > 0 && isPeople(peopleIn(text.slice(0, marked)))) return marked;
  const parts = partsPrefix(text);
  return parts?.beforeVenue && parts.count >= 2 ? parts.end : text.length;
}

/**
 * The names of a list that a venue follows behind no more than a comma: "A. Lee, Bo Roy, Biophysical Journal (2020)";
 * `beforeVenue` says that the venue is plain to see.
 */
export function partsPrefix(text: string): (Prefix & { beforeVenue: boolean }) | null {
  const head = text.slice(0, 1_000).replace(/\([^()]{0,200}\)/g, (inside) => ' '.repeat(inside.length));
  let end = 0;
  let beforeVenue = false;
  for (const match of `${head},`.matchAll(/,(?=\s|\p{Lu}|$)/gu)) {
    const part = head.slice(end, match.index).replace(/^[\s,]*(?:(?:and|&)\s)?/, '');
    beforeVenue = IN_VENUES.test(part) && !/\s[-–—]\s/.test(part);
    if (beforeVenue) break;
    // The last names, and what follows them behind a full stop or a dash.
    if (/\p{L}\p{Ll}\.\s|\s(?:and|und|et|y|&|[-–—])\s/u.test(part) && !isPeople(peopleIn(part))) return null;
    // "T. J. Dodd" is no journal.
    beforeVenue = venueStrength(part.replace(/(?<!\p{L})\p{Lu}\.\s?/gu, '')) >= 1;
    if (beforeVenue) break;
    if (/\d|^\p{Ll}/u.test(part) || wordsOf(part) < 2) break;
    const who = peopleIn(part);
    if (!who || who.confidence < (who.count >= 2 ? 0.5 : 0.53)) break;
    end = match.index;
  }
  const people = end > 0 ? peopleIn(text.slice(0, end)) : null;
  return isPeople(people) ? { ...people, end, beforeVenue } : null;
}

/** Words that venues have and names have not, for those whose initials look like a person's. */
const IN_VENUES =
  /\b(?:Phys|Chem|Biol|Math|Mech|Rev|Lett|Res|Sci|Eng|Appl|Comput|Soc|Struct|Rad|Fluids?|Express|Optics|Physics|Biology|Chemistry|Medicine|Research|Reports|Review|Studies|Society|Sciences?|Systems|Thesis)\b\.?/;

/** Where the list of people that ends a text begins ("Title. A, B and C", "Title by A"), or null. */
export function suffixCut(text: string): { from: number; titleEnd: number } | null {
  const cuts = [...text.matchAll(/(?:[.?!]["”]?|\s[-–—|/•·]|[;:])\s+|,?(?<!\s)\s+by\s+|(?<!\s)\s+\(/g)]
    .slice(-3)
    .reverse();
  let best: { from: number; titleEnd: number } | null = null;
  let count = 0;
  for (const match of cuts) {
    const from = match.index + match[0].length;
    const who = peopleIn(text.slice(from).replace(/\)\s*$/, ''));
    if (who && who.confidence >= (who.count >= 2 ? 0.55 : 0.7) && who.count > count) {
      count = who.count;
      const mark = /^[?!]/.test(match[0]) ? 1 : 0;
      best = { from, titleEnd: match.index + mark };
    }
  }
  return best;
}
