import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createIndex,
  highlightRanges,
  parseQuery,
  type IndexRow,
  type Order,
  type SearchDocument,
} from '../../../../lib/library/search/index.ts';

const PAPERS: SearchDocument[] = [
  {
    id: 'landscapes',
    title: 'Tuning landscapes of the ventral stream',
    authors: ['Binxu Wang', 'Carlos R. Ponce'],
    abstract: 'We characterize tuning landscapes with evolutionary algorithms. Diffusion is not mentioned.',
    year: 2022,
    venue: 'Cell Reports',
    tags: ['vision', 'to read'],
    facets: { state: ['saved'], has: ['notes'], id: ['10.1016/j.celrep.2022.111777'] },
    notes: 'Compare with the Gabor story',
  },
  {
    id: 'diffusion',
    title: 'Diffusion models generate images like painters',
    authors: ['Binxu Wang', 'John J. Vastola'],
    abstract: 'How do diffusion generative models convert pure noise into images? A score matching theory.',
    year: 2023,
    venue: 'arXiv',
    facets: { state: ['later'], id: ['2303.02490'] },
  },
  {
    id: 'schroedinger',
    title: 'On Schr\\"{o}dinger bridges and R\\\'enyi entropies',
    authors: ['Zoë Müller'],
    abstract: 'Matching of the score is hard. We study $\\alpha$-divergences.',
    year: 2020,
  },
  { id: 'cjk', title: '深層学習による画像認識', authors: ['山田 太郎'], abstract: '', year: 2019 },
];

function library(papers: readonly SearchDocument[] = PAPERS) {
  const index = createIndex();
  index.put(papers);
  return index;
}
const idsOf = (query: string, index = library()): string[] => index.search(query).hits.map(({ id }) => id);

