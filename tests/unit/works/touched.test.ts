import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CandidateIndex, keysFor } from '../../../lib/works/candidates.ts';
import { cluster } from '../../../lib/works/cluster.ts';
import type { Comparable } from '../../../lib/works/prepared.ts';
import { bringTogether, splitOff, type RecordDecision } from '../../../lib/works/split.ts';
import { regroup, touchedBy, type KnownRecord, type RecordLookup } from '../../../lib/works/touched.ts';

/** A library in memory that files records one by one. */
function shelf(decisions: RecordDecision[] = []) {
  const index = new CandidateIndex();
  const rows: KnownRecord[] = [];
  const lookup: RecordLookup = {
    byKeys: async (all) => all.map((keys) => [...index.find(keys)].map((number) => rows[number]!)),
    byPapers: async (papers) => rows.filter((row) => papers.includes(row.paper)),
    byIds: async (ids) => rows.filter((row) => ids.includes(row.id)),
    decisions: async (ids) => decisions.filter(({ id }) => id.split(' ').some((one) => ids.includes(one))),
  };
  const settle = async (row: KnownRecord): Promise<void> => {
    const { works } = regroup(await touchedBy([row], lookup));
    for (const work of works) for (const record of work) record.paper = work[0]!.id;
  };
  const add = async (given: Comparable): Promise<void> => {
    const row: KnownRecord = { id: `r${rows.length}`, paper: `r${rows.length}`, given };
    index.add(rows.push(row) - 1, keysFor(given));
    await settle(row);
  };
  const papers = (): string[][] =>
    [...Map.groupBy(rows, ({ paper }) => paper).values()].map((group) => group.map(({ id }) => id));
  return { add, papers, rows, settle };
}

const people = (...names: string[]) => names.map((name) => ({ name }));

describe('touchedBy and regroup', () => {
  it('file records that come one by one as if all had come at once', async () => {
    const record = fc.record(
      {
        title: fc.constantFrom(
          'Tuning landscapes of the ventral stream',
          'Tuning landscapes of the ventral stream: a topological study',
          'A mechanism for synaptic copy between neural circuits',
        ),
        authors: fc.constantFrom(
          people('Binh Tran', 'Carla Ponti'),
          people('B. Tran', 'C. Ponti'),
          people('Ann Lee'),
        ),
        year: fc.constantFrom(2021, 2022),
        venue: fc.constantFrom('arXiv', 'Neural Computation', 'poster at Society for Neuroscience'),
        ids: fc.constantFrom<Comparable['ids'][]>({}, { arxiv: '2201.00001' }, { arxiv: '2201.00002' }),
      },
      { requiredKeys: ['title', 'authors'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 8 }), async (records) => {
        const library = shelf();
        for (const given of records) await library.add(given as Comparable);
        const contents = (groups: Comparable[][]): string[] =>
          groups
            .map((group) =>
              group
                .map((one) => JSON.stringify(one))
                .sort()
                .join(' + '),
            )
            .sort();
        const byId = new Map(library.rows.map((row) => [row.id, row.given]));
        const oneByOne = library.papers().map((ids) => ids.map((id) => byId.get(id)!));
        const atOnce = cluster(records as Comparable[]).map((members) =>
          members.map((member) => records[member] as Comparable),
        );
        expect(contents(oneByOne)).toEqual(contents(atOnce));
      }),
      { numRuns: 300 },
    );
  });

  it('keep to a split and to its undoing', async () => {
    const decisions: RecordDecision[] = [];
    const library = shelf(decisions);
    const given = { title: 'Tuning landscapes of the ventral stream', authors: people('Ann Lee') };
    await library.add(given);
    await library.add({ ...given, year: 2022 });
    expect(library.papers()).toHaveLength(1);
    decisions.push(...splitOff(['r0', 'r1'], ['r1']));
    await library.settle(library.rows[1]!);
    expect(library.papers()).toEqual([['r0'], ['r1']]);
    decisions.splice(0, decisions.length, ...bringTogether(['r0'], ['r1'], decisions));
    await library.settle(library.rows[1]!);
    expect(library.papers()).toHaveLength(1);
  });
});
