/**
 * A map of the library: papers whose titles and abstracts are alike stand near one another. The same library makes the
 * same map. A paper that comes later is placed among those it is like, and moves none of them; only when a third of the
 * map would be newcomers is it laid out anew, from where everything stood.
 */
import { beginning, edgesOf, settle } from './layout.ts';
import { nearest, type Neighbours } from './neighbours.ts';
import { fitted } from './plane.ts';
import { findRegions, type Centres, type Region } from './regions.ts';
import { countTerms, rarityOf, rowsWith, Terms, weigh, type Rows, type Text } from './vectors.ts';

export interface MapPaper extends Text {
  id: string;
}

/** Where papers stood before. */
export interface KeptMap {
  /** Papers that were there when it was laid out. */
  laidOut: number;
  places: Map<string, readonly [x: number, y: number]>;
  centres: Centres;
}

export interface LibraryMap {
  ids: string[];
  /** x and y of each paper, about -1 to 1; y grows downwards. */
  places: Float32Array;
  regions: Region[];
  /** Of each paper its region of level 0. */
  regionOf: Uint8Array;
  centres: Centres;
  /** Papers that share no words with any other, or have none: they stand nowhere. */
  left: string[];
  laidOut: number;
}

/** Fewer papers make no map. */
export const FEWEST_PAPERS = 12;
/** Neighbours of each paper that decide where it stands. */
const NEIGHBOURS = 12;
/** So many are laid out; of more, every so manyth is, and the others are placed among them. */
const MOST_LAID_OUT = 6_000;
/** More newcomers than this share of what was laid out, and the map is laid out anew. */
const NEWCOMERS = 1 / 3;

/** What is being done, and how much of it is done, 0..1. */
export type MapProgress = (done: number) => void;

/**
 * Lays papers out; they are to be given in one and the same order each time. Null where there are too few. `most`: how
 * many are laid out.
 */
export function makeMap(
  papers: readonly MapPaper[],
  kept: KeptMap | null,
  progress: MapProgress,
  most: number = MOST_LAID_OUT,
): LibraryMap | null {
  if (papers.length < FEWEST_PAPERS) return null;
  const every = Math.ceil(papers.length / most);
  const sample = papers.filter((_, place) => place % every === 0);
  const others = papers.filter((_, place) => place % every !== 0);
  const terms = new Terms();
  const share = (from: number, to: number, of: number) => (done: number) =>
    progress(from + ((to - from) * done) / Math.max(1, of));
  const counts = countTerms(terms, sample, share(0, 0.3, sample.length));
  terms.isClosed = true;
  const rarity = rarityOf(rowsWith(counts, terms.size), sample.length);
  const weighed = (rows: Rows) => weigh(rows, rarity, (term) => terms.isPair(term));
  const vectors = weighed(counts);
  const asked = { count: NEIGHBOURS, terms: terms.size };
  const near = nearest(vectors, vectors, { ...asked, isSame: true }, share(0.3, 0.5, sample.length));

  const laid = layOut(sample, near, kept, share(0.5, others.length > 0 ? 0.7 : 0.97, 1));
  const ids = sample.filter((_, paper) => laid.isPlaced[paper]).map(({ id }) => id);
  const left = sample.filter((_, paper) => !laid.isPlaced[paper]).map(({ id }) => id);
  const places: number[] = [];
  sample.forEach((_, paper) => {
    if (laid.isPlaced[paper])
      places.push(laid.places[paper * 2] as number, laid.places[paper * 2 + 1] as number);
  });
  const rows = laid.isPlaced;
  const placedCounts = subset(counts, rows);
  const { regions, of, centres } = findRegions(
    Float32Array.from(places),
    placedCounts,
    terms,
    rarity,
    kept ? { centres: kept.centres, isHeld: laid.isHeld } : undefined,
  );
  const regionOf = [...of];
  if (others.length > 0) {
    const rest = weighed(countTerms(terms, others, share(0.7, 0.85, others.length)));
    const close = nearest(
      rest,
      vectors,
      { ...asked, count: 5, isSame: false },
      share(0.85, 1, others.length),
    );
    const index = new Map(ids.map((id, at) => [id, at]));
    others.forEach(({ id }, paper) => {
      const at = placeAmong(close, paper, laid.places, laid.isPlaced, id);
      const [first] = neighboursOf(close, paper).filter(([other]) => laid.isPlaced[other]);
      if (!at || !first) left.push(id);
      else {
        ids.push(id);
        places.push(...(kept?.places.get(id) ?? at));
        regionOf.push(of[index.get((sample[first[0]] as MapPaper).id) as number] as number);
      }
    });
    for (const region of regions) if (region.level === 0) region.papers = 0;
    for (const region of regionOf) (regions[region] as Region).papers++;
  }
  progress(1);
  return {
    ids,
    places: Float32Array.from(places),
    regions,
    regionOf: Uint8Array.from(regionOf),
    centres,
    left,
    laidOut: laid.laidOut,
  };
}

interface LaidOut {
  places: Float32Array;
  /** 1 for papers that stand somewhere. */
  isPlaced: Uint8Array;
  laidOut: number;
  /** Everybody stands where he stood; newcomers aside. */
  isHeld: boolean;
}

