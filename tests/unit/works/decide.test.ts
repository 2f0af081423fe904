import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { couldBeSame, decide, decidePrepared } from '../../../lib/works/decide.ts';
import { recordOf } from '../../../lib/works/loose.ts';
import { prepare, type Comparable } from '../../../lib/works/prepared.ts';

const relation = (a: object, b: object): string => decide(recordOf(a), recordOf(b)).relation;
const same = (a: object, b: object): boolean => decide(recordOf(a), recordOf(b)).same;

const paper = {
  title: 'Sparse attention maps for cortical decoding: a large-scale comparison',
  authors: ['Maria Oliveira', 'Jürgen Müller', 'Xiaoming Li', 'Peter van den Berg'],
  year: 2021,
  venue: 'NeurIPS',
};

describe('decide: identifiers', () => {
  it('never merges records with different arXiv ids, however alike they are', () => {
    const a = { ...paper, ids: { arxiv: '2101.00001' } };
    const b = { ...paper, ids: { arxiv: '2102.00002' } };
    expect(relation(a, b)).toBe('related');
  });

  it('merges versions of one arXiv id, even when the title changed', () => {
    const a = { title: 'Attention maps in the cortex', ids: { arxiv: '2101.00001v1' } };
    const b = { ...paper, ids: { arxiv: '2101.00001', arxivVersion: 3 } };
    expect(same(a, b)).toBe(true);
  });

  it('knows the arXiv id that an arXiv DOI stands for', () => {
    expect(
      same(
        { ...paper, ids: { doi: '10.48550/arXiv.2101.00001' } },
        { ...paper, ids: { arxiv: '2101.00001' } },
      ),
    ).toBe(true);
    expect(
      same(
        { ...paper, ids: { doi: '10.48550/arXiv.2101.00009' } },
        { ...paper, ids: { arxiv: '2101.00001' } },
      ),
    ).toBe(false);
  });

  it('never merges two published DOIs, and merges a preprint DOI with the published one', () => {
    const published = { ...paper, ids: { doi: '10.1038/s41586-021-00001-1' } };
    expect(same(published, { ...paper, ids: { doi: '10.1016/j.neuron.2021.01.001' } })).toBe(false);
    expect(same(published, { ...paper, venue: 'bioRxiv', ids: { doi: '10.1101/2020.12.01.123456' } })).toBe(
      true,
    );
  });

  it('keeps PubMed ids apart, but for a preprint that PubMed numbers too', () => {
    const article = { ...paper, venue: 'eLife', ids: { pmid: '111111' } };
    expect(same(article, { ...article, ids: { pmid: '222222' } })).toBe(false);
    expect(same(article, { ...paper, venue: 'bioRxiv', ids: { pmid: '222222' } })).toBe(true);
  });

  it('merges versions of one preprint DOI', () => {
    const version = (n: number) => ({
      title: paper.title,
      authors: paper.authors,
      ids: { doi: `10.21203/rs.3.rs-12345/v${n}` },
    });
    expect(same(version(1), version(2))).toBe(true);
  });

  it('merges different arXiv ids when one record says that the other supersedes it', () => {
    const old = { ...paper, ids: { arxiv: '2101.00001' }, comments: 'Superseded by arXiv:2102.00002' };
    expect(same(old, { ...paper, ids: { arxiv: '2102.00002' } })).toBe(true);
    const extended = {
      ...paper,
      ids: { arxiv: '2101.00001' },
      comments: 'Extended version of arXiv:2102.00002',
    };
    expect(same(extended, { ...paper, ids: { arxiv: '2102.00002' } })).toBe(false);
  });

  it('does not believe a shared identifier when nothing else agrees', () => {
    const wrong = { title: 'Cooking with gas hydrates', authors: ['Ann Other'], ids: { doi: '10.1/abcdef' } };
    expect(same({ ...paper, ids: { doi: '10.1/abcdef' } }, wrong)).toBe(false);
  });
});

