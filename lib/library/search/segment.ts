/**
 * A segment: an immutable piece of the index over some thousands of papers, made of sorted terms and their postings in
 * typed arrays. It is loaded and stored as it is, without parsing: that is what makes opening a library of 50,000
 * quick. Finding and ranking are `match.ts`'s and `rank.ts`'s business.
 */
import { hash } from '../../works/fold.ts';
import { Growing } from './growing.ts';
import { FACETS, foldFacet, TEXT_FIELDS, type Facet, type TextField } from './query.ts';
import { wordsOf } from './words.ts';

/** What is searched of one paper. */
export interface SearchDocument extends Partial<Record<Exclude<TextField, 'authors' | 'tags'>, string>> {
  id: string;
  title: string;
  authors?: readonly string[];
  tags?: readonly string[];
  year?: number;
  /** When it was saved, ms since 1970: for order. */
  saved?: number;
  /**
   * Matched whole: {state: ['later'], has: ['notes', 'pdf'], site: ['arxiv'], collection: ['Thesis'], is: ['starred'],
   * id: ['2401.01234', '10.1145/3292500']}. Tags need not be given twice.
   */
  facets?: Partial<Record<Facet, readonly string[]>>;
}

/** A segment as it is kept: strings and typed arrays only, ready for structured clone. */
export interface Segment {
  /** Ids of the papers, by their number in the segment. */
  ids: string[];
  /** 0 where unknown. */
  years: Uint16Array;
  /** ms since 1970; 0 where unknown. */
  saved: Float64Array;
  /** The folded beginnings of the titles, for order. */
  titles: string[];
  /** Sorted by UTF-16 code unit; facets come first, as "\u0001tag:vision". */
  terms: string[];
  /** Where each term's postings begin; one more at the end. */
  starts: Uint32Array;
  /** Numbers of papers, rising within a term; as narrow as their number allows. */
  papers: Uint16Array | Uint32Array;
  /** One bit per field of `TEXT_FIELDS` in which the term occurs. */
  fields: Uint8Array;
  /** How much the term says about the paper, 0..255: weighted frequency, saturated, by length. */
  impacts: Uint8Array;
  /** Letters of each term as bits, to pass over terms that no typo could reach; made when wanted, where not kept. */
  letters?: Uint32Array;
  /** Every paper's words in order as 16-bit hashes, the field's number (from 1) before each field: for phrases. */
  stream: Uint16Array;
  /** Where each paper's words begin in the stream; one more at the end. */
  streamStarts: Uint32Array;
}

/** So much of a title decides its place in an order by title. */
const TITLE_KEY = 48;

export const FACET_MARK = '\u0001';

/**
 * Weight of a word by field, in the order of `TEXT_FIELDS`: what the reader wrote and what names the paper counts more
 * than one word among two hundred.
 */
const WEIGHTS = [6, 5, 1, 3, 2.5, 4, 2];
/** Words that are usual in the field; longer texts dilute (BM25's b, Robertson and Zaragoza 2009, with fixed averages). */
const USUAL = [10, 8, 170, 40, 40, 2, 3];
const DILUTION = [0.4, 0.3, 0.75, 0.6, 0.5, 0.2, 0.3];
/** BM25's k1: how soon a further occurrence stops counting. */
const SATURATION = 3;

export function textOf(document: SearchDocument, field: TextField): string {
  if (field === 'authors') return document.authors?.join(' ; ') ?? '';
  if (field === 'tags') return document.tags?.join(' ; ') ?? '';
  return document[field] ?? '';
}

