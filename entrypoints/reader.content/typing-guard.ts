/**
 * Keeps what the reader types into our own fields from the page. Such events pass the page's window on their way to us,
 * and their target is a closed shadow root's host; a listener that was there before any of the page's own ends their way
 * and hands a copy on, which stays inside the root. The browser types all the same.
 */

/** What tells a page that, or what, somebody types. `textInput` is an older name that Chromium still says. */
const TELLING = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'textInput',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'paste',
  'copy',
  'cut',
] as const;

/** The hosts in whose roots there are fields, and which of those has the focus. */
const guarded = new WeakMap<EventTarget, () => Element | null>();

/** To be called before any script of the page runs. */
export function guardTyping(): void {
  for (const name of TELLING) window.addEventListener(name, intercept, true);
}

/** Fields in this root are the reader's and ours alone. */
export function guardRoot(root: ShadowRoot): void {
  guarded.set(root.host, () => root.activeElement);
  // A page that opened its document anew has thrown all listeners away.
  guardTyping();
}

function intercept(event: Event): void {
  const field = (event.target && guarded.get(event.target)?.()) ?? null;
  if (!event.isTrusted || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
    return;
  event.stopImmediatePropagation();
  const copy = new Event(event.type, { bubbles: true, cancelable: true });
  if (event instanceof KeyboardEvent) {
    // Not a keyboard's event itself: Firefox lets none of those end at a root.
    const { key, ctrlKey, metaKey, isComposing } = event;
    Object.assign(copy, { key, ctrlKey, metaKey, isComposing });
  }
  if (!field.dispatchEvent(copy)) event.preventDefault();
}
