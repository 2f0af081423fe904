import { beforeAll, describe, expect, test } from 'vitest';
import { fingerprintOf, placesOn } from '../../../../lib/library/pictures/kept-map.ts';
import {
  makeMap,
  type KeptMap,
  type LibraryMap,
  type MapPaper,
} from '../../../../lib/library/pictures/map.ts';
import { mapWords, stemOf } from '../../../../lib/library/pictures/text-words.ts';
import { heightLines } from '../../../../lib/library/pictures/heights.ts';
import { seeded } from '../../../../lib/paper/seeded.ts';

/** Fields with words of their own, and words that all of them share. */
const FIELDS = [
  'galaxy redshift quasar supernova telescope photometry halo luminosity cosmology survey',
  'protein folding enzyme ligand residue sequence peptide binding genome mutation',
  'attention transformer token decoder pretraining language corpus translation embedding prompt',
  'superconductor lattice phonon magnet fermion spin vortex cuprate doping electron',
].map((words) => words.split(' '));
const SHARED = 'measurement temperature sampling estimate distribution parameter'.split(' ');

function papersOf(count: number, seed: number): (MapPaper & { field: number })[] {
  const random = seeded(seed);
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] as string;
  return Array.from({ length: count }, (_, index) => {
    const field = index % FIELDS.length;
    const own = FIELDS[field] as string[];
    const words = Array.from({ length: 40 }, () => pick(random() < 0.7 ? own : SHARED));
    return {
      id: `paper-${String(index).padStart(4, '0')}`,
      title: `${pick(own)} ${pick(own)}`,
      abstract: words.join(' '),
      field,
    };
  });
}

const draw = (papers: readonly MapPaper[], kept: KeptMap | null = null): LibraryMap => {
  const map = makeMap(papers, kept, () => undefined);
  if (!map) throw new Error('no map');
  return map;
};
const keep = placesOn;
const distance = (map: LibraryMap, a: number, b: number): number =>
  Math.hypot(map.places[a * 2]! - map.places[b * 2]!, map.places[a * 2 + 1]! - map.places[b * 2 + 1]!);

describe('a map of 200 papers of four fields', () => {
  const papers = papersOf(200, 5);
  let map: LibraryMap;
  beforeAll(() => {
    map = draw(papers);
  });

  test('has a place for every paper, on the map', () => {
    expect(map.ids).toEqual(papers.map(({ id }) => id));
    expect(map.left).toEqual([]);
    expect(map.places.every((value) => Math.abs(value) <= 1.15)).toBe(true);
  });

  test('puts papers of one field nearer to one another than to others', () => {
    const random = seeded(3);
    let right = 0;
    for (let time = 0; time < 1_000; time++) {
      const [a, b, c] = [0, 0, 0].map(() => Math.floor(random() * 50)) as [number, number, number];
      const field = Math.floor(random() * 4);
      const other = (field + 1 + Math.floor(random() * 3)) % 4;
      if (a === b) continue;
      right += Number(
        distance(map, a * 4 + field, b * 4 + field) < distance(map, a * 4 + field, c * 4 + other),
      );
    }
    expect(right / 1_000).toBeGreaterThan(0.9);
  });

  test('is the same when it is drawn again', () => {
    const again = draw(papers);
    expect([...again.places]).toEqual([...map.places]);
    expect(again.regions).toEqual(map.regions);
  });

  test('stays where it was when a paper comes, which stands among its own', () => {
    const [newcomer] = papersOf(1, 77) as [MapPaper & { field: number }];
    const more = [...papers, { ...newcomer, id: 'paper-9999' }];
    const later = draw(more, keep(map));
    expect(Array.from(later.places.subarray(0, 400))).toEqual(Array.from(map.places));
    const own = papers
      .map((paper, at) => ({ paper, far: distance(later, 200, at) }))
      .sort((a, b) => a.far - b.far);
    expect(own.slice(0, 5).map(({ paper }) => paper.field)).toEqual([0, 0, 0, 0, 0]);
    expect(later.laidOut).toBe(200);
  });

  test('is named as it was, and what was named stands where it was, from opening to opening', () => {
    const again = draw(papers, keep(map));
    expect(again.regions).toEqual(map.regions);
    expect(draw(papers, keep(again)).regions).toEqual(map.regions);
    const newcomer = papersOf(1, 78)[0]!;
    const later = draw([...papers, { ...newcomer, id: 'paper-9998' }], keep(map));
    expect(later.centres).toEqual(map.centres);
  });

  test('stays where it was when papers go', () => {
    const fewer = draw(papers.slice(0, 150), keep(map));
    expect(Array.from(fewer.places)).toEqual(Array.from(map.places.subarray(0, 300)));
  });

  test('is laid out anew when a third of it would be newcomers', () => {
    const later = draw(papersOf(280, 5), keep(map));
    expect(later.laidOut).toBe(280);
    expect(later.ids).toHaveLength(280);
  });

  test('names its regions by words of the fields, not by those that all share', () => {
    const names = map.regions.filter(({ level }) => level === 0).flatMap(({ terms }) => terms);
    expect(names.length).toBeGreaterThan(3);
    const own = new Set(FIELDS.flat().map(stemOf));
    const parts = names.flatMap((name) => name.split(' ')).map(stemOf);
    expect(parts.filter((part) => own.has(part)).length / parts.length).toBeGreaterThan(0.85);
  });

  test('has closed lines of equal height', () => {
    const rings = heightLines(map.places);
    expect(rings.length).toBeGreaterThan(3);
    for (const ring of rings) expect(ring.slice(0, 2)).toEqual(ring.slice(-2));
  });
});

