/**
 * Doubts about what was found in a text: goods, films, episodes, courses, patents and people have titles, names and
 * years too, an appeal has capital letters, and what stands under an essay's references is not what was pasted. Looks
 * at the lines around each find; what it doubts is offered as a guess.
 */
import { CLOCK, PATENT, REFERENCES } from '../generic/cues.ts';
import { wordsOf } from '../generic/words.ts';
import type { Line } from './lines.ts';
import { THRESHOLD, isSigned } from './listing.ts';
import type { Found } from './listing.ts';

/** Words that are said of other things than papers. */
const OTHER_THINGS = [
  /\b(?:directed|hosted|produced|narrated|illustrated) by\b|\b(?:starring|featuring)\b|(?<!\p{L})season \d{1,2}\b|\bepisode \d{1,4}\b/iu,
  /\badd to (?:cart|basket|bag)\b|\b(?:in|out of) stock\b|\bfree shipping\b|[£€]\s?\d+[.,]\d\d\b|\$\d+[.,]\d\d\b/i,
  /\bsyllab(?:us|i)\b|\b(?:office hours|problem sets?|teaching assistants?)\b/i,
  /^\W*(?:research )?interests?\s?:|\b(?:ph\.?d|doctoral|master['’]?s?|graduate|undergraduate) (?:student|candidate)s?,? since\b/im,
  /\bview (?:map|on map)\b|\bget directions\b|\b(?:Ave|St|Blvd|Pl|Rd|Place|Street|Avenue) ?(?:N[EW]|S[EW])\b/,
  PATENT,
];

/** What is asked of authors, with nobody named: "Papers should be submitted", "Abstracts will be published". */
const APPEAL =
  /\b(?:should|must|shall|will|can|may) (?:be|not|also)\b|\bplease\b|\b(?:guidelines|instructions|deadlines?|registration)\b|\bwe (?:invite|welcome|encourage)\b/i;

/** The same in running text. */
const APPEAL_TO_AUTHORS =
  /\bplease\b|\bwe (?:invite|welcome|encourage|expect)\b|\b(?:authors|submissions|papers|attendees|participants|organi[sz]ers) (?:should|must|will|are (?:expected|asked|invited))\b/i;

/** Words of running text before a list of references that make the text an essay. */
const ESSAY_WORDS = 250;
/** In lines. */
const LONG_TEXT = 30;
/** So many lines of a find are looked at, and no long ones: an abstract may speak of anything. */
const MOST_LINES = 4;
const LONGEST_LINE = 400;

/** The same finds, the doubtful ones below the threshold. */
export function doubted(found: readonly Found[], lines: readonly Line[]): Found[] {
  const references = referencesOfAnEssay(lines);
  const starts = found.map(({ line }) => line).sort((one, two) => one - two);
  /** Where the next find begins. */
  const ends = new Map(starts.map((line, at) => [line, starts[at + 1]]));
  const textsOf = ({ line }: Found): string[] =>
    lines
      .slice(line, ends.get(line) ?? line + MOST_LINES)
      .map(({ text }) => text)
      .filter((text) => text.length <= LONGEST_LINE);
  // One or two things alone in a long text, that show a name and a date at most.
  const sure = found.filter(({ confidence }) => confidence >= THRESHOLD);
  const isStray = lines.length > LONG_TEXT && sure.length < 3;
  const tells = (each: Found): boolean => tellsOf(each) || textsOf(each).some((text) => DAY.test(text));
  const isRegular = sure.length >= REGULAR && sure.filter(tells).length >= 0.9 * sure.length;
  return found.map((each) => {
    const shown = textsOf(each).slice(0, MOST_LINES).join('\n');
    const { record } = each;
    const isNamed = record.authors.length > 0 || record.authorCount !== undefined;
    const isIdentified = Object.keys(record.ids).length > 0;
    const isDoubtful =
      (references >= 0 && each.line > references) ||
      (!isIdentified && OTHER_THINGS.some((words) => words.test(shown))) ||
      (!isNamed && !isIdentified && isAppeal(shown, record.abstract ?? '')) ||
      (isRegular && !tells(each)) ||
      ((isStray || CLOCK.test(shown)) && !isSigned(record));
    return isDoubtful ? { ...each, confidence: Math.min(each.confidence, THRESHOLD - 0.05) } : each;
  });
}

/** From so many finds on, what nearly all of them tell is missed where it is missing. */
const REGULAR = 10;

/** "Apr 16", with what a page counts behind it. */
const DAY = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}\b.{0,16}$/i;

/** Who wrote it, or when, or an identifier. */
const tellsOf = ({ record }: Found): boolean =>
  record.authors.length > 0 ||
  record.authorCount !== undefined ||
  record.year !== undefined ||
  record.date !== undefined ||
  Object.keys(record.ids).length > 0;

function isAppeal(shown: string, text: string): boolean {
  return APPEAL.test(shown) || APPEAL_TO_AUTHORS.test(text.slice(0, 600));
}

/** The line over the references that an essay ends with; -1 where there is none. */
function referencesOfAnEssay(lines: readonly Line[]): number {
  let words = 0;
  for (const [at, { text }] of lines.entries()) {
    if (text.length < 60 && words > ESSAY_WORDS && REFERENCES.test(text)) return at;
    if (text.length > 160 && /[.!?]\s+\p{Lu}/u.test(text) && !/\b(?:1[89]|20)\d\d\b/.test(text))
      words += wordsOf(text);
  }
  return -1;
}
