/**
 * The few things the generic reader asks of a DOM, asked so that a hostile page cannot answer in its own way.
 * A `<form>` with inputs named like DOM properties shadows them even in an isolated world, so a form is always
 * asked through the accessors of the prototypes. Leaves every decision to others.
 */

import { getterOf } from '../kit/tree.ts';

/** Navigation over one document that named form inputs cannot mislead. */
export interface Dom {
  firstChild(node: Node): Node | null;
  nextSibling(node: Node): Node | null;
  /** Lower case, '' for anything but an element. */
  tag(node: Node): string;
  attribute(element: Element, name: string): string;
  /** The names of its attributes: asked once, it tells which of them need not be asked for. */
  names(element: Element): readonly string[];
  /** How many elements an element holds; 0 for anything else. */
  childCount(node: Node): number;
  /** All text in a node. */
  text(node: Node): string;
}

/** The accessors for this document, found once on the prototypes of its root element; no node is asked itself. */
export function domOf(document: Document): Dom {
  const root = document.documentElement;
  const nothing = (): unknown => null;
  const getter = (name: string): ((this: Node) => unknown) => getterOf(root, name) ?? nothing;
  const firstChild = getter('firstChild');
  const nextSibling = getter('nextSibling');
  const nodeType = getter('nodeType');
  const nodeName = getter('nodeName');
  const childElementCount = getter('childElementCount');
  const textContent = getter('textContent');
  const { getAttribute, getAttributeNames } = root;
  // One question a node: what is no element has a name with a number sign.
  const tags = new Map<string, string>();
  const tagOf = (name: string): string => {
    const tag = name.startsWith('#') ? '' : name.toLowerCase();
    tags.set(name, tag);
    return tag;
  };
  return {
    firstChild: (node) => firstChild.call(node) as Node | null,
    nextSibling: (node) => nextSibling.call(node) as Node | null,
    tag: (node) => {
      const name = nodeName.call(node) as string;
      return tags.get(name) ?? tagOf(name);
    },
    attribute: (element, name) => getAttribute.call(element, name) ?? '',
    names: (element) => {
      try {
        return getAttributeNames.call(element);
      } catch {
        // An instruction in XML has a name as well, and is no element.
        return [];
      }
    },
    childCount: (node) => (nodeType.call(node) === 1 ? Number(childElementCount.call(node)) : 0),
    text: (node) => String(textContent.call(node) ?? ''),
  };
}
