/**
 * The second look of the role model: what the first one believes of a sentence, of its neighbours and of everything
 * before and after it goes through a small network, whose scores enter a chain of their own. So an objective that was
 * already stated, or a result still to come, counts however far away it stands (stacked sequential learning, Cohen and
 * Carvalho 2005).
 */
import { K } from './role-chain.ts';

/** Neighbours on each side that are seen one by one. */
const REACH = 3;
/** Length of the vector that `contextInputs` gives for a sentence. */
export const CONTEXT_INPUTS = (2 * REACH + 1) * K + K + 4 * K + 9;
/** Keeps the logarithm of a belief finite. */
const FLOOR = 0.003;

/** A network of one hidden layer with a direct path: row-major weights. */
export interface ContextNet {
  hidden: number;
  /** hidden × CONTEXT_INPUTS and hidden. */
  inner: Float32Array | Float64Array;
  innerBias: Float32Array | Float64Array;
  /** K × hidden, K × CONTEXT_INPUTS and K. */
  outer: Float32Array | Float64Array;
  direct: Float32Array | Float64Array;
  outerBias: Float32Array | Float64Array;
  transitions: Float32Array | Float64Array;
}

/**
 * What the network sees of each sentence.
 *
 * @param scores n × K first-look scores
 * @param beliefs n × K first-look marginals
 */
export function contextInputs(scores: Float64Array, beliefs: Float64Array, n: number): Float64Array[] {
  return Array.from({ length: n }, (_, t) => {
    const out = new Float64Array(CONTEXT_INPUTS);
    let at = 0;
    for (let o = -REACH; o <= REACH; o++) {
      const s = t + o;
      for (let k = 0; k < K; k++) out[at++] = s >= 0 && s < n ? beliefs[s * K + k]! : 0;
    }
    let mean = 0;
    for (let k = 0; k < K; k++) mean += scores[t * K + k]! / K;
    for (let k = 0; k < K; k++) out[at++] = (scores[t * K + k]! - mean) / 4;
    for (let k = 0; k < K; k++) {
      let before = 0;
      let after = 0;
      let mostBefore = 0;
      let mostAfter = 0;
      for (let s = 0; s < n; s++) {
        const p = beliefs[s * K + k]!;
        if (s < t) {
          before += p;
          mostBefore = Math.max(mostBefore, p);
        } else if (s > t) {
          after += p;
          mostAfter = Math.max(mostAfter, p);
        }
      }
      out[at++] = before / n;
      out[at++] = after / n;
      out[at++] = mostBefore;
      out[at++] = mostAfter;
    }
    out[at++] = t === 0 ? 1 : 0;
    out[at++] = t === n - 1 ? 1 : 0;
    out[at++] = t / Math.max(1, n - 1);
    out[at++] = 1 / (1 + t);
    out[at++] = 1 / (n - t);
    out[at++] = Math.min(1.5, n / 8);
    out[at++] = t === 1 ? 1 : 0;
    out[at++] = t === n - 2 ? 1 : 0;
    out[at++] = n <= 4 ? 1 : 0;
    return out;
  });
}

/** Activations of the hidden layer for one sentence. */
export function hiddenLayer(net: ContextNet, input: Float64Array): Float64Array {
  const out = new Float64Array(net.hidden);
  for (let i = 0; i < net.hidden; i++) {
    let sum = net.innerBias[i]!;
    const row = i * CONTEXT_INPUTS;
    for (let j = 0; j < CONTEXT_INPUTS; j++) sum += net.inner[row + j]! * input[j]!;
    out[i] = Math.tanh(sum);
  }
  return out;
}

/** Scores of the second look for one sentence, written to `scores` at `t`: the first belief, corrected. */
export function writeContextScores(
  net: ContextNet,
  input: Float64Array,
  hidden: Float64Array,
  beliefs: Float64Array,
  t: number,
  scores: Float64Array,
): void {
  for (let k = 0; k < K; k++) {
    let sum = net.outerBias[k]! + Math.log(beliefs[t * K + k]! + FLOOR);
    for (let i = 0; i < net.hidden; i++) sum += net.outer[k * net.hidden + i]! * hidden[i]!;
    for (let j = 0; j < CONTEXT_INPUTS; j++) sum += net.direct[k * CONTEXT_INPUTS + j]! * input[j]!;
    scores[t * K + k] = sum;
  }
}
