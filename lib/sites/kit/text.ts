/**
 * The text of an element as its author wrote it: white space collapsed, hidden machinery left out, formulas as
 * TeX source whether or not MathJax has already typeset them. Shared by all site readers and on their hot path:
 * children are walked, class names compared, nothing is selected. Folding of text for comparison is not done here.
 */
import { formulaElement } from '../../text/formula-element.ts';

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
    else if (child.nodeType !== COMMENT && isRead(child as Element, skip)) {
      const formula = formulaElement(child as Element);
      text += formula?.text ?? elementText(child as Element, skip, depth + 1);
      // A formula may be shown by several siblings.
      for (const last = formula?.last ?? child; child && child !== last;) child = children[++i];
    }
  }
  return text;
}

/** A form hides its own properties behind its fields' names, and holds no author's text. */
function isRead(element: Element, skip?: Skip): boolean {
  const name = element.localName;
  return typeof name === 'string' && name !== 'form' && !skip?.(element);
}

function elementText(element: Element, skip: Skip | undefined, depth: number): string {
  switch (element.localName) {
    case 'br':
      return ' ';
    case 'script':
    case 'style':
    case 'noscript':
    case 'template':
    case 'svg':
    case 'button':
    case 'select':
      return '';
    case 'p':
    case 'div':
    case 'li':
      // A block begins on a line of its own.
      return ` ${rawText(element, skip, depth)} `;
    default:
      return rawText(element, skip, depth);
  }
}

/** The title as a record keeps it: collapsed, without a final full stop (an ellipsis or an abbreviation keeps it). */
export function titleText(text: string): string {
  const clean = collapse(text);
  if (!clean.endsWith('.') || clean.endsWith('..')) return clean;
  const last = clean.slice(clean.lastIndexOf(' ') + 1, -1);
  return last.includes('.') ? clean : clean.slice(0, -1);
}
