/**
 * What each sentence of an abstract does. Two looks: a linear chain over hashed features of words and place
 * (`role-features`), then small networks over what that chain believes of the whole abstract (`role-context`); the
 * author's own headings go before both (`role-headings`). The model is data (`role-file`), trained by
 * `scripts/train/roles.ts`; its datasheet stands beside this file. How a role is drawn is `ink`'s business.
 */
import { isShown } from './ink.ts';
import { K, marginals } from './role-chain.ts';
import { contextInputs, hiddenLayer, writeContextScores } from './role-context.ts';
import { roleFeatures } from './role-features.ts';
import { lengthScale, type FeatureTable, type RoleModel } from './role-file.ts';
import { ROLES, rolesByHeading, type Role } from './role-headings.ts';

export { loadRoleModel, type RoleModel } from './role-file.ts';
export { ROLES, type Role } from './role-headings.ts';

export interface LabelledSentence {
  role: Role;
  /** Calibrated probability that the role is right, 0..1. */
  p: number;
  /** The model is sure enough to assert the role. */
  shown: boolean;
}

/** Sentences that are looked at; the rest of a page that is no abstract is "other", unsure. */
const SENTENCE_CAP = 120;
/** A score that rules a role out. */
const RULED_OUT = -30;
/** Authors' headings are believed, but not blindly. */
const HEADING_CEILING = 0.97;

/** Rows of the table that a list of hashes names, and how many those are. */
function addRows(
  table: FeatureTable,
  hashes: Uint32Array,
  scores: Float64Array,
  t: number,
  scaled: boolean,
): void {
  const sums = new Float64Array(K);
  let known = 0;
  for (const hash of hashes) {
    const row = table.rowOf(hash);
    if (row < 0) continue;
    known++;
    for (let k = 0; k < K; k++) sums[k]! += table.weights[row * K + k]!;
  }
  const scale = scaled ? lengthScale(known) : 1;
  for (let k = 0; k < K; k++) scores[t * K + k]! += sums[k]! * scale;
}

/** First look: scores and marginals, n × K. */
export function firstLook(
  model: RoleModel,
  sentences: readonly string[],
): { scores: Float64Array; beliefs: Float64Array } {
  const n = sentences.length;
  const scores = new Float64Array(n * K);
  roleFeatures(sentences).forEach(({ words, place }, t) => {
    addRows(model.words, words, scores, t, true);
    addRows(model.place, place, scores, t, false);
  });
  return { scores, beliefs: marginals(scores, model.transitions, n).single };
}

/**
 * Calibrated probabilities of the roles, n × K in the order of `ROLES`, before headings' ceiling.
 */
export function roleProbabilities(model: RoleModel, sentences: readonly string[]): Float64Array {
  const n = sentences.length;
  if (n === 0) return new Float64Array(0);
  const { scores, beliefs } = firstLook(model, sentences);
  const inputs = contextInputs(scores, beliefs, n);
  const allowed = rolesByHeading(sentences);
  const out = new Float64Array(n * K);
  const second = new Float64Array(n * K);
  for (const net of model.nets) {
    for (let t = 0; t < n; t++) {
      writeContextScores(net, inputs[t]!, hiddenLayer(net, inputs[t]!), beliefs, t, second);
      const roles = allowed[t];
      if (roles) for (let k = 0; k < K; k++) if (!roles.includes(ROLES[k]!)) second[t * K + k]! += RULED_OUT;
    }
    const { single } = marginals(second, net.transitions, n);
    for (let j = 0; j < n * K; j++) out[j]! += single[j]! / model.nets.length;
  }
  for (let t = 0; t < n; t++) {
    let sum = 0;
    for (let k = 0; k < K; k++)
      sum += out[t * K + k] = Math.max(1e-6, out[t * K + k]! * model.priors[k]!) ** (1 / model.temperature);
    for (let k = 0; k < K; k++) out[t * K + k]! /= sum;
  }
  return out;
}

/** Labels the sentences of one abstract, in order. Any text is answered; nothing throws. */
export function labelSentences(model: RoleModel, sentences: readonly string[]): LabelledSentence[] {
  const seen = sentences.slice(0, SENTENCE_CAP);
  const probabilities = roleProbabilities(model, seen);
  return sentences.map((_, t) => {
    if (t >= seen.length) return { role: 'other', p: 0, shown: false };
    let best = 0;
    for (let k = 1; k < K; k++) if (probabilities[t * K + k]! > probabilities[t * K + best]!) best = k;
    const p = Math.min(HEADING_CEILING, probabilities[t * K + best]!);
    return { role: ROLES[best]!, p: Math.round(p * 1e4) / 1e4, shown: isShown(p, model.threshold) };
  });
}
