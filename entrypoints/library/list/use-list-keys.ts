/** The list by keyboard: moving, choosing, and what is done to the papers chosen, or to the one the keyboard is on. */
import { useEffect, useRef } from 'preact/hooks';
import { useLibrary } from '../use-library.ts';
import type { ListedPaper } from '../row-cache.ts';
import type { Selection } from '../use-selection.ts';

export interface ListKeys {
  isActive: boolean;
  ids: readonly (string | undefined)[];
  current: number | null;
  /** Moves to a place, within the list; answers where it came to. */
  go(index: number): number;
  rows: ReadonlyMap<string, ListedPaper>;
  selection: Selection;
}

/** Rows that Page Up and Page Down pass. */
const PAGE = 8;

/** Typing, or in a menu: keys mean something else there. */
export function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return (
    event.defaultPrevented ||
    target?.closest('input:not([type="search"]), textarea, select, [contenteditable], [popover], dialog') !=
      null ||
    (target?.matches('input[type="search"]') === true && !/^(?:ArrowDown|PageDown)$/.test(event.key))
  );
}

export function useListKeys(keys: ListKeys): void {
  const { actions, open, ask } = useLibrary();
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { isActive, ids, current, go, rows, selection } = now.current;
      if (!isActive || ids.length === 0 || isElsewhere(event)) return;
      const isCommand = event.ctrlKey || event.metaKey;
      if (isCommand && event.key === 'a' && !event.shiftKey) {
        event.preventDefault();
        ask('choose-all');
        return;
      }
      if (isCommand || event.altKey) return;
      const at = current ?? -1;
      const step = STEPS[event.key];
      if (step !== undefined) {
        event.preventDefault();
        const to = go(step === 'first' ? 0 : step === 'last' ? ids.length - 1 : at + step);
        if (event.shiftKey) {
          // A range begins where the keyboard was.
          const from = ids[Math.max(0, at)];
          if (selection.chosen.size === 0 && from !== undefined) selection.toggle(from, Math.max(0, at));
          selection.extend(to, ids);
        }
        return;
      }
      const id = ids[at];
      const papers = selection.chosen.size > 0 ? [...selection.chosen] : id === undefined ? [] : [id];
      const first = papers[0];
      if (first === undefined) return;
      const row = rows.get(first)?.paper;
      const isOnButton = (event.target as HTMLElement | null)?.closest('button, a') != null;
      switch (event.key) {
        case 'Enter':
          if (isOnButton || id === undefined) return;
          open(id);
          break;
        case 'x':
          if (id === undefined) return;
          selection.toggle(id, at);
          break;
        case 's':
          void actions.setStar(papers, !row?.star);
          break;
        case 'l':
          void actions.setState(papers, row?.state === 'later' ? 'saved' : 'later');
          break;
        case 'm':
          void actions.setRead(papers, row?.dates.read === undefined);
          break;
        case 't':
          if (selection.chosen.size === 0 && id !== undefined) selection.toggle(id, at);
          ask('tag');
          break;
        case '#':
        case 'Delete':
          void actions.remove(papers).then((isDone) => isDone && selection.clear());
          break;
        default:
          return;
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [actions, open, ask]);
}

const STEPS: Record<string, number | 'first' | 'last'> = {
  j: 1,
  J: 1,
  ArrowDown: 1,
  k: -1,
  K: -1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: 'first',
  End: 'last',
};