describe('decide: author lists', () => {
  const bare = { ...paper, venue: undefined };
  it.each([
    ['initialled', ['M. Oliveira', 'J. Müller', 'X. Li', 'P. van den Berg']],
    ['family name first', ['Oliveira, Maria', 'Müller, Jürgen', 'Li, Xiaoming', 'van den Berg, Peter']],
    ['as medical databases write', ['Oliveira M', 'Muller J', 'Li X', 'van den Berg P']],
    ['reordered', ['Xiaoming Li', 'Peter van den Berg', 'Maria Oliveira', 'Jürgen Müller']],
    ['misspelt', ['Maria Olivera', 'Jurgen Mueller', 'Xiaoming Li', 'Peter van den Bergh']],
    ['cut short', ['Maria Oliveira', 'et al.']],
    ['as one text', 'M. Oliveira, J. Müller, X. Li and P. van den Berg'],
    ['as one text, family names first', 'Oliveira, M., Müller, J., Li, X., van den Berg, P.'],
    ['with TeX accents', ['Maria Oliveira', 'J{\\"u}rgen M{\\"u}ller', 'Xiaoming Li', 'Peter van den Berg']],
    ['with entities', 'maria oliveira , j &#252; rgen m &#252; ller , xiaoming li , peter van den berg'],
    ['missing', []],
  ])('are one when %s', (_, authors) => {
    expect(same(bare, { ...bare, authors })).toBe(true);
  });

  it('keep papers of one title apart when nobody is on both', () => {
    expect(same(bare, { ...bare, authors: ['Ann Other', 'Some One'] })).toBe(false);
    expect(
      same(
        { title: 'Deep learning', authors: ['Ann Lee'] },
        { title: 'Deep learning', authors: ['Bo Chan'] },
      ),
    ).toBe(false);
  });
});

describe('decide: titles', () => {
  const of = (title: string, more: object = {}) => ({
    title,
    authors: ['Ann Lee', 'Bo Chan'],
    year: 2020,
    ...more,
  });
  it.each([
    ['with and without a subtitle', 'Glow: generative flow with invertible convolutions', 'Glow'],
    ['with and without an article', 'The geometry of image manifolds', 'Geometry of image manifolds'],
    ['misspelt', 'Efficient and tunable similar set retrieval', 'Efficient and tumble similar set retreival'],
    [
      'in TeX and in Unicode',
      'Search for $B_s^0 \\to \\mu^+\\mu^-$ decays at $\\sqrt{s}=13$ TeV',
      'Search for Bs0 → μ+μ− decays at √s=13 TeV',
    ],
    [
      'with TeX accents',
      'On R\\\'enyi entropies and the Schr\\"{o}dinger bridge',
      'On Rényi entropies and the Schrödinger bridge',
    ],
    ['in capitals', 'CONSISTENT ESTIMATION OF MIXTURES', 'Consistent estimation of mixtures'],
    [
      'with words run together',
      'A test bed for pattern mining benchmarks',
      'A testbed for patternmining benchmarks',
    ],
    ['decorated', 'Visual exploration of datasets (extended abstract)', 'Visual exploration of datasets'],
    ['a year apart', 'Visual exploration of datasets', 'Visual exploration of datasets.'],
  ])('are one when %s', (name, a, b) => {
    expect(same(of(a), of(b, name === 'a year apart' ? { year: 2021 } : {}))).toBe(true);
  });

  it.each([
    ['parts', 'Tuning of databases (part I)', 'Tuning of databases (part II)'],
    ['an erratum and its paper', 'Erratum: a model of object dynamics', 'A model of object dynamics'],
    ['a comment and its paper', 'Comment on "A model of object dynamics"', 'A model of object dynamics'],
    [
      'yearly reports',
      'Report on the 17th Brazilian symposium on databases',
      'Report on the 13th Brazilian symposium on databases',
    ],
    [
      'siblings',
      'The X-tree: an index structure for high-dimensional data',
      'Bulk loading in parallel database systems',
    ],
  ])('keep apart %s', (_, a, b) => {
    expect(same(of(a), of(b))).toBe(false);
  });

  it.each([
    'Preface',
    'Editorial',
    'Guest Editorial',
    'Introduction to the Special Issue',
    'Foreword',
    'Panel',
    'Keynote',
  ])('“%s” is no ground for a merge without a common author', (title) => {
    expect(same({ title, venue: 'JMLR', year: 2019 }, { title, venue: 'JMLR', year: 2019 })).toBe(false);
    expect(
      same({ title, authors: ['Ann Lee'], year: 2019 }, { title, authors: ['Bo Chan'], year: 2019 }),
    ).toBe(false);
    const signed = { title, authors: ['Ann Lee'], venue: 'JMLR', year: 2019 };
    expect(same(signed, { ...signed, year: 2020 })).toBe(false);
    expect(same(signed, { ...signed, venue: 'Nature' })).toBe(false);
    expect(same(signed, { ...signed, authors: ['A. Lee'] })).toBe(true);
  });
});

