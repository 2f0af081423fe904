/** Fits both looks of the role model on labelled abstracts. */
import { K, marginals } from '../../lib/skim/role-chain.ts';
import { contextInputs } from '../../lib/skim/role-context.ts';
import { roleFeatures } from '../../lib/skim/role-features.ts';
import { HASH_BITS, lengthScale } from '../../lib/skim/role-file.ts';
import { ROLES, type Role } from '../../lib/skim/role-headings.ts';
import { fitChain, type Chain, type FitAbstract } from './role-chain-fit.ts';
import { CONTEXT, fitContext, type ContextAbstract } from './role-context-fit.ts';
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

function toFit(d: Prepared, words: Index, place: Index): FitAbstract {
  return {
    words: d.words.map((hashes) => rowsOf(words, hashes)),
    place: d.place.map((hashes) => rowsOf(place, hashes)),
    labels: d.source.labels.map((label) => ROLES.indexOf(label)),
    agreement: d.source.confs,
  };
}

function fitFirst(data: readonly Prepared[]): FirstLook {
  const words = indexOf(
    data.flatMap((d) => d.words),
    SEEN_AT_LEAST,
  );
  const place = indexOf(
    data.flatMap((d) => d.place),
    1,
  );
  const chain = fitChain(
    data.map((d) => toFit(d, words, place)),
    words.hashes.length,
    place.hashes.length,
  );
  return { words, place, chain };
}

function toContext(look: FirstLook, d: Prepared): ContextAbstract {
  const fit = toFit(d, look.words, look.place);
  const n = fit.labels.length;
  const scores = new Float64Array(n * K);
  for (let t = 0; t < n; t++) {
    const scale = lengthScale(fit.words[t]!.length);
    for (const row of fit.words[t]!)
      for (let k = 0; k < K; k++) scores[t * K + k]! += look.chain.words[row * K + k]! * scale;
    for (const row of fit.place[t]!)
      for (let k = 0; k < K; k++) scores[t * K + k]! += look.chain.place[row * K + k]!;
  }
  const beliefs = marginals(scores, look.chain.transitions, n).single;
  return { inputs: contextInputs(scores, beliefs, n), beliefs, labels: fit.labels, agreement: fit.agreement };
}

/** Splits by position, so that the folds are the same on every run. */
export function folds<T>(data: readonly T[], count: number): { rest: T[]; fold: T[] }[] {
  return Array.from({ length: count }, (_, k) => ({
    rest: data.filter((_item, i) => i % count !== k),
    fold: data.filter((_item, i) => i % count === k),
  }));
}

/** Fits a model; its temperature and threshold are still 1 and 0. */
export function fitRoleModel(data: readonly Prepared[]): FittedModel {
  const contexts = folds(data, FOLDS).flatMap(({ rest, fold }) => {
    const look = fitFirst(rest);
    return fold.map((d) => toContext(look, d));
  });
  const nets = Array.from({ length: NETS }, (_, i) => fitContext(contexts, { ...CONTEXT, seed: i + 1 }));
  const { words, place, chain } = fitFirst(data);
  return {
    words: { hashes: words.hashes, counts: words.counts, weights: chain.words },
    place: { hashes: place.hashes, counts: place.counts, weights: chain.place },
    transitions: chain.transitions,
    nets,
    temperature: 1,
    threshold: 0,
  };
}
