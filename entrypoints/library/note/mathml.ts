/**
 * TeX as MathML, by temml: its tree of plain objects, passed through a list of what may be shown. No text becomes
 * markup on the way, and nothing that loads, links, runs or styles gets through. Loaded when the first formula is shown.
 */
import temml from 'temml';
import { withCodePoints } from '../../../lib/text/formulas.ts';

export interface MathElement {
  name: string;
  attributes: Record<string, string>;
  children: (MathElement | string)[];
}

/** MathML Core (W3C 2025), less what links, loads, runs or carries foreign content. */
const ELEMENTS = new Set(
  'math mi mn mo ms mspace mtext merror mfrac mpadded mphantom mroot mrow msqrt mstyle mmultiscripts mprescripts mover msub msubsup msup munder munderover mtable mtd mtr menclose'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'display displaystyle scriptlevel mathvariant stretchy symmetric fence separator largeop movablelimits accent accentunder form lspace rspace minsize maxsize linethickness width height depth voffset columnalign rowalign columnspacing rowspacing columnlines rowlines columnspan rowspan notation dir'.split(
    ' ',
  ),
);

/** Longest formula that is set, deepest nesting that is shown, most elements: a note is no attack on its reader. */
const LONGEST = 2_000;
const DEEPEST = 60;
const MOST = 3_000;

/** What temml's tree consists of, as far as it is read: everything else is passed over. */
interface TreeNode {
  type?: unknown;
  attributes?: unknown;
  children?: unknown;
  text?: unknown;
}

/** The formula's MathML; null for what is no TeX, or too much of it. */
export function mathOf(tex: string, isDisplay: boolean): MathElement | null {
  if (tex.length > LONGEST) return null;
  try {
    const tree = temml.__renderToMathMLTree(withCodePoints(tex), {
      displayMode: isDisplay,
      throwOnError: true,
      trust: false,
      maxExpand: 500,
      maxSize: [20, 200],
    }) as TreeNode;
    let left = MOST;
    const allowed = (node: TreeNode, depth: number): (MathElement | string)[] => {
      if (--left < 0 || depth > DEEPEST) throw new RangeError('too large a formula');
      if (typeof node.text === 'string') return [node.text];
      const inner = Array.isArray(node.children)
        ? node.children.flatMap((child: TreeNode) => allowed(child, depth + 1))
        : [];
      // What is not known is passed over, its content kept.
      if (typeof node.type !== 'string' || !ELEMENTS.has(node.type)) return inner;
      const given = Object.entries((node.attributes ?? {}) as Record<string, unknown>);
      const attributes = Object.fromEntries(
        given.flatMap(([name, value]) => (ATTRIBUTES.has(name) ? [[name, String(value)]] : [])),
      );
      return [{ name: node.type, attributes, children: inner }];
    };
    const [math] = allowed(tree, 0);
    return typeof math === 'object' && math.name === 'math' ? math : null;
  } catch {
    return null;
  }
}
