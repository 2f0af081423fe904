/**
 * What the role model sees of an abstract: for each sentence two lists of 32-bit feature hashes, of its words (words,
 * pairs of words, the opening, beginnings and endings of words) and of its place (position, length, cues, where it
 * stands to the first sentence with a cue). The same code runs when the model is trained and when it is used. Which
 * hashes carry weight is the model's business.
 */

import { cuesOf } from './role-cues.ts';

/** Longest part of a sentence that is looked at, in UTF-16 units: page text may be of any length. */
const SENTENCE_CAP = 1200;
/** Words beyond this one are not looked at: the role shows in the first clause. */
const WORD_CAP = 90;

/** Words that carry the shape of a sentence rather than its subject; in a skeleton they stand as they are. */
const FRAME_WORDS = new Set(
  (
    'a an the this that these those there here it its we our us i they their he she his her one some many most more less several few each every all any no not only ' +
    'of in on at by for from to with without within between among under over through during into than as like via per using based ' +
    'and or but however although though while whereas because since if when where which who whose what how why whether thus therefore hence then also ' +
    'is are was were be been being am has have had having do does did can could may might will would shall should must cannot ' +
    'paper article study work chapter thesis research survey review report book aim aims purpose goal objective objectives problem problems approach method methods methodology ' +
    'model models algorithm framework system results result findings experiments experimental evaluation analysis conclusion conclusions implications limitations ' +
    'present presents presented propose proposes proposed introduce introduces describe describes show shows showed shown demonstrate demonstrates find found finds ' +
    'suggest suggests indicate indicates investigate investigates examine examines explore explores discuss discusses discussed address addresses develop developed ' +
    'new novel first second finally moreover furthermore recently recent existing previous current important better best higher lower significantly outperforms compared'
  ).split(' '),
);

