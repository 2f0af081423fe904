/**
 * Runs a query over segments and ranks what it finds. All clauses must hold; each word counts by how rare it is
 * (inverse document frequency, Robertson and Zaragoza 2009) and by what the segment says of it in that paper.
 */
import { exactTerm, fuzzyTerms, prefixTerms, type TermMatch } from './match.ts';
import { TEXT_FIELDS, type Clause, type Query, type TextField } from './query.ts';
import { facetTerm, hash16, type Segment } from './segment.ts';
import { TopHits, type RankedHit } from './top-hits.ts';

/** A segment and what has left it. */
export interface LiveSegment {
  segment: Segment;
  /** 1 for papers that were removed or replaced. */
  gone: Uint8Array;
  goneCount: number;
}

export interface Hit {
  id: string;
  score: number;
}

export interface Results {
  /** Best first; equally good ones newest first. */
  hits: Hit[];
  /** How many papers match in all. */
  total: number;
  /** Words of the library that were taken for a mistyped one, for highlighting and to say so. */
  corrected: string[];
  /** Per segment, 1 for every paper that matches. */
  matched: Uint8Array[];
}

/** One thing that must hold, with the terms that make it hold, per segment. */
interface Condition {
  perSegment: TermMatch[][];
  /** Bits of the fields that count; 0 for facets, which have none. */
  fields: number;
  /** Weight of the word; 0 for facets. */
  rarity: number;
  /** Postings to look at, for order. */
  size: number;
}

interface Phrase {
  hashes: number[];
  /** Field's number in the stream, or 0 for any. */
  field: number;
}

/** So few papers with a word may as well be other people's slips: words near it are looked for too. */
const FEW = 2;
const MOST_CONDITIONS = 64;
const ALL_FIELDS = (1 << TEXT_FIELDS.length) - 1;

export interface RunOptions {
  limit: number;
  offset: number;
  /** What to order by instead of relevance, the highest first, by segment and paper; `score` is then this. */
  by?: ((segment: number, paper: number) => number) | undefined;
}

/** Runs a query. Where nothing holds all words as they are typed, words that are there count as mistyped too. */
export function run(live: readonly LiveSegment[], query: Query, options: RunOptions): Results {
  const results = runOnce(live, query, options, FEW);
  const words = query.clauses.reduce(
    (sum, one) => sum + (one.kind === 'words' && !one.not ? one.words.length : 0),
    0,
  );
  return results.total > 0 || words < 2 ? results : runOnce(live, query, options, Infinity);
}

function runOnce(
  live: readonly LiveSegment[],
  query: Query,
  { limit, offset, by }: RunOptions,
  few: number,
): Results {
  const count = live.reduce((sum, { segment, goneCount }) => sum + segment.ids.length - goneCount, 0);
  const wanted: Condition[] = [];
  const unwanted: Condition[] = [];
  const phrases: { phrase: Phrase; not: boolean; words: Condition[] }[] = [];
  const years: { from: number; to: number; not: boolean }[] = [];
  const saved: { from: number; to: number; not: boolean }[] = [];
  const corrected = new Set<string>();
  for (const clause of query.clauses) {
    const target = clause.not ? unwanted : wanted;
    if (clause.kind === 'year') years.push(clause);
    else if (clause.kind === 'saved') saved.push(clause);
    else if (clause.kind === 'role') continue;
    else if (clause.kind === 'facet') {
      target.push(facetCondition(live, count, clause));
    } else if (clause.kind === 'phrase') {
      const words = clause.words.map((word) =>
        condition(live, count, bitsOf(clause.field), (segment) => exact(segment, word)),
      );
      if (!clause.not) wanted.push(...words);
      const field = clause.field ? TEXT_FIELDS.indexOf(clause.field) + 1 : 0;
      phrases.push({ phrase: { hashes: clause.words.map(hash16), field }, not: clause.not, words });
    } else {
      clause.words.forEach((word, index) => {
        const open = clause.open && !clause.not && index === clause.words.length - 1;
        target.push(
          wordCondition(live, count, bitsOf(clause.field), word, open, clause.not ? null : corrected, few),
        );
      });
    }
  }
  // A query of hundreds of words is a paste: its rarest ones tell.
  wanted.sort((a, b) => a.size - b.size).splice(MOST_CONDITIONS);
  // What was saved in one go stands in the order of ids, as the store lists it: the same before the search answers and
  // after, and whatever was changed of it since.
  const idAt = ({ segment, paper }: RankedHit): string => live[segment]?.segment.ids[paper] ?? '';
  const top = new TopHits(limit + offset, by && ((a, b) => idAt(a) < idAt(b)));
  const matched: Uint8Array[] = [];
  live.forEach((one, at) => {
    const { segment } = one;
    const size = segment.ids.length;
    const { met, scores } = intersect(segment, wanted, at);
    // A copy of the bytes: `from` would take them one by one, which costs a first question some tens of ms.
    const barred = one.gone.slice();
    const found = new Uint8Array(size);
    for (const { perSegment, fields } of unwanted) {
      eachPosting(segment, perSegment[at] ?? [], fields, (paper) => {
        barred[paper] = 1;
      });
    }
    // The last first: these are mostly the newest, and what comes after the best is soon passed over.
    for (let paper = size - 1; paper >= 0; paper--) {
      if (met[paper] !== wanted.length || barred[paper]) continue;
      const year = segment.years[paper] as number;
      if (!years.every(({ from, to, not }) => (year >= from && year <= to) !== not)) continue;
      const when = segment.saved[paper] as number;
      if (!saved.every(({ from, to, not }) => (when >= from && when < to) !== not)) continue;
      if (!phrases.every(({ phrase, not }) => hasPhrase(segment, paper, phrase) !== not)) continue;
      // A newer paper wins a tie, and no more than a tie.
      const score = by ? by(at, paper) : (scores[paper] as number) + year * 1e-7;
      top.offer(score, at, paper);
      found[paper] = 1;
    }
    matched.push(found);
  });
  const hits = top
    .sorted()
    .slice(offset)
    .map(({ score, segment, paper }) => ({ id: live[segment]?.segment.ids[paper] ?? '', score }));
  return { hits, total: top.total, corrected: [...corrected], matched };
}

