/**
 * TeX of a MathML formula, told from its structure where no source was left with it (MathJax 3 leaves only that):
 * readable TeX, not always the author's own letters. The structure follows MathML Core (W3C), presentation elements only.
 */

/** Formulas nested deeper than this are told as plain text; nobody writes them. */
const DEPTH = 40;

/** The TeX of a `math` element, without dollars. Linear in the formula. */
export function texOfStructure(math: Element): string {
  return tell(math, 0).trim();
}

function tell(node: Element, depth: number): string {
  if (depth > DEPTH) return node.textContent ?? '';
  const parts: string[] = [];
  for (let child = node.firstElementChild; child; child = child.nextElementSibling) {
    if (!child.localName.startsWith('annotation')) parts.push(tell(child, depth + 1));
  }
  const [a = '', b = '', c = ''] = parts;
  switch (node.localName) {
    case 'mi':
    case 'mn':
    case 'mo':
      return (node.textContent ?? '').replace(/[\s\u2061-\u2064]+/g, '');
    case 'mtext':
    case 'ms': {
      const text = (node.textContent ?? '').replace(/\s+/g, ' ');
      return text.trim() === '' ? ' ' : `\\text{${text}}`;
    }
    case 'mspace':
      return ' ';
    case 'msub':
    case 'munder':
      return `${a}_${group(b)}`;
    case 'msup':
    case 'mover':
      return `${a}^${group(b)}`;
    case 'msubsup':
    case 'munderover':
      return `${a}_${group(b)}^${group(c)}`;
    case 'mfrac':
      return `\\frac{${a}}{${b}}`;
    case 'msqrt':
      return `\\sqrt{${parts.join('')}}`;
    case 'mroot':
      return `\\sqrt[${b}]{${a}}`;
    case 'mtr':
      return `${parts.join(' & ')} \\\\ `;
    case 'mphantom':
      return '';
    default:
      return parts.join('');
  }
}

function group(tex: string): string {
  return tex.length === 1 ? tex : `{${tex}}`;
}
