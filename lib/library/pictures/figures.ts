/** What the pictures of the overview show besides the map, counted from slim rows. Pure. */
import type { Author } from '../../paper/bibliography.ts';
import type { KeptState } from '../../paper/rows.ts';
import { metOften, type MetAuthor } from './authors.ts';
import { countIn, lastWeeks, periodsFor, type Periods } from './periods.ts';
import { streakOf, type Streak } from './streak.ts';

/** What is counted of a paper. Days: local, since 1970-01-01. */
export interface CountedPaper {
  id: string;
  title: string;
  authors: readonly Author[];
  tags: readonly string[];
  subjects: readonly string[];
  state: KeptState;
  saved: number;
  read: number | undefined;
  marks: number;
}

/** Papers that were met and not kept, by state the day on which each was met first. */
export interface CountedMet {
  seen: number[];
  dismissed: number[];
}

/** One row of small columns: a state, a tag, a topic. */
export interface Series {
  name: string;
  counts: number[];
  /** Papers in all, those before the first column included. */
  total: number;
}

/** The states in the order in which they are shown. */
export const COUNTED_STATES = ['saved', 'later', 'dismissed', 'seen'] as const;

export interface Figures {
  papers: number;
  weeks: Periods;
  /** One for each of `COUNTED_STATES`. */
  states: Series[];
  periods: Periods;
  tags: Series[];
  subjects: Series[];
  marked: { id: string; title: string; marks: number }[];
  authors: MetAuthor[];
  streak: Streak;
}

/** A year: as many weeks as a line of columns shows; fewer for a young library. */
const MOST_WEEKS = 52;
const FEWEST_WEEKS = 12;
/** One paper is no topic: from so many on, a line says something. */
const FEWEST_OF_TOPIC = 2;
const MOST_SERIES = 8;
const MOST_RANKED = 10;

export function countFigures(
  papers: readonly CountedPaper[],
  met: CountedMet,
  markedOn: readonly number[],
  { today, firstWeekday }: { today: number; firstWeekday: number },
): Figures {
  const saved = papers.map((paper) => paper.saved);
  const earliest = (days: readonly number[]) => days.reduce((a, b) => Math.min(a, b), today);
  const age = Math.ceil((today - Math.min(earliest(saved), earliest(met.seen))) / 7) + 1;
  const weeks = lastWeeks(today, Math.max(FEWEST_WEEKS, Math.min(MOST_WEEKS, age)), firstWeekday);
  const periods = periodsFor(earliest(saved), today, firstWeekday);
  const daysIn = (state: KeptState) =>
    papers.filter((paper) => paper.state === state).map((paper) => paper.saved);
  const byState = { saved: daysIn('saved'), later: daysIn('later'), ...met };
  const read = papers.flatMap((paper) => paper.read ?? []);
  return {
    papers: papers.length,
    weeks,
    states: COUNTED_STATES.map((name) => ({
      name,
      counts: countIn(weeks, byState[name]),
      total: byState[name].length,
    })),
    periods,
    tags: overTime(papers, ({ tags }) => tags, periods),
    subjects: overTime(papers, ({ subjects }) => subjects, periods),
    marked: papers
      .filter(({ marks }) => marks > 0)
      .toSorted((a, b) => b.marks - a.marks || (a.title < b.title ? -1 : 1))
      .slice(0, MOST_RANKED)
      .map(({ id, title, marks }) => ({ id, title, marks })),
    authors: metOften(
      papers.map(({ authors }) => authors),
      MOST_RANKED,
    ),
    streak: streakOf([...saved, ...read, ...markedOn], today),
  };
}

/** The names that most papers have, the most frequent first, each with how many were saved in each column. */
export function overTime<T extends { saved: number }>(
  papers: readonly T[],
  namesOf: (paper: T) => readonly string[],
  periods: Periods,
): Series[] {
  const days = new Map<string, number[]>();
  for (const paper of papers) {
    for (const name of new Set(namesOf(paper))) {
      const known = days.get(name);
      if (known) known.push(paper.saved);
      else days.set(name, [paper.saved]);
    }
  }
  return [...days]
    .filter(([, its]) => its.length >= FEWEST_OF_TOPIC)
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .slice(0, MOST_SERIES)
    .map(([name, its]) => ({ name, counts: countIn(periods, its), total: its.length }));
}
