/**
 * Whether two names may be one person's, and how far two lists of authors agree: initials, swapped order, misspelt and
 * half-remembered names, lists cut short. Names are judged only against each other within one pair of papers; who a
 * person is, is nobody's business here.
 */
import type { Author } from '../paper/bibliography.ts';
import { editDistance, fold } from './fold.ts';

/** A name prepared for comparison. */
export interface FoldedName {
  family: string;
  /** Given names and initials, in order, folded. */
  given: string[];
  /** All letters in order, without spaces: "andreeickler". */
  joined: string;
  /** All letters of all parts, parts sorted: the same for "Su Hong" and "Hong Su". */
  bag: string;
  /** A collaboration or the like, which one source names for the hundreds that another lists. */
  isBody: boolean;
}

/** How two lists of authors agree. */
export interface AuthorAgreement {
  /** Names that met. */
  matched: number;
  /** Matched over the shorter list, 0..1. */
  ofShorter: number;
  /** Matched over the longer list, 0..1; over the shorter where the other is cut short. */
  ofLonger: number;
}

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md']);
/** How the names of bodies end, folded. */
const BODY = /(?:^| )(?:collaborations?|consortium|working group|study group|task force|initiative)$/;
/** Collaborations run to thousands of authors; the first of them decide. */
const MOST_AUTHORS = 100;

export function foldName({ name, given, family }: Author): FoldedName {
  const text = fold(family && given ? `${family}, ${given}` : name)
    // "garc&#237; a-molina" as some dumps space their entities is mended by `joined`.
    .replace(/(\p{L})-(?=\p{L})/gu, '$1')
    .replace(/[^\p{L}\p{N},]+/gu, ' ')
    .trim();
  const comma = text.indexOf(',');
  const parts = text.split(/[ ,]+/).filter((part) => part && !SUFFIXES.has(part));
  const joined = parts.join('');
  const bag = [...parts].sort().join(' ');
  const isBody = BODY.test(text);
  if (comma > 0) {
    const before = text
      .slice(0, comma)
      .split(' ')
      .filter((part) => part && !SUFFIXES.has(part));
    const after = text
      .slice(comma + 1)
      .split(/[ ,]+/)
      .filter((part) => part && !SUFFIXES.has(part));
    if (before.length > 0 && after.length > 0)
      return { family: foldFamily(before.at(-1) ?? ''), given: after, joined, bag, isBody };
  }
  const last = parts.at(-1) ?? '';
  // "Ponce CR", "Wang B": initials behind a family name, as medical databases write them.
  const shown = name.trim().split(/\s+/).at(-1) ?? '';
  const initialsLast =
    parts.length > 1 && /^\p{Lu}{1,3}$/u.test(shown.replace(/[.-]/g, '')) && /\p{Ll}/u.test(name);
  if (initialsLast && (parts[0]?.length ?? 0) > 1) {
    const family = parts.slice(0, -1).at(-1) ?? '';
    return { family: foldFamily(family), given: [...last], joined, bag, isBody };
  }
  return { family: foldFamily(last), given: parts.slice(0, -1), joined, bag, isBody };
}

/** "Müller" and "Mueller" are one. */
function foldFamily(family: string): string {
  return family.replace(/ue/g, 'u').replace(/oe/g, 'o').replace(/ae/g, 'a');
}

/** 0..1, how well two names agree; 0.3 for one family name with given names that differ. */
export function nameAgreement(a: FoldedName, b: FoldedName): number {
  if (a.joined === b.joined || a.bag === b.bag) return 1;
  const family = familyAgreement(a.family, b.family);
  if (family > 0) return family * givenAgreement(a.given, b.given);
  // The parts in another order ("Wang Binxu"), or initials of a name whose order is not known.
  if (a.given.includes(b.family) && b.given.some((part) => part[0] === a.family[0])) return 0.8;
  if (b.given.includes(a.family) && a.given.some((part) => part[0] === b.family[0])) return 0.8;
  return a.joined.length > 8 && startsAlike(a.joined, b.joined) && editDistance(a.joined, b.joined, 2) <= 2
    ? 0.8
    : 0;
}

function familyAgreement(a: string, b: string): number {
  if (!a || !b) return 0;
  if (a === b) return 1;
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 5 && (a.endsWith(b) || b.endsWith(a))) return 0.9;
  const most = shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0;
  return most > 0 && startsAlike(a, b) && editDistance(a, b, most) <= most ? 0.85 : 0;
}

/** One of the first two letters is right: true of all but the rarest misspellings, and quickly asked. */
function startsAlike(a: string, b: string): boolean {
  return a[0] === b[0] || a[1] === b[1];
}

function givenAgreement(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0.75;
  const [first, other] = [a[0] ?? '', b[0] ?? ''];
  if (first === other) return 1;
  // Initials, or a short form: "T." and "Tim" for "Timothy".
  if (first[0] === other[0])
    return first.length === 1 || other.length === 1 || first.startsWith(other) || other.startsWith(first)
      ? 0.95
      : 0.85;
  // A middle name as the call name: "Kevin Chen-Chuan Chang" and "Chen-Chuan K. Chang".
  const crosses = a.some((part) =>
    b.some((one) => one === part || (one[0] === part[0] && (one.length === 1 || part.length === 1))),
  );
  return crosses ? 0.8 : 0.3;
}

const areBodies = (names: readonly FoldedName[]): boolean => names.every(({ isBody }) => isBody);

/** Pairs names off, best first, each once. Null where one of the lists is empty, or names only a body for its people. */
export function authorAgreement(
  a: readonly FoldedName[],
  b: readonly FoldedName[],
  cutShort: boolean,
): AuthorAgreement | null {
  if (a.length === 0 || b.length === 0) return null;
  if (areBodies(a) !== areBodies(b) && !a.some(({ joined }) => b.some((other) => other.joined === joined)))
    return null;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const few = shorter.slice(0, MOST_AUTHORS);
  const many = longer.slice(0, MOST_AUTHORS * 4);
  // Every name against every other only in lists a person could compare; longer ones meet by family name.
  const small = few.length * many.length <= 400;
  const byFamily = Map.groupBy(
    many.map((_, column) => column),
    (column) => (small ? '' : (many[column]?.family ?? '')),
  );
  const pairs: { row: number; column: number; score: number }[] = [];
  few.forEach((name, row) => {
    for (const column of byFamily.get(small ? '' : name.family) ?? []) {
      const score = nameAgreement(name, many[column] as FoldedName);
      if (score > 0) pairs.push({ row, column, score });
    }
  });
  pairs.sort((one, other) => other.score - one.score || one.row - other.row || one.column - other.column);
  const rows = new Set<number>();
  const columns = new Set<number>();
  let matched = 0;
  for (const { row, column, score } of pairs) {
    if (rows.has(row) || columns.has(column)) continue;
    rows.add(row);
    columns.add(column);
    matched += score;
  }
  const ofShorter = matched / few.length;
  return { matched, ofShorter, ofLonger: cutShort ? ofShorter : matched / Math.max(few.length, many.length) };
}
