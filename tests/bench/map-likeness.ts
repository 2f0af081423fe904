/**
 * How far a map of the library keeps what is alike together: of each paper's 10 nearest by abstract, the share that is
 * among its 30 nearest on the map. Likeness is measured by a ruler of its own (cosine of TF-IDF over the single words of
 * the abstracts), not by what the map is made from.
 */
import { makeMap, type MapPaper } from '../../lib/library/pictures/map.ts';

const BY_ABSTRACT = 10;
const ON_MAP = 30;

/** 0..1 over the papers that stand on the map; by chance it would be 30 in the number of papers. */
export function mapLikeness(papers: readonly MapPaper[]): number {
  const map = makeMap(papers, null, () => undefined);
  if (!map) throw new Error('too few papers for a map');
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const vectors = wordVectors(map.ids.map((id) => (byId.get(id) as MapPaper).abstract));
  let kept = 0;
  map.ids.forEach((_, paper) => {
    const near = new Set(
      nearest(map.ids.length, paper, ON_MAP, (other) => -distance(map.places, paper, other)),
    );
    const alike = nearest(map.ids.length, paper, BY_ABSTRACT, (other) =>
      product(vectors[paper]!, vectors[other]!),
    );
    kept += alike.filter((other) => near.has(other)).length / alike.length;
  });
  return kept / map.ids.length;
}

function nearest(count: number, paper: number, wanted: number, score: (other: number) => number): number[] {
  return Array.from({ length: count }, (_, other) => ({
    other,
    score: other === paper ? -Infinity : score(other),
  }))
    .sort((a, b) => b.score - a.score)
    .slice(0, wanted)
    .map(({ other }) => other);
}

const distance = (places: Float32Array, a: number, b: number): number =>
  Math.hypot(places[a * 2]! - places[b * 2]!, places[a * 2 + 1]! - places[b * 2 + 1]!);

function wordVectors(abstracts: readonly string[]): Map<string, number>[] {
  const counts = abstracts.map((text) => {
    const its = new Map<string, number>();
    for (const [word] of text.toLowerCase().matchAll(/\p{L}{3,}/gu)) its.set(word, (its.get(word) ?? 0) + 1);
    return its;
  });
  const found = new Map<string, number>();
  for (const its of counts) for (const word of its.keys()) found.set(word, (found.get(word) ?? 0) + 1);
  return counts.map((its) => {
    const weighed = [...its].map(
      ([word, count]) =>
        [word, (1 + Math.log(count)) * Math.log(abstracts.length / (found.get(word) ?? 1))] as const,
    );
    const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
    return new Map(weighed.map(([word, weight]) => [word, weight / length]));
  });
}

function product(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [word, weight] of one) sum += weight * (other.get(word) ?? 0);
  return sum;
}
