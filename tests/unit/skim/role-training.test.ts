import { describe, expect, it } from 'vitest';
import { marginals } from '../../../lib/skim/role-chain.ts';
import { roleFeatures } from '../../../lib/skim/role-features.ts';
import { HASH_BITS } from '../../../lib/skim/role-file.ts';
import { labelSentences, loadRoleModel, type Role } from '../../../lib/skim/roles.ts';
import { seeded } from '../../../lib/paper/seeded.ts';
import { fitRoleModel, prepare, type LabelledAbstract } from '../../../scripts/train/role-fit.ts';
import {
  bestTemperature,
  reliability,
  score,
  shownAt,
  thresholdFor,
  type Judged,
} from '../../../scripts/train/role-score.ts';
import { writeRoleModel } from '../../../scripts/train/role-write.ts';

/** Abstracts of a made-up field in which each role has its own words. */
function toyAbstracts(count: number): LabelledAbstract[] {
  const random = seeded(7);
  const pick = (list: string[]) => list[Math.floor(random() * list.length)]!;
  const things = ['kites', 'bells', 'lamps', 'rafts', 'looms'];
  const say: Record<Role, () => string> = {
    background: () => `For ages ${pick(things)} have been ${pick(['known', 'loved'])} by ${pick(things)}.`,
    objective: () => `We set out to understand ${pick(things)} and ${pick(things)}.`,
    method: () => `Every one of the ${pick(things)} was ${pick(['weighed', 'hung'])} beside ${pick(things)}.`,
    result: () => `It turned out that ${pick(things)} ${pick(['sing', 'sink'])} more than ${pick(things)}.`,
    other: () => `Copyright of ${pick(things)} remains.`,
  };
  return Array.from({ length: count }, () => {
    const labels: Role[] = [
      'background',
      'objective',
      'method',
      'result',
      ...(random() < 0.4 ? (['other'] as const) : []),
    ];
    if (random() < 0.5) labels.splice(1, 0, 'background');
    return { sentences: labels.map((role) => say[role]()), labels, confs: labels.map(() => 1) };
  });
}

describe('training', () => {
  const data = toyAbstracts(40);
  const prepared = data.map(prepare);
  const file = writeRoleModel(fitRoleModel(prepared), 5000, 'a toy');

  it('learns roles that words tell, and tells them in abstracts it has not seen', () => {
    const model = loadRoleModel(file);
    const unseen = toyAbstracts(60).slice(40);
    const right = unseen.flatMap((d) =>
      labelSentences(model, d.sentences).map((label, t) => label.role === d.labels[t]),
    );
    expect(right.filter(Boolean).length / right.length).toBeGreaterThan(0.95);
  });

  it('gives the same bytes each time', () => {
    expect(new Uint8Array(writeRoleModel(fitRoleModel(prepared), 5000, 'a toy'))).toEqual(
      new Uint8Array(file),
    );
  });

  it('keeps the features that matter most, and finds them again by their hash', () => {
    const fitted = fitRoleModel(prepared);
    const small = loadRoleModel(writeRoleModel(fitted, 50, 'a toy'));
    const mask = 2 ** HASH_BITS - 1;
    const known = new Set(
      prepared.flatMap((d) => d.words.flat()).filter((hash) => small.words.rowOf(hash) >= 0),
    );
    expect(known.size).toBe(50);
    const [features] = roleFeatures(['For ages kites have been known by lamps.']);
    expect([...features!.words].some((hash) => known.has(hash & mask))).toBe(true);
  });
});

describe('marginals', () => {
  it('agree with counting every path', () => {
    const random = seeded(3);
    const n = 3;
    const scores = Float64Array.from({ length: n * 5 }, () => random() * 4 - 2);
    const transitions = Float64Array.from({ length: 35 }, () => random() * 4 - 2);
    const { single, pairs } = marginals(scores, transitions, n, true);
    const wanted = new Float64Array(n * 5);
    let pair = 0;
    let total = 0;
    for (let a = 0; a < 5; a++)
      for (let b = 0; b < 5; b++)
        for (let c = 0; c < 5; c++) {
          const sum =
            scores[a]! +
            scores[5 + b]! +
            scores[10 + c]! +
            transitions[a * 5 + b]! +
            transitions[b * 5 + c]! +
            transitions[25 + a]! +
            transitions[30 + c]!;
          const weight = Math.exp(sum);
          total += weight;
          wanted[a]! += weight;
          wanted[5 + b]! += weight;
          wanted[10 + c]! += weight;
          if (a === 2 && b === 4) pair += weight;
        }
    single.forEach((p, j) => expect(p).toBeCloseTo(wanted[j]! / total, 10));
    expect(pairs[2 * 5 + 4]).toBeCloseTo(pair / total, 10);
  });

  it('stay finite on long and extreme chains', () => {
    const scores = Float64Array.from({ length: 120 * 5 }, (_, j) => (j % 5 === 0 ? 300 : -300));
    expect(marginals(scores, new Float64Array(35), 120).single.every(Number.isFinite)).toBe(true);
  });
});

describe('scores', () => {
  const judged = (top: number, right: boolean): Judged => ({
    p: [top, 1 - top, 0, 0, 0],
    gold: right ? 0 : 1,
    agreement: 1,
  });
  const half = Array.from({ length: 100 }, (_, i) => judged(0.9, i % 10 < 6));

  it('count what is right, and find the temperature that makes belief match it', () => {
    expect(score(half).accuracy).toBeCloseTo(60);
    expect(bestTemperature(half)).toBeGreaterThan(1.5);
    expect(reliability(half).error).toBeCloseTo(30);
  });

  it('find the threshold that shows a given part', () => {
    const mixed = Array.from({ length: 100 }, (_, i) => judged(0.5 + i / 250, i >= 20));
    const { shown, right } = shownAt(mixed, thresholdFor(mixed, 0.8));
    expect(shown).toBeGreaterThanOrEqual(80);
    expect(right).toBeGreaterThan(95);
  });
});
