import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysFor } from '../../../lib/works/candidates.ts';
import { cluster, clusterAndRelate } from '../../../lib/works/cluster.ts';
import type { Comparable } from '../../../lib/works/prepared.ts';
import { bringTogether, splitOff } from '../../../lib/works/split.ts';

const people = (...names: string[]) => names.map((name) => ({ name }));
const base: Comparable = {
  title: 'Tuning landscapes of the ventral stream',
  authors: people('Binh Tran', 'Carla Ponti'),
  year: 2022,
  ids: {},
};

describe('cluster', () => {
  it('gathers the sightings of one work from several sites', () => {
    const records: Comparable[] = [
      { ...base, ids: { arxiv: '2201.00001', arxivVersion: 1 } },
      { title: 'Something else entirely, on gas hydrates', ids: {} },
      { ...base, authors: people('B. Tran', 'C. Ponti'), venue: 'Cell Reports' },
      { title: 'Tuning landscapes of the ventral stream', authorCount: 2, ids: { arxiv: '2201.00001' } },
    ];
    expect(cluster(records)).toEqual([[0, 2, 3], [1]]);
  });

  it('gives a preprint to one of two appearances and links the other as related', () => {
    const records: Comparable[] = [
      { ...base, venue: 'SIGMOD Conference' },
      { ...base, venue: 'ACM Transactions on Database Systems', year: 2023 },
      { ...base, ids: { arxiv: '2201.00001' } },
    ];
    const { clusters, related } = clusterAndRelate(records);
    expect(clusters).toHaveLength(2);
    expect(related).toEqual([[0, 1]]);
  });

  it('obeys the reader: not the same, and the same', () => {
    const records: Comparable[] = [
      base,
      { ...base, year: 2021 },
      { title: 'A different title for it', ids: {} },
    ];
    expect(cluster(records)).toEqual([[0, 1], [2]]);
    expect(cluster(records, [{ a: 0, b: 1, same: false }])).toEqual([[0], [1], [2]]);
    expect(cluster(records, [{ a: 1, b: 2, same: true }])).toEqual([[0, 1, 2]]);
  });

  it('lets the reader join what identifiers keep apart', () => {
    const records: Comparable[] = [
      { ...base, ids: { arxiv: '2201.00001' } },
      { ...base, ids: { arxiv: '2201.00002' } },
    ];
    expect(cluster(records)).toEqual([[0], [1]]);
    expect(cluster(records, [{ a: 0, b: 1, same: true }])).toEqual([[0, 1]]);
  });

  it('puts every record into one cluster and never two arXiv ids into the same, in whatever order they come', () => {
    const record = fc.record(
      {
        title: fc.constantFrom(
          base.title,
          'Tuning landscapes of the ventral stream: a topological study',
          'The tuning landscape of ventral streams',
          'Editorial',
          'A mechanism for synaptic copy between neural circuits',
        ),
        authors: fc.constantFrom(
          people(),
          people('Binh Tran', 'Carla Ponti'),
          people('B. Tran'),
          people('Ann Lee'),
        ),
        year: fc.constantFrom(2020, 2021, 2022),
        venue: fc.constantFrom(
          'arXiv',
          'Neural Computation',
          'poster at Society for Neuroscience',
          'NeurIPS',
        ),
        ids: fc.constantFrom<Comparable['ids'][]>(
          {},
          {},
          { arxiv: '2201.00001' },
          { arxiv: '2201.00002' },
          { doi: '10.1000/abc' },
        ),
      },
      { requiredKeys: ['title'] },
    );
    fc.assert(
      fc.property(fc.array(record, { maxLength: 9 }), fc.infiniteStream(fc.nat()), (records, random) => {
        const order = records.map((_, index) => index);
        for (let index = order.length - 1; index > 0; index--) {
          const other = Number(random.next().value) % (index + 1);
          [order[index], order[other]] = [order[other]!, order[index]!];
        }
        const clusters = cluster(records as Comparable[]);
        expect(clusters.flat().sort((a, b) => a - b)).toEqual(records.map((_, index) => index));
        for (const members of clusters) {
          const ids = members.flatMap((member) => records[member]?.ids?.arxiv ?? []);
          expect(new Set(ids).size).toBeLessThan(2);
        }
        const contents = (groups: number[][], list: unknown[]): string[] =>
          groups
            .map((group) =>
              group
                .map((member) => JSON.stringify(list[member]))
                .sort()
                .join(' + '),
            )
            .sort();
        const shuffled = order.map((index) => records[index]!);
        expect(contents(cluster(shuffled as Comparable[]), shuffled)).toEqual(contents(clusters, records));
      }),
      { numRuns: 400 },
    );
  });
});

describe('keysFor', () => {
  it('gives a generic title no key without its authors', () => {
    expect(keysFor({ title: 'Editorial', ids: {} }).blocks).toEqual([]);
    expect(keysFor({ title: 'Editorial', authors: people('Ann Lee') }).blocks).toEqual([
      'title:editorial|lee',
    ]);
  });

  it('lets a misspelt title, a subtitle and a retitled version with the same abstract meet', () => {
    const meet = (a: Comparable, b: Comparable): boolean => {
      const keys = new Set(keysFor(a).blocks);
      return keysFor(b).blocks.some((key) => keys.has(key));
    };
    expect(meet(base, { title: 'Tunning landscapes of the ventral stream' })).toBe(true);
    expect(meet({ title: 'Glow: generative flow with convolutions' }, { title: 'Glow' })).toBe(true);
    const abstract = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ');
    expect(
      meet({ title: 'One name', abstract }, { title: 'Quite another', abstract: `${abstract} and more` }),
    ).toBe(true);
  });
});

describe('splitOff and bringTogether', () => {
  it('keep what was taken out apart from what stays, and together', () => {
    expect(splitOff(['a', 'b', 'c'], ['c', 'b'])).toEqual([
      { id: 'a c', same: false },
      { id: 'a b', same: false },
      { id: 'b c', same: true },
    ]);
  });

  it('take back an earlier “not the same”', () => {
    const earlier = splitOff(['a', 'b'], ['b']);
    expect(bringTogether(['a'], ['b'], earlier)).toEqual([{ id: 'a b', same: true }]);
    expect(bringTogether(['a', 'x'], ['b', 'y'], [{ id: 'x y', same: false }])).toEqual([
      { id: 'a b', same: true },
      { id: 'x y', same: true },
    ]);
  });
});
