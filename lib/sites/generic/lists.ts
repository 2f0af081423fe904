/**
 * Chooses, among all ways to cut the page, the lists that are lists of papers: the best cuts that do not overlap,
 * and for each the probability that what it lists are papers rather than news, people or goods.
 */
import type { Box } from './lines.ts';
import type { PageFacts } from './page-facts.ts';
import { totalOf, type Cut, type Segment } from './segments.ts';
import { headingCue, sectionOf, type Outline, type Section } from './outline.ts';
import { REFERENCES, isPapersHeading } from './cues.ts';
import { isPeople } from './facts.ts';

export interface List {
  segments: Segment[];
  section: Section | null;
  /** 0..1 that these are papers. */
  probability: number;
  cut: Cut;
  /** Entries that show too little by themselves; they count where the list's places find a title in them. */
  weak: Segment[];
}

/** More kinds of list than this no page has. */
const MOST_CUTS = 60;
const LEAST_WORTH = 0.1;
/** Offered as guesses, whatever their authors and years add to their confidence. */
export const GUESS = 0.42;

export function* chooseLists(
  cuts: Cut[],
  facts: PageFacts,
  outline: Outline,
  title: string,
): Generator<void, List[]> {
  const taken = new Uint8Array(facts.page.lines.length);
  const order = cuts.sort((a, b) => b.worth - a.worth || a.depth - b.depth).slice(0, MOST_CUTS);
  const valueOf = (list: List): number => totalOf(list.segments) * list.probability * list.cut.trust;
  // One way to cut serves a whole page: it is worth what it finds in all sections where it finds papers.
  const queue: { list: List; value: number; rank: number }[] = [];
  for (const cut of order) {
    const offers = listsOf(cut, facts, outline, title);
    yield;
    const rank = offers.reduce((sum, list) => sum + (list.probability > 0.3 ? valueOf(list) : 0), 0);
    for (const list of offers) queue.push({ list, value: valueOf(list), rank });
  }
  queue.sort((a, b) => b.rank - a.rank || a.list.cut.depth - b.list.cut.depth || b.value - a.value);
  const lists: List[] = [];
  for (const { list, value } of queue) {
    const segments = list.segments.filter((segment) => isFree(segment, taken));
    // What is left of an offer after better ones took their lines is mostly the parts they did not need.
    if (segments.length === 0 || (segments.length < list.segments.length && totalOf(segments) < 0.4 * value))
      continue;
    list.segments = segments;
    list.weak = list.weak.filter((segment) => isFree(segment, taken));
    lists.push(list);
    if (list.probability <= 0.2) continue;
    take(list, taken, outline);
    for (const segment of list.weak) taken.fill(1, segment.first, segment.last);
  }
  return lists;
}