const WORD = /[a-z]+(?:['’-][a-z]+)*|\d+(?:[.,]\d+)*|[^\sa-z\d]/g;

/** Runs FNV-1a on over a stretch of a text. */
function runOn(state: number, text: string, from = 0, to = text.length): number {
  let h = state;
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

const START = 0x811c9dc5;
const hashOf = (text: string) => runOn(START, text);

/** Joins two hashes in order. */
function joined(left: number, right: number): number {
  return Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca77) ^ (left >>> 15);
}

/** Murmur3's finaliser over a hash and the space that keeps kinds of features apart: every bit counts. */
function finished(space: number, hash: number): number {
  let h = hash ^ Math.imul(space, 0x9e3779b1);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

interface Seen {
  words: string[];
  /** Hash of each word. */
  hashes: number[];
  skeleton: string[];
  cues: string;
}

/** "proposed" → "*ed": what kind of word it is, without what it says. */
function bone(word: string): string {
  if (FRAME_WORDS.has(word)) return word;
  const c = word.charCodeAt(0);
  if (c >= 48 && c <= 57) return '0';
  if (c < 97 || c > 122) return word;
  if (word.endsWith('ing')) return '*ing';
  if (word.endsWith('ed')) return '*ed';
  if (word.endsWith('ly')) return '*ly';
  if (word.endsWith('s')) return '*s';
  return '*';
}

function look(sentence: string): Seen {
  const raw = sentence.slice(0, SENTENCE_CAP);
  const words: string[] = [];
  for (const [word] of raw.toLowerCase().matchAll(WORD)) {
    const c = word.charCodeAt(0);
    words.push(c >= 48 && c <= 57 ? (word.length === 4 && /^(?:19|20)/.test(word) ? 'YEAR' : '0') : word);
    if (words.length === WORD_CAP) break;
  }
  return { words, hashes: words.map(hashOf), skeleton: words.slice(0, 5).map(bone), cues: cuesOf(raw) };
}

/** Feature hashes of one sentence, each list without repeats. */
export interface SentenceFeatures {
  words: Uint32Array;
  place: Uint32Array;
}

const ANCHORS = new Set(['we', 'paper', 'article', 'study', 'results']);

function wordFeatures({ words, hashes, skeleton }: Seen, part: string): Uint32Array {
  const out: number[] = [];
  for (let k = 0; k < words.length; k++) {
    const word = words[k]!;
    const hash = hashes[k]!;
    out.push(finished(1, hash));
    if (k + 1 < words.length) out.push(finished(2, joined(hash, hashes[k + 1]!)));
    if (word.length > 5) out.push(finished(3, runOn(START, word, word.length - 3)));
    if (word.length > 4) out.push(finished(4, runOn(START, word, 0, 4)));
    // What "we", "this paper" and "results" do: the verb is among the next three words.
    if (ANCHORS.has(word))
      for (let j = k + 1; j < Math.min(k + 4, words.length); j++)
        out.push(finished(5, joined(hash, hashes[j]!)));
  }
  const first = hashes[0] ?? 0;
  const pair = joined(first, hashes[1] ?? 0);
  out.push(
    finished(10, first),
    finished(11, pair),
    finished(12, joined(pair, hashes[2] ?? 0)),
    finished(13, joined(hashOf(part), first)),
  );
  out.push(
    finished(14, hashOf(skeleton.slice(0, 3).join(' '))),
    finished(15, hashOf(skeleton.join(' '))),
    finished(16, hashes.at(-2) ?? 0),
  );
  return Uint32Array.from(new Set(out));
}

/** First, last, only, or one of three stretches between. */
function partOf(i: number, n: number): string {
  if (n === 1) return 'only';
  if (i === 0) return 'first';
  if (i === n - 1) return 'last';
  const at = i / (n - 1);
  return at < 0.4 ? 'early' : at < 0.7 ? 'middle' : 'late';
}

/** Index of the first sentence with each of some cues, or the number of sentences. */
type Firsts = Record<'o' | 'r' | 'm' | 'w', number>;

function placeFeatures(seen: readonly Seen[], i: number, firsts: Firsts, part: string): Uint32Array {
  const n = seen.length;
  const { cues, words } = seen[i]!;
  const out: number[] = [];
  const add = (space: number, text: string) => out.push(finished(space, hashOf(text)));
  const start = Math.min(i, 7);
  const far = (at: number) => (at === n ? 'none' : String(Math.max(-3, Math.min(3, i - at))));
  const side = (at: number) => Math.sign(i - at);
  add(20, 'bias');
  add(21, `${start}`);
  add(22, `${Math.min(n - 1 - i, 7)}`);
  add(23, `${Math.floor((10 * i) / Math.max(1, n - 1))}`);
  add(24, `${start}/${Math.min(n, 12)}`);
  add(25, part);
  add(26, `${Math.min(12, Math.floor(words.length / 5))}`);
  add(27, `${part}${Math.min(6, Math.floor(words.length / 10))}`);
  let mainCues = '';
  for (const cue of cues) {
    add(30, cue);
    add(32, `${part}${cue}`);
    if ('ormgx'.includes(cue)) mainCues += cue;
  }
  add(31, mainCues);
  add(33, far(firsts.o));
  add(34, far(firsts.r));
  add(35, far(firsts.m));
  add(36, far(firsts.w));
  add(37, `${side(firsts.o)} ${side(firsts.r)} ${side(firsts.w)}`);
  add(38, `${part} ${side(firsts.o)} ${side(firsts.r)}`);
  return Uint32Array.from(new Set(out));
}

/** Features of every sentence of one abstract, in order. */
export function roleFeatures(sentences: readonly string[]): SentenceFeatures[] {
  const seen = sentences.map(look);
  const first = (cue: string) => {
    const at = seen.findIndex((s) => s.cues.includes(cue));
    return at < 0 ? seen.length : at;
  };
  const firsts: Firsts = { o: first('o'), r: first('r'), m: first('m'), w: first('w') };
  return seen.map((s, i) => {
    const part = partOf(i, seen.length);
    return { words: wordFeatures(s, part), place: placeFeatures(seen, i, firsts, part) };
  });
}
