import { describe as suite, expect, it } from 'vitest';
import { describe } from '../../../lib/anchor/describe.ts';
import { findQuote } from '../../../lib/anchor/quote.ts';

const TEXT =
  'The bound is sharp for trees and the bound is sharp for cycles, but no bound is known for cliques.';

suite('describe', () => {
  it('answers W3C selectors with 32 characters of context and the text itself', () => {
    const start = TEXT.indexOf('sharp for cycles');
    expect(describe(TEXT, start, start + 16)).toEqual({
      quote: {
        type: 'TextQuoteSelector',
        exact: 'sharp for cycles',
        prefix: 'e bound is sharp for trees and the bound is '.slice(-32),
        suffix: ', but no bound is known for cliques.'.slice(0, 32),
      },
      position: { type: 'TextPositionSelector', start, end: start + 16 },
      snapshot: TEXT,
    });
  });

  it('takes offsets outside the text into it', () => {
    expect(describe('abc', -5, 99).quote.exact).toBe('abc');
    expect(describe('abc', 2, 1).quote.exact).toBe('b');
    expect(describe('abc', Number.NaN, 1).quote.exact).toBe('a');
  });
});

suite('findQuote', () => {
  const mark = (quote: string, from = 0) => {
    const start = TEXT.indexOf(quote, from);
    return describe(TEXT, start, start + quote.length);
  };

  it('finds the words at their position', () => {
    expect(findQuote(TEXT, mark('bound is sharp', 20))).toEqual({ start: 37, end: 51 });
  });

  it('finds the words by their company when they have moved', () => {
    expect(findQuote(`Abstract. ${TEXT}`, mark('bound is sharp', 20))).toEqual({ start: 47, end: 61 });
  });

  it('finds long words that occur once whatever stands around them', () => {
    const selectors = mark('no bound is known for cliques');
    expect(findQuote('Since no bound is known for cliques we stop.', selectors)).toEqual({
      start: 6,
      end: 35,
    });
  });

  it('does not guess between equal places, nor take a short word for the marked one', () => {
    const selectors = {
      ...mark('bound'),
      position: { type: 'TextPositionSelector' as const, start: 900, end: 905 },
    };
    expect(findQuote('a bound and a bound', selectors)).toBeNull();
    expect(findQuote('not bound here', selectors)).toBeNull();
    expect(findQuote('nothing', selectors)).toBeNull();
    expect(findQuote('', selectors)).toBeNull();
  });
});
