/**
 * What the role model sees of an abstract: for each sentence two lists of 32-bit feature hashes, of its words (words,
 * pairs of words, the opening, beginnings and endings of words) and of its place (position, length, cues, where it
 * stands to the first sentence with a cue). The same code runs when the model is trained and when it is used. Which
 * hashes carry weight is the model's business.
 */

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

const OBJECTIVE_CUE =
  /\b(?:(?:in|the (?:aim|purpose|goal|objective|focus) of) (?:this|our|the present|the current) (?:paper|article|work|study|chapter|letter|thesis|report|survey|research)|this (?:paper|article|work|study|chapter|letter|thesis|report|survey|research)|(?:the )?(?:aim|purpose|goal|objective)s?\b|we (?:propose|present|introduce|address|study|investigate|consider|describe|develop|aim|explore|examine|focus)|is (?:proposed|presented|introduced)|here,? we)/i;
const RESULT_CUE =
  /\b(?:(?:results?|findings?|experiments?|evaluations?|simulations?|analys[ei]s|stud(?:y|ies)) (?:\w+ ){0,4}(?:shows?|showed|suggests?|suggested|demonstrates?|demonstrated|indicates?|indicated|reveals?|revealed|confirms?|confirmed)|we (?:also |further |then )?(?:show|find|found|demonstrate|observe|observed|showed|demonstrated|conclude|achieve)|outperforms?|conclusions?|significantly|state[- ]of[- ]the[- ]art)\b/i;
const METHOD_CUE =
  /\b(?:we (?:\w+ly |then |first |also )?(?:use|used|apply|applied|employ|employed|train|conduct|conducted|collected|analy[sz]ed|evaluate|compare|compared|develop|developed|derive|design|implement)|using|is based on|consists? of|(?:was|were) (?:used|collected|conducted|performed|analy[sz]ed|recruited|measured|applied))\b/i;
const GAP_CUE =
  /\b(?:however|although|despite|little (?:is known|attention|work|research)|challeng\w+|difficult\w*|lack\w*|remains?|unfortunately|limited|need(?:s|ed)? (?:to|for))\b/i;
