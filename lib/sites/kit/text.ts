/**
 * The text of an element as its author wrote it: white space collapsed, hidden machinery left out, formulas as
 * TeX source whether or not MathJax has already typeset them. Shared by all site readers and on their hot path:
 * children are walked, class names compared, nothing is selected. Folding of text for comparison is not done here.
 */
import { texOfMath } from './math.ts';

const ELEMENT = 1;
const TEXT = 3;
const COMMENT = 8;

/** An answer of a `Skip`: leave the element out. */
export type Skip = (element: Element) => boolean;

/** White space that collapsing would change: any but a single blank. */
const LOOSE = /[^\S ]| {2}/;
/** The same for long texts, one at a time: searching for a constant is twenty times as fast as matching a class. */
const LOOSE_PARTS = [
  '  ',
  '\n',
  '\u00a0',
  '\t',
  '\r',
  '\f',
  '\v',
  '\u2002',
  '\u2003',
  '\u2009',
  '\u202f',
  '\u3000',
];

/** Runs of white space (also no-break) become one blank; none at the ends. */
export function collapse(text: string): string {
  const trimmed = text.trim();
  // Most texts need no more; asking costs a fraction of replacing, and makes no garbage.
  const loose =
    trimmed.length < 200 ? LOOSE.test(trimmed) : LOOSE_PARTS.some((part) => trimmed.includes(part));
  return loose ? trimmed.replace(/\s+/g, ' ') : trimmed;
}

/**
 * The collapsed text of an element or node. `skip` leaves out elements below it (a label, a button).
 */
export function textOf(node: Node | null | undefined, skip?: Skip): string {
  if (!node) return '';
  // One text node and nothing else is by far the commonest case.
  const first = node.firstChild;
  if (first && first.nodeType === TEXT && first.nextSibling === null) return collapse((first as Text).data);
  return collapse(rawText(node, skip));
}

/** As `textOf`, without collapsing: for callers that join several pieces. */
export function rawText(node: Node, skip?: Skip, depth = 0): string {
  if (node.nodeType === TEXT) return (node as Text).data;
  // No author nests so deep; a page that does must not exhaust the stack.
  if (depth > 200) return '';
  let text = '';
  // By index: a page can hide `nextSibling` of a form, and send a walk along siblings round in circles.
  const children = node.childNodes;
  for (let i = 0, child = children[0]; child; child = children[++i]) {
    if (child.nodeType === TEXT) text += (child as Text).data;
    else if (child.nodeType !== COMMENT) text += elementText(child as Element, skip, depth + 1);
  }
  return text;
}

function elementText(element: Element, skip: Skip | undefined, depth: number): string {
  const name = element.localName;
  // A form hides its own properties behind its fields' names, and holds no author's text.
  if (typeof name !== 'string' || name === 'form' || skip?.(element)) return '';
  switch (name) {
    case 'br':
      return ' ';
    case 'script':
      return texOfScript(element);
    case 'style':
    case 'noscript':
    case 'template':
    case 'svg':
    case 'button':
    case 'select':
      return '';
    case 'math':
      return texOfMath(element);
    case 'mjx-container':
      return texOfContainer(element);
    case 'p':
    case 'div':
    case 'li':
      // A block begins on a line of its own.
      return isTypeset(element) ? '' : ` ${rawText(element, skip, depth)} `;
    default:
      return isTypeset(element) ? '' : rawText(element, skip, depth);
  }
}

/** `<script type="math/tex">`: where MathJax 2 keeps the source of what it has typeset. */
function texOfScript(element: Element): string {
  const type = element.getAttribute('type') ?? '';
  if (!type.startsWith('math/tex')) return '';
  const tex = element.textContent ?? '';
  return type.includes('mode=display') ? `$$${tex}$$` : `$${tex}$`;
}

/** What MathJax 2 shows in place of a source that follows in its own `script`: preview and typeset formula. */
function isTypeset(element: Element): boolean {
  const name = element.className;
  if (typeof name !== 'string') return false;
  // All of MathJax's names begin so; hardly any other does.
  const initial = name.charCodeAt(0);
  if (initial !== 77 && initial !== 109) return false;
  if (name.startsWith('MathJax_Preview') || name.startsWith('MJX_Assistive')) return true;
  if (!name.startsWith('MathJax') && !name.startsWith('mjx-chtml') && !name.startsWith('MJXc')) return false;
  for (let next = element.nextSibling; next; next = next.nextSibling) {
    if (next.nodeType !== ELEMENT) continue;
    const after = next as Element;
    if (after.localName === 'script') return (after.getAttribute('type') ?? '').startsWith('math/');
    return false;
  }
  return false;
}

/** MathJax 3 and 4 keep no script: the source is an attribute (4), an annotation, or is told from the MathML. */
function texOfContainer(element: Element): string {
  const marked = element.querySelector('[data-latex]')?.getAttribute('data-latex');
  const display = element.getAttribute('display') === 'true';
  if (marked) return display ? `$$${marked}$$` : `$${marked}$`;
  const math = element.getElementsByTagName('math')[0];
  return math ? texOfMath(math, display) : rawText(element);
}

/** The title as a record keeps it: collapsed, without a final full stop (an ellipsis or an abbreviation keeps it). */
export function titleText(text: string): string {
  const clean = collapse(text);
  if (!clean.endsWith('.') || clean.endsWith('..')) return clean;
  const last = clean.slice(clean.lastIndexOf(' ') + 1, -1);
  return last.includes('.') ? clean : clean.slice(0, -1);
}
