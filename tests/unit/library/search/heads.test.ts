import { describe, expect, it } from 'vitest';
import { createIndex, stagesOf, type SearchDocument } from '../../../../lib/library/search/index.ts';

function built(papers: readonly SearchDocument[]) {
  const index = createIndex();
  index.put(papers);
  return index;
}

describe('the part of the index that answers first', () => {
  it('answers from the heads of large segments as from the whole, in what names the papers', () => {
    const words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];
    const papers = Array.from({ length: 2_500 }, (_, number): SearchDocument => {
      const word = words[number % 5]!;
      return {
        id: `paper-${number}`,
        title: `${word} of landscapes ${number}`,
        authors: [`Ann ${words[number % 3]}son`],
        abstract: `hidden ${word}`,
        tags: number % 7 === 0 ? ['to read'] : [],
        year: 2000 + (number % 20),
        saved: number,
        facets: { state: [number % 4 === 0 ? 'later' : 'saved'], id: [`2401.${number}`] },
      };
    });
    const { put } = built(papers).changes();
    const byId = new Map(put.map((row) => [row.id, structuredClone(row)]));
    const { first, whole } = stagesOf([...byId.keys()]);
    const loaded = (ids: readonly string[]) => {
      const index = createIndex();
      expect(index.load(ids.flatMap((id) => byId.get(id) ?? []))).toBe(true);
      return index;
    };
    const [head, all] = [loaded(first), loaded(whole)];
    const queries = [
      '', 'alpha author:gammason', '"of landscapes 17"', 'title:beta tag:"to read"', 'state:later year:2004',
      'lanscapes delta', 'epsilno landscapes ', '-alpha', 'author:"ann betason" 7',
    ]; // prettier-ignore
    for (const query of queries) {
      const [few, many] = [head.search(query), all.search(query)];
      expect(few.total, query).toBeGreaterThan(0);
      expect({ ...few, matched: [] }, query).toEqual({ ...many, matched: [] });
      expect(head.facets(few), query).toEqual(all.facets(many));
    }
    expect([head, all].map((index) => index.search('id:2401.7 ').total)).toEqual([0, 1]);
    expect([head, all].map((index) => index.search('hidden alpha ').total)).toEqual([0, 500]);
    const bytes = (ids: readonly string[]): number =>
      ids.reduce((sum, id) => sum + JSON.stringify(byId.get(id)).length, 0);
    expect(bytes(first)).toBeLessThan(bytes(whole));
  });
});
