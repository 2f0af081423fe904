/**
 * What one line of a pasted listing may be, as a score for each role: a title, names, an abstract, a line of facts
 * (date, venue, identifier, counts), or none of these. The roles of a whole page are found together in `roles.ts`.
 */
import { parseArxivId, parseDoi } from '../../paper/identifiers.ts';
import { titleLikeness, venueLikeness } from '../../text/citation/cues.ts';
import { parseNameList } from '../../text/names.ts';
import type { ParsedNames } from '../../text/names.ts';
import { findDate } from './dates.ts';
import type { FoundDate } from './dates.ts';
import { splitGlued } from './glued.ts';
import type { Glued } from './glued.ts';
import type { Line } from './lines.ts';

export type FactKind = 'date' | 'venue' | 'id' | 'count' | 'label' | 'dot';

export interface Judged {
  line: Line;
  title: number;
  names: number;
  abstract: number;
  /** A line of facts about one paper. */
  fact: number;
  factKind?: FactKind;
  /** Looks like a page's furniture. */
  noise: number;
  list?: ParsedNames;
  /** "4 authors". */
  authorCount?: number;
  date?: FoundDate;
  glued?: Glued | undefined;
  /** What follows the names on their line: venue and year, host. */
  byline?: string[];
}

const COUNT = /^\(?(\d{1,5})\s+(?:authors?|co-?authors?|auteurs?|autor(?:en|es)|作者|位作者)\)?$/i;
const LABELS =
  /^[[(]?(?:preview(?: pdf)?|article|chapter|review|full[- ]text.{0,20}|conference paper|journal article|research article|original article|preprint|purchase|request pdf|source|related articles|pdf|html|code|abstract|abs|doi|bibtex|cite|cited by:? ?[\d,]*|citations?:? ?[\d,]*|[\d,]+ citations?|save|saved|share|view(?: pdf| paper)?|read(?: paper| more)?|download|link|links|paper|project(?: page)?|website|github|slides|poster|video|supplementary.*|supp|arxiv|openreview|related articles?.*|all \d+ versions.*|free article\.?|free pmc article\.?|open access|bookmark|like|upvote|comments?|discuss|new|details|add to .{1,20}|export|\d{1,6}|\d[\d.,]*k?|\d+ (?:upvotes?|likes?|comments?|views?|stars?|votes?|downloads?|replies|points?|reads?)|submitted by.{0,40}|[+-]\d+|tl;?dr:?.*)[\])]?$/i;
const VENUE_LINE =
  /(?:\b(?:conference|journal|workshop|proceedings|symposium|transactions|letters|findings|poster|oral|spotlight|preprint|track|volume|vol\.|magazine|thesis|article|book chapter)\b|\bpp?\.\s?\d)/i;
const FURNITURE =
  /^(?:home|login|log in|sign (?:in|up)|subscribe|menu|search|about|contact|help|next|previous|prev|loading|filter|sort(?: by)?|show(?:ing)? .{0,40}|results? .{0,30}|page \d+.*|\d+ results?.*|back|top|privacy.*|terms.*|cookie.*|copyright.*|©.*|all rights.*|share|follow|new|trending|daily papers|possible papers|author name cluster|publications?|papers?|possible .{0,30})$/i;
const FIELD =
  /^\**(title|authors?|abstract|summary|comments?|subjects?|keywords?|journal[- ]ref|msc classes?|acm classes?|submitted|originally announced|report number|doi)\**\s?:\**\s+(\S.*)$/i;
const DATED =
  /^(?:submitted|published|posted|received|accepted|first published|uploaded|modified|created|announced|last (?:modified|revised)|available online|online)\b/i;
const PROSE_VERBS =
  /\b(?:we|our|this (?:paper|work|article|study|thesis|report|survey|review)|is|are|was|were|has|have|can|show|propose|present|introduce|study|investigate)\b/i;

