/** By what elements that play the same part on a page are known as alike: their tag, their classes, their style. */
import type { Dom } from './dom.ts';

const VOLATILE = /^(?:odd|even|first|last|active|selected|alt|current|new|row\d*|col.*|js-.*|is-.*|has-.*)$/;

export class Signatures {
  readonly #dom: Dom;
  /** Tags with their classes: each made once for a page. */
  readonly #known = new Map<string, Map<string, string>>();

  constructor(dom: Dom) {
    this.#dom = dom;
  }

  /** `names`: the attributes that the element has. Tag and classes, less what differs between entries of one list (numbers, odd/even, state). */
  of(element: Element, tag: string, className: string, names: readonly string[]): string {
    const dom = this.#dom;
    let signature = this.#ofClasses(tag, className);
    if (tag === 'font') signature += `[${dom.attribute(element, 'color')}${dom.attribute(element, 'size')}]`;
    const style = names.includes('style') ? dom.attribute(element, 'style') : '';
    if (style !== '' && style.length < 400) {
      if (/font-weight:\s*(?:bold|[6-9]00)/.test(style)) signature += '!bold';
      if (/font-style:\s*italic/.test(style)) signature += '!italic';
    }
    const itemprop = names.includes('itemprop') ? dom.attribute(element, 'itemprop') : '';
    return itemprop === '' ? signature : `${signature}@${itemprop}`;
  }

  #ofClasses(tag: string, className: string): string {
    if (className === '' || className.length >= 2_000) return tag;
    let byClass = this.#known.get(tag);
    if (!byClass) this.#known.set(tag, (byClass = new Map()));
    let signature = byClass.get(className);
    if (signature === undefined) byClass.set(className, (signature = withClasses(tag, className)));
    return signature;
  }
}

function withClasses(tag: string, className: string): string {
  let signature = tag;
  let kept = 0;
  for (const name of className.split(/\s+/)) {
    if (name === '' || VOLATILE.test(name)) continue;
    signature += `.${name.replace(/\d+/g, '#')}`;
    if (++kept === 4) break;
  }
  return signature;
}
