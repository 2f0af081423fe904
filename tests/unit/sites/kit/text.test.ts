import { describe, expect, test } from 'vitest';
import { collapse, textOf, titleText } from '../../../../lib/sites/kit/text.ts';
import { openPage } from '../../../../scripts/lab/dom.ts';

const read = (html: string): string =>
  textOf(
    openPage(`<body><div id="x">${html}</div></body>`, 'https://example.org/').document.getElementById('x'),
  );

test('white space collapses, in short texts and long ones alike', () => {
  for (const filling of ['', 'x'.repeat(400)]) {
    for (const space of ['  ', '\n', '\t', '\u00a0', '\u2009', ' \n ']) {
      expect(collapse(` a${filling}${space}b `)).toBe(`a${filling} b`);
    }
  }
});

test('a final full stop goes, an ellipsis or an abbreviation keeps it', () => {
  expect(titleText('On folding.')).toBe('On folding');
  expect(titleText('Wait...')).toBe('Wait...');
  expect(titleText('Made in the U.S.')).toBe('Made in the U.S.');
});

describe('formulas are TeX source', () => {
  test('as served', () => expect(read('Let $x<sub>1</sub>$ be')).toBe('Let $x1$ be'));
  test('from MathJax 2: once, from its script, not from what it drew', () => {
    const drawn =
      '<span class="MathJax_Preview"></span><span class="MathJax"><nobr>x²</nobr><span class="MJX_Assistive_MathML">' +
      '<math><mi>x</mi></math></span></span><script type="math/tex">x^2</script>';
    expect(read(`Let ${drawn} be`)).toBe('Let $x^2$ be');
    expect(
      read(
        `<div class="MathJax_Display"><span class="MathJax">y</span></div><script type="math/tex; mode=display">y</script>`,
      ),
    ).toBe('$$y$$');
  });
  test('what MathJax 2 drew is kept where no script follows', () => {
    expect(read('<span class="mjx-chtml"><span class="mjx-char">Q</span></span>-algebras')).toBe(
      'Q-algebras',
    );
  });
  test('from MathJax 3: told from its MathML', () => {
    const math =
      '<math><mfrac><mi>a</mi><msub><mi>b</mi><mn>10</mn></msub></mfrac><mo>≤</mo><msqrt><mn>2</mn></msqrt></math>';
    expect(
      read(
        `<mjx-container><mjx-math>…</mjx-math><mjx-assistive-mml>${math}</mjx-assistive-mml></mjx-container>`,
      ),
    ).toBe('$\\frac{a}{b_{10}}≤\\sqrt{2}$');
  });
  test('from MathJax 4: its own mark', () => {
    expect(
      read('<mjx-container display="true"><mjx-math data-latex="a+b">x</mjx-math></mjx-container>'),
    ).toBe('$$a+b$$');
  });
  test('from MathML: its annotation or alternative text', () => {
    expect(
      read(
        '<math><semantics><mi>Q</mi><annotation encoding="application/x-tex">\\mathbb{Q}</annotation></semantics></math>',
      ),
    ).toBe('$\\mathbb{Q}$');
  });
});

test('scripts, styles, buttons and forms are no text; breaks and blocks divide words', () => {
  expect(read('a<script>x</script><style>y</style><button>z</button><form>w</form>b<br>c<p>d</p>e')).toBe(
    'ab c d e',
  );
});
