/** Writes a fitted role model as the file that `lib/skim/role-file.ts` reads: rarely needed features dropped, weights in bytes. */
import { K } from '../../lib/skim/role-chain.ts';
import type { ContextNet } from '../../lib/skim/role-context.ts';
import {
  hashBytes,
  MAGIC,
  type NetHeader,
  type RoleHeader,
  type TableHeader,
} from '../../lib/skim/role-file.ts';

export interface FittedTable {
  /** Hash of each row. */
  hashes: number[];
  /** How many sentences showed the feature. */
  counts: number[];
  /** Rows × K. */
  weights: Float64Array;
}

export interface FittedModel {
  words: FittedTable;
  place: FittedTable;
  transitions: Float64Array;
  nets: ContextNet[];
  priors: number[];
  temperature: number;
  threshold: number;
}

/** Weights are kept in steps of their root mean square divided by this. */
const FINENESS = 7;

function clampedByte(value: number): number {
  return Math.max(-127, Math.min(127, Math.round(value))) & 255;
}

function writeTable(table: FittedTable, keep: number): { header: TableHeader; bytes: number[] } {
  const { hashes, counts, weights } = table;
  // Only differences between roles matter: a row's mean is taken out, then its weight tells whether it is missed.
  const rows = hashes.map((hash, row) => {
    const own = [...weights.subarray(row * K, row * K + K)];
    const mean = own.reduce((a, b) => a + b) / K;
    const centred = own.map((w) => w - mean);
    return { hash, centred, worth: Math.max(...centred.map(Math.abs)) * Math.sqrt(counts[row]!) };
  });
  const kept = rows
    .sort((a, b) => b.worth - a.worth || a.hash - b.hash)
    .slice(0, keep)
    .sort((a, b) => a.hash - b.hash);
  const all = kept.flatMap((row) => row.centred);
  const step = Math.max(1e-6, Math.sqrt(all.reduce((sum, w) => sum + w * w, 0) / all.length) / FINENESS);
  const gaps: number[] = [];
  let last = -1;
  for (const { hash } of kept) {
    let gap = hash - last - 1;
    last = hash;
    while (gap > 127) {
      gaps.push((gap & 127) | 128);
      gap >>>= 7;
    }
    gaps.push(gap);
  }
  const bytes = [...gaps];
  for (let k = 0; k < K; k++) for (const { centred } of kept) bytes.push(clampedByte(centred[k]! / step));
  return { header: { rows: kept.length, gapBytes: gaps.length, step }, bytes };
}

function writeNet(net: ContextNet): { header: NetHeader; bytes: number[] } {
  const bytes: number[] = [];
  const steps = [net.inner, net.innerBias, net.outer, net.direct, net.outerBias].map((part) => {
    const step = Math.max(1e-6, Array.from(part).reduce((top, w) => Math.max(top, Math.abs(w)), 0) / 127);
    for (const w of part) bytes.push(clampedByte(w / step));
    return step;
  });
  return { header: { hidden: net.hidden, steps, transitions: rounded(net.transitions) }, bytes };
}

function rounded(values: Iterable<number>): number[] {
  return Array.from(values, (v) => Math.round(v * 1e4) / 1e4);
}

/** The file, at most `keep` word features in it. */
export function writeRoleModel(model: FittedModel, keep: number, about: string): ArrayBuffer {
  const words = writeTable(model.words, keep);
  const place = writeTable(model.place, Infinity);
  const nets = model.nets.map(writeNet);
  const header: RoleHeader = {
    format: 2,
    words: words.header,
    place: place.header,
    transitions: rounded(model.transitions),
    nets: nets.map((net) => net.header),
    priors: model.priors,
    temperature: model.temperature,
    threshold: model.threshold,
    about,
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const body = [...words.bytes, ...place.bytes, ...nets.flatMap((net) => net.bytes)];
  const bytes = new Uint8Array(12 + head.length + body.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(8, head.length, true);
  bytes.set(head, 12);
  bytes.set(body, 12 + head.length);
  view.setUint32(4, hashBytes(bytes.subarray(8)), true);
  return bytes.buffer;
}
