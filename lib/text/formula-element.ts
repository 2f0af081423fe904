/**
 * Formulas as pages carry them: MathJax 2 (preview, frame, assistive copy, script), MathJax 3 and 4 containers, KaTeX,
 * MathML, LaTeXML. Each is one atom, read as its TeX where the page still has it, as the TeX that its structure tells
 * where it has that, and as its symbols otherwise. Site readers and marks read formulas here and nowhere else.
 */
import { texOfStructure } from './math-structure.ts';

/** One formula on a page: the siblings that show it, first to last, and its text. */
export interface FormulaElement {
  first: Node;
  last: Node;
  /** TeX between dollars, or the symbols as they are read. */
  text: string;
}

/** What every class name of a formula holds: asked first, of every element of a page. */
const TYPESET = /katex|MathJax|MJXc-|mjx-/;
/** Class names of MathJax 2's output. The lower-case "mathjax" of arXiv marks text that may hold formulas. */
const MATHJAX_2 = /(?:^|\s)(?:MathJax|MJXc-|mjx-chtml|mjx-display)/;
const MATH_SCRIPT = /^math\//;

/** The formula that begins at this element (no form), or null. Linear in the formula. */
export function formulaElement(element: Element): FormulaElement | null {
  const name = element.localName;
  if (name === 'mjx-container') {
    return atom(element, element, texOf(element, element.getAttribute('display') === 'true'));
  }
  if (name === 'math') return atom(element, element, texOf(element));
  if (name === 'script') return isMathScript(element) ? atom(element, element, ofScript(element)) : null;
  const classes = element.getAttribute('class');
  if (!classes || !TYPESET.test(classes)) return null;
  if (/(?:^|\s)katex(?:\s|$)/.test(classes)) {
    return atom(element, element, texOf(element, /katex-display/.test(classOf(element.parentNode))));
  }
  return MATHJAX_2.test(classes) ? mathJax2(element, classes) : null;
}

function atom(first: Node, last: Node, text: string): FormulaElement {
  return { first, last, text };
}

/** Preview, frame and script follow one another; any of them may be missing in a saved page. */
function mathJax2(first: Element, classes: string): FormulaElement {
  let frame = first;
  if (classes.includes('Preview')) {
    const next = elementAfter(first);
    if (next && MATHJAX_2.test(classOf(next))) frame = next;
  }
  const after = elementAfter(frame);
  if (after && isMathScript(after)) return atom(first, after, ofScript(after));
  return atom(first, frame, texOf(frame, /Display|MJXc-display/.test(classOf(frame))));
}

/** The next sibling but for blanks that a saved page may have between; null where words or nothing follow. */
function elementAfter(element: Element): Element | null {
  let next = element.nextSibling;
  if (next?.nodeType === 3 && next.nodeValue?.trim() === '') next = next.nextSibling;
  return isElement(next) ? next : null;
}

function isElement(node: Node | null): node is Element {
  return node?.nodeType === 1 && !isForm(node);
}

/** A form's fields can pose as any of its properties, so nothing else may be asked of it. */
export function isForm(node: Node): boolean {
  return Object.prototype.toString.call(node) === '[object HTMLFormElement]';
}

function isMathScript(element: Element): boolean {
  return element.localName === 'script' && MATH_SCRIPT.test(element.getAttribute('type') ?? '');
}

function classOf(node: Node | null): string {
  return isElement(node) ? (node.getAttribute('class') ?? '') : '';
}

function ofScript(script: Element): string {
  const type = script.getAttribute('type') ?? '';
  const source = script.textContent ?? '';
  if (type.includes('mml')) return symbols(source.replace(/<[^<>]*>/g, ''));
  // Some Markdown renderers wrap the script in a CDATA section behind TeX comments.
  return dollars(source.replace(/%? ?<!\[CDATA\[|%? ?\]\]>/g, ''), type.includes('mode=display'));
}

/** The TeX an element still carries: an annotation, LaTeXML's alternative text, MathJax 4's attribute. */
function texOf(element: Element, display = false): string {
  const math = element.localName === 'math' ? element : element.getElementsByTagName('math')[0];
  const isDisplay = display || math?.getAttribute('display') === 'block';
  for (const annotation of element.getElementsByTagName('annotation')) {
    if (/tex/i.test(annotation.getAttribute('encoding') ?? ''))
      return dollars(annotation.textContent ?? '', isDisplay);
  }
  const tex =
    math?.getAttribute('alttext') ?? element.querySelector('[data-latex]')?.getAttribute('data-latex');
  if (tex) return dollars(tex, isDisplay);
  return math ? dollars(texOfStructure(math), isDisplay) : symbols(element.textContent ?? '');
}

function dollars(source: string, display: boolean): string {
  // A percent sign before a line end is LaTeXML breaking a long line.
  const tex = source.replace(/%\n/g, '').trim();
  if (tex === '' || (display && tex.startsWith('\\begin{'))) return tex;
  return display ? `$$${tex}$$` : `$${tex}$`;
}

/** Line ends and indentation between tags are not part of a formula. */
function symbols(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('');
}
