/**
 * Regions of the map and what they are called. Places are grouped by k-means (Lloyd 1982), first the whole map, then each
 * region by itself, so that there is more to read when one looks closer. A region is called by the terms that set it
 * apart from those beside it: c-TF-IDF (Grootendorst 2022, arXiv:2203.05794).
 */
import { seeded } from '../../paper/seeded.ts';
import type { Rows, Terms } from './vectors.ts';

export interface Region {
  /** 0 for those of the whole map, 1 for those inside one of them. */
  level: number;
  /** Its place among the regions of level 0; of one of level 1, that of the region it is in. */
  within: number;
  x: number;
  y: number;
  papers: number;
  /** What sets it apart, the most telling first; may be none. */
  terms: string[];
}

/** Centres of the whole map's regions as they were, so that they are found again: x and y of each. */
export type Centres = number[];

export interface Regions {
  regions: Region[];
  /** Of each paper its region of level 0. */
  of: Uint8Array;
  centres: Centres;
}

/** As many regions as can be told apart by name. */
const MOST_REGIONS = 14;
/** Fewer papers are no region. */
const FEWEST = 4;
const MOST_INSIDE = 5;
const STEPS = 24;

/** How many regions a number of papers makes: 3 of 30, 8 of 300, 14 of 1,000 and more. */
const regionsFor = (papers: number): number =>
  Math.max(1, Math.min(MOST_REGIONS, Math.round(Math.sqrt(papers) / 2.2)));

/** `before`: where the centres were; held, where the papers are where they were too. */
export function findRegions(
  places: Float32Array,
  counts: Rows,
  terms: Terms,
  rarity: Float32Array,
  before: { centres: Centres; isHeld: boolean } | undefined,
): Regions {
  const all = Array.from({ length: places.length / 2 }, (_, paper) => paper);
  const wanted = regionsFor(all.length);
  // Kept as long as about as many are wanted: names that come and go are no help in finding one's way.
  const isKept = before !== undefined && Math.abs(before.centres.length / 2 - wanted) <= 2;
  const outer = isKept
    ? group(places, all, before.centres, before.isHeld ? 1 : STEPS)
    : group(places, all, startOf(places, all, wanted));
  const of = new Uint8Array(all.length);
  outer.members.forEach((members, region) => {
    for (const paper of members) of[paper] = region;
  });
  const regions = named(outer, 0, () => 0, counts, terms, rarity, new Set());
  regions.forEach((region, index) => (region.within = index));
  const inner = regions.flatMap((region, index) => {
    const members = outer.members[index] as number[];
    const inside = Math.min(MOST_INSIDE, Math.floor(Math.sqrt(members.length) / 2));
    if (inside < 2) return [];
    const parts = group(places, members, startOf(places, members, inside));
    const known = new Set(region.terms.slice(0, 2));
    return named(parts, 1, () => index, counts, terms, rarity, known);
  });
  return { regions: [...regions, ...inner], of, centres: outer.centres };
}

interface Groups {
  centres: Centres;
  members: number[][];
}

/** Centres to begin with, far from one another (k-means++; Arthur and Vassilvitskii 2007). */
function startOf(places: Float32Array, papers: readonly number[], wanted: number): Centres {
  const random = seeded(wanted);
  const centres: Centres = [];
  const distance = new Float64Array(papers.length).fill(Infinity);
  let next = papers[0] ?? 0;
  for (let count = 0; count < Math.min(wanted, papers.length); count++) {
    const [x, y] = [places[next * 2] as number, places[next * 2 + 1] as number];
    centres.push(x, y);
    let sum = 0;
    papers.forEach((paper, at) => {
      const from = ((places[paper * 2] as number) - x) ** 2 + ((places[paper * 2 + 1] as number) - y) ** 2;
      distance[at] = Math.min(distance[at] as number, from);
      sum += distance[at] as number;
    });
    let ticket = random() * sum;
    next = papers[papers.findIndex((_, at) => (ticket -= distance[at] as number) <= 0)] ?? next;
  }
  return centres;
}

