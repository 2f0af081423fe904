import { describe, expect, test } from 'vitest';
import { metOften } from '../../../../lib/library/pictures/authors.ts';
import { countFigures, type CountedPaper } from '../../../../lib/library/pictures/figures.ts';
import { streakOf } from '../../../../lib/library/pictures/streak.ts';

const TODAY = 20_779;

describe('days in a row', () => {
  test('are those up to today', () => {
    expect(streakOf([TODAY, TODAY - 1, TODAY - 2, TODAY - 2], TODAY)).toMatchObject({
      now: 3,
      longest: 3,
      days: 3,
    });
  });

  test('are not over before today is', () => {
    expect(streakOf([TODAY - 1, TODAY - 2], TODAY).now).toBe(2);
    expect(streakOf([TODAY - 2, TODAY - 3], TODAY).now).toBe(0);
  });

  test('are remembered when they are over', () => {
    const done = [TODAY, TODAY - 10, TODAY - 11, TODAY - 12, TODAY - 13];
    expect(streakOf(done, TODAY)).toMatchObject({ now: 1, longest: 4, days: 5 });
  });

  test('begin with nothing, and a clock that ran ahead adds none', () => {
    expect(streakOf([], TODAY)).toMatchObject({ now: 0, longest: 0, days: 0 });
    expect(streakOf([TODAY + 5], TODAY).days).toBe(0);
  });

  test('are shown by how much was done on each', () => {
    const { last } = streakOf([TODAY, TODAY, TODAY - 1, TODAY - 400], TODAY);
    expect(last.slice(-3)).toEqual([0, 1, 2]);
    expect(last.reduce((sum, each) => sum + each, 0)).toBe(3);
  });
});

describe('authors met often', () => {
  const met = (...papers: string[][]) =>
    metOften(
      papers.map((names) => names.map((name) => ({ name }))),
      10,
    );

  test('are one however their name is shortened', () => {
    expect(met(['Jean Ponce'], ['J. Ponce'], ['Ponce, Jean'], ['Jean M. Ponce'])).toEqual([
      { name: 'Jean M. Ponce', papers: 4 },
    ]);
  });

  test('are told apart by given names; initials that fit two belong to neither', () => {
    expect(
      met(
        ['Wei Zhang'],
        ['Wei Zhang'],
        ['Wen Zhang'],
        ['Wen Zhang'],
        ['W. Zhang'],
        ['W. Zhang'],
        ['W. Zhang'],
      ),
    ).toEqual([
      { name: 'W. Zhang', papers: 3 },
      { name: 'Wei Zhang', papers: 2 },
      { name: 'Wen Zhang', papers: 2 },
    ]);
  });

  test('count a paper once, by whatever forms it names them, and are met twice at least', () => {
    expect(met(['Ada Abara', 'A. Abara'], ['Bao Tran'], ['Ada Abara'])).toEqual([
      { name: 'Ada Abara', papers: 2 },
    ]);
  });

  test('are not the thousands of a collaboration', () => {
    const many = Array.from({ length: 900 }, (_, index) => `Anna Name${index}`);
    expect(met(many, many)).toEqual([]);
  });
});

describe('the figures', () => {
  const paper = (id: string, more: Partial<CountedPaper> = {}): CountedPaper => ({
    id,
    title: id,
    authors: [],
    tags: [],
    subjects: [],
    state: 'saved',
    saved: TODAY,
    read: undefined,
    marks: 0,
    ...more,
  });
  const figures = (papers: CountedPaper[]) =>
    countFigures(papers, { seen: [TODAY, TODAY - 7], dismissed: [TODAY - 9_000] }, [TODAY - 1], {
      today: TODAY,
      firstWeekday: 1,
    });

  test('of an empty library are noughts', () => {
    const { papers, states, tags, marked, authors } = figures([]);
    expect({ papers, tags, marked, authors }).toEqual({ papers: 0, tags: [], marked: [], authors: [] });
    expect(states.map(({ name, total }) => [name, total])).toEqual([
      ['saved', 0],
      ['later', 0],
      ['dismissed', 1],
      ['seen', 2],
    ]);
  });

  test('count every paper once by its state, and the old ones in the total alone', () => {
    const { states } = figures([
      paper('a'),
      paper('b', { state: 'later', saved: TODAY - 7 }),
      paper('c', { saved: 0 }),
    ]);
    expect(states.slice(0, 2).map(({ counts, total }) => [counts.slice(-2), total])).toEqual([
      [[0, 1], 2],
      [[1, 0], 1],
    ]);
  });

  test('name the papers with most marks, the tags by how many have them, and a streak of all that was done', () => {
    const { marked, tags, streak } = figures([
      paper('few', { marks: 1, tags: ['b', 'a', 'a'] }),
      paper('many', { marks: 4, tags: ['b'], saved: TODAY - 2 }),
      paper('none'),
    ]);
    expect(marked.map(({ id, marks }) => [id, marks])).toEqual([
      ['many', 4],
      ['few', 1],
    ]);
    expect(tags.map(({ name, total }) => [name, total])).toEqual([['b', 2]]);
    expect(streak.now).toBe(3);
  });
});
