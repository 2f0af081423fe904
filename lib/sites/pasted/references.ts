/**
 * A text as references: a CV, a reference list, a list of publications. The text is cut into items in several ways
 * (lines, blank-line blocks, numbers at the start of a line), each item read as a citation, and the cut that yields
 * the most wins. Sections decide in doubt: what stands under "Talks" is not a paper.
 */
import type { Bibliography } from '../../paper/bibliography.ts';
import { parseCitation } from '../../text/citation/index.ts';
import type { Citation } from '../../text/citation/index.ts';
import { parseNameList } from '../../text/names.ts';
import { titleLikeness } from '../../text/citation/cues.ts';
import { readMarkup, hasMarkup } from '../../text/citation/markup.ts';
import type { Line } from './lines.ts';
import { THRESHOLD, isSigned } from './listing.ts';
import type { Found } from './listing.ts';
import { isHeading, sectionKind } from './sections.ts';
import type { SectionKind } from './sections.ts';

interface Item {
  text: string;
  section: SectionKind;
  /** The year a heading gives ("2023"). */
  year?: number;
  line: number;
}

const NUMBERED = /^(?:\[[\w+-]{1,10}\]|\(?\d{1,3}[.)]|[A-Z]{1,2}\d{1,3}[.):])\s+\S/;
const LONGEST_ITEM = 2_500;
const MOST_ITEMS = 20_000;

interface Reading extends Found {
  /** Nothing but names and a title. */
  bare: boolean;
}

/** Every reference in the lines, in order. */
export function readReferences(lines: readonly Line[]): Found[] {
  const numbered = lines.filter((line) => NUMBERED.test(line.text)).length;
  const ways: Item[][] = [cut(lines, 'lines')];
  if (lines.some((line, at) => at > 0 && !line.gap && line.heading === 0)) {
    if (lines.some((line) => line.gap)) ways.push(cut(lines, 'blocks'));
    if (numbered >= 2) ways.push(cut(lines, 'numbers'));
  }
  const memo = new Map<string, Citation | null>();
  let best: Found[] = [];
  let most = 0;
  for (const items of ways) {
    const found = readItems(items, memo);
    const value = found.reduce((sum, each) => sum + each.confidence ** 2, 0);
    if (value > most * 1.02) [best, most] = [found, value];
  }
  return best;
}

