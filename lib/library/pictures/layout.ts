/**
 * Places on a plane such that papers that are alike stand near one another: UMAP (McInnes, Healy and Melville 2018,
 * arXiv:1802.03426), from neighbours that are known. Begun from the slowest modes of a random walk over the neighbours
 * (spectral initialisation, as there), so that the large shape means something too. The same input gives the same
 * places; what is held stays where it is.
 */
import { seeded } from '../../paper/seeded.ts';
import type { Neighbours } from './neighbours.ts';

export interface Edges {
  from: Uint32Array;
  to: Uint32Array;
  /** How surely the two are neighbours, 0..1. */
  weight: Float32Array;
}

/** The curve of UMAP's own default, for a least distance of 0.1 between points. */
const A = 1.577;
const B = 0.895;
/** Points that each point is pushed away from, for each that it is drawn to. */
const REPELLED = 5;
/** No step moves a point further. */
const MOST_STEP = 4;
const EPOCHS = 240;
/** Steps of the walk that the beginning is made of. */
const WALK = 60;
/** Width of the beginning, as in UMAP. */
const WIDTH = 20;

/** The fuzzy union of what each paper calls its neighbours (section 3.1 there). */
export function edgesOf({ count, of, likeness }: Neighbours): Edges {
  const papers = of.length / count;
  const strength = new Map<number, number>();
  for (let paper = 0; paper < papers; paper++) {
    const start = paper * count;
    let size = 0;
    while (size < count && (of[start + size] as number) >= 0) size++;
    if (size === 0) continue;
    const distances = Array.from({ length: size }, (_, at) => 1 - (likeness[start + at] as number));
    const scale = scaleOf(distances, Math.log2(count));
    for (let at = 0; at < size; at++) {
      const other = of[start + at] as number;
      const near = Math.exp(-((distances[at] as number) - (distances[0] as number)) / scale);
      const key = paper < other ? paper * papers + other : other * papers + paper;
      const before = strength.get(key) ?? 0;
      strength.set(key, before + near - before * near);
    }
  }
  const keys = Float64Array.from(strength.keys()).sort();
  return {
    from: Uint32Array.from(keys, (key) => Math.floor(key / papers)),
    to: Uint32Array.from(keys, (key) => key % papers),
    weight: Float32Array.from(keys, (key) => strength.get(key) as number),
  };
}