describe('a map', () => {
  test('is not drawn of fewer than a dozen papers', () => {
    expect(makeMap(papersOf(11, 1), null, () => undefined)).toBeNull();
    expect(draw(papersOf(12, 1)).ids).toHaveLength(12);
  });

  test('leaves out what shares no word with any other', () => {
    const odd = { id: 'paper-odd', title: 'Unvergleichliches', abstract: '' };
    const map = draw([...papersOf(40, 2), odd]);
    expect(map.left).toEqual(['paper-odd']);
    expect(map.ids).toHaveLength(40);
  });

  test('of the same paper over and over has numbers for places', () => {
    const map = draw(
      Array.from({ length: 30 }, (_, at) => ({
        id: `p${at}`,
        title: 'One title',
        abstract: 'protein folding',
      })),
    );
    expect(map.places.every(Number.isFinite)).toBe(true);
  });

  test('of more papers than are laid out puts the others beside those that they are like', () => {
    const papers = papersOf(400, 9);
    const done: number[] = [];
    const map = makeMap(papers, null, (share) => done.push(share), 150);
    expect(map?.ids).toHaveLength(400);
    expect(map?.laidOut).toBe(134);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(1);
    const fieldOf = new Map(papers.map((paper) => [paper.id, paper.field]));
    const regions = Map.groupBy(map?.ids.keys() ?? [], (at) => map?.regionOf[at]);
    let pure = 0;
    for (const members of regions.values()) {
      const counts = [0, 0, 0, 0];
      for (const at of members) counts[fieldOf.get(map?.ids[at] ?? '') ?? 0]!++;
      pure += Math.max(...counts);
    }
    expect(pure / 400).toBeGreaterThan(0.9);
  });
});

test('what a map is drawn from is told apart by a letter of an abstract, and by what is gone', () => {
  const papers = papersOf(20, 4);
  const print = fingerprintOf(papers);
  expect(fingerprintOf(papersOf(20, 4))).toBe(print);
  const edited = papers.map((paper, at) => (at === 7 ? { ...paper, abstract: `${paper.abstract}.` } : paper));
  expect(fingerprintOf(edited)).not.toBe(print);
  expect(fingerprintOf(papers.slice(1))).not.toBe(print);
  expect(fingerprintOf(papers.toReversed())).not.toBe(print);
});

describe('the words of the map', () => {
  test('are words of papers, without formulas and without words that say nothing', () => {
    expect(
      mapWords('We propose a novel $\\mathcal{O}(n)$ method: Quantum error-correcting codes').filter(Boolean),
    ).toEqual(['quantum', 'error-correcting', 'codes']);
  });

  test('are found in Chinese too', () => {
    expect(mapWords('图神经网络的预训练').filter(Boolean).length).toBeGreaterThan(1);
  });

  test('are found in any text in time that grows with its length', () => {
    const hostile = ['$'.repeat(50_000), '\\a'.repeat(50_000), '-'.repeat(50_000), 'a-'.repeat(50_000)];
    const start = performance.now();
    for (const text of hostile) mapWords(text);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test.each([
    ['networks', 'network'],
    ['theories', 'theory'],
    ['class', 'class'],
    ['locus', 'locus'],
    ['analysis', 'analysis'],
  ])('of %s is %s', (word, stem) => expect(stemOf(word)).toBe(stem));
});