function cut(lines: readonly Line[], way: 'lines' | 'blocks' | 'numbers'): Item[] {
  const items: Item[] = [];
  let section: SectionKind = 'unknown';
  let parent: SectionKind = 'unknown';
  let parentLevel = 0;
  let year: number | undefined;
  let open: Item | null = null;
  for (const [at, line] of lines.entries()) {
    const heading = /^\W*((?:19|20)\d\d)\W*$/.exec(line.text);
    if (heading && !line.bullet) {
      year = Number(heading[1]);
      open = null;
      continue;
    }
    if (isHeading(line, lines[at + 1])) {
      const kind = sectionKind(line.text.replace(/[*_#]/g, ''));
      // "### Under review" below "## Publications": an unknown subheading keeps what its parent announced.
      if (line.heading > 0 && line.heading > parentLevel && parentLevel > 0)
        section = kind === 'unknown' ? parent : kind;
      else {
        section = kind;
        parent = kind;
        parentLevel = line.heading;
      }
      if (kind !== 'unknown') year = undefined;
      open = null;
      continue;
    }
    const starts =
      open === null ||
      (way === 'lines'
        ? true
        : way === 'blocks'
          ? line.gap || line.bullet
          : NUMBERED.test(line.text) || line.bullet);
    if (starts) {
      open = { text: line.text, section, line: at, ...(year !== undefined && { year }) };
      items.push(open);
      if (items.length >= MOST_ITEMS) break;
    } else if (open && open.text.length < LONGEST_ITEM) open.text += `\n${line.text}`;
  }
  return items;
}

function readItems(items: readonly Item[], memo: Map<string, Citation | null>): Found[] {
  const found: Reading[] = [];
  const bare: Reading[] = [];
  for (const item of items) {
    const each = readItem(item, memo);
    if (!each) continue;
    found.push(each);
    if (each.bare) bare.push(each);
  }
  // "Names. Title" alone is too little for one item, and a list of accepted papers when many items are like that.
  const long = items.filter((item) => item.text.length >= 25).length;
  const regular = bare.length >= 5 && bare.length > found.length * 0.5 && bare.length > long * 0.12;
  const identified = found.filter(
    ({ record }) => record.authors.length === 0 && (record.ids.arxiv ?? record.ids.doi),
  ).length;
  const sure = found.filter((each) => !each.bare && each.confidence >= THRESHOLD).length;
  const doubt = doubtOf(found, items, sure);
  return found.map(({ bare: without, ...each }) => {
    if (without)
      return {
        ...each,
        confidence: regular && doubt > 0.6 ? Math.min(0.9, each.confidence * 1.35) : each.confidence * 0.5,
      };
    if (each.record.authors.length === 0 && identified >= 3)
      return { ...each, confidence: Math.max(each.confidence, 0.75) };
    return { ...each, confidence: each.confidence * doubt };
  });
}

/** What a text without a heading over papers leaves of the confidence in its items. */
function doubtOf(found: readonly Reading[], items: readonly Item[], sure: number): number {
  if (items.some((item) => item.section === 'papers')) return 1;
  const likely = found.filter((each) => each.confidence >= THRESHOLD);
  const signed = likely.filter(
    ({ record }) => isSigned(record) || (record.year !== undefined && record.venue !== undefined),
  ).length;
  // News, recipes and shops: a title and one name each.
  if (signed < 0.4 * likely.length) return 0.6;
  // A page with one or two things like references is about something else.
  return sure < 4 && items.length > 30 ? 0.8 : 1;
}

const WEIGHT: Record<SectionKind, number> = {
  papers: 1,
  posters: 0.95,
  unknown: 0.85,
  talks: 0.35,
  other: 0.45,
};

/** The ways of cutting share most items: each is parsed once. */
function parsed(source: string, memo: Map<string, Citation | null>): Citation | null {
  const known = memo.get(source);
  if (known !== undefined) return known;
  const { text, spans } = hasMarkup(source) ? readMarkup(source) : { text: source, spans: [] };
  const citation = parseCitation(text, spans);
  memo.set(source, citation);
  return citation;
}

/** Degrees, posts and ranges of years up to now: a life, not a work. */
export const CAREER =
  /^\W*(?:b\.?\s?sc?|b\.?a|m\.?sc?|m\.?a|ph\.?\s?d|m\.?d|bachelor|master|doctor|diploma|postdoc|(?:assistant|associate|full|visiting|adjunct|research|teaching|graduate|undergraduate|summer)\s(?:professor|scholar|student|fellow|assistant|researcher|scientist|intern|associate)|professor|lecturer|intern)\b|\b(?:19|20)\d\d\s?[-–—]+\s?(?:now|present|current|ongoing|today)\b/iu;

/** Heads of mails. */
const HEADER = /^(?:from|to|cc|bcc|subject|sent|date|re|fwd|von|an|betreff|de|para|asunto|objet)\s?:\s/im;

/** Long prose is no reference: one that long has many commas and a year or an identifier. */
function isProse(text: string): boolean {
  if (text.length < 500) return false;
  if (!/\b(?:1[89]|20)\d\d\b|arxiv|doi/i.test(text)) return true;
  return (text.match(/[,;]/g)?.length ?? 0) < text.length / 60;
}

/** Names in a list, a number, quotation marks or an address: without any of them there is no reference. */
const WORTHWHILE = /[,;&\d“"«]|\s(?:and|und|et|y|и)\s|[.]\s/u;

function readItem(item: Item, memo: Map<string, Citation | null>): Reading | null {
  if (!WORTHWHILE.test(item.text)) return null;
  if (item.text.length < 25 || item.text.length > LONGEST_ITEM || isProse(item.text)) return null;
  if (CAREER.test(item.text.slice(0, 300)) || HEADER.test(item.text)) return null;
  // A block with a paragraph in it is a record of a listing, not a reference.
  if (
    item.text.includes('\n') &&
    item.text
      .split('\n')
      .some((line) => line.length > 150 && /[.!?]\s+\p{Lu}/u.test(line) && !/\d{4}/.test(line))
  )
    return null;
  // A line of nothing but names belongs to a title on another line.
  if (/^[^.?!:"“(\d]*$/.test(item.text) && parseNameList(item.text).confidence > 0.75) return null;
  const citation = parsed(item.text, memo);
  if (!citation || !isPaper(citation, item)) return null;
  const { confidence, nameConfidence, ...record } = citation;
  const signs = signsOf(citation, item);
  if (record.year === undefined && item.year !== undefined) record.year = item.year;
  const named =
    record.authors.length > 0 ? 0.6 + 0.4 * nameConfidence : record.ids.arxiv || record.ids.doi ? 0.8 : 0.55;
  // One name, a title and a date are also how news and talks look.
  const thin =
    record.authors.length === 1 &&
    !record.venue &&
    Object.keys(record.ids).length === 0 &&
    item.section === 'unknown';
  const sure = confidence * named * WEIGHT[item.section] * (thin && item.text.includes('\n') ? 0.6 : 1);
  return { record: record as Bibliography, confidence: sure, line: item.line, bare: signs === 0 };
}

const signsOf = (citation: Citation, item: Item): number =>
  Number(citation.year !== undefined || item.year !== undefined) +
  Number(citation.venue !== undefined) +
  2 * Number(Object.keys(citation.ids).length > 0);

/** A reference has names and a second sign of being one; without names it needs an identifier, or a section and more. */
function isPaper(citation: Citation, item: Item): boolean {
  const { title, authors, nameConfidence, ids } = citation;
  const words = title.split(' ').length;
  if (!/^[\p{Lu}\p{N}\p{Lo}"'“‘«$([¿¡]|^\p{Ll}{1,3}[-\p{Lu}\d]/u.test(title)) return false;
  const likeness = titleLikeness(title);
  if (likeness < -0.3 || title.length < 8) return false;
  const signs = signsOf(citation, item);
  if (authors.length > 0 && nameConfidence >= 0.55) {
    if (signs > 0 || (item.section === 'papers' && words >= 4)) return true;
    return nameConfidence >= 0.65 && likeness > 0.3 && words >= 2;
  }
  if (authors.length > 0 && nameConfidence < 0.4) return false;
  if ((ids.arxiv || ids.doi) && words >= 3 && likeness > 0.3) return true;
  return item.section === 'papers' && signs >= 2 && words >= 4 && /\d{4}/.test(item.text);
}
