/**
 * What is pasted or dropped anywhere on the library's pages, outside of what one writes in: kept here until the view
 * that brings it in has taken it.
 */
import { useLayoutEffect } from 'preact/hooks';

/** Files, or the flavours of one text. */
export type Incoming = { files: File[] } | { html: string; text: string };

let waiting: Incoming | null = null;
const listeners = new Set<() => void>();

/** Hands something to the view, which is opened by whoever listens. */
export function receive(incoming: Incoming): void {
  waiting = incoming;
  for (const listener of listeners) listener();
}

/** Opens the view with nothing yet. */
export function askToBringIn(): void {
  for (const listener of listeners) listener();
}

/** Takes what waits, once. */
export function takeIncoming(): Incoming | null {
  const taken = waiting;
  waiting = null;
  return taken;
}

/** Calls `take` when something came in. */
export function onIncoming(take: () => void): () => void {
  listeners.add(take);
  return () => listeners.delete(take);
}

export function incomingOf(data: DataTransfer | null): Incoming | null {
  if (!data) return null;
  if (data.files.length > 0) return { files: [...data.files] };
  const incoming = { html: data.getData('text/html'), text: data.getData('text/plain') };
  return incoming.html.trim() === '' && incoming.text.trim() === '' ? null : incoming;
}

const isWrittenIn = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;

/** Listens to pastes and drops on the whole page; `open` shows the view. */
export function useIncoming(open: () => void): void {
  // With the first view itself: what is dropped a frame later must not be lost.
  useLayoutEffect(() => {
    const take = (event: Event, data: DataTransfer | null) => {
      // Inside a field a text is the field's own; a file is never.
      const incoming = incomingOf(data);
      if (!incoming || event.defaultPrevented || (isWrittenIn(event.target) && !('files' in incoming)))
        return;
      event.preventDefault();
      receive(incoming);
    };
    const onPaste = (event: ClipboardEvent) => take(event, event.clipboardData);
    const onDrop = (event: DragEvent) => take(event, event.dataTransfer);
    // Without this the browser opens a dropped file in place of the page.
    const onOver = (event: DragEvent) => {
      if (isWrittenIn(event.target) && !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const stop = onIncoming(open);
    document.addEventListener('paste', onPaste);
    document.addEventListener('drop', onDrop);
    document.addEventListener('dragover', onOver);
    return () => {
      stop();
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('dragover', onOver);
    };
  }, [open]);
}