describe('decide: appearances', () => {
  it('takes a preprint and its publication for one work', () => {
    const preprint = { ...paper, venue: 'arXiv', year: 2019, ids: { arxiv: '1910.00001' } };
    expect(same(preprint, paper)).toBe(true);
    expect(
      same(preprint, { ...paper, venue: 'Nature Communications', ids: { doi: '10.1038/s41467-021-1' } }),
    ).toBe(true);
    expect(same({ ...paper, venue: 'under review' }, paper)).toBe(true);
  });

  it.each([
    ['a conference paper and an article', 'SIGMOD Conference', 'ACM Transactions on Database Systems'],
    ['a poster and an article', 'poster at Society for Neuroscience', 'Neural Computation'],
    [
      'a workshop paper and a conference paper',
      'Workshop on System-2 Reasoning at Scale in NeurIPS',
      'NeurIPS',
    ],
    ['papers at two conferences', 'VLDB', 'International Conference on Management of Data'],
  ])('links %s as related', (_, one, other) => {
    expect(relation({ ...paper, venue: one }, { ...paper, venue: other })).toBe('related');
  });

  it.each([
    ['NeurIPS', 'Advances in Neural Information Processing Systems 34'],
    ['Proc. Natl. Acad. Sci. USA', 'Proceedings of the National Academy of Sciences'],
    ['J. Mach. Learn. Res.', 'Journal of Machine Learning Research'],
    ['vldb j.', 'The VLDB Journal -- The International Journal on Very Large Data Bases'],
    ['ICDM', 'IEEE International Conference on Data Mining'],
    ['Phys. Rev. Lett.', 'Physical Review Letters'],
    ['CVPR 2021', 'IEEE/CVF Conference on Computer Vision and Pattern Recognition'],
    ['KDD', 'Proceedings of the 29th ACM SIGKDD Conference on Knowledge Discovery and Data Mining'],
    ['Proc. R. Soc. B', 'Proceedings of the Royal Society B: Biological Sciences'],
    ['ICML 2023 (Oral)', 'Proceedings of the 40th International Conference on Machine Learning, PMLR 202'],
    ['Int. J. Comput. Vis.', 'International Journal of Computer Vision'],
  ])('knows “%s” and “%s” for one venue', (one, other) => {
    expect(relation({ ...paper, venue: one }, { ...paper, venue: other })).toBe('same');
  });
});