/** `steps`: how often centres go to the middle of what they are nearest to; the first time they stay. */
function group(places: Float32Array, papers: readonly number[], start: Centres, steps = STEPS): Groups {
  const centres = [...start];
  const count = centres.length / 2;
  let members: number[][] = [];
  let moved = Infinity;
  for (let step = 1; ; step++) {
    members = Array.from({ length: count }, () => []);
    for (const paper of papers) {
      const [x, y] = [places[paper * 2] as number, places[paper * 2 + 1] as number];
      let best = 0;
      let least = Infinity;
      for (let at = 0; at < count; at++) {
        const from = (x - (centres[at * 2] as number)) ** 2 + (y - (centres[at * 2 + 1] as number)) ** 2;
        if (from < least) [best, least] = [at, from];
      }
      members[best]?.push(paper);
    }
    // Ends with everybody at the nearest of the centres that are answered.
    if (step >= steps || moved < 1e-4) break;
    moved = 0;
    members.forEach((its, at) => {
      if (its.length === 0) return;
      for (const axis of [0, 1]) {
        let sum = 0;
        for (const paper of its) sum += places[paper * 2 + axis] as number;
        moved += Math.abs(sum / its.length - (centres[at * 2 + axis] as number));
        centres[at * 2 + axis] = sum / its.length;
      }
    });
  }
  return { centres, members };
}

/** Terms that name a region. */
const MOST_NAMES = 4;
/** Two words say more than one, where they are said often enough. */
const PAIR = 1.5;

function named(
  { centres, members }: Groups,
  level: number,
  within: () => number,
  counts: Rows,
  terms: Terms,
  rarity: Float32Array,
  known: ReadonlySet<string>,
): Region[] {
  // In how many papers of each group a term stands, and in how many of all of them.
  const inGroup = members.map((its) => {
    const found = new Map<number, number>();
    for (const paper of its)
      for (let at = counts.starts[paper] as number; at < (counts.starts[paper + 1] as number); at++) {
        const term = counts.columns[at] as number;
        if ((rarity[term] ?? 0) > 0) found.set(term, (found.get(term) ?? 0) + 1);
      }
    return found;
  });
  const inAll = new Map<number, number>();
  for (const found of inGroup)
    for (const [term, papers] of found) inAll.set(term, (inAll.get(term) ?? 0) + papers);
  const average = members.reduce((sum, its) => sum + its.length, 0) / Math.max(1, members.length);
  return members.map((its, at) => {
    const least = Math.max(2, Math.min(its.length * 0.06, 20));
    const ranked = [...(inGroup[at] as Map<number, number>)]
      .filter(([, papers]) => papers >= least)
      .map(([term, papers]): [number, number] => [
        term,
        (papers / its.length) *
          Math.log(1 + average / (inAll.get(term) as number)) *
          (rarity[term] as number) *
          (terms.isPair(term) ? PAIR : 1),
      ])
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const names =
      its.length < FEWEST
        ? []
        : distinct(
            ranked.map(([term]) => terms.nameOf(term)),
            known,
          );
    return {
      level,
      within: within(),
      // Where most of it is, not the middle of a ring.
      x: centres[at * 2] as number,
      y: centres[at * 2 + 1] as number,
      papers: its.length,
      terms: names,
    };
  });
}

/** The first names that say something that those before them do not. */
function distinct(names: readonly string[], known: ReadonlySet<string>): string[] {
  const kept: string[] = [];
  const said = new Set([...known].flatMap((name) => name.split(' ')));
  for (const name of names) {
    const parts = name.split(' ');
    if (parts.some((part) => said.has(part) || [...said].some((other) => isAkin(part, other)))) continue;
    for (const part of parts) said.add(part);
    kept.push(name);
    if (kept.length === MOST_NAMES) break;
  }
  return kept;
}

/** "graph" and "graphs", "quantum" and "quantization": one begins as the other does. */
function isAkin(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length, 6);
  return length >= 5 && one.slice(0, length) === other.slice(0, length);
}
