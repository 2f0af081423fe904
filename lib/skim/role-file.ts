/**
 * The data file of the role model: eight bytes of magic and version, a JSON header, then weights in bytes. The version is
 * the FNV-1a hash of everything behind it, so that it changes whenever the model does; what is computed with a model is
 * kept under its version.
 *
 * "OPR1" | version u32 | header length u32 | header | word gaps | word weights | place gaps | place weights | networks
 *
 * A table is the sorted list of its feature hashes, cut to `hashBits`, as gaps in variable-length bytes, and its weights
 * role by role as signed bytes in steps of `step`.
 */
import { K } from './role-chain.ts';
import { CONTEXT_INPUTS, type ContextNet } from './role-context.ts';

export const MAGIC = 'OPR1';
/** Hashes are cut to this many bits: enough that strangers rarely meet among some ten thousand features. */
export const HASH_BITS = 20;

/** Sum of word weights of a sentence with `n` known features is scaled by this: long sentences are not surer. */
export function lengthScale(n: number): number {
  return 10 / Math.sqrt(n + 1);
}

export interface TableHeader {
  rows: number;
  /** Bytes of its gaps. */
  gapBytes: number;
  step: number;
}

export interface NetHeader {
  hidden: number;
  /** Step of the bytes of each part, in the order inner, innerBias, outer, direct, outerBias. */
  steps: number[];
  transitions: number[];
}

export interface RoleHeader {
  format: 2;
  words: TableHeader;
  place: TableHeader;
  transitions: number[];
  nets: NetHeader[];
  /** What each role's belief is multiplied by, in the order of `ROLES`. */
  priors: number[];
  /** Divides log-probabilities: above 1 where the model is surer than it is right. */
  temperature: number;
  /** A role is shown at or above this probability. */
  threshold: number;
  /** Where it was trained, for the datasheet and for whoever opens the file. */
  about: string;
}

/** Hash → row, by open addressing. */
export interface FeatureTable {
  rowOf(hash: number): number;
  /** rows × K. */
  weights: Float32Array;
}

export interface RoleModel {
  /** Hexadecimal hash of the model. */
  version: string;
  words: FeatureTable;
  place: FeatureTable;
  transitions: Float32Array;
  nets: ContextNet[];
  priors: number[];
  temperature: number;
  threshold: number;
}

/** 32-bit FNV-1a of bytes. */
export function hashBytes(bytes: Uint8Array): number {
  let h = 0x811c9dc5;
  for (const byte of bytes) h = Math.imul(h ^ byte, 0x01000193);
  return h >>> 0;
}

function readTable(bytes: Uint8Array, at: number, header: TableHeader): { table: FeatureTable; end: number } {
  const { rows, gapBytes, step } = header;
  const size = 2 ** Math.ceil(Math.log2(rows * 2 + 2));
  // Key and row side by side: one look into memory for both.
  const slots = new Int32Array(size * 2).fill(-1);
  const slot = (hash: number) => {
    let i = (Math.imul(hash, 0x9e3779b1) >>> 0) & (size - 1);
    while (slots[i * 2] !== -1 && slots[i * 2] !== hash) i = (i + 1) & (size - 1);
    return i * 2;
  };
  let p = at;
  let hash = -1;
  for (let row = 0; row < rows; row++) {
    let gap = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[p++];
      if (byte === undefined || p > at + gapBytes) throw new Error('role model: a table is cut short');
      gap |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    hash += gap + 1;
    const i = slot(hash);
    slots[i] = hash;
    slots[i + 1] = row;
  }
  p = at + gapBytes;
  if (p + rows * K > bytes.length) throw new Error('role model: a table is cut short');
  const weights = new Float32Array(rows * K);
  for (let k = 0; k < K; k++)
    for (let row = 0; row < rows; row++)
      weights[row * K + k] = ((bytes[p + k * rows + row]! << 24) >> 24) * step;
  const mask = 2 ** HASH_BITS - 1;
  return {
    table: {
      rowOf: (full) => slots[slot(full & mask) + 1]!,
      weights,
    },
    end: p + rows * K,
  };
}

function readNet(bytes: Uint8Array, at: number, header: NetHeader): { net: ContextNet; end: number } {
  const { hidden, steps, transitions } = header;
  let p = at;
  const part = (n: number, step: number | undefined) => {
    if (step === undefined || p + n > bytes.length) throw new Error('role model: a network is cut short');
    const out = Float32Array.from({ length: n }, (_, j) => ((bytes[p + j]! << 24) >> 24) * step);
    p += n;
    return out;
  };
  const net = {
    hidden,
    inner: part(hidden * CONTEXT_INPUTS, steps[0]),
    innerBias: part(hidden, steps[1]),
    outer: part(K * hidden, steps[2]),
    direct: part(K * CONTEXT_INPUTS, steps[3]),
    outerBias: part(K, steps[4]),
    transitions: Float32Array.from(transitions),
  };
  return { net, end: p };
}

/**
 * Reads a model. Throws an `Error` that says what is wrong with the file: it ships with the extension, so that a bad one
 * is a fault of ours and not of a page.
 */
export function loadRoleModel(data: ArrayBuffer): RoleModel {
  const bytes = new Uint8Array(data);
  const view = new DataView(data);
  if (bytes.length < 12 || String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC)
    throw new Error('role model: not a model file');
  const version = view.getUint32(4, true);
  if (hashBytes(bytes.subarray(8)) !== version) throw new Error('role model: the file is damaged');
  const length = view.getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length))) as RoleHeader;
  if (header.format !== 2) throw new Error(`role model: format ${String(header.format)} is not known`);
  const words = readTable(bytes, 12 + length, header.words);
  const place = readTable(bytes, words.end, header.place);
  let at = place.end;
  const nets = header.nets.map((net) => {
    const read = readNet(bytes, at, net);
    at = read.end;
    return read.net;
  });
  return {
    version: version.toString(16).padStart(8, '0'),
    words: words.table,
    place: place.table,
    transitions: Float32Array.from(header.transitions),
    nets,
    priors: header.priors,
    temperature: header.temperature,
    threshold: header.threshold,
  };
}