describe('decide: abstracts', () => {
  const abstract =
    'Visual representations can be defined as the activations of neuronal populations in response to images. The ' +
    'activation of a neuron as a function over all image space has been described as a tuning landscape. As a function ' +
    'over a high-dimensional space, what is the structure of this landscape? In this study, we characterize tuning ' +
    'landscapes through the lens of level sets and Morse theory.';
  it('merges a retitled version with the same abstract', () => {
    const a = { title: 'On the level sets of neural tuning', authors: ['Ann Lee'], year: 2022, abstract };
    expect(
      same(a, {
        title: 'Landscapes and their topology in cortex',
        authors: ['A. Lee'],
        year: 2023,
        abstract,
      }),
    ).toBe(true);
    expect(
      same(a, { title: 'Landscapes and their topology in cortex', abstract: abstract.slice(0, 330) }),
    ).toBe(true);
  });

  it('does not merge two papers of different people that share their abstract', () => {
    const a = { title: 'On the level sets of neural tuning', authors: ['Ann Lee'], abstract };
    expect(same(a, { title: 'Landscapes and their topology', authors: ['Bo Chan'], abstract })).toBe(false);
  });
});

describe('decide', () => {
  it('does not depend on which record comes first', () => {
    const record = fc.record(
      {
        title: fc.constantFrom(
          paper.title,
          'Sparse attention maps',
          'Editorial',
          'Erratum: sparse attention maps',
          'Other things',
        ),
        authors: fc.constantFrom<string[]>([], ['M. Oliveira'], paper.authors, ['Li Xiaoming', 'Ann Lee']),
        year: fc.constantFrom(2020, 2021, 2025),
        venue: fc.constantFrom('NeurIPS', 'arXiv', 'Nature', 'Annals of X'),
        ids: fc.constantFrom({}, { arxiv: '2101.00001' }, { arxiv: '2101.00002' }, { doi: '10.1/abc' }),
      },
      { requiredKeys: ['title'] },
    );
    fc.assert(
      fc.property(record, record, (a, b) => {
        expect(decide(recordOf(a), recordOf(b))).toEqual(decide(recordOf(b), recordOf(a)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('says why in a sentence', () => {
    expect(decide(recordOf(paper), recordOf({ ...paper, authors: paper.authors.slice(0, 3) })).why).toBe(
      'Same title, same authors, same venue and year',
    );
  });

  it('stays quick on hostile records', () => {
    const hostile = {
      title: '(abstract '.repeat(5_000),
      authors: Array.from({ length: 5_000 }, (_, n) => `A${n} (((`),
      abstract: '\\a{'.repeat(9_000),
    };
    const start = performance.now();
    decide(recordOf(hostile), recordOf({ ...hostile, title: `x${hostile.title}` }));
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('couldBeSame', () => {
  it('never turns away what would be called the same', () => {
    const people = (...names: string[]) => names.map((name) => ({ name }));
    const abstract =
      'Neurons of the ventral stream respond to images in ways that are hard to describe in words, and here we map how ' +
      'their responses change around the images that drive them best, in many areas and over many weeks.';
    const record = fc.record(
      {
        title: fc.constantFrom(
          'Tuning landscapes of the ventral stream',
          'Tuning landscapes of the ventral stream: a topological study',
          'Tuning lanscapes of ventral stream',
          'Tuning landscapes of the dorsal stream, part II',
          'Editorial',
        ),
        authors: fc.constantFrom(
          people('Binh Tran', 'Carla Ponti'),
          people('B. Tran'),
          people('Ann Lee', 'C. Ponti'),
          [],
        ),
        abstract: fc.constantFrom(abstract, `${abstract} We add recordings of more.`),
        year: fc.constantFrom(2021, 2022),
        venue: fc.constantFrom('arXiv', 'Neural Computation', 'NeurIPS'),
        comments: fc.constantFrom('superseded by arXiv:2201.00002'),
        authorsTruncated: fc.constant(true),
        ids: fc.constantFrom({}, { arxiv: '2201.00001' }, { arxiv: '2201.00002' }, { doi: '10.5555/1.1' }),
      },
      { requiredKeys: ['title', 'authors'] },
    );
    fc.assert(
      fc.property(record, record, (a, b) => {
        const [x, y] = [prepare(a as Comparable), prepare(b as Comparable)];
        return couldBeSame(x, y) || !decidePrepared(x, y).same;
      }),
      { numRuns: 3_000 },
    );
  });
});