/** Judges every line. Linear: each line is looked at once, long ones in their first 600 characters. */
export function judgeLines(lines: readonly Line[]): Judged[] {
  const judged = lines.map(judge);
  const counted = judged.filter((each) => each.authorCount !== undefined).length;
  // A page that counts its authors puts an organisation in that place now and then: the page's pattern decides.
  if (counted >= 3)
    for (const each of judged)
      if (isShortText(each)) [each.names, each.fact] = [Math.max(each.names, -0.3), Math.max(each.fact, 0)];
  return judged;
}

const isShortText = ({ line, factKind }: Judged): boolean =>
  line.text.length < 40 && factKind === undefined && !/\d/.test(line.text);

function judge(line: Line): Judged {
  const text = line.text;
  const judged: Judged = { line, title: -2, names: -2, abstract: -2, fact: -2, noise: 0 };
  if (/^[·•|–—,;.\s-]+$/.test(text)) return { ...judged, fact: 0.5, factKind: 'dot' };
  const label = FIELD.exec(text);
  if (label) return judgeLabelled(judged, label[1]?.toLowerCase() ?? '', label[2] ?? '');
  const count = COUNT.exec(text);
  if (count) return { ...judged, names: 2.2, authorCount: Number(count[1]) };
  if (text.length > 170) judgeProse(judged, text);
  if (text.length <= 400) judgeShort(judged, text);
  if (text.length <= 3_000 && text.length > 400) judgeNames(judged, text);
  return judged;
}

/** "Authors: …", "Abstract: …" say what they are. */
function judgeLabelled(judged: Judged, label: string, value: string): Judged {
  const line = { ...judged.line, text: value };
  if (/^auth|^aut/.test(label)) {
    const list = parseNameList(value);
    return list.authors.length > 0 ? { ...judged, line, list, names: 2.6 } : judged;
  }
  if (/^abs|^summ/.test(label)) return { ...judged, line, abstract: 2.4 };
  if (label === 'title') return { ...judged, line, title: 1.6 };
  judgeFacts(judged, judged.line.text, false);
  return judged.fact > 0.9 ? judged : { ...judged, fact: 0.9, factKind: 'label' };
}