/** Builds a segment. Time is proportional to the text; about 0.1 ms per paper with abstract. */
export function buildSegment(documents: readonly SearchDocument[]): Segment {
  const numbers = new Map<string, number>();
  // By term's number, in step: papers that have it, its hash, and, of the paper at hand, its weight and fields.
  const [counts, hashes, weights, masks]: [number[], number[], number[], number[]] = [[], [], [], []];
  const postings = new Growing(documents.length * 120);
  const stream = new Growing(documents.length * 200);
  const streamStarts = new Uint32Array(documents.length + 1);
  const years = new Uint16Array(documents.length);
  const saved = new Float64Array(documents.length);
  const titles: string[] = [];
  let touched: number[] = [];
  const touch = (word: string): number => {
    let term = numbers.get(word);
    if (term === undefined) {
      term = numbers.size;
      numbers.set(word, term);
      counts.push(0);
      hashes.push(hash16(word));
      weights.push(-1);
      masks.push(0);
    }
    if ((weights[term] as number) < 0) {
      weights[term] = 0;
      touched.push(term);
    }
    return term;
  };
  documents.forEach((document, paper) => {
    years[paper] = document.year ?? 0;
    saved[paper] = document.saved ?? 0;
    streamStarts[paper] = stream.length;
    touched = [];
    TEXT_FIELDS.forEach((field, bit) => {
      const words = wordsOf(textOf(document, field));
      if (field === 'title') titles.push(words.join(' ').slice(0, TITLE_KEY));
      if (words.length === 0) return;
      stream.push(bit + 1);
      const dilution = DILUTION[bit] as number;
      const weight =
        (WEIGHTS[bit] as number) / (1 - dilution + (dilution * words.length) / (USUAL[bit] as number));
      for (const word of words) {
        const term = touch(word);
        weights[term] = (weights[term] as number) + weight;
        masks[term] = (masks[term] as number) | (1 << bit);
        stream.push(hashes[term] as number);
      }
    });
    for (const facet of facetTerms(document)) touch(facet);
    for (const term of touched) {
      const weight = weights[term] as number;
      counts[term] = (counts[term] as number) + 1;
      const impact = Math.round((255 * weight) / (weight + SATURATION));
      postings.push(term);
      postings.push(paper);
      postings.push(((masks[term] as number) << 8) | impact);
      weights[term] = -1;
      masks[term] = 0;
    }
  });
  streamStarts[documents.length] = stream.length;
  const sorted = sortPostings(numbers, counts, postings, documents.length);
  return {
    ids: documents.map(({ id }) => id),
    years,
    saved,
    titles,
    ...sorted,
    stream: Uint16Array.from(stream.values()),
    streamStarts,
  };
}

function facetTerms(document: SearchDocument): Set<string> {
  const terms = new Set<string>();
  for (const facet of FACETS) {
    const values = [...(document.facets?.[facet] ?? []), ...(facet === 'tag' ? (document.tags ?? []) : [])];
    for (const value of values) terms.add(facetTerm(facet, foldFacet(value)));
  }
  for (const tag of document.tags ?? []) terms.add(facetTerm('written', tag.replace(/\s+/g, ' ').trim()));
  return terms;
}

export function facetTerm(facet: Facet, folded: string): string {
  return `${FACET_MARK}${facet}:${folded}`;
}

type Sorted = Pick<Segment, 'terms' | 'starts' | 'papers' | 'fields' | 'impacts' | 'letters'>;

/** Puts postings, which came paper by paper, term by term in the order of the sorted terms. */
function sortPostings(
  numbers: ReadonlyMap<string, number>,
  counts: readonly number[],
  postings: Growing,
  size: number,
): Sorted {
  const terms = [...numbers.keys()];
  // Text's own order is by UTF-16 code unit: the order that `match.ts` looks words up in.
  const sorted = terms.slice().sort();
  const order = sorted.map((term) => numbers.get(term) as number);
  const starts = new Uint32Array(terms.length + 1);
  const next = new Uint32Array(terms.length);
  order.forEach((term, rank) => {
    next[term] = starts[rank] as number;
    starts[rank + 1] = (starts[rank] as number) + (counts[term] as number);
  });
  const total = postings.length / 3;
  const papers = paperNumbers(size, total);
  const fields = new Uint8Array(total);
  const impacts = new Uint8Array(total);
  const flat = postings.values();
  for (let index = 0; index < flat.length; index += 3) {
    const term = flat[index] as number;
    const at = next[term] as number;
    next[term] = at + 1;
    papers[at] = flat[index + 1] as number;
    fields[at] = (flat[index + 2] as number) >>> 8;
    impacts[at] = (flat[index + 2] as number) & 255;
  }
  return { terms: sorted, starts, papers, fields, impacts, letters: Uint32Array.from(sorted, lettersOf) };
}

/** Room for so many numbers of papers of a segment of that size. */
export function paperNumbers(size: number, room: number): Uint16Array | Uint32Array {
  return size <= 0x10000 ? new Uint16Array(room) : new Uint32Array(room);
}

/** Which letters a word has: a bit for each of a–z, and a few for digits and everything else. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    if (code >= 97 && code <= 122) bits |= 1 << (code - 97);
    else bits |= 1 << (26 + (code % 6));
  }
  return bits >>> 0;
}

/** The letters of all terms of a segment. */
export function lettersIn(segment: Segment): Uint32Array {
  if (segment.letters) return segment.letters;
  const letters = new Uint32Array(segment.terms.length);
  segment.terms.forEach((term, at) => (letters[at] = lettersOf(term)));
  segment.letters = letters;
  return letters;
}

/** A word as the stream keeps it: 16 bits, above the numbers of the fields. */
export function hash16(word: string): number {
  const bits = hash(word) & 0xffff;
  return bits > TEXT_FIELDS.length ? bits : bits + 8;
}
