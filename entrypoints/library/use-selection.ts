/** Which papers of the list are chosen. Ranges run from the last one chosen by itself. */
import { useCallback, useMemo, useState } from 'preact/hooks';

export interface Selection {
  chosen: ReadonlySet<string>;
  toggle(id: string, index: number): void;
  /** Chooses all from the last one chosen by itself up to here. */
  extend(index: number, ids: readonly (string | undefined)[]): void;
  choose(ids: readonly string[]): void;
  clear(): void;
}

export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<number | null>(null);
  const toggle = useCallback((id: string, index: number) => {
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
    setAnchor(index);
  }, []);
  const extend = useCallback(
    (index: number, ids: readonly (string | undefined)[]) => {
      const from = anchor ?? index;
      const range = ids.slice(Math.min(from, index), Math.max(from, index) + 1);
      setChosen((now) => new Set([...now, ...range.filter((id) => id !== undefined)]));
      if (anchor === null) setAnchor(index);
    },
    [anchor],
  );
  const choose = useCallback((ids: readonly string[]) => setChosen(new Set(ids)), []);
  const clear = useCallback(() => {
    setChosen((now) => (now.size === 0 ? now : new Set()));
    setAnchor(null);
  }, []);
  return useMemo(() => ({ chosen, toggle, extend, choose, clear }), [chosen, toggle, extend, choose, clear]);
}
