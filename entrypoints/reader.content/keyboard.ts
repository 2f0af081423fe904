/**
 * Keys on a page: `j` `k` move, `s` save, `l` later, `x` dismiss, `u` undo, `m` mark or next mark,
 * `M` the mark before, `1`–`5` turn roles on and off, `i` sets how much ink
 * there is, `o` shows only objectives and results, and all again. None is taken while the reader types, holds a modifier, or when the page has used the key itself.
 */
import { ROLES, type Role } from '../../lib/paper/roles.ts';

export type PageKey =
  | 'next'
  | 'previous'
  | 'save'
  | 'later'
  | 'dismiss'
  | 'undo'
  | 'mark'
  | 'mark-back'
  | 'density'
  | 'fold'
  | Role;

const KEYS: Record<string, PageKey> = {
  j: 'next',
  k: 'previous',
  s: 'save',
  l: 'later',
  x: 'dismiss',
  u: 'undo',
  m: 'mark',
  M: 'mark-back',
  i: 'density',
  o: 'fold',
  ...Object.fromEntries(ROLES.map((role, index) => [String(index + 1), role])),
};

export function listenToKeys(press: (key: PageKey) => void, signal: AbortSignal): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.defaultPrevented || event.isComposing || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.shiftKey && event.key !== 'M') return;
      const key = KEYS[event.key];
      if (!key || isTyping(event)) return;
      event.preventDefault();
      press(key);
    },
    { signal },
  );
}

/** The reader writes on the page; what is typed in our own fields never comes so far. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  const name = target.localName;
  if (name === 'input' || name === 'textarea' || name === 'select') return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
