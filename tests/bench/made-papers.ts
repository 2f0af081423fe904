/**
 * Libraries of any size for the benchmarks, made from the 1,000 real records of ../shared/data/abstracts: sentences of
 * several abstracts shuffled together, titles recombined, and words renamed now and then, so that the vocabulary grows
 * with the library as it does in real ones (Heaps' law). Deterministic.
 */
import { seeded } from '../../lib/paper/seeded.ts';
import { existsSync, readFileSync } from 'node:fs';

export interface MadePaper {
  id: string;
  title: string;
  authors: string[];
  abstract: string;
  year: number;
  venue: string;
  tags: string[];
  notes: string;
}

interface Source {
  title: string;
  authors: string[];
  year: number;
  abstract: string;
  subjects: string[];
}

const FILE = new URL('../../../shared/data/abstracts/arxiv.jsonl', import.meta.url);

/** The real records, or null where they are absent. */
export function realRecords(): Source[] | null {
  if (!existsSync(FILE)) return null;
  return readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Source);
}

/** `count` made papers; the first ones are the same for every count. */
export function* madePapers(count: number): Generator<MadePaper> {
  const sources = realRecords();
  if (!sources) throw new Error('../shared/data/abstracts is absent');
  const random = seeded(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const sentences = sources.map(({ abstract }) => abstract.split(/(?<=\.)\s+(?=[A-Z])/));
  const titles = sources.map(({ title }) => title.split(/\s+/));
  for (let number = 0; number < count; number++) {
    const source = pick(sources);
    const [first, second] = [pick(titles), pick(titles)];
    const title = [
      ...first.slice(0, 1 + Math.floor(random() * first.length)),
      ...second.slice(Math.floor(random() * second.length)),
    ];
    const length = 5 + Math.floor(random() * 4);
    const abstract = Array.from({ length }, () => pick(pick(sentences))).join(' ');
    yield {
      id: `paper-${number}`,
      title: renamed(title.join(' '), random),
      authors: Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
        renamed(pick(pick(sources).authors), random, 0.2),
      ),
      abstract: renamed(abstract, random),
      year: source.year,
      venue: pick(['NeurIPS', 'ICML', 'Physical Review Letters', 'arXiv', 'Cell Reports', 'CVPR']),
      tags: random() < 0.3 ? [pick(['vision', 'theory', 'to read', 'methods', 'cortex'])] : [],
      notes: random() < 0.1 ? `Compare with ${renamed(pick(titles).join(' '), random)}` : '',
    };
  }
}

const ENDINGS = ['er', 'ity', 'on', 'al', 'ics', 'ex', 'um', 'ian', 'oid', 'yl'];

/** Gives about one word in a hundred a name of its own: two halves of the text's words run together. */
function renamed(text: string, random: () => number, share = 0.012): string {
  return text.replace(/[a-zA-Z]{5,}/g, (word) => {
    if (random() >= share) return word;
    const letters = Array.from(
      { length: 2 },
      () => 'bcdfghklmnprstvz'[Math.floor(random() * 16)]! + 'aeiou'[Math.floor(random() * 5)]!,
    );
    return word.slice(0, 3) + letters.join('') + ENDINGS[Math.floor(random() * ENDINGS.length)]!;
  });
}

/** The value below which `share` of the numbers lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/**
 * Milliseconds by the clock, the best of three, so that other work on the machine hardly counts: single answers are too
 * short for the processor's own count.
 */
export function quickest(work: () => unknown): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}
