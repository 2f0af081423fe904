/** Fits both looks of the role model on labelled abstracts. */
import { K, marginals } from '../../lib/skim/role-chain.ts';
import {
  contextInputs,
  hiddenLayer,
  writeContextScores,
  type ContextNet,
} from '../../lib/skim/role-context.ts';
import { roleFeatures } from '../../lib/skim/role-features.ts';
import { HASH_BITS, lengthScale } from '../../lib/skim/role-file.ts';
import { ROLES, type Role } from '../../lib/skim/role-headings.ts';
import { fitChain, type Chain, type FitAbstract, type Lesson } from './role-chain-fit.ts';
import { CONTEXT, fitContext, type ContextAbstract } from './role-context-fit.ts';
import { PRIORS } from './role-settings.ts';
import type { FittedModel } from './role-write.ts';

/** One line of the data. */
export interface LabelledAbstract {
  sentences: string[];
  labels: Role[];
  confs: number[];
}

/** An abstract with its feature hashes, computed once. */
export interface Prepared {
  source: LabelledAbstract;
  words: number[][];
  place: number[][];
}

/** A word feature seen in fewer sentences than this is left out. */
const SEEN_AT_LEAST = 2;
/** Folds by which the first look is kept from having seen what the second look learns from. */
const FOLDS = 5;
/** Networks that vote in the second look, alike but for their seed. */
const NETS = 3;

const mask = 2 ** HASH_BITS - 1;

export function prepare(source: LabelledAbstract): Prepared {
  const features = roleFeatures(source.sentences);
  const cut = (hashes: Uint32Array) => [...new Set(Array.from(hashes, (hash) => hash & mask))];
  return { source, words: features.map((f) => cut(f.words)), place: features.map((f) => cut(f.place)) };
}

interface Index {
  rows: Map<number, number>;
  hashes: number[];
  counts: number[];
}

function indexOf(lists: Iterable<number[]>, atLeast: number): Index {
  const counts = new Map<number, number>();
  for (const list of lists) for (const hash of list) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const hashes = [...counts].filter(([, count]) => count >= atLeast).map(([hash]) => hash);
  return {
    rows: new Map(hashes.map((hash, row) => [hash, row])),
    hashes,
    counts: hashes.map((hash) => counts.get(hash)!),
  };
}

function rowsOf(index: Index, hashes: number[]): Int32Array {
  return Int32Array.from(hashes.flatMap((hash) => index.rows.get(hash) ?? []));
}

interface FirstLook {
  words: Index;
  place: Index;
  chain: Chain;
}

function toFit(d: Prepared, lesson: Lesson, words: Index, place: Index): FitAbstract {
  return {
    words: d.words.map((hashes) => rowsOf(words, hashes)),
    place: d.place.map((hashes) => rowsOf(place, hashes)),
    lesson,
  };
}

/** The annotators' labels, each as weighty as they agreed. */
function firstLesson({ source: { labels, confs } }: Prepared): Lesson {
  const targets = Float64Array.from({ length: labels.length * K }, (_, j) =>
    labels[Math.floor(j / K)] === ROLES[j % K] ? 1 : 0,
  );
  return { targets, weights: confs };
}

/**
 * The labels as far as the annotators agreed, and for the rest what models believe that did not learn from this abstract
 * (bootstrapping from noisy labels, Reed et al. 2015).
 */
function secondLesson({ source: { confs } }: Prepared, first: Lesson, beliefs: Float64Array): Lesson {
  const targets = first.targets.map((label, j) => {
    const agreement = confs[Math.floor(j / K)]!;
    return agreement * label + (1 - agreement) * beliefs[j]!;
  });
  return { targets, weights: confs.map(() => 1) };
}

function fitFirst(data: readonly Prepared[], lessons: readonly Lesson[]): FirstLook {
  const words = indexOf(
    data.flatMap((d) => d.words),
    SEEN_AT_LEAST,
  );
  const place = indexOf(
    data.flatMap((d) => d.place),
    1,
  );
  const chain = fitChain(
    data.map((d, i) => toFit(d, lessons[i]!, words, place)),
    words.hashes.length,
    place.hashes.length,
  );
  return { words, place, chain };
}

function toContext(look: FirstLook, d: Prepared, lesson: Lesson): ContextAbstract {
  const fit = toFit(d, lesson, look.words, look.place);
  const n = lesson.weights.length;
  const scores = new Float64Array(n * K);
  for (let t = 0; t < n; t++) {
    const scale = lengthScale(fit.words[t]!.length);
    for (const row of fit.words[t]!)
      for (let k = 0; k < K; k++) scores[t * K + k]! += look.chain.words[row * K + k]! * scale;
    for (const row of fit.place[t]!)
      for (let k = 0; k < K; k++) scores[t * K + k]! += look.chain.place[row * K + k]!;
  }
  const beliefs = marginals(scores, look.chain.transitions, n).single;
  return { inputs: contextInputs(scores, beliefs, n), beliefs, lesson };
}

/** Splits by position, so that the folds are the same on every run. */
export function folds<T>(data: readonly T[], count: number): { rest: T[]; fold: T[] }[] {
  return Array.from({ length: count }, (_, k) => ({
    rest: data.filter((_item, i) => i % count !== k),
    fold: data.filter((_item, i) => i % count === k),
  }));
}

/** The networks of the second look, and what they learned from, in the order of the data. */
function fitSecond(
  data: readonly Prepared[],
  lessons: readonly Lesson[],
): { contexts: ContextAbstract[]; nets: ContextNet[] } {
  const numbers = data.map((_, i) => i);
  const contexts: ContextAbstract[] = [];
  for (const { rest, fold } of folds(numbers, FOLDS)) {
    const look = fitFirst(
      rest.map((i) => data[i]!),
      rest.map((i) => lessons[i]!),
    );
    for (const i of fold) contexts[i] = toContext(look, data[i]!, lessons[i]!);
  }
  const nets = Array.from({ length: NETS }, (_, i) => fitContext(contexts, { ...CONTEXT, seed: i + 1 }));
  return { contexts, nets };
}

/** What the second look believes of an abstract, n × K. */
function beliefsOf(nets: readonly ContextNet[], { inputs, beliefs }: ContextAbstract): Float64Array {
  const n = inputs.length;
  const out = new Float64Array(n * K);
  for (const net of nets) {
    const scores = new Float64Array(n * K);
    inputs.forEach((input, t) => writeContextScores(net, input, hiddenLayer(net, input), beliefs, t, scores));
    const { single } = marginals(scores, net.transitions, n);
    for (let j = 0; j < n * K; j++) out[j]! += single[j]! / nets.length;
  }
  return out;
}

/** Fits a model; its temperature and threshold are still 1 and 0. */
export function fitRoleModel(data: readonly Prepared[]): FittedModel {
  const first = data.map(firstLesson);
  const draft = fitSecond(data, first);
  const lessons = data.map((d, i) => secondLesson(d, first[i]!, beliefsOf(draft.nets, draft.contexts[i]!)));
  const { nets } = fitSecond(data, lessons);
  const { words, place, chain } = fitFirst(data, lessons);
  return {
    words: { hashes: words.hashes, counts: words.counts, weights: chain.words },
    place: { hashes: place.hashes, counts: place.counts, weights: chain.place },
    transitions: chain.transitions,
    nets,
    priors: PRIORS,
    temperature: 1,
    threshold: 0,
  };
}