function bitsOf(field: TextField | undefined): number {
  return field ? 1 << TEXT_FIELDS.indexOf(field) : ALL_FIELDS;
}

function exact(segment: Segment, term: string): TermMatch[] {
  const at = exactTerm(segment, term);
  return at < 0 ? [] : [{ term: at, quality: 1 }];
}

function facetCondition(
  live: readonly LiveSegment[],
  count: number,
  { facet, value, open, not, anyOf }: Extract<Clause, { kind: 'facet' }>,
): Condition {
  const terms = (anyOf ?? [value]).map((each) => facetTerm(facet, each));
  return condition(live, count, 0, (segment) =>
    terms.flatMap((term) => (open && !not && !anyOf ? prefixTerms(segment, term) : exact(segment, term))),
  );
}

function wordCondition(
  live: readonly LiveSegment[],
  count: number,
  fields: number,
  word: string,
  open: boolean,
  corrected: Set<string> | null,
  few: number,
): Condition {
  const plain = condition(live, count, fields, (segment) =>
    open ? prefixTerms(segment, word) : exact(segment, word),
  );
  if (!corrected || plain.size > few) return plain;
  const fuzzy = live.map(({ segment }) => fuzzyTerms(segment, word, open));
  live.forEach(({ segment }, at) => {
    for (const { term } of fuzzy[at] ?? []) corrected.add(segment.terms[term] as string);
  });
  return condition(live, count, fields, (_, at) => [...(plain.perSegment[at] ?? []), ...(fuzzy[at] ?? [])]);
}

function condition(
  live: readonly LiveSegment[],
  count: number,
  fields: number,
  find: (segment: Segment, at: number) => TermMatch[],
): Condition {
  const perSegment = live.map(({ segment }, at) => find(segment, at));
  let size = 0;
  perSegment.forEach((matches, at) => {
    const { starts } = (live[at] as LiveSegment).segment;
    for (const { term } of matches) size += (starts[term + 1] as number) - (starts[term] as number);
  });
  const papers = Math.min(size, count);
  const rarity = fields === 0 ? 0 : Math.log(1 + (count - papers + 0.5) / (papers + 0.5));
  return { perSegment, fields, rarity, size };
}

/** For every paper how many conditions hold, in a row from the first, and what they are worth together. */
function intersect(
  segment: Segment,
  wanted: readonly Condition[],
  at: number,
): { met: Uint8Array; scores: Float32Array } {
  const size = segment.ids.length;
  const met = new Uint8Array(size);
  const scores = new Float32Array(size);
  const best = new Float32Array(size);
  wanted.forEach(({ perSegment, fields, rarity }, index) => {
    const worth = rarity / 255;
    eachPosting(segment, perSegment[at] ?? [], fields, (paper, impact, quality) => {
      const score = worth * impact * quality;
      if (met[paper] === index) {
        met[paper] = index + 1;
        best[paper] = score;
        scores[paper] = (scores[paper] as number) + score;
      } else if (met[paper] === index + 1 && score > (best[paper] as number)) {
        // Several terms hold for one word: the best counts, once.
        scores[paper] = (scores[paper] as number) + score - (best[paper] as number);
        best[paper] = score;
      }
    });
  });
  return { met, scores };
}

function eachPosting(
  segment: Segment,
  matches: readonly TermMatch[],
  fields: number,
  visit: (paper: number, impact: number, quality: number) => void,
): void {
  const { starts, papers, impacts, fields: masks } = segment;
  for (const { term, quality } of matches) {
    const end = starts[term + 1] as number;
    for (let posting = starts[term] as number; posting < end; posting++) {
      if (fields !== 0 && ((masks[posting] as number) & fields) === 0) continue;
      visit(papers[posting] as number, impacts[posting] as number, quality);
    }
  }
}

function hasPhrase(segment: Segment, paper: number, { hashes, field }: Phrase): boolean {
  const { stream, streamStarts } = segment;
  const end = (streamStarts[paper + 1] as number) - hashes.length + 1;
  let inField = 0;
  for (let at = streamStarts[paper] as number; at < end; at++) {
    const here = stream[at] as number;
    if (here <= TEXT_FIELDS.length) inField = here;
    else if (here === hashes[0] && (field === 0 || field === inField)) {
      let length = 1;
      while (length < hashes.length && stream[at + length] === hashes[length]) length++;
      if (length === hashes.length) return true;
    }
  }
  return false;
}