function layOut(
  papers: readonly MapPaper[],
  near: Neighbours,
  kept: KeptMap | null,
  progress: MapProgress,
): LaidOut {
  const edges = edgesOf(near);
  const isPlaced = new Uint8Array(papers.length);
  for (const paper of [...edges.from, ...edges.to]) isPlaced[paper] = 1;
  const isKnown = Uint8Array.from(papers, ({ id }) => Number(kept?.places.has(id) ?? false));
  const known = isKnown.reduce((sum, each) => sum + each, 0);
  const isGoingOn = kept !== null && known > 0 && papers.length - known <= kept.laidOut * NEWCOMERS;
  if (!isGoingOn) {
    const places =
      known > 0 && kept ? scaled(among(papers, near, kept, isKnown), 10) : beginning(papers.length, edges);
    settle(places, edges, {}, progress);
    const measured = placedOnly(places, isPlaced, known === 0);
    return { places: measured, isPlaced, laidOut: papers.length, isHeld: false };
  }
  const places = scaled(among(papers, near, kept, isKnown), 10);
  if (known < papers.length) settle(places, edges, { isHeld: isKnown, epochs: 40 }, progress);
  const back = scaled(places, 0.1);
  // To the last digit where they stood.
  papers.forEach(({ id }, paper) => {
    const at = kept.places.get(id);
    if (at) back.set(at, paper * 2);
  });
  return { places: back, isPlaced, laidOut: kept.laidOut, isHeld: true };
}

/** Everybody where he stood, newcomers among their neighbours. */
function among(
  papers: readonly MapPaper[],
  near: Neighbours,
  kept: KeptMap,
  isKnown: Uint8Array,
): Float32Array {
  const places = new Float32Array(papers.length * 2);
  papers.forEach(({ id }, paper) => {
    const at = kept.places.get(id);
    if (at) places.set(at, paper * 2);
  });
  papers.forEach(({ id }, paper) => {
    if (!isKnown[paper]) places.set(placeAmong(near, paper, places, isKnown, id) ?? [0, 0], paper * 2);
  });
  return places;
}

function* neighbours({ count, of, likeness }: Neighbours, paper: number): Generator<[number, number]> {
  for (let at = paper * count; at < (paper + 1) * count && (of[at] as number) >= 0; at++)
    yield [of[at] as number, likeness[at] as number];
}
const neighboursOf = (near: Neighbours, paper: number) => [...neighbours(near, paper)];

/** The middle of a paper's nearest neighbours that are placed, and a hair's breadth aside, by its id; null without any. */
function placeAmong(
  near: Neighbours,
  paper: number,
  places: Float32Array,
  isPlaced: Uint8Array,
  id: string,
): [number, number] | null {
  let [x, y, sum] = [0, 0, 0];
  for (const [other, likeness] of neighbours(near, paper)) {
    if (!isPlaced[other]) continue;
    // The nearest decides: the middle of two regions is neither.
    const weight = likeness ** 4;
    x += (places[other * 2] as number) * weight;
    y += (places[other * 2 + 1] as number) * weight;
    sum += weight;
  }
  if (sum === 0) return null;
  const aside = scatter(id);
  return [x / sum + aside[0], y / sum + aside[1]];
}

/** So that papers with the same neighbours do not hide one another. */
function scatter(id: string): [number, number] {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  const angle = ((hash >>> 0) / 2 ** 32) * 2 * Math.PI;
  const far = 0.006 + 0.012 * (((hash >>> 8) & 0xff) / 255);
  return [Math.cos(angle) * far, Math.sin(angle) * far];
}

const scaled = (places: Float32Array, by: number): Float32Array => places.map((value) => value * by);

/** Brings places to the map's measure by the papers that stand somewhere. */
function placedOnly(places: Float32Array, isPlaced: Uint8Array, isNew: boolean): Float32Array {
  const which = [...isPlaced.keys()].filter((paper) => isPlaced[paper]);
  const some = Float32Array.from(
    which.flatMap((paper) => [places[paper * 2] as number, places[paper * 2 + 1] as number]),
  );
  const measured = fitted(some, isNew);
  const out = new Float32Array(places.length);
  which.forEach((paper, at) => out.set(measured.subarray(at * 2, at * 2 + 2), paper * 2));
  return out;
}

/** The rows that are kept. */
function subset({ starts, columns, values }: Rows, isKept: Uint8Array): Rows {
  const which = [...isKept.keys()].filter((row) => isKept[row]);
  const places = which.flatMap((row) =>
    Array.from(
      { length: (starts[row + 1] as number) - (starts[row] as number) },
      (_, at) => (starts[row] as number) + at,
    ),
  );
  const ends = new Uint32Array(which.length + 1);
  which.forEach((row, at) => {
    ends[at + 1] = (ends[at] as number) + (starts[row + 1] as number) - (starts[row] as number);
  });
  return {
    starts: ends,
    columns: Uint32Array.from(places, (at) => columns[at] as number),
    values: Float32Array.from(places, (at) => values[at] as number),
  };
}
