/**
 * How well marks are found again, on ../shared/data/anchoring: right is a character overlap of at least 0.8 of the
 * union, or an orphan where the words are gone. Prints every bar with its figure; exits 1 when one is missed.
 *
 *     node tests/bench/anchor.ts [--wrong]     --wrong lists what was not right
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchor } from '../../lib/anchor/anchor.ts';

interface Case {
  kind: string;
  stored: { text: string; start: number; end: number };
  text: string;
  gold: [number, number] | null;
}

/** Least share that must be right, per kind. */
const BARS: Record<string, number> = {
  edited: 0.9,
  gone: 0.98,
  unchanged: 1,
  'render:plain': 0.997,
  'render:mathjax': 0.985,
  'render:ws': 1,
  'other paper': 1,
};
const MOST_MISPLACED = 0.05;
const SLOWEST_P95 = 5;

const file = join(import.meta.dirname, '../../../shared/data/anchoring/cases.jsonl');
if (!existsSync(file)) {
  process.stdout.write(`anchor: skipped, ${file} is absent\n`);
  process.exit(0);
}
const cases = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case);

function overlap(one: readonly number[], other: readonly number[]): number {
  const common = Math.min(one[1]!, other[1]!) - Math.max(one[0]!, other[0]!);
  return Math.max(0, common) / Math.max(1, Math.max(one[1]!, other[1]!) - Math.min(one[0]!, other[0]!));
}

const counts = new Map<string, { all: number; right: number; misplaced: number }>();
const times: number[] = [];
const marked = (text: string, start: number, end: number) =>
  JSON.stringify(
    `${text.slice(Math.max(0, start - 40), start)}[[${text.slice(start, end)}]]${text.slice(end, end + 40)}`,
  );

for (const each of cases) {
  const began = performance.now();
  const answer = anchor(each.stored, each.text);
  times.push(performance.now() - began);
  const found = 'orphan' in answer ? null : [answer.start, answer.end];
  const isRight = each.gold ? found !== null && overlap(found, each.gold) >= 0.8 : found === null;
  const count = counts.get(each.kind) ?? { all: 0, right: 0, misplaced: 0 };
  count.all++;
  if (isRight) count.right++;
  else if (found) count.misplaced++;
  counts.set(each.kind, count);
  if (!isRight && process.argv.includes('--wrong')) {
    const { text, start, end } = each.stored;
    const got = found ? marked(each.text, found[0]!, found[1]!) : 'orphan';
    const wanted = each.gold ? marked(each.text, ...each.gold) : 'orphan';
    process.stdout.write(
      `${each.kind} ${answer.score.toFixed(2)}\n  ${marked(text, start, end)}\n  got  ${got}\n  want ${wanted}\n`,
    );
  }
}

let missed = 0;
function report(name: string, figure: string, bar: string, isMet: boolean): void {
  if (!isMet) missed++;
  process.stdout.write(
    `${name.padEnd(28)}${figure.padStart(10)}   ${bar.padEnd(12)}${isMet ? 'met' : 'MISSED'}\n`,
  );
}
for (const [kind, bar] of Object.entries(BARS)) {
  const { all, right, misplaced } = counts.get(kind) ?? { all: 0, right: 0, misplaced: 0 };
  report(
    `${kind} (${all})`,
    `${((100 * right) / all).toFixed(2)} %`,
    `>= ${100 * bar} %`,
    right / all >= bar,
  );
  if (kind === 'edited') {
    const share = misplaced / all;
    report(
      '  on wrong words',
      `${(100 * share).toFixed(2)} %`,
      `<= ${100 * MOST_MISPLACED} %`,
      share <= MOST_MISPLACED,
    );
  }
}
times.sort((one, other) => one - other);
const p95 = times[Math.floor(times.length * 0.95)]!;
report('p95', `${p95.toFixed(2)} ms`, `<= ${SLOWEST_P95} ms`, p95 <= SLOWEST_P95);
process.exitCode = missed > 0 ? 1 : 0;
