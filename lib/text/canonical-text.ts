/**
 * One form for every way in which an abstract or title is written down: entities decoded, ligatures apart, soft
 * hyphens and invisible characters gone, white space single, Unicode composed, formulas between dollars. Every
 * character knows where it came from. Marks are anchored to this text, and its hash is the key of an abstract.
 * Reading it off a page is `abstract-text.ts`'s business.
 */
import { LIMITS } from '../paper/bibliography.ts';
import { formulas } from './formulas.ts';

/** Raised whenever the same source would give another text: keys and positions made before no longer compare. */
export const CANON_VERSION = 1;

/** Sources are cut here before, texts after they are made canonical. UTF-16 units. */
const SOURCE_LIMIT = 10 * LIMITS.abstract;
export const TEXT_LIMIT = LIMITS.abstract;

/** Where each character of a canonical text comes from: `source.slice(start(index), end(index))`. Both rise or stay. */
export interface SourceMap {
  start(index: number): number;
  end(index: number): number;
}

export interface Canonical {
  text: string;
  /** Works each place out when it is asked for: most texts are only compared, the others asked of a few places. */
  readonly map: SourceMap;
}

type Edit = [start: number, end: number, replacement: string];

const AMPERSAND = '(?:amp|#0*38|#[xX]0*26);';
const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const ENTITY = new RegExp(
  `&(?:${AMPERSAND})+(?:(lt|gt|quot|apos|nbsp|#\\d{2,7}|#[xX][\\da-fA-F]{2,6});)?|` +
    `&(lt|gt|quot|apos|nbsp|#\\d{2,7}|#[xX][\\da-fA-F]{2,6});`,
  'g',
);
/** Soft hyphens (with the line end they caused), controls, zero-width and bidirectional marks, invisible operators. */
const INVISIBLE =
  /\u00ad(?:[^\S\n]*\n\s*)?|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|(?!\s)\p{Cc}/gu;
const LIGATURE = /[\ufb00-\ufb06]/g;
/** A base with its combining marks, or a Hangul syllable in parts: the pieces that Unicode composes by themselves. */
const CLUSTER = /[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]|.\p{M}*/gsu;

/** Nothing but printable ASCII and line ends: most abstracts. */
const PLAIN = /^[\n -~]*$/;

/**
 * The canonical text of a source, with the way back. Sources beyond 200,000 and texts beyond 20,000 UTF-16 units are
 * cut. Never throws; linear in the source.
 */
export function canonicalText(source: string): Canonical {
  let text = source.slice(0, SOURCE_LIMIT);
  const stages: Edit[][] = [];
  const make = (edits: Edit[]) => {
    if (edits.length === 0) return;
    stages.push(edits);
    text = edited(text, edits);
  };
  if (text.includes('&')) make(replacements(text, ENTITY, decodeEntity));
  if (!PLAIN.test(text)) {
    make(replacements(text, INVISIBLE, () => ''));
    make(replacements(text, LIGATURE, ([ligature]) => ligature.normalize('NFKC')));
    if (text !== text.normalize('NFC'))
      make(replacements(text, CLUSTER, ([cluster]) => cluster.normalize('NFC')));
  }
  make(replacements(text, /[^\S ]\s*| {2,}\s*| [^\S ]\s*/g, () => ' '));
  make(blankEnds(text));
  make(formulaEdits(text));
  if (text.length > TEXT_LIMIT) make([[TEXT_LIMIT, text.length, '']]);
  let steps: Step[] | undefined;
  const trace = (index: number, edge: 0 | 1) =>
    (steps ??= stages.toReversed().map(stepOf)).reduce((at, step) => before(step, at, edge), index);
  return { text, map: { start: (index) => trace(index, 0), end: (index) => trace(index, 1) + 1 } };
}

function decodeEntity(match: RegExpExecArray): string {
  const name = match[1] ?? match[2];
  if (!name) return '&';
  const named = NAMED[name];
  if (named) return named;
  const code = /x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

/** No blank at either end. */
function blankEnds(text: string): Edit[] {
  const edits: Edit[] = [];
  if (text.startsWith(' ')) edits.push([0, 1, '']);
  if (text.length > 1 && text.endsWith(' ')) edits.push([text.length - 1, text.length, '']);
  return edits;
}

/** Dollars for every delimiter and no blanks inside them, as MathJax hands a formula on. */
function formulaEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const { start, end, tex, display } of formulas(text)) {
    if (tex.includes('$')) continue; // Dollars cannot hold dollars.
    const mark = display ? '$$' : '$';
    const from = text.indexOf(tex, start + (text[start] === '\\' ? 2 : mark.length));
    if (text.slice(start, from) !== mark) edits.push([start, from, mark]);
    if (text.slice(from + tex.length, end) !== mark) edits.push([from + tex.length, end, mark]);
  }
  return edits;
}

function replacements(text: string, pattern: RegExp, by: (match: RegExpExecArray) => string): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    const replacement = by(match);
    if (replacement !== match[0]) edits.push([match.index, match.index + match[0].length, replacement]);
  }
  return edits;
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const [start, end, replacement] of edits) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

/** The edits of one stage, and where in its result each replacement begins. */
interface Step {
  edits: readonly Edit[];
  begins: number[];
}

function stepOf(edits: readonly Edit[]): Step {
  let grown = 0;
  const begins = edits.map(([start, end, replacement]) => {
    const begin = start + grown;
    grown += replacement.length - (end - start);
    return begin;
  });
  return { edits, begins };
}

/** The character before a stage that one after it comes from: of all that an edit replaced, the first or the last. */
function before({ edits, begins }: Step, index: number, edge: 0 | 1): number {
  let low = 0;
  let high = begins.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (begins[middle]! > index) high = middle;
    else low = middle + 1;
  }
  const edit = edits[low - 1];
  if (!edit) return index;
  const [start, end, replacement] = edit;
  const past = index - begins[low - 1]! - replacement.length;
  if (past >= 0) return end + past;
  return edge === 0 ? start : end - 1;
}

/**
 * Key of a canonical text: canonicaliser's version, a colon, 64 bits of hash in hex. Two multiplicative lanes over the
 * UTF-16 units, each finished with the avalanche step of MurmurHash3 (Appleby 2011): spreads well, is not
 * cryptographic, and names texts of one paper only.
 */
export function textKey(canonical: string): string {
  let one = 0x9e3779b9 ^ canonical.length;
  let two = 0x7f4a7c15;
  for (let index = 0; index < canonical.length; index++) {
    const unit = canonical.charCodeAt(index);
    one = Math.imul((one << 13) | (one >>> 19), 5) ^ Math.imul(unit, 0x2c1b3c6d);
    two = Math.imul(two ^ unit, 0x01000193) + (two >>> 15);
  }
  return `${CANON_VERSION}:${hex(avalanche(one ^ (two >>> 7)))}${hex(avalanche(two + one))}`;
}

function avalanche(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
