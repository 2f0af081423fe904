/**
 * Steps up a page's tree that the page cannot lead astray: a form answers `parentElement` with an input of that name,
 * whose parent is the form again, so that a plain walk would never end. Forms are asked through the prototype.
 */

type Getter = (this: Node) => unknown;

let parentGetter: Getter | undefined;

/** The element that holds a node, or null. */
export function parentOf(node: Node): Element | null {
  parentGetter ??= getterOf(node, 'parentElement');
  return (parentGetter?.call(node) ?? null) as Element | null;
}

/** The accessor of a property, from the prototypes of an object: never what the object itself has of that name. */
export function getterOf(start: object, name: string): Getter | undefined {
  for (let proto: object | null = start; proto; proto = Object.getPrototypeOf(proto) as object | null) {
    const getter = Object.getOwnPropertyDescriptor(proto, name)?.get;
    if (getter) return getter as Getter;
  }
  return undefined;
}
