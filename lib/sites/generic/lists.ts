/**
 * Chooses, among all ways to cut the page, the lists that are lists of papers: the best cuts that do not overlap,
 * and for each the probability that what it lists are papers rather than news, people or goods.
 */
import type { Box } from './lines.ts';
import type { PageFacts } from './page-facts.ts';
import { totalOf, type Cut, type Segment } from './segments.ts';
import { headingCue, sectionOf, type Outline, type Section } from './outline.ts';
import { isPapersHeading } from './cues.ts';
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

export function chooseLists(cuts: Cut[], facts: PageFacts, outline: Outline, title: string): List[] {
  const taken = new Uint8Array(facts.page.lines.length);
  const order = cuts.sort((a, b) => b.worth - a.worth || a.depth - b.depth).slice(0, MOST_CUTS);
  const lists: List[] = [];
  for (const cut of order) {
    const segments = free(cut.segments, taken);
    if (totalOf(segments) < 0.4) continue;
    const own = new Uint8Array(facts.page.lines.length);
    for (const segment of segments) own.fill(1, segment.first, segment.last);
    const inside = (line: number): boolean => own[line] === 1;
    const bySection = new Map<Section | null, Segment[]>();
    for (const segment of segments) {
      const section = sectionOf(outline, segment.first, inside);
      const group = bySection.get(section);
      if (group) group.push(segment);
      else bySection.set(section, [segment]);
    }
    const whole = evidence(segments, facts);
    const accepted = new Map<Section | null, List>();
    for (const [section, group] of bySection) {
      // A section of few entries is judged with the whole list it is cut from.
      const part = evidence(group, facts);
      const share = group.length / (group.length + 3);
      const odds = share * part.odds + (1 - share) * whole.odds + cueOf(section, title, part.scholarly);
      const probability = 1 / (1 + Math.exp(-odds));
      const list: List = { segments: group, section, probability, cut, weak: [] };
      lists.push(list);
      accepted.set(section, list);
    }
    for (const segment of cut.segments) {
      if (segment.worth >= LEAST_WORTH || segment.worth < -0.6 || segment.last - segment.first > 30) continue;
      const list = accepted.get(sectionOf(outline, segment.first, inside));
      if (!list || list.probability < 0.5 || !isFree(segment, taken) || !isFree(segment, own)) continue;
      list.weak.push(segment);
      own.fill(1, segment.first, segment.last);
    }
    for (const list of accepted.values()) {
      if (list.probability <= 0.2) continue;
      take(list.segments, taken, outline);
      for (const segment of list.weak) taken.fill(1, segment.first, segment.last);
    }
  }
  return lists;
}

/**
 * Takes the lines of the entries, and those between two of them: what is left over between entries is part of
 * them, not a list of its own.
 */
function take(segments: Segment[], taken: Uint8Array, outline: Outline): void {
  segments.forEach((segment, index) => {
    taken.fill(1, segment.first, segment.last);
    const next = segments[index + 1];
    if (!next || next.first - segment.last > 12) return;
    for (let line = segment.last; line < next.first; line++) {
      const level = outline.of[line]?.line === line ? (outline.of[line]?.level ?? 0) : 0;
      if (level > 0 && level < 8) return;
    }
    taken.fill(1, segment.last, next.first);
  });
}

function isFree(segment: Segment, taken: Uint8Array): boolean {
  for (let line = segment.first; line < segment.last; line++) if (taken[line] !== 0) return false;
  return true;
}

/** Entries that overlap none taken and none better of the same cut, in page order. */
function free(segments: Segment[], taken: Uint8Array): Segment[] {
  const kept: Segment[] = [];
  const mine = new Map<number, true>();
  const ordered = [...segments].sort((a, b) => b.worth - a.worth || a.last - a.first - (b.last - b.first));
  for (const segment of ordered) {
    if (segment.worth < LEAST_WORTH) break;
    let clear = true;
    for (let line = segment.first; line < segment.last && clear; line++)
      clear = taken[line] === 0 && !mine.has(line);
    if (!clear) continue;
    for (let line = segment.first; line < segment.last; line++) mine.set(line, true);
    kept.push(segment);
  }
  return kept.sort((a, b) => a.first - b.first);
}

/** `scholarly`: the share of entries with an identifier or a paper's links; such a list needs its heading less. */
function cueOf(section: Section | null, title: string, scholarly: number): number {
  const cue = headingCue(section);
  const page = isPapersHeading(title) ? 0.8 : 0;
  return cue > 0 ? 1.6 * cue + page * 0.3 : cue < 0 ? (scholarly > 0.3 ? 2 : 3.6) * cue : page;
}

/** Log-odds that entries are papers, from what they show; the weights are set by hand over labelled pages. */
function evidence(segments: Segment[], facts: PageFacts): { odds: number; scholarly: number } {
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
  for (const segment of segments) {
    let a = 0;
    let s = 0;
    let v = 0;
    let y = 0;
    let p = 0;
    let c = 0;
    let best = 0;
    let long = 0;
    const keys = new Set<string>();
    for (let index = segment.first; index < segment.last; index++) {
      const line = facts.of(index);
      if (line.people && isPeople(line.people)) {
        if (line.people.count >= 2) a = 1;
        else s = 1;
      }
      if (line.prefix) a = 1;
      v = Math.max(v, line.venue);
      if (line.year) y = 1;
      if (line.paperLinks > 0) p = 1;
      if (line.chatter) c = 1;
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
    3.4 * share(ids) +
    1.6 * share(links) +
    1.2 * share(titled) +
    0.16 * Math.max(-4, words / n - 5) -
    3.0 * share(chatter) +
    few +
    (n === 1 ? -2 : n === 2 ? -1 : Math.min(0.6, 0.1 * n));
  return { odds, scholarly: Math.min(1, share(ids + links)) };
}

/** The box nearest to a segment that holds no line of another. */
export function rootOf(segment: Segment): Box {
  let box = segment.box;
  while (box.parent && box.parent.first === segment.first && box.parent.last === segment.last)
    box = box.parent;
  return box;
}
