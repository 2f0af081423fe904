import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  arxivIssued,
  identifiersOfUrl,
  keysOf,
  parseArxivId,
  parseDoi,
} from '../../../lib/paper/identifiers.ts';

describe('arXiv identifiers', () => {
  it.each([
    ['arXiv:2401.01234v2', { id: '2401.01234', version: 2 }],
    ['https://arxiv.org/pdf/math/0502036', { id: 'math/0502036' }],
    ['https://arxiv.org/abs/math.GT/0309136v1', { id: 'math/0309136', version: 1 }],
    ['cond-mat/9912345', { id: 'cond-mat/9912345' }],
    ['0704.0001', { id: '0704.0001' }],
    ['see [2401.01234].', { id: '2401.01234' }],
  ])('are found in %s', (text, expected) => expect(parseArxivId(text)).toEqual(expected));

  it.each(['2413.01234', '12401.01234', '2401.0123', 'foo/0502036', '10.1000/2401.01234567', ''])(
    'are not found in %s',
    (text) => expect(parseArxivId(text)).toBeNull(),
  );

  it('tell the month they were issued in', () => {
    expect(arxivIssued('2401.01234')).toEqual({ year: 2024, month: 1 });
    expect(arxivIssued('math/9912345')).toEqual({ year: 1999, month: 12 });
  });
});

describe('DOIs', () => {
  it.each([
    ['https://doi.org/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['doi:10.1000/ABC.', '10.1000/abc'],
    ['(10.1016/S0370-2693(97)01234-5)', '10.1016/s0370-2693(97)01234-5'],
    ['10.1002/(SICI)1097-4636(199823)43:4<1', '10.1002/(sici)1097-4636(199823)43:4'],
    ['https://doi.org/10.48550%2FarXiv.2401.01234', '10.48550/arxiv.2401.01234'],
  ])('are read from %s', (text, doi) => expect(parseDoi(text)).toBe(doi));

  it('are not read from other numbers', () => expect(parseDoi('version 10.15.7/x')).toBeNull());
});

describe('addresses', () => {
  it.each([
    ['https://huggingface.co/papers/2407.21783', { arxiv: '2407.21783' }],
    ['https://ar5iv.labs.arxiv.org/html/2412.20138', { arxiv: '2412.20138' }],
    ['https://openreview.net/forum?id=rJl-b3RcF7', { openreview: 'rJl-b3RcF7' }],
    ['https://aclanthology.org/2020.acl-main.1/', { acl: '2020.acl-main.1' }],
    ['https://aclanthology.org/P19-1001.pdf', { acl: 'P19-1001' }],
    ['https://pubmed.ncbi.nlm.nih.gov/31452104/', { pmid: '31452104' }],
    ['https://link.springer.com/article/10.1007/s10924-010-0192-1', { doi: '10.1007/s10924-010-0192-1' }],
    ['https://www.biorxiv.org/content/10.1101/696633v1', { doi: '10.1101/696633v1' }],
    ['https://example.org/blog/2401.01234', {}],
    ['https://evil-arxiv.org/abs/2401.01234', {}],
    ['javascript:alert(1)', {}],
    ['not an address', {}],
  ])('of %s name a paper only where the host issues the name', (url, ids) =>
    expect(identifiersOfUrl(url)).toEqual(ids),
  );

  it('never make the parsers throw or stall', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (text) => {
        parseDoi(text);
        parseArxivId(text);
        identifiersOfUrl(text);
      }),
    );
    const start = performance.now();
    for (const part of ['10.', '10.1000/', '((((', '2401.', 'a-a-']) parseDoi(part.repeat(100_000));
    for (const part of ['2401.', 'a-a-', 'math/', '0502036']) parseArxivId(part.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

it('keys name the arXiv paper behind an arXiv DOI', () => {
  expect(keysOf({ doi: '10.48550/arxiv.2401.01234' })).toEqual([
    'doi:10.48550/arxiv.2401.01234',
    'arxiv:2401.01234',
  ]);
});
