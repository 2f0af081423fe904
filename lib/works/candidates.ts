/**
 * Which records could be the same work as a new one, found by keys and never by a scan: the identifiers it carries, its
 * folded title, and a few short hashes that two renderings of one title or one abstract are likely to share
 * (locality-sensitive hashing: Broder 1997; Indyk and Motwani 1998). What the candidates are is `decide.ts`'s business.
 */
import { keysOf } from '../paper/identifiers.ts';
import { hash } from './fold.ts';
import { isGenericTitle } from './generic-titles.ts';
import { prepare, type Comparable, type Prepared } from './prepared.ts';

/**
 * A key that more records than this share says nothing ("title:preface"): callers look up at most so many and skip the
 * key when there are more. It bounds the cost of one lookup whatever the size of the library.
 */
export const MOST_PER_KEY = 24;
/** The same for the first or last letters of a title, which whole fields begin and end alike. */
const MOST_PER_END = 12;
/** The same for a run of words in an abstract: in more abstracts than this it is a phrase. */
const MOST_PER_PHRASE = 6;

/**
 * How many records a block may have to tell of likeness. Reading past those that say nothing is most of what placing a
 * record in a large library costs, so each kind has a bound of its own.
 */
export function mostUnder(block: string): number {
  if (block.startsWith('abstract:')) return MOST_PER_PHRASE;
  return block.startsWith(`title:${CUT}`) || block.endsWith(CUT) ? MOST_PER_END : MOST_PER_KEY;
}

/**
 * Bands of the title's sketch: 6 keys of 3 min-hashes find 19 of 20 pairs that share three quarters of their letter
 * runs, and 1 of 20 that share a fifth.
 */
const TITLE_BANDS = 6;
const TITLE_ROWS = 3;
const ABSTRACT_KEYS = 4;
/** So many letters of a title, first or last, are a key of their own. */
const OPENING = 22;
/** Stands where the rest of the title was. */
const CUT = '…';

export interface RecordKeys {
  /** "arxiv:2401.01234", "doi:…": each names one work. */
  identity: string[];
  /** "title:…", "who:…", "sketch:…", "abstract:…": each is shared by candidates. */
  blocks: string[];
}

/** Whether a key names one work, and not only candidates. */
export const isIdentity = (key: string): boolean => !/^(?:title|who|sketch|abstract):/.test(key);

/** Every key under which a record is kept and looked up. The same record always has the same keys. */
export function keysFor(record: Comparable): RecordKeys {
  return keysOfPrepared(prepare(record));
}

export function keysOfPrepared(prepared: Prepared): RecordKeys {
  const identity = [...new Set([...keysOf(prepared.record.ids ?? {}), ...keysOf(prepared.ids)])];
  const blocks: string[] = [];
  const { joined, title, authors } = prepared;
  blocks.push(...titleKeys(prepared));
  if (joined) {
    if (isGenericTitle(title)) return { identity, blocks };
    // A paper that was renamed keeps its authors.
    if (authors.length >= 2 && !prepared.authorsCut)
      blocks.push(
        `who:${short(
          authors
            .map(({ family }) => family)
            .sort()
            .join(' '),
        )}`,
      );
    blocks.push(...sketch(grams(title), TITLE_BANDS, TITLE_ROWS, 'sketch'));
  }
  if (prepared.abstract.size > 0) blocks.push(...sketch(prepared.abstract, ABSTRACT_KEYS, 1, 'abstract'));
  return { identity, blocks: [...new Set(blocks)] };
}

/** The few keys of a title alone: enough to know again what a page shows, and quickly made. */
export function titleKeysFor(record: Comparable): string[] {
  return titleKeys(prepare(record));
}

function titleKeys({ joined, main, title, authors }: Prepared): string[] {
  if (!joined) return [];
  // A title that many share is a candidate only for its own authors.
  if (isGenericTitle(title))
    return authors.slice(0, 8).map(({ family }) => `title:${joined.slice(0, 60)}|${family}`);
  const keys = [`title:${short(joined)}`];
  // "Glow" and "Glow: generative flow …" meet under the main part of the one and the whole of the other.
  if (main.length >= 4) keys.push(`title:${short(main)}`);
  // A title cut short, one with an afterthought, and one with a slip in its other half.
  if (joined.length > OPENING)
    keys.push(`title:${joined.slice(0, OPENING)}${CUT}`, `title:${CUT}${joined.slice(-OPENING)}`);
  return keys;
}

const short = (text: string): string =>
  text.length <= 40 ? text : `${text.slice(0, 24)}~${hash(text).toString(36)}`;

/** Hashes of the title's runs of four letters, word by word, so that order of words hardly matters. */
function grams(title: readonly string[]): Set<number> {
  const set = new Set<number>();
  for (const word of title) {
    // Short words carry no meaning, and a whole word weighs by its letters.
    if (word.length < 4 && title.length > 3) continue;
    const padded = `_${word}_`;
    for (let index = 0; index + 4 <= padded.length; index++) set.add(hash(padded.slice(index, index + 4)));
    if (padded.length < 4) set.add(hash(padded));
  }
  return set;
}

/** Min-hashes of a set, several to a key: `bands` keys of `rows` values each. */
function sketch(set: ReadonlySet<number>, bands: number, rows: number, name: string): string[] {
  if (set.size === 0) return [];
  const least = new Uint32Array(bands * rows).fill(0xffffffff);
  for (const value of set) {
    for (let index = 0; index < least.length; index++) {
      // A multiply-shift permutation of the value, one per index.
      let mixed = Math.imul(value ^ (SEEDS[index] ?? 0), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      mixed = (mixed ^ (mixed >>> 16)) >>> 0;
      if (mixed < (least[index] ?? 0)) least[index] = mixed;
    }
  }
  return Array.from({ length: bands }, (_, band) => {
    const values = least.slice(band * rows, band * rows + rows).join(',');
    return `${name}:${band}${hash(values).toString(36)}`;
  });
}

const SEEDS = Array.from({ length: 32 }, (_, index) => hash(`seed ${index}`));

/** An index in memory of records by key; the library has the same in its rows. */
export class CandidateIndex {
  readonly #byKey = new Map<string, number[]>();

  /** Adds a record under a number of the caller's. */
  add(number: number, keys: RecordKeys): void {
    for (const key of [...keys.identity, ...keys.blocks]) {
      const known = this.#byKey.get(key);
      if (known) known.push(number);
      else this.#byKey.set(key, [number]);
    }
  }

  /** Numbers of the records that share a telling key, each once. */
  find(keys: RecordKeys): Set<number> {
    const found = new Set<number>();
    for (const key of keys.identity) for (const number of this.#byKey.get(key) ?? []) found.add(number);
    for (const key of keys.blocks) {
      const bucket = this.#byKey.get(key) ?? [];
      if (bucket.length <= mostUnder(key)) for (const number of bucket) found.add(number);
    }
    return found;
  }
}
