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
}

const SHADOWED = ['firstChild', 'nextSibling', 'localName'] as const;

/** The accessors for this document, found once on the prototypes of its root element. */
export function domOf(document: Document): Dom {
  const root = document.documentElement;
  const getters = new Map<string, NonNullable<ReturnType<typeof getterOf>>>();
  for (const name of SHADOWED) {
    const getter = root ? getterOf(root, name) : undefined;
    if (getter) getters.set(name, getter);
  }
  const getAttribute = root ? root.getAttribute : undefined;

  function ask(node: Node, name: (typeof SHADOWED)[number]): unknown {
    return getters.get(name)?.call(node) ?? null;
  }

  function isForm(node: Node): boolean {
    const name: unknown = (node as Element).localName;
    return name === 'form' || (name !== undefined && typeof name !== 'string');
  }

  return {
    firstChild: (node) => (isForm(node) ? (ask(node, 'firstChild') as Node | null) : node.firstChild),
    nextSibling: (node) => (isForm(node) ? (ask(node, 'nextSibling') as Node | null) : node.nextSibling),
    tag(node) {
      const name: unknown = (node as Element).localName;
      if (typeof name === 'string') return name.toLowerCase();
      if (name === undefined) return '';
      const real = ask(node, 'localName');
      return typeof real === 'string' ? real.toLowerCase() : 'form';
    },
    attribute(element, name) {
      const value: unknown =
        isForm(element) && getAttribute ? getAttribute.call(element, name) : element.getAttribute(name);
      return typeof value === 'string' ? value : '';
    },
  };
}
