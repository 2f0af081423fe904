/** A random library of rows, every table and field, for the JSON tests. */
import fc from 'fast-check';
import type { LibraryRows, LibraryTable } from '../../../lib/formats/json/library-file.ts';
import { CLOCK, mark, paper } from './arbitrary.ts';

export type Library = { [table in LibraryTable]: LibraryRows[table][] };

const tombstoned = { v: 1, updatedAt: CLOCK };

/** Libraries that refer only to what they hold. */
export const library: fc.Arbitrary<Library> = fc
  .tuple(
    fc.array(paper, { maxLength: 4 }),
    fc.array(mark, { maxLength: 4 }),
    fc.integer({ min: 1, max: 2e12 }),
    fc.boolean(),
  )
  .map(([list, marks, at, deleted]) => {
    const papers = list.map((one, index): LibraryRows['papers'] => ({
      ...tombstoned,
      ...(deleted && { deletedAt: at }),
      id: `paper-${index}`,
      bibliography: one.bibliography,
      ...(index % 2 === 0 && { cleared: ['venue' as const] }),
      ...(deleted && index > 0 && { mergedInto: 'paper-0' }),
      edits: index % 2 === 0 ? { title: `${one.bibliography.title}!`, year: 2001 } : {},
      provenance: {
        title: { from: 'record-0', at, byReader: true as const },
        authors: { from: 'record-0', at },
      },
      ...(index % 2 === 1 && { currentAbstract: '1:9f86d081884c7d65' }),
      state: one.state,
      star: one.star,
      tags: one.tags,
      collections: ['c1'],
      note: one.note,
      dates: { saved: one.saved ?? 1, ...(one.read !== undefined && { read: one.read }) },
    }));
    const first = papers[0]?.id;
    return {
      collections: [
        { ...tombstoned, id: 'c1', name: 'Vision' },
        { ...tombstoned, id: 'c2', name: 'Depth "x"', parent: 'c1' },
      ],
      tags: [{ ...tombstoned, name: 'a,b;c', colour: 'rose' as const }],
      searches: [
        {
          ...tombstoned,
          id: 's1',
          name: 'Vision since 2020',
          text: 'author:"Li, Q"',
          filters: { collection: 'c1', years: { from: 2020 }, tags: ['a,b;c'], isStarred: true },
          sort: 'saved',
          at,
        },
      ],
      papers,
      records: papers.map((row, index) => ({
        ...tombstoned,
        id: `record-${index}`,
        paper: row.id,
        source:
          index % 3 === 0
            ? { kind: 'page' as const, site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/new' }
            : index % 3 === 1
              ? { kind: 'import' as const, format: 'bibtex', file: 'a.bib', line: 3 }
              : { kind: 'reader' as const },
        given: row.bibliography,
        at,
      })),
      abstracts: papers.map((row) => ({
        ...tombstoned,
        id: `1:9f86d081884c7d65 ${row.id}`,
        key: '1:9f86d081884c7d65',
        paper: row.id,
        text: row.bibliography.abstract ?? 'x',
        version: 2,
        source: 'arxiv',
        at,
      })),
      marks: first ? [...new Map(marks.map((one) => [one.id, { ...one, paper: first }])).values()] : [],
      decisions: [{ ...tombstoned, id: 'record-0 record-1', same: false, at }],
      met: [
        {
          key: 'arxiv:2401.01234',
          site: 'arxiv',
          first: 19_000,
          last: 19_001,
          state: 'seen' as const,
          ...tombstoned,
        },
        ...papers.slice(0, 1).map((row) => ({
          key: 'title:ünïcode|x',
          site: 'huggingface',
          first: 1,
          last: 2,
          state: 'dismissed' as const,
          given: row.bibliography,
          ...tombstoned,
        })),
      ],
    };
  });
