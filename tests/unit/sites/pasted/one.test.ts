import { describe, expect, it } from 'vitest';
import { readOne } from '../../../../lib/sites/pasted/one.ts';

describe('one paper that is pasted', () => {
  it('is read from an identifier, an address, a citation, or no more than a title', () => {
    expect(readOne('arXiv:2201.00001v2')).toMatchObject({
      title: 'arXiv:2201.00001',
      ids: { arxiv: '2201.00001', arxivVersion: 2 },
    });
    expect(readOne('https://doi.org/10.5555/3600270.1')).toMatchObject({ ids: { doi: '10.5555/3600270.1' } });
    expect(readOne('https://example.org/papers/7')).toEqual({
      title: 'https://example.org/papers/7',
      authors: [],
      ids: {},
      url: 'https://example.org/papers/7',
    });
    expect(
      readOne('Tran, B., Ponti, C. (2022). Maps of quiet rivers in winter. Journal of Rivers, 41(6), 11–15.'),
    ).toMatchObject({ title: 'Maps of quiet rivers in winter', year: 2022, venue: 'Journal of Rivers' });
    expect(readOne('  Maps of quiet\n rivers ')).toEqual({
      title: 'Maps of quiet rivers',
      authors: [],
      ids: {},
    });
  });

  it('is nothing where nothing is pasted, and never an address that is no web page', () => {
    expect(readOne(' \n\u0000 ')).toBeNull();
    expect(readOne('javascript:alert(1)')?.url).toBeUndefined();
    expect(readOne('x'.repeat(100_000))?.title.length).toBeLessThanOrEqual(1_000);
  });
});