describe('search', () => {
  it.each([
    ['a word', 'painters ', ['diffusion']],
    ['the beginning of the last word', 'paint', ['diffusion']],
    ['all words, anywhere', 'wang landscapes ', ['landscapes']],
    ['a title above an abstract', 'diffusion ', ['diffusion', 'landscapes']],
    ['a mistyped word', 'difusion ', ['diffusion', 'landscapes']],
    ['a mistyped longer word', 'evolutoinary ', ['landscapes']],
    ['a mistyped beginning', 'landscpe', ['landscapes']],
    ['a phrase', '"score matching"', ['diffusion']],
    ['a phrase in its field only', 'title:"score matching"', []],
    ['an exclusion', 'wang -painters', ['landscapes']],
    ['an excluded phrase', 'score -"score matching"', ['schroedinger']],
    ['an author', 'author:ponce', ['landscapes']],
    ['not an author', 'title:ponce ', []],
    ['a year', 'year:2022', ['landscapes']],
    ['years', 'year:2019..2020', ['schroedinger', 'cjk']],
    ['years, open', 'year:2023..', ['diffusion']],
    ['no year', 'wang -year:2022', ['diffusion']],
    ['a tag', 'tag:vision', ['landscapes']],
    ['a tag of two words', 'tag:"to read"', ['landscapes']],
    ['a tag, half typed', 'tag:vis', ['landscapes']],
    ['a state', 'state:later', ['diffusion']],
    ['what it has', 'has:notes', ['landscapes']],
    ['notes', 'gabor', ['landscapes']],
    ['a venue', 'venue:cell', ['landscapes']],
    ['without diacritics', 'muller', ['schroedinger']],
    ['with diacritics', 'Müller', ['schroedinger']],
    ['TeX accents', 'schrodinger renyi', ['schroedinger']],
    ['Greek letters', 'α', ['schroedinger']],
    ['Japanese', '画像', ['cjk']],
    ['one Japanese character', '深', ['cjk']],
    ['Japanese in a wrong order', '像画', []],
    ['nothing at all', '', ['diffusion', 'landscapes', 'schroedinger', 'cjk']],
    ['a pasted address', 'https://arxiv.org/abs/2303.02490v2', ['diffusion']],
    ['an arXiv id', 'arXiv:2303.02490', ['diffusion']],
    ['a DOI', '10.1016/J.CELREP.2022.111777', ['landscapes']],
    ['what is not there', 'xyzzy', []],
  ])('finds %s', (_, query, expected) => {
    expect(idsOf(query)).toEqual(expected);
  });

  it('does not correct short words, numbers, or words that are there', () => {
    const index = library([
      { id: 'a', title: 'bat cat' },
      { id: 'b', title: '2021 model' },
    ]);
    expect(idsOf('bet ', index)).toEqual([]);
    expect(idsOf('2022 ', index)).toEqual([]);
    const many = library(
      ['motel', 'motel', 'motel', 'model'].map((title, id) => ({ id: String(id), title })),
    );
    expect(idsOf('motel ', many)).not.toContain('3');
  });

  it('says how many there are beyond the limit, and pages through them', () => {
    const index = library(Array.from({ length: 30 }, (_, id) => ({ id: `p${id}`, title: 'the same words' })));
    const first = index.search('same', { limit: 10 });
    const second = index.search('same', { limit: 10, offset: 10 });
    expect(first.total).toBe(30);
    expect(new Set([...first.hits, ...second.hits].map(({ id }) => id)).size).toBe(20);
  });

  it('takes a word that is there for a mistyped one when nothing holds all words', () => {
    const index = library([
      { id: 'a', title: 'causal graphs' },
      ...['b', 'c', 'd'].map((id) => ({ id, title: 'casual games' })),
    ]);
    expect(idsOf('casual graphs', index)).toEqual(['a']);
  });

  it('orders by what it is told to', () => {
    const index = library([
      { id: 'a', title: 'same again', saved: 2, year: 2020 },
      { id: 'b', title: 'Same', saved: 3, year: 2020 },
      { id: 'c', title: 'the same', saved: 1, year: 2024 },
    ]);
    const ordered = (order: Order, text = 'same') =>
      index
        .search(text, { order })
        .hits.map(({ id }) => id)
        .join('');
    expect(ordered('saved')).toBe('bac');
    expect(ordered('year')).toBe('cba');
    expect(ordered('title')).toBe('bac');
    // Without words to be relevant to, the last saved comes first.
    expect(ordered('relevance', '')).toBe('bac');
  });

  it('says which words it took for a mistyped one', () => {
    expect(library().search('painterz ').corrected).toEqual(['painters']);
  });

  it('answers hostile queries without throwing, and quickly', () => {
    const index = library();
    const start = performance.now();
    for (const query of [
      '"'.repeat(5_000),
      '-'.repeat(5_000),
      'a:'.repeat(2_000),
      'year:9999999..',
      'tag:',
      '-"',
      ':',
      '\u0001tag:vision',
      '"" -""',
    ]) {
      expect(() => index.search(query)).not.toThrow();
    }
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('the index', () => {
  it('finds what was replaced by its new words only', () => {
    const index = library();
    index.search('anything');
    index.put([{ id: 'diffusion', title: 'A new title' }]);
    expect(idsOf('painters ', index)).toEqual([]);
    expect(idsOf('new', index)).toEqual(['diffusion']);
    expect(index.size).toBe(PAPERS.length);
  });

  it('forgets what was removed', () => {
    const index = library();
    index.remove(['diffusion']);
    expect(idsOf('painters ', index)).toEqual([]);
    expect(index.has('diffusion')).toBe(false);
  });

  it('gives the same answers after any history of changes as an index built at once, and after being kept and loaded', () => {
    const words = ['alpha', 'beta', 'gamma', 'delta', 'score', 'matching'];
    const document = fc.record({
      id: fc.integer({ min: 0, max: 12 }).map(String),
      title: fc
        .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
        .map((list) => list.join(' ')),
      abstract: fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((list) => list.join(' ')),
      year: fc.integer({ min: 2000, max: 2003 }),
    });
    const step = fc.oneof(
      { weight: 4, arbitrary: document.map((one) => ({ put: one })) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 12 }).map((id) => ({ remove: String(id) })) },
      { weight: 1, arbitrary: fc.constant({ keep: true }) },
    );
    const queries = [
      'alpha ',
      'alp',
      '"score matching"',
      'beta -gamma',
      'title:delta ',
      'year:2001..2002',
      '',
    ];
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let index = createIndex();
        const rows = new Map<string, IndexRow>();
        const truth = new Map<string, SearchDocument>();
        for (const one of steps) {
          if ('put' in one) {
            index.put([one.put]);
            index.search('');
            truth.set(one.put.id, one.put);
          } else if ('remove' in one) {
            index.remove([one.remove]);
            truth.delete(one.remove);
          } else {
            const changes = index.changes();
            for (const id of changes.delete) rows.delete(id);
            for (const row of changes.put) rows.set(row.id, structuredClone(row));
            index = createIndex();
            expect(index.load([...rows.values()])).toBe(true);
          }
        }
        const atOnce = library([...truth.values()]);
        expect(index.size).toBe(truth.size);
        for (const query of queries) {
          expect(idsOf(query, index).sort(), query).toEqual(idsOf(query, atOnce).sort());
        }
      }),
      { numRuns: 150 },
    );
  });

  it('joins large segments in steps, and knows what was changed and removed between them', () => {
    const words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];
    const paper = (number: number, word = words[number % 5]): SearchDocument => ({
      id: `paper-${String(number).padStart(4, '0')}`,
      title: `${word} of ${number}`,
      abstract: `${words[number % 3]} and ${words[number % 4]} again`,
    });
    const change = fc.record({
      step: fc.nat(400),
      number: fc.nat(1_199),
      what: fc.constantFrom('remove', 'replace', 'keep'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        let index = createIndex();
        const truth = new Map<string, SearchDocument>();
        for (let first = 0; first < 1_200; first += 300) {
          const some = Array.from({ length: 300 }, (_, at) => paper(first + at));
          index.put(some);
          index.settle();
          for (const each of some) truth.set(each.id, each);
        }
        const rows = new Map<string, IndexRow>();
        const write = (): void => {
          const { put, delete: gone, written } = index.changes();
          for (const id of gone) rows.delete(id);
          for (const row of put) rows.set(row.id, structuredClone(row));
          written();
        };
        let isMore = true;
        for (let step = 0; isMore; step++) {
          isMore = index.compact(0);
          for (const { number, what } of changes.filter((each) => each.step % 12 === step % 12)) {
            const { id } = paper(number);
            if (what === 'remove') {
              index.remove([id]);
              truth.delete(id);
            } else if (what === 'replace') {
              index.put([paper(number, 'zeta')]);
              truth.set(id, paper(number, 'zeta'));
            } else write();
          }
          if (step > 2_000) throw new Error('the joining does not end');
        }
        const expected = library([...truth.values()]);
        const check = (): void => {
          expect(index.size).toBe(truth.size);
          for (const query of ['alpha', 'zeta', 'beta -gamma', '"delta of"', ''])
            expect(
              index.search(query, { limit: 2_000 }).hits.map(({ id }) => id).sort(),
              query,
            ).toEqual(expected.search(query, { limit: 2_000 }).hits.map(({ id }) => id).sort()); // prettier-ignore
        };
        check();
        write();
        index = createIndex();
        expect(index.load([...rows.values()])).toBe(true);
        check();
      }),
      { numRuns: 12 },
    );
  });

  it('refuses rows that do not fit together', () => {
    const { put } = library().changes();
    const [row] = put;
    if (row?.kind !== 'segment') throw new Error('expected a segment');
    expect(createIndex().load([{ ...row, version: 99 }])).toBe(false);
    expect(createIndex().load([{ ...row, segment: { ...row.segment, ids: 'one' } }])).toBe(false);
    expect(createIndex().load([row])).toBe(true);
  });
});

