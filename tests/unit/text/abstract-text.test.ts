import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readElementText } from '../../../lib/text/abstract-text.ts';

/** Structures as MathJax 2.7, MathJax 3 and 4, KaTeX 0.16, LaTeXML 0.8 write them; the words are ours. */
const MATHJAX_2 =
  '<span class="MathJax_Preview" style="display: none;"></span>' +
  '<span class="MathJax" id="MathJax-Element-1-Frame" tabindex="0" data-mathml="&lt;math&gt;" role="presentation">' +
  '<nobr aria-hidden="true"><span class="math"><span><span class="mi">k</span><span class="mn">3</span></span></span></nobr>' +
  '<span class="MJX_Assistive_MathML" role="presentation"><math><msub><mi>k</mi><mn>3</mn></msub></math></span></span>' +
  '<script type="math/tex" id="MathJax-Element-1">k_3</script>';
const MATHJAX_2_DISPLAY =
  '<span class="MathJax_Preview"></span><div class="MathJax_Display"><span class="MathJax">k=3</span></div>' +
  '<script type="math/tex; mode=display">k = 3</script>';
const MATHJAX_3 =
  '<mjx-container class="MathJax CtxtMenu_Attached_0" jax="CHTML" tabindex="0"><mjx-math aria-hidden="true"><mjx-msub>' +
  '<mjx-mi><mjx-c class="mjx-c1D458"></mjx-c></mjx-mi></mjx-msub></mjx-math><mjx-assistive-mml unselectable="on">' +
  '<math xmlns="http://www.w3.org/1998/Math/MathML"><msub><mi>k</mi><mn>3</mn></msub></math></mjx-assistive-mml></mjx-container>';
const MATHJAX_4 =
  '<mjx-container jax="SVG"><svg><g data-latex="k_3"><title>k3</title></g></svg><mjx-assistive-mml><math><mi>k</mi></math></mjx-assistive-mml></mjx-container>';
const ANNOTATED =
  '<math><semantics><msub><mi>k</mi><mn>3</mn></msub><annotation encoding="application/x-tex">k_3</annotation></semantics></math>';
const KATEX =
  `<span class="katex"><span class="katex-mathml">${ANNOTATED}</span>` +
  '<span class="katex-html" aria-hidden="true"><span class="base"><span class="mord">k<sub>3</sub></span></span></span></span>';
const LATEXML =
  '<math id="p1.m1" class="ltx_Math" alttext="k_{3}" display="inline"><semantics><msub><mi>k</mi><mn>3</mn></msub>' +
  '<annotation-xml encoding="MathML-Content"><apply><ci>k</ci></apply></annotation-xml></semantics></math>';

function element(inner: string): HTMLElement {
  const { document } = new JSDOM('<!doctype html><body><div id="t"></div></body>').window;
  const host = document.getElementById('t')!;
  host.innerHTML = inner;
  return host;
}

