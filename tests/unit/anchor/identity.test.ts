/** What a mark stores is enough to find it again: on the same text always, whatever the text and wherever it stands. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchor } from '../../../lib/anchor/anchor.ts';
import { describe as describeMark } from '../../../lib/anchor/describe.ts';

/** Words that repeat, formulas, signs of many scripts, lone halves of pairs: what abstracts and hostile pages are made of. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('we', 'show', 'that', 'the', 'bound', 'is', 'tight', '.', ',') },
  { weight: 2, arbitrary: fc.constantFrom('$x^2$', '$', '$$\\sum_i a_i$$', '\\(O(n)\\)', '{', '\\') },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constantFrom('\ud83d', '\udc00', '\u0000', '\u202e', 'ﬁ', 'e\u0301', '\n') },
);
const text = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', '', '  ')), { minLength: 1, maxLength: 60 })
  .map((pieces) => pieces.flat().join(''));
const place = fc
  .tuple(text, fc.nat(), fc.nat())
  .filter(([whole]) => whole.length > 0)
  .map(([whole, one, other]) => {
    const start = one % whole.length;
    return { whole, start, end: start + 1 + (other % (whole.length - start)) };
  });

describe('a mark on the text it was made on', () => {
  it('is found exactly where it was made, for any range of any text', () => {
    fc.assert(
      fc.property(place, ({ whole, start, end }) => {
        const mark = describeMark(whole, start, end);
        expect(mark.quote.exact).toBe(whole.slice(start, end));
        expect(anchor(mark, whole)).toEqual({ start, end, score: 1 });
        // As it comes back out of a file or the database.
        expect(anchor(structuredClone(mark), String(whole))).toEqual({ start, end, score: 1 });
      }),
      { numRuns: 10_000 },
    );
  });

  it('stands inside any other text it is put on, or nowhere', () => {
    fc.assert(
      fc.property(place, text, ({ whole, start, end }, other) => {
        const found = anchor(describeMark(whole, start, end), other);
        if ('orphan' in found) return;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeLessThanOrEqual(other.length);
        expect(found.start).toBeLessThan(found.end);
        expect(found.score).toBeGreaterThanOrEqual(0.49);
      }),
      { numRuns: 2_000 },
    );
  });
});
