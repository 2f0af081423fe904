/**
 * Papers as vectors: how much of each word and each pair of words there is in title and abstract, weighted by how rare it
 * is (TF-IDF; Spärck Jones 1972, Salton and Buckley 1988), of length 1. Sparse, in typed arrays.
 */
import { Growing } from '../search/growing.ts';
import { mapWords, stemOf } from './text-words.ts';

/** Rows of a sparse matrix: row `i` holds `columns[starts[i]..starts[i + 1])` and the values beside them. */
export interface Rows {
  starts: Uint32Array;
  columns: Uint32Array;
  values: Float32Array;
}

export interface Text {
  title: string;
  abstract: string;
}

/** A word of the title counts as so many of the abstract. */
const TITLE = 3;
/** A pair of words says more than either: it counts so much more, and stands for what the map is about. */
const PAIR = 1.2;
/** Room for one paper's terms in a key of two. */
const KEY = 2 ** 26;

/** Terms by number, as they are met. A term is a word, or two that stand beside one another. */
export class Terms {
  readonly #words = new Map<string, number>();
  readonly #pairs = new Map<number, number>();
  /** Per term: the form that is written most (by majority vote, Boyer and Moore 1981), and its lead. */
  readonly #forms: string[] = [];
  readonly #leads: number[] = [];
  readonly #isPair: boolean[] = [];
  /** From when it is closed, terms that are not known are passed over. */
  isClosed = false;

  get size(): number {
    return this.#forms.length;
  }

  nameOf(term: number): string {
    return this.#forms[term] as string;
  }

  isPair(term: number): boolean {
    return this.#isPair[term] === true;
  }

  /** How often each term stands in a text. */
  countsOf({ title, abstract }: Text): Map<number, number> {
    const counts = new Map<number, number>();
    this.#add(counts, title, TITLE);
    this.#add(counts, abstract, 1);
    return counts;
  }

  #add(counts: Map<number, number>, text: string, weight: number): void {
    let before = -1;
    let beforeForm = '';
    for (const form of mapWords(text)) {
      const word = form === null ? -1 : this.#number(this.#words, stemOf(form), form, false);
      if (word >= 0) counts.set(word, (counts.get(word) ?? 0) + weight);
      if (word >= 0 && before >= 0 && word !== before) {
        const pair = this.#number(this.#pairs, before * KEY + word, `${beforeForm} ${form}`, true);
        if (pair >= 0) counts.set(pair, (counts.get(pair) ?? 0) + weight);
      }
      before = word;
      beforeForm = form ?? '';
    }
  }

  #number<K>(known: Map<K, number>, key: K, form: string, isPair: boolean): number {
    let term = known.get(key);
    if (term === undefined) {
      if (this.isClosed) return -1;
      term = this.#forms.length;
      known.set(key, term);
      this.#forms.push(form);
      this.#leads.push(1);
      this.#isPair.push(isPair);
    } else if (this.#forms[term] === form) this.#leads[term] = (this.#leads[term] as number) + 1;
    else if (--(this.#leads[term] as number) < 0) {
      this.#forms[term] = form;
      this.#leads[term] = 1;
    }
    return term;
  }
}

/** Counts of terms, one row for each text. `progress` is told how many are done. */
export function countTerms(terms: Terms, texts: Iterable<Text>, progress: (done: number) => void): Rows {
  const starts = [0];
  const columns = new Growing(1 << 16);
  const values = new Growing(1 << 16);
  for (const text of texts) {
    for (const [term, count] of terms.countsOf(text)) {
      columns.push(term);
      values.push(count);
    }
    starts.push(columns.length);
    progress(starts.length - 1);
  }
  return {
    starts: Uint32Array.from(starts),
    columns: columns.values().slice(),
    values: Float32Array.from(values.values()),
  };
}

/** In how many rows each term stands. */
export function rowsWith(counts: Rows, size: number): Uint32Array {
  const found = new Uint32Array(size);
  for (const term of counts.columns) (found[term] as number)++;
  return found;
}

/** Terms of more papers than this share tell none apart; where there are few papers, none is too common. */
const TOO_COMMON = 0.4;
const FEW = 30;

/** How much a term says by its rarity among `total` papers; 0 for one that is in one paper or in too many. */
export function rarityOf(found: Uint32Array, total: number): Float32Array {
  const most = Math.max(FEW, total * TOO_COMMON);
  return Float32Array.from(found, (papers) =>
    papers < 2 || papers > most ? 0 : Math.log(total / papers + 1),
  );
}

/** The most telling terms of each paper, as a vector of length 1. */
const MOST_TERMS = 64;

/** Weighted rows, of each paper its most telling terms first. */
export function weigh(counts: Rows, rarity: Float32Array, isPair: (term: number) => boolean): Rows {
  const papers = counts.starts.length - 1;
  const starts = new Uint32Array(papers + 1);
  const columns = new Growing(papers * 48);
  const values: number[] = [];
  for (let paper = 0; paper < papers; paper++) {
    const row: [term: number, weight: number][] = [];
    for (let at = counts.starts[paper] as number; at < (counts.starts[paper + 1] as number); at++) {
      const term = counts.columns[at] as number;
      const rare = rarity[term] ?? 0;
      if (rare > 0)
        row.push([term, (1 + Math.log(counts.values[at] as number)) * rare * (isPair(term) ? PAIR : 1)]);
    }
    row.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    row.length = Math.min(row.length, MOST_TERMS);
    const length = Math.hypot(...row.map(([, weight]) => weight));
    for (const [term, weight] of row) {
      columns.push(term);
      values.push(weight / length);
    }
    starts[paper + 1] = columns.length;
  }
  return { starts, columns: columns.values().slice(), values: Float32Array.from(values) };
}
