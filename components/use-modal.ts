/** A dialog that is modal from its first view until it goes. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

export interface Modal {
  ref: RefObject<HTMLDialogElement | null>;
  /** For the dialog's `onClose`. */
  onClose(): void;
}

/** `onClosed`: the browser closed it (by Esc, or a phone's gesture of going back). */
export function useModal(onClosed: () => void): Modal {
  const ref = useRef<HTMLDialogElement>(null);
  const stands = useRef(true);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      stands.current = false;
      dialog?.close();
    };
  }, []);
  // Of our own closing the browser tells later, when another dialog may stand in its place.
  return { ref, onClose: () => stands.current && onClosed() };
}
