import * as fc from 'fast-check';
import { describe as suite, expect, it } from 'vitest';
import { anchor } from '../../../lib/anchor/anchor.ts';
import { describe } from '../../../lib/anchor/describe.ts';

/** 10,000 in the nightly run. */
const RUNS = Number(process.env.OFFPRINT_CASES ?? 1_000);

const OLD =
  'We colour sparse random graphs $G_{n,p}$ by a greedy rule. The rule needs $k_3 > 7$ colours with high probability. ' +
  'Earlier proofs relied on a delicate second moment computation. Our argument is short and works for every $\\alpha \\leq 1$. ' +
  'Experiments on road networks confirm the bound within five percent.';
const NEW =
  'We colour sparse random graphs $G_{n,p}$ by a simple greedy rule. With high probability the rule needs $k_3 > 7$ colours. ' +
  'Our argument is shorter than before and works for every $\\alpha \\leq 1$. ' +
  'Experiments on real road networks confirm the bound to within five percent.';

function carry(quote: string, before: string, after: string): string | null {
  const start = before.indexOf(quote);
  const found = anchor({ text: before, start, end: start + quote.length }, after);
  return 'orphan' in found ? null : after.slice(found.start, found.end);
}

suite('anchor', () => {
  it('finds any range of any text in the same text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.lorem({ maxCount: 40 }),
      fc.constantFrom(OLD, NEW, ''),
    );
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, one, other) => {
        const start = Math.min(one % (text.length + 1), other % (text.length + 1));
        const end = Math.max(one % (text.length + 1), other % (text.length + 1));
        const description = describe(text, start, end);
        expect(description.quote.exact).toBe(text.slice(start, end));
        expect(anchor(description, text)).toEqual({ start, end, score: 1 });
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps every word where it was when something is put before, between or after', () => {
    const word = fc.constantFrom(
      ...'lattice graph bound proof random colour method result theorem sample'.split(' '),
    );
    const sentence = fc.array(word, { minLength: 6, maxLength: 12 }).map((words) => `${words.join(' ')}.`);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 3, maxLength: 6 }), fc.nat(), (sentences, pick) => {
        const numbered = sentences.map((text, index) => `Item ${index} says that ${text}`);
        const text = numbered.join(' ');
        const marked = numbered[pick % numbered.length]!;
        expect(carry(marked, text, `A wholly unseen opening phrase. ${text} Thanks to nobody.`)).toBe(marked);
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  it.each([
    ['by a greedy rule', 'by a simple greedy rule'],
    ['sparse random graphs', 'sparse random graphs'],
    ['confirm the bound within five percent', 'confirm the bound to within five percent'],
    ['$G_{n,p}$', '$G_{n,p}$'],
  ])('carries %j to the words it became', (quote, became) => {
    expect(carry(quote, OLD, NEW)).toBe(became);
  });

  it('leaves an orphan where the sentence is gone, and where the text is of another paper', () => {
    expect(carry('Earlier proofs relied on a delicate second moment computation.', OLD, NEW)).toBeNull();
    expect(
      carry(
        'sparse random graphs',
        OLD,
        'We measure the spin of 27 neutron stars with a new radio telescope and report glitches.',
      ),
    ).toBeNull();
    expect(carry('sparse random graphs', OLD, '')).toBeNull();
  });

  it('finds a passage that was moved', () => {
    const marked = 'Earlier proofs relied on a delicate second moment computation.';
    expect(carry(marked, OLD, `${OLD.replace(`${marked} `, '')} ${marked}`)).toBe(marked);
  });

  it.each([
    ['stripped of TeX', 'Gn,p', 'k3>7', 'every α≤1'],
    ['rendered with its assistive copy', 'Gn,pGn,p', 'k3>7k3>7', 'every α≤1α≤1'],
    ['as another site writes it', '$G_{n, p}$', '\\(k_{3}>7\\)', 'every $\\alpha\\le 1$'],
  ])('finds formulas %s', (_, graph, colours, every) => {
    const shown = OLD.replace('$G_{n,p}$', graph)
      .replace('$k_3 > 7$', colours)
      .replace('every $\\alpha \\leq 1$', every);
    expect(carry('$G_{n,p}$', OLD, shown)).toBe(graph);
    expect(carry('$k_3 > 7$', OLD, shown)).toBe(colours);
    expect(carry('graphs $G_{n,p}$ by a', OLD, shown)).toBe(`graphs ${graph} by a`);
    expect(carry(graph, shown, OLD)).toBe('$G_{n,p}$');
  });

  it('finds marks made on a whole abstract in the part that a search page shows', () => {
    const part = `…${OLD.slice(116, 236)}…`;
    expect(carry('delicate second moment', OLD, part)).toBe('delicate second moment');
    expect(carry('Experiments on road networks', OLD, part)).toBeNull();
  });

  it('answers hostile texts in bounded time', () => {
    for (const bad of ['a ', '$', '\\', 'the the of ', '&amp;', '\u0301', '$x$ ']) {
      const began = performance.now();
      const text = bad.repeat(200_000 / bad.length);
      const answer = anchor({ text, start: 6, end: 900 }, `x ${text}`);
      expect(answer.score).toBeGreaterThanOrEqual(0);
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });
});
