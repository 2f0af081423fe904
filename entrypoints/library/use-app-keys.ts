/** Keys of the whole page: undo and redo outside text fields, and Esc, which goes one step back. */
import { useEffect, useRef } from 'preact/hooks';
import type { Actions } from './use-actions.ts';

export function useAppKeys(actions: Actions, onBack: () => void): void {
  const back = useRef(onBack);
  back.current = onBack;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const target = event.target as HTMLElement | null;
      const isText = target?.closest('input, textarea, select, [contenteditable]') != null;
      if (event.key === 'Escape') {
        // A field gives up the keyboard first.
        if (isText) target?.blur();
        else back.current();
        return;
      }
      if (isText || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const isRedo = (key === 'z' && event.shiftKey) || (key === 'y' && !event.shiftKey);
      if (!isRedo && (key !== 'z' || event.shiftKey)) return;
      event.preventDefault();
      void (isRedo ? actions.redo() : actions.undo());
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [actions]);
}