describe('readElementText', () => {
  it.each([
    ['TeX source', '$k_3$', '$k_3$'],
    ['MathJax 2', MATHJAX_2, '$k_3$'],
    ['MathJax 2 without its script', MATHJAX_2.replace(/<script.*<\/script>/, ''), '$k_3$'],
    ['MathJax 2 with blanks between its parts', MATHJAX_2.replaceAll('<s', ' <s'), '$k_3$'],
    ['MathJax 2 before typesetting', MATHJAX_2.replace(/<span class="MathJax".*<script/, '<script'), '$k_3$'],
    ['a displayed formula', MATHJAX_2_DISPLAY, '$$k = 3$$'],
    ['MathJax 3', MATHJAX_3, '$k_3$'],
    ['MathJax 4', MATHJAX_4, '$k_3$'],
    ['annotated MathML', ANNOTATED, '$k_3$'],
    ['KaTeX', KATEX, '$k_3$'],
    ['LaTeXML', LATEXML, '$k_{3}$'],
    ['plain MathML', '<math>\n  <msub>\n <mi>k</mi>\n <mn>3</mn>\n</msub></math>', '$k_3$'],
  ])('reads %s as one formula and leads back to it', (_, formula, text) => {
    const host = element(`We colour ${formula} <em>lattices</em> by hand.`);
    const before = host.outerHTML;
    const read = readElementText(host);
    expect(read.text).toBe(`We colour ${text} lattices by hand.`);
    const range = read.toRange(10, 10 + text.length)!;
    expect(read.spanOf(range)).toEqual({ start: 10, end: 10 + text.length });
    const words = read.toRange(11 + text.length, 19 + text.length)!;
    expect(words.toString()).toBe('lattices');
    expect(host.outerHTML).toBe(before);
  });

  it('keeps two rendered formulas apart', () => {
    expect(readElementText(element(`${MATHJAX_2} ${MATHJAX_2}${MATHJAX_2}`)).text).toBe('$k_3$ $k_3$$k_3$');
  });

  it('takes a formula whole when a selection cuts through it', () => {
    const host = element(`We colour ${MATHJAX_2} lattices`);
    const read = readElementText(host);
    const range = host.ownerDocument.createRange();
    range.setStart(host.querySelector('.mn')!.firstChild!, 0);
    range.setEnd(host.lastChild!, 9);
    expect(read.spanOf(range)).toEqual({ start: 10, end: 24 });
    range.setStart(host.firstChild!, 3);
    range.setEnd(host.querySelector('.mi')!.firstChild!, 1);
    expect(read.text.slice(3, 15)).toBe('colour $k_3$');
    expect(read.spanOf(range)).toEqual({ start: 3, end: 15 });
    const source = element('We colour $k_3$ lattices');
    range.setStart(source.firstChild!, 3);
    range.setEnd(source.firstChild!, 12);
    expect(readElementText(source).spanOf(range)).toEqual({ start: 3, end: 15 });
  });

  it('leaves out labels, folding links, controls and hidden notes', () => {
    const host = element(
      '<span class="descriptor">Abstract:</span> Lattices\n are <b>more</b> than <span class="ltx_note_outer">1 hidden</span>' +
        'graphs.<button>Copy</button> <a class="is-size-7" onclick="x()">&#9651; Less</a><script>var a</script><style>p{}</style>',
    );
    const read = readElementText(host);
    expect(read.text).toBe('Lattices are more than graphs.');
    expect(read.toRange(0, read.text.length)!.toString()).toMatch(/^Lattices[^]*graphs\.$/);
    expect(readElementText(element('Abstract art, <b>more</b> or <i>less</i>')).text).toBe(
      'Abstract art, more or less',
    );
    expect(
      readElementText(element('One <sup class="x">note</sup>two'), { skip: (e) => e.className === 'x' }).text,
    ).toBe('One two');
  });

  it('reads line breaks and blocks as one blank', () => {
    expect(
      readElementText(element('<p>One</p><p>two<br>three</p><ul><li>four</li></ul>H<sub>2</sub>O')).text,
    ).toBe('One two three four H2O');
  });

  it('finds the page again through entities, ligatures and soft hyphens', () => {
    const host = element('  The co&shy;efﬁcient\n\n of&nbsp;<i>cafe\u0301s</i> &amp;amp; bars  ');
    const read = readElementText(host);
    expect(read.text).toBe('The coefficient of caf\u00e9s & bars');
    expect(read.toRange(4, 15)!.toString()).toBe('co\u00adefﬁcient');
    expect(read.toRange(19, 24)!.toString()).toBe('cafe\u0301s');
    expect(read.offsetOf(host.querySelector('i')!.firstChild!, 0)).toBe(19);
  });

  it('cuts a selection to the element, and answers null for one that misses it', () => {
    const page = element('<p id="a">One two.</p><p id="b">Three four.</p><p id="c">Five.</p>');
    const range = page.ownerDocument.createRange();
    range.setStart(page.querySelector('#a')!.firstChild!, 4);
    range.setEnd(page.querySelector('#b')!.firstChild!, 5);
    const spans = ['#a', '#b', '#c'].map((id) => readElementText(page.querySelector(id)!).spanOf(range));
    expect(spans).toEqual([{ start: 4, end: 8 }, { start: 0, end: 5 }, null]);
    range.selectNodeContents(page);
    expect(readElementText(page.querySelector('#b')!).spanOf(range)).toEqual({ start: 0, end: 11 });
    expect(readElementText(page.querySelector('#b')!).offsetOf(page.querySelector('#a')!, 0)).toBeNull();
  });

  it('answers no range for text that the page has taken away', () => {
    const host = element('One two three');
    const read = readElementText(host);
    host.firstChild!.nodeValue = 'One';
    expect(read.toRange(8, 13)).toBeNull();
    expect(read.toRange(5, 5)).toBeNull();
    expect(read.toRange(50, 60)).toBeNull();
  });

  it('survives a form whose fields pose as its properties', () => {
    const host = element(
      'One <form><input name="nextSibling"><input name="localName"><input name="getAttribute"><b>x</b></form>two',
    );
    expect(readElementText(host).text).toBe('One two');
  });

  it('reads a page nested 1,500 deep', () => {
    const host = element('');
    let inner: HTMLElement = host;
    for (let depth = 0; depth < 1_500; depth++)
      inner = inner.appendChild(host.ownerDocument.createElement('i'));
    inner.append('deep');
    expect(readElementText(host).text).toBe('deep');
  });
});