/** What one way to cut offers, section by section. */
function listsOf(cut: Cut, facts: PageFacts, outline: Outline, title: string): List[] {
  const own = new Uint8Array(facts.page.lines.length);
  const segments = free(cut.segments, own);
  if (totalOf(segments) < 0.4) return [];
  const inside = (line: number): boolean => own[line] === 1;
  const bySection = new Map<Section | null, List>();
  for (const segment of segments) {
    const section = sectionOf(outline, segment.first, inside);
    const list = bySection.get(section);
    if (list) list.segments.push(segment);
    else bySection.set(section, { segments: [segment], section, probability: 0, cut, weak: [] });
  }
  const whole = evidence(segments, facts);
  // The years of one list are judged together.
  const together = new Map<Section | null, Segment[]>();
  for (const list of bySection.values()) {
    const under = withoutYear(list.section);
    together.set(under, [...(together.get(under) ?? []), ...list.segments]);
  }
  const judged = new Map([...together].map(([under, all]) => [under, evidence(all, facts)]));
  for (const list of bySection.values()) {
    // A section of few entries is judged with the whole list it is cut from.
    const under = withoutYear(list.section);
    const part = judged.get(under) ?? whole;
    const count = together.get(under)?.length ?? 0;
    const share = count / (count + 3);
    const odds =
      share * part.odds +
      (1 - share) * whole.odds +
      cueOf(list.section, title, count < 3 ? 0 : part.scholarly, part.bare);
    list.probability = underReferences(list.section, facts) ? 0.05 : 1 / (1 + Math.exp(-odds));
    // One long thing alone on its page, which shows no link that papers have: the page itself, like as not.
    const [only] = segments;
    if (only && segments.length === 1 && only.last - only.first > 5 && !part.linked)
      list.probability = Math.min(headingCue(list.section) > 0 ? 0.45 : GUESS, list.probability);
    // One or two entries do not outweigh a heading that says they are something else.
    if (count < 3 && headingCue(list.section) <= -1) list.probability = Math.min(GUESS, list.probability);
  }
  // Sections of one list: where most are papers, one that only shows little is as well.
  const likely = [...bySection.values()].filter((list) => list.probability >= 0.5);
  const sure = likely.reduce((sum, list) => sum + list.segments.length, 0);
  for (const list of bySection.values()) {
    if (sure * 2 > segments.length && list.probability > 0.25 && headingCue(list.section) >= 0) {
      list.probability = Math.max(list.probability, 0.6);
    }
  }
  for (const segment of cut.segments) {
    if (segment.worth >= LEAST_WORTH || segment.worth < -0.6 || segment.last - segment.first > 30) continue;
    const list = bySection.get(sectionOf(outline, segment.first, inside));
    if (!list || list.probability < 0.5 || !isFree(segment, own)) continue;
    list.weak.push(segment);
    own.fill(1, segment.first, segment.last);
  }
  return [...bySection.values()];
}

/** The section above those that only name a year. */
function withoutYear(section: Section | null): Section | null {
  let at = section;
  while (at && (at.level === 8 || /^\W*(?:19|20)\d\d\W*$/.test(at.text))) at = at.parent;
  return at;
}

/**
 * Takes the lines of the entries, and those between two of them: what is left over between entries is part of
 * them, not a list of its own; but not where it is an entry of another section of the same cut.
 */
function take({ segments, cut }: List, taken: Uint8Array, outline: Outline): void {
  const starts = new Set<number>();
  for (const { first, worth } of cut.segments) if (worth >= LEAST_WORTH) starts.add(first);
  segments.forEach((segment, index) => {
    taken.fill(1, segment.first, segment.last);
    const next = segments[index + 1];
    if (!next || next.first - segment.last > 12) return;
    for (let line = segment.last; line < next.first; line++) {
      const level = outline.of[line]?.line === line ? (outline.of[line]?.level ?? 0) : 0;
      if ((level > 0 && level < 8) || starts.has(line)) return;
    }
    taken.fill(1, segment.last, next.first);
  });
}

/** Words of prose that make a page an article, whose references then are not a list to read. */
const ARTICLE_WORDS = 250;

function underReferences(section: Section | null, facts: PageFacts): boolean {
  for (let at = section; at; at = at.parent) {
    if (REFERENCES.test(at.text)) return facts.proseBefore(at.line) > ARTICLE_WORDS;
  }
  return false;
}

function isFree(segment: Segment, taken: Uint8Array): boolean {
  for (let line = segment.first; line < segment.last; line++) if (taken[line] !== 0) return false;
  return true;
}

/** The entries of a cut that overlap none better of the same cut, in page order; marks their lines in `own`. */
function free(segments: Segment[], own: Uint8Array): Segment[] {
  const kept: Segment[] = [];
  const ordered = [...segments].sort((a, b) => b.worth - a.worth || a.last - a.first - (b.last - b.first));
  for (const segment of ordered) {
    if (segment.worth < LEAST_WORTH) break;
    if (!isFree(segment, own)) continue;
    own.fill(1, segment.first, segment.last);
    kept.push(segment);
  }
  return kept.sort((a, b) => a.first - b.first);
}

