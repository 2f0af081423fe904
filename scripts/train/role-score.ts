/** How well a role model does: accuracy, F1, calibration, and what is right among what is shown. */
import { K } from '../../lib/skim/role-chain.ts';
import type { RoleModel } from '../../lib/skim/role-file.ts';
import { ROLES } from '../../lib/skim/role-headings.ts';
import { roleProbabilities } from '../../lib/skim/roles.ts';
import type { LabelledAbstract } from './role-fit.ts';

/** One sentence: its probabilities and the index of its label. */
export interface Judged {
  p: number[];
  gold: number;
  agreement: number;
}

export function judge(model: RoleModel, data: readonly LabelledAbstract[]): Judged[] {
  return data.flatMap((d) => {
    const all = roleProbabilities(model, d.sentences);
    return d.labels.map((label, t) => ({
      p: [...all.subarray(t * K, t * K + K)],
      gold: ROLES.indexOf(label),
      agreement: d.confs[t] ?? 1,
    }));
  });
}

const best = (p: readonly number[]) => p.indexOf(Math.max(...p));

export interface Score {
  sentences: number;
  /** Percent. */
  accuracy: number;
  macroF1: number;
  f1: Record<string, number>;
  /** Mean negative log-probability of the label, nats. */
  nll: number;
}

export function score(judged: readonly Judged[]): Score {
  const hit = Array.from({ length: K }, () => 0);
  const said = Array.from({ length: K }, () => 0);
  const is = Array.from({ length: K }, () => 0);
  let nll = 0;
  for (const { p, gold } of judged) {
    const role = best(p);
    said[role]!++;
    is[gold]!++;
    if (role === gold) hit[gold]!++;
    nll -= Math.log(Math.max(1e-9, p[gold]!));
  }
  const f1 = hit.map((h, k) => (200 * h) / Math.max(1, said[k]! + is[k]!));
  return {
    sentences: judged.length,
    accuracy: (100 * hit.reduce((a, b) => a + b)) / judged.length,
    macroF1: f1.reduce((a, b) => a + b) / K,
    f1: Object.fromEntries(ROLES.map((role, k) => [role, f1[k]!])),
    nll: nll / judged.length,
  };
}

/** The same beliefs, cooled: p^(1/T), made to sum to one (Guo et al. 2017). */
export function cooled(judged: readonly Judged[], temperature: number): Judged[] {
  return judged.map(({ p, ...rest }) => {
    const raised = p.map((v) => Math.max(1e-6, v) ** (1 / temperature));
    const sum = raised.reduce((a, b) => a + b);
    return { ...rest, p: raised.map((v) => v / sum) };
  });
}

/** The temperature, to two decimals, under which the labels are likeliest. */
export function bestTemperature(judged: readonly Judged[]): number {
  let found = 1;
  let least = Infinity;
  for (let hundredths = 60; hundredths <= 200; hundredths += 2) {
    const { nll } = score(cooled(judged, hundredths / 100));
    if (nll < least) {
      least = nll;
      found = hundredths / 100;
    }
  }
  return found;
}

/** What part of the sentences is shown at a threshold, and what part of those is right; percent. */
export function shownAt(judged: readonly Judged[], threshold: number): { shown: number; right: number } {
  const shown = judged.filter(({ p }) => Math.max(...p) >= threshold);
  return {
    shown: (100 * shown.length) / judged.length,
    right: (100 * shown.filter(({ p, gold }) => best(p) === gold).length) / Math.max(1, shown.length),
  };
}

/** The probability that this part of the sentences reaches. */
export function thresholdFor(judged: readonly Judged[], part: number): number {
  const tops = judged.map(({ p }) => Math.max(...p)).sort((a, b) => b - a);
  return Math.floor(tops[Math.floor(part * (tops.length - 1))]! * 1000) / 1000;
}

/** Said probability against what was right, in tenths; and the expected calibration error, percent. */
export function reliability(judged: readonly Judged[]): {
  rows: { from: number; sentences: number; said: number; right: number }[];
  error: number;
} {
  const rows = Array.from({ length: 8 }, (_, i) => {
    const from = 0.2 + i / 10;
    const within = judged.filter(
      ({ p }) => Math.max(...p) >= from && (Math.max(...p) < from + 0.1 || i === 7),
    );
    const n = Math.max(1, within.length);
    return {
      from,
      sentences: within.length,
      said: (100 * within.reduce((sum, { p }) => sum + Math.max(...p), 0)) / n,
      right: (100 * within.filter(({ p, gold }) => best(p) === gold).length) / n,
    };
  });
  const error =
    rows.reduce((sum, row) => sum + row.sentences * Math.abs(row.said - row.right), 0) / judged.length;
  return { rows, error };
}
