/**
 * Fits the weights of `lib/works/weights.ts` on labelled pairs of records: logistic regression, ridge-penalised,
 * by Newton's method. Deterministic.
 *
 *   npm run -s -- node scripts/train/same.ts ../shared/data/linkage/dblp-acm-train.jsonl
 *
 * Each pair is learned from as it is and three times impoverished (names cut to initials, lists cut short, years off
 * by one, authors or venues missing), since pages give less than bibliographies. Pairs of one text in two appearances
 * are left out: the place of appearance is decided by rule, not by weight.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { compare, FEATURES, numbersOf } from '../../lib/works/features.ts';
import { hash } from '../../lib/works/fold.ts';
import { isGenericTitle } from '../../lib/works/generic-titles.ts';
import { recordOf } from '../../lib/works/loose.ts';
import { prepare, type Comparable } from '../../lib/works/prepared.ts';

interface Pair {
  a: unknown;
  b: unknown;
  same: boolean;
}

const RIDGE = 1;
const COPIES = 3;

function poorer(record: Comparable, seed: number): Comparable {
  const draw = (salt: number): number => (hash(`${record.title}|${salt}`, seed) % 1000) / 1000;
  const copy: Comparable = { ...record };
  if (draw(1) < 0.2) copy.authors = [];
  else if (draw(2) < 0.4) {
    copy.authors = (copy.authors ?? []).map(({ name }) => {
      const parts = name.split(' ');
      return { name: [...parts.slice(0, -1).map((part) => part.charAt(0)), parts.at(-1)].join(' ') };
    });
  }
  if (draw(3) < 0.25 && (copy.authors?.length ?? 0) > 2) {
    copy.authors = copy.authors?.slice(0, 1 + Math.floor(draw(4) * 2)) ?? [];
    copy.authorsTruncated = true;
  }
  if (draw(5) < 0.4) delete copy.venue;
  if (draw(6) < 0.25) delete copy.year;
  else if (draw(7) < 0.25 && copy.year) copy.year += draw(8) < 0.5 ? 1 : -1;
  if (draw(9) < 0.1) copy.title = copy.title.split(/\s*[:?]\s/)[0] ?? copy.title;
  return copy;
}

function examples(pairs: readonly Pair[]): { x: number[]; y: number }[] {
  const out: { x: number[]; y: number }[] = [];
  pairs.forEach((pair, index) => {
    const [first, second] = [recordOf(pair.a), recordOf(pair.b)];
    for (let copy = 0; copy <= COPIES; copy++) {
      const a = prepare(copy === 0 ? first : poorer(first, index * 8 + copy * 2));
      const b = prepare(copy === 0 ? second : poorer(second, index * 8 + copy * 2 + 1));
      if (isGenericTitle(a.title) || isGenericTitle(b.title)) continue;
      const evidence = compare(a, b);
      const oneText =
        evidence.title > 0.8 && (evidence.authors?.ofShorter ?? 1) > 0.6 && !evidence.numbersDiffer;
      if (!pair.same && oneText && !evidence.aboutTheOther) continue;
      out.push({ x: numbersOf(evidence, a, b), y: pair.same ? 1 : 0 });
    }
  });
  return out;
}

function fit(data: readonly { x: number[]; y: number }[]): number[] {
  const size = FEATURES.length;
  let weights = Array.from({ length: size }, () => 0);
  for (let step = 0; step < 30; step++) {
    const hessian = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (__, column) => (row === column ? RIDGE : 0)),
    );
    const gradient = weights.map((weight) => -RIDGE * weight);
    for (const { x, y } of data) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0)));
      for (let row = 0; row < size; row++) {
        const value = x[row] ?? 0;
        if (value === 0) continue;
        gradient[row] = (gradient[row] ?? 0) + value * (y - p);
        const line = hessian[row] as number[];
        for (let column = 0; column < size; column++)
          line[column] = (line[column] ?? 0) + value * (x[column] ?? 0) * p * (1 - p);
      }
    }
    const move = solve(hessian, gradient);
    weights = weights.map((weight, index) => weight + (move[index] ?? 0));
    if (Math.max(...move.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  const rows = matrix.map((line, index) => [...line, right[index] ?? 0]);
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row++)
      if (Math.abs(rows[row]![pivot]!) > Math.abs(rows[best]![pivot]!)) best = row;
    [rows[pivot], rows[best]] = [rows[best]!, rows[pivot]!];
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= size; column++)
        rows[row]![column]! -= factor * rows[pivot]![column]!;
    }
  }
  return rows.map((line, index) => line[size]! / line[index]!);
}

const file = process.argv[2];
if (!file) throw new Error('name the file of training pairs');
const pairs = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Pair);
const data = examples(pairs);
const weights = fit(data);
const lines = FEATURES.map((name, index) => `  ${(weights[index] ?? 0).toFixed(4)}, // ${name}`);
writeFileSync(
  new URL('../../lib/works/weights.ts', import.meta.url),
  `/** Weights of the evidence, in the order of \`FEATURES\`. Written by scripts/train/same.ts; do not edit by hand. */\nexport const WEIGHTS: readonly number[] = [\n${lines.join('\n')}\n];\n`,
);
process.stdout.write(`${data.length} examples\n${lines.join('\n')}\n`);