/** `scholarly`: the share of entries with an identifier or a paper's links; such a list needs its heading less. */
function cueOf(section: Section | null, title: string, scholarly: number, bare: boolean): number {
  const cue = headingCue(section);
  const page = isPapersHeading(title) ? 0.8 : 0;
  // Titles and people alone are films and podcasts as well.
  if (bare && cue <= 0 && page === 0) return Math.min(-2, 3.6 * cue);
  return cue > 0 ? 1.6 * cue + page * 0.3 : cue < 0 ? againstHeading(scholarly) * cue : page;
}

/** How much a heading that speaks of other things weighs against what the entries show. */
function againstHeading(scholarly: number): number {
  return scholarly > 0.7 ? 2 : scholarly > 0.3 ? 2.8 : 3.6;
}

interface Evidence {
  odds: number;
  scholarly: number;
  /** Nothing but titles and people. */
  bare: boolean;
  /** An entry has an identifier or a link that only papers have. */
  linked: boolean;
}

/** Log-odds that entries are papers, from what they show; the weights are set by hand over labelled pages. */
function evidence(segments: Segment[], facts: PageFacts): Evidence {
  const n = segments.length;
  let authors = 0;
  let singles = 0;
  let venue = 0;
  let year = 0;
  let ids = 0;
  let links = 0;
  let chatter = 0;
  let words = 0;
  let titled = 0;
  let lines = 0;
  for (const segment of segments) {
    let a = 0;
    let s = 0;
    let v = 0;
    let y = 0;
    let p = 0;
    let c = 0;
    let best = 0;
    let long = 0;
    let alone = false;
    let b = 0;
    const keys = new Set<string>();
    for (let index = segment.first; index < segment.last; index++) {
      const line = facts.of(index);
      if (line.people && isPeople(line.people)) {
        // One name a line: two in a row are a list.
        if (line.people.count >= 2 || alone) a = 1;
        else s = 1;
        alone = true;
      } else if (!line.label) alone = false;
      if (line.prefix) a = 1;
      v = Math.max(v, line.venue);
      if (line.year) y = 1;
      if (line.paperLinks > 0) p = 1;
      if (line.chatter) c = 1;
      if (line.venue >= 2 && line.title < 0.4 && line.words <= 16) b = 1;
      for (const id of line.ids) keys.add(id.slice(0, 4));
      const title = line.prefix ? 0.8 : line.title;
      if (title > best) {
        best = title;
        long = line.prefix ? 9 : line.words;
      }
    }
    authors += a;
    if (!a) singles += s;
    venue += Math.min(1, v);
    lines += b;
    year += y;
    links += p;
    chatter += c;
    if (keys.size > 0) ids++;
    if (best >= 0.5) titled++;
    words += Math.min(14, long);
  }
  const share = (count: number): number => count / n;
  // Few entries need more to speak for them than their shape.
  const few = n <= 3 && ids + links === 0 && (venue === 0 || authors === 0) ? -1.5 : 0;
  const odds =
    -4.2 +
    3.2 * share(authors) +
    0.9 * share(singles) +
    2.0 * share(venue) +
    0.6 * share(year) +
    share(lines) +
    3.4 * share(ids) +
    1.6 * share(links) +
    1.2 * share(titled) +
    0.16 * Math.max(-4, words / n - 5) -
    3.0 * share(chatter) +
    few +
    (n === 1 ? -2 : n === 2 ? -1 : Math.min(0.6, 0.1 * n));
  return {
    odds,
    scholarly: Math.min(1, share(Math.max(ids + links, lines))),
    bare: share(ids + links + venue) < 0.3,
    linked: ids + links > 0,
  };
}

/** The box nearest to a segment that holds no line of another. */
export function rootOf(segment: Segment): Box {
  let box = segment.box;
  while (box.parent && box.parent.first === segment.first && box.parent.last === segment.last)
    box = box.parent;
  return box;
}
