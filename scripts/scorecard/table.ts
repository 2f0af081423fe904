/** The scorecard as a table, on the screen and in the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Score } from '../../tests/e2e/harness/scorecard.ts';
import { ROOT } from '../setup/build.ts';
import { upperBound } from './bound.ts';

/** Lines of one name and one text become one; in the order in which they are wanted, then as they came. */
export function gathered(scores: readonly Score[]): Score[] {
  const lines = new Map<string, Score>();
  for (const score of scores) {
    const key = `${score.name} ${score.what}`;
    const known = lines.get(key);
    if (!known) lines.set(key, { ...score });
    else {
      known.n += score.n;
      known.failures += score.failures;
      known.figures = [known.figures, score.figures].filter(Boolean).join(', ');
    }
  }
  return [...lines.values()].toSorted(
    (a, b) => a.name[0]!.localeCompare(b.name[0]!) || numberOf(a) - numberOf(b),
  );
}

const numberIn = (name: string): number => Number(/\d+/.exec(name)?.[0] ?? 0);
const numberOf = ({ name }: Score): number => numberIn(name);

const README = join(ROOT, 'README.md');
const HEADS = ['', 'what', 'n', 'failures', '95 % bound', 'measured beside'];

function cellsOf({ name, what, n, failures, figures = '', skipped }: Score): string[] {
  if (skipped !== undefined) return [name, what, '–', '–', '–', `skipped: ${skipped}`];
  const bound = upperBound(n, failures) * 100;
  return [
    name,
    what,
    n.toLocaleString('en'),
    String(failures),
    n === 1 ? '–' : `${bound < 1 ? bound.toFixed(2) : bound.toFixed(0)} %`,
    figures,
  ];
}

/** For a terminal. */
export function asText(scores: readonly Score[]): string {
  const rows = [HEADS, ...scores.map(cellsOf)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function asMarkdown([heads = [], ...rows]: readonly string[][]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Replaces a suite's part of the README, between its markers. `command`: what prints it. */
export function writeReadme(suite: string, command: string, scores: readonly Score[]): Promise<void> {
  return writeReadmePart(suite, command, [HEADS, ...scores.map(cellsOf)]);
}

/** Replaces the lines of these names alone in a suite's part of the README; the others stay as they were printed. */
export function writeReadmeLines(suite: string, scores: readonly Score[]): Promise<void> {
  const fresh = new Set(scores.map(({ name }) => name));
  const kept = rowsOf(suite).filter(([name = '']) => !fresh.has(name));
  const rows = [...kept, ...scores.map(cellsOf)].toSorted(
    ([a = ''], [b = '']) => a[0]!.localeCompare(b[0]!) || numberIn(a) - numberIn(b),
  );
  return writeReadmePart(suite, `npm run test:${suite}`, [HEADS, ...rows]);
}

/** Replaces the one line of this name and these words. */
export function replaceReadmeLine(suite: string, score: Score): Promise<void> {
  const rows = rowsOf(suite).map((row) =>
    row[0] === score.name && row[1] === score.what ? cellsOf(score) : row,
  );
  return writeReadmePart(suite, `npm run test:${suite}`, [HEADS, ...rows]);
}

/** What the lines of a suite's table say. */
export function scoresOf(suite: string): Score[] {
  const count = (cell = ''): number => Number(cell.replaceAll(',', '')) || 0;
  return rowsOf(suite).map(([name = '', what = '', n, failures, , figures = '']) => ({
    name,
    what,
    n: count(n),
    failures: count(failures),
    figures,
    ...(figures.startsWith('skipped: ') && { skipped: figures.slice('skipped: '.length) }),
  }));
}

/** The lines of a suite's table as they stand in the README, without its heads. */
export function rowsOf(suite: string): string[][] {
  const { text, from, to } = partOf(suite, readFileSync(README, 'utf8'));
  const lines = text
    .slice(from, to)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );
  return lines.slice(2);
}

/** Where a suite's part of a text begins and ends. */
function partOf(suite: string, text: string): { text: string; from: number; to: number } {
  const from = text.indexOf(`<!-- scorecard:${suite} -->`);
  const to = text.indexOf(`<!-- /scorecard:${suite} -->`);
  if (from < 0 || to < from) throw new Error(`README.md has no place for the scorecard "${suite}"`);
  return { text, from, to };
}

/** The same for any table, its heads first. */
export async function writeReadmePart(
  suite: string,
  command: string,
  table: readonly string[][],
): Promise<void> {
  writeFileSync(README, await withPart(readFileSync(README, 'utf8'), suite, command, table));
}

/** The text with a suite's part replaced by a table, in the form that the check of formats asks for. */
export async function withPart(
  whole: string,
  suite: string,
  command: string,
  table: readonly string[][],
): Promise<string> {
  const { text, from, to } = partOf(suite, whole);
  const part = `<!-- scorecard:${suite} -->\n\n\`${command}\`:\n\n${asMarkdown(table)}\n\n`;
  return format(text.slice(0, from) + part + text.slice(to), {
    ...(await resolveConfig(README)),
    filepath: README,
  });
}
