import { describe, expect, it } from 'vitest';
import { formulas } from '../../../lib/text/formulas.ts';

const found = (text: string) => formulas(text).map(({ start, end }) => text.slice(start, end));

describe('formulas', () => {
  it.each([
    ['a $x_1$ and $y$', ['$x_1$', '$y$']],
    ['$$a = b$$ then \\(c\\) and \\[d\\]', ['$$a = b$$', '\\(c\\)', '\\[d\\]']],
    ['next to $a$$b$ each other', ['$a$', '$b$']],
    ['escaped \\$5 and $z$', ['$z$']],
    ['a text $\\text{costs \\$5}$ inside', ['$\\text{costs \\$5}$']],
    ['costs $5 and $6', []],
    ['from $10 to $20 or $ 30', []],
    ['a single $ sign', []],
    ['empty $$ and $ $', []],
    ['unclosed \\( here', []],
    ['', []],
  ])('in %j are %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('says what is displayed and trims the TeX', () => {
    expect(formulas('\\[ x \\]')).toEqual([{ start: 0, end: 7, tex: 'x', display: true }]);
  });

  it('does not take two far dollars for one formula', () => {
    expect(found(`$a_1 ${'word '.repeat(500)} b$`)).toEqual([]);
  });

  it('stays linear on openers that are never closed', () => {
    for (const bad of ['\\(', '$', '\\[', '$$ ', '\\( $', '\\\\']) {
      const began = performance.now();
      formulas(bad.repeat(500_000 / bad.length));
      expect(performance.now() - began).toBeLessThan(1_500);
    }
  });
});
