/**
 * Every pattern that pages and texts are read with takes time in proportion to its text, also on strings made from its
 * own parts. The time is this thread's; a longer text is only tried where a shorter one told of growth.
 */
import { globSync, readFileSync } from 'node:fs';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { hostileTo, textOf } from '../../support/hostile-strings.ts';
import { leastTime } from '../../support/thread-time.ts';

/** What a short text may cost, in ms: what doubles with each letter, or grows with a high power, stops here. */
const SHORT = [
  [24, 5],
  [120, 10],
  [500, 20],
  [2_000, 50],
] as const;
/** Four times the text for so many times the time is no growth by its square, and a few ms tell nothing. */
const GROWTH = 8;
const FLOOR = 4;
/** The limits of long texts, in ms; the first of them spares waiting for what grows by the square. */
const LONG = [
  [8_000, 20],
  [50_000, 50],
  [500_000, 50],
] as const;

/** Where patterns meet what others wrote: pages, pasted texts, files, abstracts. */
const FOLDERS = ['paper', 'sites', 'text', 'works', 'skim', 'formats'].map((name) => `lib/${name}`);

interface Found {
  pattern: RegExp;
  file: string;
}

function patternsIn(folders: string[]): Found[] {
  const found = new Map<string, Found>();
  for (const file of globSync(folders.map((folder) => `${folder}/**/*.ts`))) {
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('regex' in node) {
        const { pattern, flags } = node.regex as { pattern: string; flags: string };
        found.set(`/${pattern}/${flags}`, { pattern: new RegExp(pattern, flags), file });
      }
      for (const part of Object.values(node)) visit(part);
    };
    visit(parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }));
  }
  return [...found.values()];
}

/** Takes all that the pattern finds: what is tried from each place of a text is paid for. */
function costOf(pattern: RegExp, text: string, runs: number): number {
  const all = new RegExp(pattern.source, pattern.flags.replace('g', '') + 'g');
  return leastTime(runs, () => text.replace(all, ''));
}

function faultOf({ pattern, file }: Found): string | null {
  for (const hostile of hostileTo(pattern)) {
    const cost = (length: number, runs: number): number => costOf(pattern, textOf(hostile, length), runs);
    const fault = (length: number, ms: number): string =>
      `${file}: ${String(pattern)} on ${length} of ${JSON.stringify(hostile)}: ${ms.toFixed(1)} ms`;
    for (const [length, most] of SHORT) {
      if (cost(length, 1) <= most) continue;
      const again = cost(length, 3);
      if (again > most) return fault(length, again);
    }
    if (!grows(cost, 1) || !grows(cost, 4)) continue;
    for (const [length, most] of LONG) {
      const ms = cost(length, 3);
      if (ms > most) return fault(length, ms);
    }
  }
  return null;
}

function grows(cost: (length: number, runs: number) => number, runs: number): boolean {
  const ms = cost(8_000, runs);
  return ms > FLOOR || (ms > FLOOR / 2 && ms > GROWTH * cost(2_000, runs));
}

test('the strings find what grows by the square, by the cube and without bound', () => {
  for (const pattern of [/\s*;\s*/, /[,.]+$/, /a\s*b?\s*$/, /^(?:\w+\s?)*$/, /\d+-\d+/])
    expect(faultOf({ pattern, file: 'made' }), String(pattern)).not.toBeNull();
  for (const pattern of [/(?:(?<!\s)\s+)?;\s*/, /(?<![,.])[,.]+$/, /^\w+$/, /\d-\d/])
    expect(faultOf({ pattern, file: 'made' }), String(pattern)).toBeNull();
});

test('every pattern of sites, texts, files and abstracts takes time in proportion', () => {
  const patterns = patternsIn(FOLDERS);
  expect(patterns.length).toBeGreaterThan(500);
  // A fault is there each time.
  const faulty = patterns.filter((each) => faultOf(each) !== null);
  expect(faulty.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
}, 60_000);