const OTHER_CUE =
  /\b(?:copyright|all rights reserved|elsevier|springer|wiley|published by|ieee|acm|doi|e-?mail|keywords?|corresponding author|licen[cs]e|available (?:at|from|online)|www|https?)\b|[©#]/i;
const CITATION_CUE = /\bet al\b|\(\d{4}[a-z]?\)|\[\d+(?:[,–-] ?\d+)*\]|\\cite/;

const WORD = /[a-z]+(?:['’-][a-z]+)*|\d+(?:[.,]\d+)*|[^\sa-z\d]/g;

/** 32-bit FNV-1a over UTF-16 units, then Murmur3's finaliser, since low bits pick the bucket. */
export function hashFeature(space: number, text: string): number {
  let h = Math.imul(0x811c9dc5 ^ space, 0x01000193);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

interface Seen {
  words: string[];
  skeleton: string[];
  cues: string[];
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
  const lower = raw.toLowerCase();
  const words: string[] = [];
  for (const match of lower.matchAll(WORD)) {
    const word = match[0];
    const c = word.charCodeAt(0);
    words.push(c >= 48 && c <= 57 ? (word.length === 4 && /^(?:19|20)/.test(word) ? 'YEAR' : '0') : word);
    if (words.length === WORD_CAP) break;
  }
  const cues: string[] = [];
  if (OBJECTIVE_CUE.test(raw)) cues.push('o');
  if (RESULT_CUE.test(raw)) cues.push('r');
  if (METHOD_CUE.test(raw)) cues.push('m');
  if (GAP_CUE.test(raw)) cues.push('g');
  if (OTHER_CUE.test(raw)) cues.push('x');
  if (CITATION_CUE.test(raw)) cues.push('c');
  if (/\d\s?%|\bper ?cent\b/.test(raw)) cues.push('%');
  if (/\d/.test(raw)) cues.push('0');
  if (/\bwe\b|\bour\b/i.test(raw)) cues.push('w');
  if (raw.trimEnd().endsWith('?')) cues.push('?');
  if (/^\s*[a-z]/.test(raw)) cues.push('l');
  if (/\b(?:was|were|had|did)\b/.test(raw)) cues.push('p');
  if (/\b(?:is|are|has|have)\b/.test(raw)) cues.push('n');
  if (/\b(?:can|could|may|might|will|would|should|must)\b/.test(raw)) cues.push('d');
  return { words, skeleton: words.slice(0, 5).map(bone), cues };
}

/** Feature hashes of one sentence, each list without repeats. */
export interface SentenceFeatures {
  words: Uint32Array;
  place: Uint32Array;
}

/** A hash is made of a space, which keeps kinds of features apart, and a text. */
type Add = (space: number, text: string) => void;

const ANCHORS = new Set(['we', 'paper', 'article', 'study', 'results']);

function addWords({ words, skeleton }: Seen, part: string, add: Add): void {
  for (let k = 0; k < words.length; k++) {
    const word = words[k]!;
    const next = words[k + 1];
    add(1, word);
    if (next !== undefined) add(2, `${word} ${next}`);
    if (word.length > 5) add(3, word.slice(-3));
    if (word.length > 4) add(4, word.slice(0, 4));
    // What "we", "this paper" and "results" do: the verb is among the next three words.
    if (ANCHORS.has(word))
      for (let j = k + 1; j < Math.min(k + 4, words.length); j++) add(5, `${word}>${words[j]}`);
  }
  add(10, words[0] ?? '');
  add(11, words.slice(0, 2).join(' '));
  add(12, words.slice(0, 3).join(' '));
  add(13, `${part}${words[0]}`);
  add(14, skeleton.slice(0, 3).join(' '));
  add(15, skeleton.slice(0, 5).join(' '));
  add(16, words.at(-2) ?? '');
}

/** First, last, only, or one of three stretches between. */
function partOf(i: number, n: number): string {
  if (n === 1) return 'only';
  if (i === 0) return 'first';
  if (i === n - 1) return 'last';
  const at = i / (n - 1);
  return at < 0.4 ? 'early' : at < 0.7 ? 'middle' : 'late';
}

function addPlace(
  seen: readonly Seen[],
  i: number,
  firsts: Record<'o' | 'r' | 'm' | 'w', number>,
  part: string,
  add: Add,
): void {
  const n = seen.length;
  const { cues, words } = seen[i]!;
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
  for (const cue of cues) {
    add(30, cue);
    add(32, `${part}${cue}`);
  }
  add(31, cues.filter((cue) => 'ormgx'.includes(cue)).join(''));
  add(33, far(firsts.o));
  add(34, far(firsts.r));
  add(35, far(firsts.m));
  add(36, far(firsts.w));
  add(37, `${side(firsts.o)} ${side(firsts.r)} ${side(firsts.w)}`);
  add(38, `${part} ${side(firsts.o)} ${side(firsts.r)}`);
}

function collected(fill: (add: Add) => void): Uint32Array {
  const out = new Set<number>();
  fill((space, text) => out.add(hashFeature(space, text)));
  return Uint32Array.from(out);
}

/** Features of every sentence of one abstract, in order. */
export function roleFeatures(sentences: readonly string[]): SentenceFeatures[] {
  const seen = sentences.map(look);
  const first = (cue: string) => {
    const at = seen.findIndex((s) => s.cues.includes(cue));
    return at < 0 ? seen.length : at;
  };
  const firsts = { o: first('o'), r: first('r'), m: first('m'), w: first('w') };
  return seen.map((s, i) => {
    const part = partOf(i, seen.length);
    return {
      words: collected((add) => addWords(s, part, add)),
      place: collected((add) => addPlace(seen, i, firsts, part, add)),
    };
  });
}
