/** Parts of the page that are fetched when they are first needed, and are there at once from then on. */
import { useEffect, useState } from 'preact/hooks';

/** A hook that answers the part, or null until it is there; it is fetched when one is needed. */
export function lazyOnce<T>(load: () => Promise<T>): (isNeeded: boolean) => T | null {
  let loaded: T | null = null;
  let loading: Promise<T> | undefined;
  return (isNeeded) => {
    const [, redraw] = useState(false);
    useEffect(() => {
      if (!isNeeded || loaded) return undefined;
      let isWanted = true;
      loading ??= load();
      loading.then(
        (part) => {
          loaded = part;
          if (isWanted) redraw(true);
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