function judgeProse(judged: Judged, text: string): void {
  const head = text.slice(0, 600);
  const sentences = head.match(/[.!?]["”’)]?\s+\p{Lu}/gu)?.length ?? 0;
  const lower = head.match(/(?<=\s)\p{Ll}{2,}/gu)?.length ?? 0;
  const words = head.split(' ').length;
  const prose = lower / words;
  judged.abstract =
    (text.length > 380 ? 1.1 : text.length > 240 ? 0.5 : 0) +
    Math.min(0.5, 0.2 * sentences) +
    (PROSE_VERBS.test(head) ? 0.4 : 0);
  if (prose < 0.45 && !/[\p{Script=Han}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Cyrillic}]/u.test(head))
    judged.abstract -= 1.2;
}

/** Buttons and badges, one or several on a line. */
function isLabel(text: string): boolean {
  if (LABELS.test(text)) return true;
  const parts = text.split(/(?:(?<!\s)\s+)?(?:[|·•\t/]|\]\s?(?=\[))\s*/);
  return parts.length > 1 && parts.length < 12 && parts.every((part) => part === '' || LABELS.test(part));
}

/** An account and the name it stands for: "ByteDance-Seed ByteDance Seed". */
function isHandle(text: string): boolean {
  const at = text.indexOf(' ');
  const plain = (part: string): string => part.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return at > 1 && text.length < 80 && plain(text.slice(0, at)) === plain(text.slice(at));
}

function judgeShort(judged: Judged, text: string): void {
  const label = isLabel(text);
  const furniture = FURNITURE.test(text);
  if (furniture) judged.noise = 0.6;
  if (!label) judgeNames(judged, text);
  if (isHandle(text)) judged.names = 1.6;
  judgeFacts(judged, text, label);
  judged.title = titleScore(judged, text, label || furniture);
  const glued = text.length > 25 ? splitGlued(text) : null;
  if (glued && judged.names < 1) {
    judged.glued = glued;
    judged.title = Math.max(judged.title, 0.5 + glued.score);
  }
}

function judgeNames(judged: Judged, text: string): void {
  // "NK Jha, A Lee - Proceedings of …, 2017 - dl.acm.org": names, then where and when.
  const [bare = text, ...where] = text.split(/\s[·–—-]\s/);
  const list = parseNameList(bare);
  const several = list.authors.length > 1 || list.truncated;
  if (list.confidence > 0.4) {
    judged.list = list;
    judged.names = several ? 2.4 * (list.confidence - 0.25) : 1.6 * (list.confidence - 0.3);
    if (judged.line.bullet) judged.names += 0.25;
    if (/^\d+ /.test(text)) judged.names -= 1;
    if (where.length > 0 && /\b(?:19|20)\d\d\b/.test(where.join(' '))) {
      judged.names = Math.max(judged.names, 1.6);
      judged.byline = where;
    }
    // "ByteDance-Seed ByteDance Seed": a handle and its name, an organisation's or a person's.
  }
}

function judgeFacts(judged: Judged, text: string, label: boolean): void {
  const set = (score: number, kind: FactKind): void => {
    if (score <= judged.fact) return;
    judged.fact = score;
    judged.factKind = kind;
  };
  if (label) set(0.6, /\d/.test(text) ? 'count' : 'label');
  if (/^(?:[\d,.]{0,9}\*?\t)?\(?(?:19|20)\d\d\)?$/.test(text)) set(1.2, 'date');
  const date = text.length < 120 ? findDate(text) : null;
  if (date) {
    const around = date.before.length + date.after.length;
    judged.date = date;
    if (around <= 14 || DATED.test(text)) set(1.5, 'date');
    else if (around <= 45 && !/[.!?]\s/.test(text)) set(0.7, 'date');
  }
  if (text.length < 160 && (parseArxivId(text) || parseDoi(text) || /\bPMID\b/.test(text))) set(1.3, 'id');
  else if (/^<?https?:\/\/\S+>?$/i.test(text)) set(0.9, 'id');
  const venue = venueLikeness(text);
  const dated = /\b(?:19|20)\d\d\b/.test(text);
  const numbers = /\d\s?\(\d+\)|\d[-–]\d/.test(text);
  if (
    text.length < 220 &&
    (venue > 0.5 || VENUE_LINE.test(text) || numbers) &&
    (dated || venue > 0.85 || numbers)
  ) {
    set(
      0.55 +
        0.3 * Math.min(1.5, venue) +
        (dated ? 0.4 : 0) +
        (VENUE_LINE.test(text) ? 0.3 : 0) -
        (text.length > 120 ? 0.4 : 0),
      'venue',
    );
  }
}

function titleScore(judged: Judged, text: string, label: boolean): number {
  if (label || text.length < 5) return -2;
  let score = titleLikeness(text) * 0.9;
  if (judged.names > 0.6) score -= judged.names;
  if (judged.fact > 0.6) score -= 0.8 * judged.fact;
  if (judged.abstract > 0.4) score -= judged.abstract;
  if (text.length > 120 && text.endsWith('.') && /[.!?]\s+\p{Lu}\p{Ll}/u.test(text.slice(-300))) score -= 0.6;
  if (/[!]$/.test(text)) score -= 0.7;
  if (/^(?:https?:|www\.)/.test(text)) score -= 2;
  if (/[,;]$/.test(text)) score -= 0.5;
  if (judged.date && DATED.test(text)) score -= 1.5;
  if (/^\P{L}*$/u.test(text)) score -= 2;
  if (text.length > 260) score -= 0.8;
  if (judged.line.heading > 0) score += 0.1;
  return score;
}
