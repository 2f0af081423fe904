/**
 * Fits the first look of the role model: a linear-chain conditional random field over hashed features, by AdaGrad
 * (Duchi, Hazan and Singer 2011) on the log-likelihood of what each sentence is held to be, features
 * dropped at random, weights averaged over the second half of the passes. Deterministic for a seed.
 */
import { K, marginals } from '../../lib/skim/role-chain.ts';
import { lengthScale } from '../../lib/skim/role-file.ts';
import { seeded } from '../../lib/paper/seeded.ts';
import { shuffled } from './shuffled.ts';

/** One abstract with its features as rows of the weight tables. */
export interface FitAbstract {
  words: Int32Array[];
  place: Int32Array[];
  lesson: Lesson;
}

/** What is learned from the sentences of one abstract. */
export interface Lesson {
  /** n × K: how far each role is held to be the right one; sums to one. */
  targets: Float64Array;
  /** How much each sentence counts, 0..1. */
  weights: number[];
}

export interface Chain {
  /** Rows × K. */
  words: Float64Array;
  place: Float64Array;
  transitions: Float64Array;
}

export interface ChainOptions {
  passes: number;
  rate: number;
  transitionRate: number;
  /** Weight decay per touched feature. */
  decay: number;
  /** Part of the word features left out at each visit. */
  dropout: number;
  seed: number;
}

export const CHAIN: ChainOptions = {
  passes: 8,
  rate: 0.007,
  transitionRate: 0.03,
  decay: 0.01,
  dropout: 0.2,
  seed: 1,
};

export function fitChain(
  data: readonly FitAbstract[],
  wordRows: number,
  placeRows: number,
  options = CHAIN,
): Chain {
  const { passes, rate, transitionRate, decay, dropout } = options;
  const random = seeded(options.seed);
  const tables = {
    words: new Float64Array(wordRows * K),
    place: new Float64Array(placeRows * K),
    transitions: new Float64Array(K * K + 2 * K),
  };
  const squares = {
    words: new Float64Array(wordRows * K).fill(1e-8),
    place: new Float64Array(placeRows * K).fill(1e-8),
    transitions: new Float64Array(K * K + 2 * K).fill(1e-8),
  };
  const sums: Chain = {
    words: new Float64Array(wordRows * K),
    place: new Float64Array(placeRows * K),
    transitions: new Float64Array(K * K + 2 * K),
  };
  const climb = (name: keyof Chain, at: number, slope: number, by: number) => {
    const square = squares[name];
    square[at]! += slope * slope;
    tables[name][at]! += (by * slope) / Math.sqrt(square[at]!);
  };
  let averaged = 0;
  for (let pass = 0; pass < passes; pass++) {
    for (const d of shuffled(data, random)) {
      const { targets, weights } = d.lesson;
      const n = weights.length;
      const kept = d.words.map((rows) => rows.filter(() => random() >= dropout));
      const scale = d.words.map((rows) => lengthScale(rows.length) / (1 - dropout));
      const scores = new Float64Array(n * K);
      for (let t = 0; t < n; t++) {
        for (const row of kept[t]!)
          for (let k = 0; k < K; k++) scores[t * K + k]! += tables.words[row * K + k]! * scale[t]!;
        for (const row of d.place[t]!)
          for (let k = 0; k < K; k++) scores[t * K + k]! += tables.place[row * K + k]!;
      }
      const { single, pairs } = marginals(scores, tables.transitions, n, true);
      const slopes = chainSlopes(d.lesson, single, pairs);
      for (let j = 0; j < slopes.length; j++)
        climb('transitions', j, slopes[j]! - 1e-4 * tables.transitions[j]!, transitionRate);
      for (let t = 0; t < n; t++) {
        for (let k = 0; k < K; k++) {
          const slope = weights[t]! * (targets[t * K + k]! - single[t * K + k]!);
          for (const row of kept[t]!)
            climb('words', row * K + k, slope * scale[t]! - decay * tables.words[row * K + k]!, rate);
          for (const row of d.place[t]!)
            climb('place', row * K + k, slope - decay * tables.place[row * K + k]!, rate);
        }
      }
    }
    if (pass < passes / 2) continue;
    averaged++;
    for (const name of ['words', 'place', 'transitions'] as const)
      for (let j = 0; j < sums[name].length; j++) sums[name][j]! += tables[name][j]!;
  }
  for (const name of ['words', 'place', 'transitions'] as const)
    for (let j = 0; j < sums[name].length; j++) sums[name][j]! /= averaged;
  return sums;
}

/** Slopes of the log-likelihood by the transitions: what was seen less what is expected. */
export function chainSlopes(
  { targets, weights }: Lesson,
  single: Float64Array,
  pairs: Float64Array,
): Float64Array {
  const n = weights.length;
  const slopes = new Float64Array(K * K + 2 * K);
  const held = (t: number, k: number) => targets[t * K + k]!;
  for (let k = 0; k < K; k++) {
    slopes[K * K + k] = weights[0]! * (held(0, k) - single[k]!);
    slopes[K * K + K + k] = weights[n - 1]! * (held(n - 1, k) - single[(n - 1) * K + k]!);
  }
  for (let t = 1; t < n; t++) {
    const weight = Math.sqrt(weights[t]! * weights[t - 1]!);
    for (let a = 0; a < K; a++)
      for (let b = 0; b < K; b++)
        slopes[a * K + b]! += weight * (held(t - 1, a) * held(t, b) - pairs[(t - 1) * K * K + a * K + b]!);
  }
  return slopes;
}
