/** The list by keyboard: moving, choosing, and what is done to the papers chosen, or to the one the keyboard is on. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { chordOf } from '../../../lib/browser/keys/chord.ts';
import { fileOf } from '../../../lib/paper/paper-files.ts';
import { isWebAddress } from '../../../lib/paper/schemas.ts';
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

export function useListKeys(list: ListKeys): void {
  const { actions, open, ask, keys, writeNote } = useLibrary();
  const now = useRef(list);
  now.current = list;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { isActive, ids, current, go, rows, selection } = now.current;
      if (!isActive || ids.length === 0 || isElsewhere(event)) return;
      const isCommand = event.ctrlKey || event.metaKey;
      const chord = chordOf(event);
      // With Shift the same key takes the papers along.
      const does = keys.get(chord) ?? keys.get(chord.replace('Shift+', ''));
      if (isCommand && event.key === 'a' && !event.shiftKey) {
        event.preventDefault();
        ask('choose-all');
        return;
      }
      if ((isCommand || event.altKey) && does === undefined) return;
      const at = current ?? -1;
      const step = STEPS[does ?? event.key];
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
      switch (does ?? event.key) {
        case 'Enter':
          if (isOnButton || id === undefined) return;
          open(id);
          break;
        case 'open':
          open(id ?? first);
          break;
        case 'note':
          writeNote(id ?? first);
          break;
        case 'abstract':
        case 'pdf':
        case 'html': {
          const paper = rows.get(id ?? first)?.paper;
          const address = paper && fileOf(paper.bibliography, does as 'pdf', location.href);
          if (!address || !isWebAddress(address)) return;
          window.open(address, '_blank', 'noopener');
          break;
        }
        case 'choose':
          if (id === undefined) return;
          selection.toggle(id, at);
          break;
        case 'star':
          void actions.setStar(papers, !row?.star);
          break;
        case 'later':
          void actions.setState(papers, row?.state === 'later' ? 'saved' : 'later');
          break;
        case 'read':
          void actions.setRead(papers, row?.dates.read === undefined);
          break;
        case 'tag':
          if (selection.chosen.size === 0 && id !== undefined) selection.toggle(id, at);
          ask('tag');
          break;
        case 'remove':
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
  }, [actions, open, ask, keys, writeNote]);
}

const STEPS: Record<string, number | 'first' | 'last'> = {
  next: 1,
  ArrowDown: 1,
  previous: -1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: 'first',
  End: 'last',
};