describe('parseQuery', () => {
  it('reads clauses with their places, so that each can be taken out again', () => {
    const { clauses } = parseQuery('deep -"not this" author:ponce year:2020..2023 tag:vision');
    expect(clauses).toMatchObject([
      { kind: 'words', words: ['deep'], not: false, open: false, start: 0, end: 4 },
      { kind: 'phrase', words: ['not', 'this'], not: true },
      { kind: 'words', words: ['ponce'], field: 'authors' },
      { kind: 'year', from: 2020, to: 2023 },
      { kind: 'facet', facet: 'tag', value: 'vision', open: true },
    ]);
  });

  it('takes a colon that names no field as part of the words', () => {
    expect(parseQuery('https://example.org/about').clauses[0]).toMatchObject({ kind: 'words' });
    expect(parseQuery('GLOW: flows').clauses).toMatchObject([{ words: ['glow'] }, { words: ['flows'] }]);
  });

  it('takes an unclosed quote as words that are being typed', () => {
    expect(parseQuery('"score mat').clauses).toMatchObject([
      { kind: 'words', words: ['score', 'mat'], open: true },
    ]);
  });
});

describe('highlightRanges', () => {
  const shown = (text: string, query: string, corrected: string[] = []): string[] =>
    highlightRanges(text, parseQuery(query), undefined, corrected).map(([start, end]) =>
      text.slice(start, end),
    );

  it.each([
    [
      'words and the beginning of the last',
      'Diffusion models diffuse',
      'models diff',
      ['Diffusion', 'models', 'diffuse'],
    ],
    ['words with diacritics', 'Zoë Müller', 'muller ', ['Müller']],
    ['phrases as one', 'A score-matching score', '"score matching"', ['score-matching']],
    ['nothing excluded', 'score matching', '-score', []],
    ['Japanese within a run', '深層学習による画像認識', '画像', ['画像']],
  ])('covers %s', (_, text, query, expected) => {
    expect(shown(text, query)).toEqual(expected);
  });

  it('covers the words that a mistyped one was taken for', () => {
    expect(shown('Diffusion models', 'difusion ', ['diffusion'])).toEqual(['Diffusion']);
  });

  it('leaves out what is asked of another field', () => {
    expect(highlightRanges('Ponce landscapes', parseQuery('author:ponce '), 'title')).toEqual([]);
  });
});