/** The scale at which the neighbours weigh `wanted` in sum. */
function scaleOf(distances: readonly number[], wanted: number): number {
  const nearest = distances[0] as number;
  let low = 1e-4;
  let high = 8;
  for (let step = 0; step < 32; step++) {
    const middle = (low + high) / 2;
    let sum = 0;
    for (const distance of distances) sum += Math.exp(-(distance - nearest) / middle);
    if (sum > wanted) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Where to begin: the two slowest modes of a random walk over the edges, by simultaneous iteration. */
export function beginning(papers: number, { from, to, weight }: Edges): Float32Array {
  const random = seeded(papers);
  const degree = new Float64Array(papers).fill(1e-6);
  for (let edge = 0; edge < weight.length; edge++) {
    degree[from[edge] as number] = (degree[from[edge] as number] as number) + (weight[edge] as number);
    degree[to[edge] as number] = (degree[to[edge] as number] as number) + (weight[edge] as number);
  }
  const modes = [0, 1].map(() => Float64Array.from({ length: papers }, () => random() - 0.5));
  const constant = new Float64Array(papers).fill(1);
  for (let step = 0; step < WALK; step++) {
    modes.forEach((mode, which) => {
      const next = mode.map((value, paper) => value * (degree[paper] as number));
      for (let edge = 0; edge < weight.length; edge++) {
        const [a, b, w] = [from[edge] as number, to[edge] as number, weight[edge] as number];
        next[a] = (next[a] as number) + w * (mode[b] as number);
        next[b] = (next[b] as number) + w * (mode[a] as number);
      }
      for (let paper = 0; paper < papers; paper++)
        mode[paper] = (next[paper] as number) / (2 * (degree[paper] as number));
      for (const other of [constant, ...modes.slice(0, which)]) without(mode, other, degree);
      let length = 0;
      for (const value of mode) length += value * value;
      const scale = 1 / Math.sqrt(length / papers || 1);
      for (let paper = 0; paper < papers; paper++) mode[paper] = (mode[paper] as number) * scale;
    });
  }
  const places = new Float32Array(papers * 2);
  for (let paper = 0; paper < papers; paper++) {
    // Modes have long tails: squeezed, so that most points have room.
    for (const axis of [0, 1]) {
      const value = (modes[axis] as Float64Array)[paper] as number;
      places[paper * 2 + axis] = (Math.tanh(value / 1.5) * WIDTH) / 2 + (random() - 0.5) * 1e-2;
    }
  }
  return places;
}

/** Takes out of `mode` what it has of `other`, as the walk measures it. */
function without(mode: Float64Array, other: Float64Array, degree: Float64Array): void {
  let along = 0;
  let length = 0;
  for (let paper = 0; paper < mode.length; paper++) {
    const weighted = (other[paper] as number) * (degree[paper] as number);
    along += weighted * (mode[paper] as number);
    length += weighted * (other[paper] as number);
  }
  const share = along / length;
  for (let paper = 0; paper < mode.length; paper++)
    mode[paper] = (mode[paper] as number) - share * (other[paper] as number);
}

/**
 * Draws neighbours together and pushes others apart, in place. `places`: x and y of each paper. `isHeld`: 1 for papers
 * that stay where they are.
 */
export function settle(
  places: Float32Array,
  { from, to, weight }: Edges,
  { isHeld, epochs = EPOCHS }: { isHeld?: Uint8Array; epochs?: number },
  progress: (done: number) => void = () => undefined,
): void {
  const papers = places.length / 2;
  const random = seeded(papers + 1);
  let strongest = 0;
  for (const each of weight) strongest = Math.max(strongest, each);
  // An edge is drawn as often as it is sure; the weakest never.
  const every = weight.map((each) => (each > strongest / epochs ? strongest / each : Infinity));
  const due = every.slice();
  const x = (paper: number): number => places[paper * 2] as number;
  const y = (paper: number): number => places[paper * 2 + 1] as number;
  const move = (paper: number, byX: number, byY: number, rate: number): void => {
    if (isHeld?.[paper]) return;
    places[paper * 2] = x(paper) + rate * Math.max(-MOST_STEP, Math.min(MOST_STEP, byX));
    places[paper * 2 + 1] = y(paper) + rate * Math.max(-MOST_STEP, Math.min(MOST_STEP, byY));
  };
  const pull = (a: number, b: number, rate: number): void => {
    const [dx, dy] = [x(a) - x(b), y(a) - y(b)];
    const square = dx * dx + dy * dy;
    if (square === 0) return;
    const power = square ** (B - 1);
    const by = (-2 * A * B * power) / (A * power * square + 1);
    move(a, by * dx, by * dy, rate);
    move(b, -by * dx, -by * dy, rate);
  };
  const push = (a: number, b: number, rate: number): void => {
    const [dx, dy] = [x(a) - x(b), y(a) - y(b)];
    const square = dx * dx + dy * dy;
    const by = (2 * B) / ((0.001 + square) * (A * square ** B + 1));
    move(a, square > 0 ? by * dx : MOST_STEP, square > 0 ? by * dy : MOST_STEP, rate);
  };
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const rate = 1 - (epoch - 1) / epochs;
    for (let edge = 0; edge < weight.length; edge++) {
      if ((due[edge] as number) > epoch) continue;
      due[edge] = (due[edge] as number) + (every[edge] as number);
      const [a, b] = [from[edge] as number, to[edge] as number];
      if (isHeld?.[a] && isHeld[b]) continue;
      pull(a, b, rate);
      for (let time = 0; time < REPELLED; time++) {
        const other = Math.floor(random() * papers);
        if (other !== a) push(a, other, rate);
        const another = Math.floor(random() * papers);
        if (another !== b) push(b, another, rate);
      }
    }
    progress(epoch / epochs);
  }
}
