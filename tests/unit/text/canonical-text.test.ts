import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CANON_VERSION, canonicalText, TEXT_LIMIT, textKey } from '../../../lib/text/canonical-text.ts';

const text = (source: string) => canonicalText(source).text;

describe('canonicalText', () => {
  it.each([
    ['  One\r\n\ttwo three  ', 'One two three'],
    ['a &lt; b &amp;amp;lt; c &#39;d&#x27; R&D &amp; AT&amp;T', "a < b < c 'd' R&D & AT&T"],
    ['eﬃcient ﬂow', 'efficient flow'],
    ['exam\u00adple and exam\u00ad\n  ple', 'example and example'],
    ['cafe\u0301 \u212b \u1112\u1161\u11ab', 'caf\u00e9 \u00c5 \ud55c'],
    ['ze\u200bro\u2060wi\ufeffdth \u202aleft\u202c', 'zerowidth left'],
    ['with \\( x+1 \\) and \\[ y \\]', 'with $x+1$ and $$y$$'],
    ['with $ x $ and $$ y $$', 'with $x$ and $$y$$'],
    ['costs $5 and $6, escaped \\$7', 'costs $5 and $6, escaped \\$7'],
    ['', ''],
    [' ', ''],
    ['&', '&'],
  ])('makes %j into %j', (source, canonical) => {
    expect(text(source)).toBe(canonical);
  });

  it('is the same text when made twice, and maps every character into the source', () => {
    const words = ['a', ' ', '\n', '\u00a0', '$', 'ﬁ', 'e\u0301', '\u00ad', 'x_1', '&lt;', '5', '\u200b'];
    const sources = fc.oneof(
      fc.array(fc.constantFrom(...words)).map((some) => some.join('')),
      fc
        .array(fc.constantFrom(...words.filter((word) => word !== '$'), '\\(x\\)', '\\[ y \\]'))
        .map((some) => some.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(sources, (source) => {
        const { text, map } = canonicalText(source);
        for (let index = 0; index < text.length; index++) {
          expect(map.start(index)).toBeLessThan(map.end(index));
          expect(map.end(index)).toBeLessThanOrEqual(source.length);
          if (index > 0) expect(map.start(index)).toBeGreaterThanOrEqual(map.start(index - 1));
          if (index > 0) expect(map.end(index)).toBeGreaterThanOrEqual(map.end(index - 1));
        }
        expect(canonicalText(text).text).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  it('stays linear on hostile texts and cuts what is too long', () => {
    for (const bad of ['$', '$$', '\\(', '&amp;', '&', ' ', '\u00ad ', '\u0301', '\\', '\ufb03', '$ x']) {
      const began = performance.now();
      expect(text(bad.repeat(500_000 / bad.length)).length).toBeLessThanOrEqual(TEXT_LIMIT);
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });
});

describe('textKey', () => {
  it('names the version and 64 bits of the text', () => {
    expect(textKey('one')).toMatch(new RegExp(`^${CANON_VERSION}:[0-9a-f]{16}$`));
    expect(textKey('one')).toBe(textKey('one'));
  });

  it('tells apart texts that differ in one character', () => {
    const keys = new Set<string>();
    const base = 'We study lattices. '.repeat(40);
    for (let at = 0; at < base.length; at++) {
      for (const letter of 'abcdefghij')
        keys.add(textKey(`${base.slice(0, at)}${letter}\u0001${base.slice(at + 1)}`));
    }
    for (let length = 0; length < 2_000; length++) keys.add(textKey('\0'.repeat(length)));
    expect(keys.size).toBe(base.length * 10 + 2_000);
  });
});
