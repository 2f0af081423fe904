/** Parts of the page that are fetched when they are first needed, and are there at once from then on. */
import { createElement, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A hook that answers the part, or null until it is there; it is fetched when one is needed. */
export function lazyOnce<T>(load: () => Promise<T>): (isNeeded: boolean) => T | null {
  let loaded: T | null = null;
  let loading: Promise<T> | undefined;
  return (isNeeded) => {
    const [, redraw] = useState<T | null>(null);
    const shown = loaded;
    useEffect(() => {
      if (!isNeeded || shown) return undefined;
      // It came between the view and this.
      if (loaded) {
        redraw(() => loaded);
        return undefined;
      }
      let isWanted = true;
      loading ??= load();
      loading.then(
        (part) => {
          loaded = part;
          if (isWanted) redraw(() => part);
        },
        // Asked for again when it is next needed.
        () => (loading = undefined),
      );
      return () => {
        isWanted = false;
      };
    }, [isNeeded]);
    return loaded;
  };
}

const waiting: (() => Promise<unknown>)[] = [];

/** Fetches all that waits, so that nothing is missing when it is first shown: to be asked once the page stands. */
export function fetchAhead(): void {
  // What cannot be fetched now is fetched when it is shown.
  for (const load of waiting.splice(0)) load().catch(() => undefined);
}

/** A component that is fetched when it is first shown, or ahead of that; nothing stands in its place until then. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  waiting.push(load);
  const useLoaded = lazyOnce(load);
  return function Later(props: P) {
    const Component = useLoaded(true);
    return Component ? createElement(Component, props) : null;
  };
}
