/**
 * A door between our scripts in one page: one that comes later leaves something there for the first to find. All of them
 * live in the extension's own world, which no page can see.
 */
export interface Door<T> {
  leave(thing: T): void;
  find(): T | undefined;
}

export function door<T>(name: string): Door<T> {
  const at = Symbol.for(`offprint ${name}`);
  const world = globalThis as { [at: symbol]: T | undefined };
  return { leave: (thing) => void (world[at] = thing), find: () => world[at] };
}
