/**
 * The role of every line of a pasted listing, found for the page as a whole: title, names, abstract, facts before or
 * after, or furniture. A Viterbi search (Viterbi 1967) over line scores finds the best sequence; what follows what on
 * this page is then counted and the search run again, so that the page's own pattern settles the doubtful lines.
 */
import type { Judged } from './line-classes.ts';

export type Role = 'none' | 'before' | 'leaders' | 'title' | 'names' | 'abstract' | 'after';

/** `leaders` are names that stand before their title. */
const ROLES: readonly Role[] = ['none', 'before', 'leaders', 'title', 'names', 'abstract', 'after'];
const COUNT = ROLES.length;
const NEVER = -50;

/** What may follow what, before anything is learned: rows from, columns to, in the order of ROLES. */
const STEPS: readonly (readonly number[])[] = [
  /* none     */ [0, 0, 0, 0, NEVER, NEVER, NEVER],
  /* before   */ [-1, 0, 0, 0.3, NEVER, NEVER, NEVER],
  /* leaders  */ [-1.2, NEVER, 0, 0.6, NEVER, NEVER, NEVER],
  /* title    */ [-1.6, -2.2, -2.2, -2.5, 0.8, 0.5, 0.2],
  /* names    */ [0, 0, 0, 0, 0.1, 0.4, 0.2],
  /* abstract */ [0, 0, 0, 0, 0, -0.2, 0.1],
  /* after    */ [0, -0.3, 0, 0, -0.2, 0, 0.1],
];
const FIRST: readonly number[] = [0, 0, 0, 0, NEVER, NEVER, NEVER];

/** Where a record may begin: a step into one of these ends the record before it. */
const opens = (role: number): boolean => role <= 3;

interface Options {
  /** Facts may stand before the title, after it, or both. */
  facts: 'before' | 'after' | 'both';
  /** Names stand before their titles, throughout the page. */
  leading: boolean;
  learned?: Float64Array;
}

/** The roles of all lines. Time is linear in their number. */
export function assignRoles(lines: readonly Judged[]): Role[] {
  if (lines.length === 0) return [];
  const gapped = lines.filter((each) => each.line.gap).length > lines.length * 0.2;
  let best: { path: Uint8Array; score: number } | null = null;
  const lists = lines.filter((each) => each.authorCount === undefined && each.names > 0.5).length;
  for (const leading of lists > 0 ? [false, true] : [false]) {
    for (const facts of ['after', 'before', 'both'] as const) {
      const first = decode(lines, gapped, { facts, leading });
      const second = decode(lines, gapped, { facts, leading, learned: learn(lines, first.path) });
      // The usual order wins a tie, and one order of facts over a mixture.
      const score = second.score - (facts === 'both' ? 0.0075 * lines.length : 0) - (leading ? 0.5 : 0);
      if (!best || score > best.score) best = { path: second.path, score };
    }
  }
  return [...(best?.path ?? [])].map((at) => ROLES[at] ?? 'none');
}

function emissions(judged: Judged, { facts, leading }: Options): number[] {
  const strong = Math.max(
    judged.fact > 1 ? 0.3 : 0,
    judged.names > 1 ? 0.4 : 0,
    judged.abstract > 0.9 ? 0.5 : 0,
  );
  return [
    0.35 + judged.noise - strong,
    facts === 'after' ? NEVER : judged.fact - 0.1,
    leading && judged.authorCount === undefined ? judged.names : NEVER,
    Math.min(1.6, judged.title),
    leading && judged.authorCount === undefined ? NEVER : judged.names,
    judged.abstract,
    facts === 'before' &&
    judged.factKind !== 'dot' &&
    judged.factKind !== 'label' &&
    judged.factKind !== 'count'
      ? NEVER
      : judged.fact,
  ];
}

function decode(
  lines: readonly Judged[],
  gapped: boolean,
  options: Options,
): { path: Uint8Array; score: number } {
  const back: Uint8Array[] = [];
  let scores: number[] = [];
  for (const [at, judged] of lines.entries()) {
    const emitted = emissions(judged, options);
    const next: number[] = [];
    const from = new Uint8Array(COUNT);
    for (let to = 0; to < COUNT; to++) {
      if (at === 0) {
        next.push((FIRST[to] ?? 0) + (emitted[to] ?? 0));
        continue;
      }
      let most = -Infinity;
      for (let role = 0; role < COUNT; role++) {
        const value =
          (scores[role] ?? 0) + stepScore(role, to, lines[at - 1] as Judged, judged, gapped, options.learned);
        if (value > most) {
          most = value;
          from[to] = role;
        }
      }
      next.push(most + (emitted[to] ?? 0));
    }
    back.push(from);
    scores = next;
  }
  let state = scores.indexOf(Math.max(...scores));
  const score = scores[state] ?? 0;
  const path = new Uint8Array(lines.length);
  for (let at = lines.length - 1; at >= 0; at--) {
    path[at] = state;
    state = back[at]?.[state] ?? 0;
  }
  return { path, score };
}

function stepScore(
  from: number,
  to: number,
  previous: Judged,
  judged: Judged,
  gapped: boolean,
  learned?: Float64Array,
): number {
  let score = STEPS[from]?.[to] ?? 0;
  const crosses = opens(to) && (from >= 4 || (from === 0 && to !== 0));
  if (gapped && !judged.line.gap && crosses) score -= 0.5;
  if (gapped && judged.line.gap && crosses) score += 0.15;
  if (learned) score += learned[cellOf(from, previous, to, judged)] ?? 0;
  return score;
}

/** Facts of different kinds are told apart when a page's pattern is learned: a date follows, a venue leads. */
function classOf(role: number, judged: Judged): number {
  if (role !== 1 && role !== 6) return role;
  const kind =
    judged.factKind === 'date' ? 0 : judged.factKind === 'venue' ? 1 : judged.factKind === 'id' ? 2 : 3;
  return COUNT + (role === 1 ? 0 : 4) + kind;
}

const CLASSES = COUNT + 8;
const cellOf = (from: number, previous: Judged, to: number, judged: Judged): number =>
  classOf(from, previous) * CLASSES * 2 + classOf(to, judged) * 2 + (judged.line.gap ? 1 : 0);

/** How often each class follows each on this page, as a bonus for what is usual and a price for what is rare. */
function learn(lines: readonly Judged[], path: Uint8Array): Float64Array {
  const counts = new Float64Array(CLASSES * CLASSES * 2);
  const totals = new Float64Array(CLASSES);
  let titles = 0;
  for (let at = 1; at < lines.length; at++) {
    const from = path[at - 1] ?? 0;
    const cell = cellOf(from, lines[at - 1] as Judged, path[at] ?? 0, lines[at] as Judged);
    counts[cell] = (counts[cell] ?? 0) + 1;
    const row = classOf(from, lines[at - 1] as Judged);
    totals[row] = (totals[row] ?? 0) + 1;
    if (path[at] === 3) titles++;
  }
  const learned = new Float64Array(counts.length);
  // Fewer than three records make no pattern.
  if (titles < 3) return learned;
  for (let row = 0; row < CLASSES; row++) {
    const total = totals[row] ?? 0;
    for (let cell = row * CLASSES * 2; cell < (row + 1) * CLASSES * 2; cell++) {
      const share = ((counts[cell] ?? 0) + 0.5) / (total + 3);
      // From the furniture nothing is learned; elsewhere what is usual gains up to 0.5, what never happens loses 0.8.
      learned[cell] = row === 0 ? 0 : Math.max(-0.8, Math.min(0.5, 0.5 + 0.35 * Math.log(share)));
    }
  }
  return learned;
}
