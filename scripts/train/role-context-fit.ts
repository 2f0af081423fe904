/**
 * Fits the second look of the role model: a small network over what the first look believes, under a chain of its own,
 * by Adam (Kingma and Ba 2015) with decoupled weight decay, dropout in the hidden layer, weights averaged over the
 * second half of the passes. The first beliefs must come from models that did not see the abstract. Deterministic.
 */
import { K, marginals } from '../../lib/skim/role-chain.ts';
import {
  CONTEXT_INPUTS,
  hiddenLayer,
  writeContextScores,
  type ContextNet,
} from '../../lib/skim/role-context.ts';
import { seeded } from '../../lib/paper/seeded.ts';
import { shuffled } from './shuffled.ts';
import { chainSlopes, type Lesson } from './role-chain-fit.ts';

export interface ContextAbstract {
  inputs: Float64Array[];
  /** n × K first beliefs. */
  beliefs: Float64Array;
  lesson: Lesson;
}

export interface ContextOptions {
  hidden: number;
  passes: number;
  rate: number;
  decay: number;
  dropout: number;
  batch: number;
  seed: number;
}

export const CONTEXT: ContextOptions = {
  hidden: 16,
  passes: 20,
  rate: 0.001,
  decay: 0.1,
  dropout: 0.2,
  batch: 8,
  seed: 1,
};

const PARTS = ['inner', 'innerBias', 'outer', 'direct', 'outerBias', 'transitions'] as const;
type Fitted = Record<(typeof PARTS)[number], Float64Array>;

export function fitContext(data: readonly ContextAbstract[], options = CONTEXT): ContextNet {
  const { hidden, passes, rate, decay, dropout, batch } = options;
  const random = seeded(options.seed);
  const uniform = (n: number, width: number) =>
    Float64Array.from({ length: n }, () => width * (random() * 2 - 1));
  const net: Fitted = {
    inner: uniform(hidden * CONTEXT_INPUTS, 1 / Math.sqrt(CONTEXT_INPUTS)),
    innerBias: new Float64Array(hidden),
    outer: uniform(K * hidden, 0.3),
    direct: new Float64Array(K * CONTEXT_INPUTS),
    outerBias: new Float64Array(K),
    transitions: new Float64Array(K * K + 2 * K),
  };
  const like = (): Fitted =>
    Object.fromEntries(PARTS.map((part) => [part, new Float64Array(net[part].length)])) as Fitted;
  const [slope, mean, square, sum] = [like(), like(), like(), like()];
  let steps = 0;
  let visits = 0;
  let averaged = 0;

  const learn = (d: ContextAbstract) => {
    const { targets, weights } = d.lesson;
    const n = weights.length;
    const scores = new Float64Array(n * K);
    const layers = d.inputs.map((input) => hiddenLayer({ ...net, hidden }, input));
    const masks = layers.map((layer) => layer.map(() => (random() < dropout ? 0 : 1 / (1 - dropout))));
    const masked = layers.map((layer, t) => layer.map((v, i) => v * masks[t]![i]!));
    for (let t = 0; t < n; t++)
      writeContextScores({ ...net, hidden }, d.inputs[t]!, masked[t]!, d.beliefs, t, scores);
    const { single, pairs } = marginals(scores, net.transitions, n, true);
    chainSlopes(d.lesson, single, pairs).forEach((v, j) => (slope.transitions[j]! += v));
    for (let t = 0; t < n; t++) {
      const input = d.inputs[t]!;
      const back = new Float64Array(hidden);
      for (let k = 0; k < K; k++) {
        const g = weights[t]! * (targets[t * K + k]! - single[t * K + k]!);
        slope.outerBias[k]! += g;
        for (let i = 0; i < hidden; i++) {
          slope.outer[k * hidden + i]! += g * masked[t]![i]!;
          back[i]! += g * net.outer[k * hidden + i]! * masks[t]![i]!;
        }
        for (let j = 0; j < CONTEXT_INPUTS; j++) slope.direct[k * CONTEXT_INPUTS + j]! += g * input[j]!;
      }
      for (let i = 0; i < hidden; i++) {
        const g = back[i]! * (1 - layers[t]![i]! ** 2);
        slope.innerBias[i]! += g;
        for (let j = 0; j < CONTEXT_INPUTS; j++) slope.inner[i * CONTEXT_INPUTS + j]! += g * input[j]!;
      }
    }
  };
  const step = () => {
    steps++;
    for (const part of PARTS) {
      const [w, g, m, v] = [net[part], slope[part], mean[part], square[part]];
      for (let j = 0; j < w.length; j++) {
        const s = g[j]! / batch;
        m[j] = 0.9 * m[j]! + 0.1 * s;
        v[j] = 0.999 * v[j]! + 0.001 * s * s;
        const by = m[j]! / (1 - 0.9 ** steps) / (Math.sqrt(v[j]! / (1 - 0.999 ** steps)) + 1e-8);
        w[j]! += rate * (by - decay * w[j]!);
        g[j] = 0;
      }
    }
  };
  for (let pass = 0; pass < passes; pass++) {
    for (const d of shuffled(data, random)) {
      learn(d);
      if (++visits % batch === 0) step();
    }
    if (pass < passes / 2) continue;
    averaged++;
    for (const part of PARTS) net[part].forEach((v, j) => (sum[part][j]! += v));
  }
  for (const part of PARTS) sum[part].forEach((v, j) => (sum[part][j] = v / averaged));
  return { hidden, ...sum };
}
