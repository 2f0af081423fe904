/** A library as the first version's code wrote it: its schema and rows, frozen, whatever the library's own code becomes. */
import type { Bibliography } from '../../lib/paper/bibliography.ts';

/** Dexie's version 1; the browser counts ten times that. */
export const FIRST_STORES: Record<string, string> = {
  papers: 'id, dates.saved, state, deletedAt, *tags, *collections, updatedAt',
  records: 'id, paper',
  keys: 'id, key, paper',
  abstracts: 'id, key, paper',
  marks: 'id, paper, at',
  met: 'key, last',
  collections: 'id, parent',
  tags: 'name',
  decisions: 'id',
  operations: 'id, &sequence, [origin+sequence], at',
  meta: 'name',
};

const CLOCK = '1753000000000-0000-0a0b0c0d';
const AT = 1_753_000_000_000;

/** What the paper with this number says of itself; every second has an identifier. */
export const firstGiven = (number: number): Bibliography => ({
  title: `Tuning landscapes of area ${number} in the ventral stream`,
  authors: [{ name: 'Binh Tran' }, { name: `Carla Ponti${number}` }],
  abstract: `We map ${number} neurons. They respond to images in ways that are hard to describe in words.`,
  ids:
    number % 2 === 0
      ? {
          arxiv: `22${String(1 + (Math.floor(number / 90_000) % 12)).padStart(2, '0')}.${String(number % 90_000).padStart(5, '0')}`,
        }
      : {},
});

/** Rows of the papers numbered `from` to `to`, without anything that came later. The fourth is deleted. */
export function firstRows(from: number, to: number): Record<string, object[]> {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  const tombstone = (number: number) => (number === 3 ? { deletedAt: AT } : {});
  const rows: Record<string, object[]> = {
    papers: numbers.map((number) => ({
      id: `p${number}`,
      bibliography: firstGiven(number),
      edits: number === 1 ? { year: 1999 } : {},
      provenance: { title: { from: `r${number}`, at: AT } },
      state: number % 3 === 0 ? 'later' : 'saved',
      star: number === 2,
      tags: number % 10 === 0 ? ['vision'] : [],
      collections: [],
      note: number === 0 ? 'Read *again*.' : '',
      dates: { saved: AT + number },
      folded: 'tuning landscapes',
      v: 1,
      updatedAt: CLOCK,
      ...tombstone(number),
    })),
    records: numbers.map((number) => ({
      id: `r${number}`,
      paper: `p${number}`,
      source: { kind: 'page', site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/new' },
      given: { ...firstGiven(number), section: 'new' },
      at: AT,
      v: 1,
      updatedAt: CLOCK,
      ...tombstone(number),
    })),
    keys: numbers
      .filter((number) => number % 2 === 0)
      .map((number) => {
        const key = `arxiv:${firstGiven(number).ids.arxiv}`;
        return { id: `${key} p${number}`, key, paper: `p${number}` };
      }),
  };
  if (from > 0) return rows;
  return {
    ...rows,
    decisions: [{ id: 'r0 r2', same: false, at: 1, v: 1, updatedAt: CLOCK }],
    marks: [{ id: 'm0', paper: 'p0', target: { kind: 'title' }, at: AT, v: 1, updatedAt: CLOCK }],
  };
}
