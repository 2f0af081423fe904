/**
 * Real revisions and renderings with the place where a mark belongs, and how many `anchor` gets right: a character
 * overlap of at least 0.8 of the union, or an orphan where the words are gone.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchor } from '../../lib/anchor/anchor.ts';

export interface AnchorCase {
  kind: string;
  stored: { text: string; start: number; end: number };
  text: string;
  gold: [number, number] | null;
}

export interface KindCount {
  all: number;
  right: number;
  /** Put on words where it does not belong. */
  misplaced: number;
}

/** Least share that must be right, by kind. */
export const BARS: Record<string, number> = {
  edited: 0.9,
  gone: 0.98,
  unchanged: 1,
  'render:plain': 0.997,
  'render:mathjax': 0.985,
  'render:ws': 1,
  'other paper': 1,
};
export const MOST_MISPLACED = 0.05;

const FILE = join(import.meta.dirname, '../../../shared/data/anchoring/cases.jsonl');

/** The cases, or null where the data is absent. */
export function anchorCases(): AnchorCase[] | null {
  if (!existsSync(FILE)) return null;
  const lines = readFileSync(FILE, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as AnchorCase);
}

/** Counts by kind, and the milliseconds each case took. `wrong` is told of every case that is not right. */
export function measure(
  cases: readonly AnchorCase[],
  wrong: (one: AnchorCase, answer: ReturnType<typeof anchor>) => void = () => {},
): { counts: Map<string, KindCount>; times: number[] } {
  const counts = new Map<string, KindCount>();
  const times: number[] = [];
  for (const one of cases) {
    const began = performance.now();
    const answer = anchor(one.stored, one.text);
    times.push(performance.now() - began);
    const isOrphan = 'orphan' in answer;
    const isRight = one.gold ? !isOrphan && overlap([answer.start, answer.end], one.gold) >= 0.8 : isOrphan;
    const count = counts.get(one.kind) ?? { all: 0, right: 0, misplaced: 0 };
    counts.set(one.kind, count);
    count.all++;
    if (isRight) count.right++;
    else {
      if (!isOrphan) count.misplaced++;
      wrong(one, answer);
    }
  }
  return { counts, times };
}

function overlap(one: readonly [number, number], other: readonly [number, number]): number {
  const common = Math.min(one[1], other[1]) - Math.max(one[0], other[0]);
  return Math.max(0, common) / Math.max(1, Math.max(one[1], other[1]) - Math.min(one[0], other[0]));
}
