/** How well and how fast marks are found again, on ../shared/data/anchoring: every bar with its figure. */
import { gather } from './figure.ts';
import { anchorCases, BARS, measure, MOST_MISPLACED } from './anchor-cases.ts';

const SLOWEST_P95 = 5;

const marked = (text: string, [start, end]: readonly [number, number]) =>
  JSON.stringify(
    `${text.slice(Math.max(0, start - 40), start)}[[${text.slice(start, end)}]]${text.slice(end, end + 40)}`,
  );

/** Prints the figures and answers how many bars are missed. `listsWrong`: lists what was not right. */
export function anchorFigures(listsWrong: boolean): number {
  const cases = anchorCases();
  if (!cases) {
    process.stdout.write('anchor: skipped, the data is absent\n');
    return 0;
  }
  const { counts, times } = measure(cases, ({ kind, stored, text, gold }, answer) => {
    if (!listsWrong) return;
    const got = 'orphan' in answer ? 'orphan' : marked(text, [answer.start, answer.end]);
    const want = gold ? marked(text, gold) : 'orphan';
    const was = marked(stored.text, [stored.start, stored.end]);
    process.stdout.write(`${kind} ${answer.score.toFixed(2)}\n  ${was}\n  got  ${got}\n  want ${want}\n`);
  });
  let missed = 0;
  const report = (name: string, figure: string, bar: string, isMet: boolean) => {
    if (!isMet) missed++;
    gather({
      what: `marks found again: ${name.trim()}`,
      figure,
      bar: bar.replace('<=', '≤').replace('>=', '≥'),
      isMissed: !isMet,
    });
    process.stdout.write(
      `${name.padEnd(24)}${figure.padStart(10)}   ${bar.padEnd(12)}${isMet ? 'met' : 'MISSED'}\n`,
    );
  };
  for (const [kind, bar] of Object.entries(BARS)) {
    const { all, right, misplaced } = counts.get(kind) ?? { all: 0, right: 0, misplaced: 0 };
    report(
      `${kind} (${all})`,
      `${((100 * right) / all).toFixed(2)} %`,
      `>= ${100 * bar} %`,
      right / all >= bar,
    );
    if (kind !== 'edited') continue;
    const share = misplaced / all;
    report(
      '  on wrong words',
      `${(100 * share).toFixed(2)} %`,
      `<= ${100 * MOST_MISPLACED} %`,
      share <= MOST_MISPLACED,
    );
  }
  times.sort((one, other) => one - other);
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
  report('p95', `${p95.toFixed(2)} ms`, `<= ${SLOWEST_P95} ms`, p95 <= SLOWEST_P95);
  return missed;
}
