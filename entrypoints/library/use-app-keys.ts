/** Keys of the whole page: search, palette, help, undo and redo outside text fields, and Esc, which goes one step back. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { chordOf } from '../../lib/browser/keys/chord.ts';
import type { Overlay } from './palette/Overlays.tsx';
import type { Actions } from './use-actions.ts';
import type { Keys } from './use-library.ts';

export interface AppKeys {
  actions: Actions;
  keys: Keys;
  onOverlay(overlay: Overlay): void;
}

export function useAppKeys({ actions, keys, onOverlay }: AppKeys, onBack: () => void): void {
  const back = useRef(onBack);
  back.current = onBack;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const target = event.target as HTMLElement | null;
      const isText = target?.closest('input, textarea, select, [contenteditable]') != null;
      if (event.key === 'Escape') {
        // A field gives up the keyboard first.
        if (isText) target?.blur();
        else back.current();
        return;
      }
      const isHeld = event.ctrlKey || event.metaKey;
      const does = keys.get(chordOf(event));
      // What is held with Ctrl writes nothing: such a key is heard in fields too.
      if (does !== undefined && (!isText || isHeld) && target?.closest('dialog, [popover]') == null) {
        if (does === 'palette' || does === 'help') onOverlay(does);
        else if (does === 'search') document.querySelector<HTMLElement>('input[type=search]')?.focus();
        else if (does === 'undo' && !isText) void actions.undo();
        else return;
        event.preventDefault();
        return;
      }
      if (isText || !isHeld || event.altKey) return;
      const key = event.key.toLowerCase();
      const isRedo = (key === 'z' && event.shiftKey) || (key === 'y' && !event.shiftKey);
      if (!isRedo && (key !== 'z' || event.shiftKey)) return;
      event.preventDefault();
      void (isRedo ? actions.redo() : actions.undo());
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [actions, keys, onOverlay]);
}
