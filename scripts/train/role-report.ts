/** What five folds say of the role model, in lines to print; kept in a file, since it takes ten minutes to find out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { reliability, score, shownAt, type Judged } from './role-score.ts';

const FILE = new URL('../../tests/bench/skim-folds.txt', import.meta.url);

/** From here on most annotators agreed: labels about as clean as those of a test set that was looked over. */
const CLEAN = [0.55, 0.57];

/** Lines of a report. `calm`: judged with the temperature that ships. */
export function foldsReport(calm: readonly Judged[], threshold: number): string[] {
  const { accuracy, macroF1, f1, sentences } = score(calm);
  const { shown, right } = shownAt(calm, threshold);
  return [
    `roles, five folds of train and dev: accuracy ${accuracy.toFixed(2)} %, macro F1 ${macroF1.toFixed(2)}, ${sentences} sentences`,
    `  ${Object.entries(f1)
      .map(([role, value]) => `${role} ${value.toFixed(1)}`)
      .join(', ')}`,
    `  at the default threshold (${threshold}): ${shown.toFixed(1)} % coloured, ${right.toFixed(1)} % of those right`,
    ...CLEAN.map((least) => {
      const agreed = calm.filter(({ agreement }) => agreement >= least);
      const clean = shownAt(agreed, threshold);
      const sure = score(agreed);
      return `  where annotators agreed (${least} or more): accuracy ${sure.accuracy.toFixed(1)} %, macro F1 ${sure.macroF1.toFixed(1)}; ${clean.shown.toFixed(1)} % coloured, ${clean.right.toFixed(1)} % of those right`;
    }),
    ...reliabilityLines(calm),
  ];
}

/** The reliability table: said against right, in tenths. */
export function reliabilityLines(judged: readonly Judged[]): string[] {
  const { rows, error } = reliability(judged);
  return [
    ...rows
      .filter((row) => row.sentences > 0)
      .map(
        (row) =>
          `  said ${row.from.toFixed(1)}+: mean ${row.said.toFixed(1)} %, right ${row.right.toFixed(1)} %, ${row.sentences} sentences`,
      ),
    `  expected calibration error ${error.toFixed(2)} %`,
  ];
}

/** Keeps a report, with the day it was made. */
export function keepReport(lines: readonly string[]): void {
  writeFileSync(FILE, [`measured ${new Date().toISOString().slice(0, 10)}`, ...lines, ''].join('\n'));
}

/** The report that was kept last. */
export function keptReport(): string[] {
  return readFileSync(FILE, 'utf8').trimEnd().split('\n');
}
