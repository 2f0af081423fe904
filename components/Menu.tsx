import { createContext, type ComponentChildren } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button, type ButtonProps } from './Button.tsx';
import styles from './Menu.module.css';

export interface MenuProps extends Pick<ButtonProps, 'kind' | 'label' | 'action' | 'isDisabled'> {
  /** What stands on the button. */
  face: ComponentChildren;
  /** What the opened menu is called. */
  title: string;
  /** A list of commands, or something to fill in. */
  role?: 'menu' | 'dialog';
  /** Open from the start, and told when it closes: for menus that a key opens. */
  isOpen?: boolean;
  onClose?(): void;
  children(close: () => void): ComponentChildren;
}

/** What its commands stand in: only those of a list of commands are a menu's own items. */
const MenuRole = createContext<NonNullable<MenuProps['role']>>('menu');

/** Room that is left between a menu and the edge of its window, in CSS pixels. */
const MARGIN = 8;

/** A button and what it opens, above everything else and inside the window. Esc and a click elsewhere close it. */
export function Menu({
  face,
  title,
  role = 'menu',
  isOpen = false,
  onClose,
  children,
  ...button
}: MenuProps) {
  const [isShown, setShown] = useState(isOpen);
  const root = useRef<HTMLSpanElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const isLeft = useRef(false);
  if (isOpen && !isShown) setShown(true);
  const close = () => {
    // By the time that it is gone the browser has forgotten where the keyboard was.
    isLeft.current = sheet.current?.contains(document.activeElement) ?? false;
    setShown(false);
    onClose?.();
  };

  useLayoutEffect(() => {
    const opened = sheet.current;
    if (!isShown || !opened) return undefined;
    const before = document.activeElement as HTMLElement | null;
    opened.showPopover();
    place(opened, root.current!.getBoundingClientRect());
    const first =
      opened.querySelector<HTMLElement>('input:not([type="checkbox"]), textarea') ??
      opened.querySelector<HTMLElement>('[data-first]') ??
      opened.querySelector<HTMLElement>('button');
    first?.focus();
    const end = new AbortController();
    const { signal } = end;
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (!root.current?.contains(target as Node)) close();
      },
      { signal, capture: true },
    );
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        // It closes this, and nothing behind it.
        event.preventDefault();
        event.stopPropagation();
        close();
      },
      { signal, capture: true },
    );
    // What grows or shrinks inside stays inside the window, and so when the window does.
    const observer = new ResizeObserver(() => place(opened, root.current!.getBoundingClientRect()));
    observer.observe(opened);
    observer.observe(document.documentElement);
    return () => {
      observer.disconnect();
      end.abort();
      if (opened.isConnected && opened.matches(':popover-open')) opened.hidePopover();
      // Back to where it was opened from: the button, or the row on which a key was pressed.
      if (isLeft.current && before?.isConnected) before.focus();
      isLeft.current = false;
    };
  }, [isShown]);

  return (
    <span class={styles['root']} ref={root}>
      <Button {...button} menu={isShown} opens={role} onPress={() => (isShown ? close() : setShown(true))}>
        {face}
      </Button>
      {isShown && (
        <div
          ref={sheet}
          popover="manual"
          class={styles['sheet']}
          role={role}
          aria-label={title}
          onKeyDown={(event) => move(event, sheet.current!)}
        >
          <MenuRole.Provider value={role}>{children(close)}</MenuRole.Provider>
        </div>
      )}
    </span>
  );
}

export interface MenuItemProps {
  action: string;
  /** Further hooks for tests. */
  data?: Record<`data-${string}`, string>;
  /** Chosen or not, where it can be either; "mixed" for some of several papers. */
  isChecked?: boolean | 'mixed';
  /** The one of several that is chosen, or one that is not. */
  isChosen?: boolean;
  isDisabled?: boolean;
  onPress(): void;
  children: ComponentChildren;
}

/** One command of a menu. */
export function MenuItem({
  action,
  data,
  isChecked,
  isChosen,
  isDisabled = false,
  onPress,
  children,
}: MenuItemProps) {
  const isOfMenu = useContext(MenuRole) === 'menu';
  const kind = isChecked !== undefined ? 'checkbox' : isChosen !== undefined ? 'radio' : '';
  return (
    <button
      type="button"
      role={isOfMenu ? (`menuitem${kind}` as const) : kind || undefined}
      aria-checked={isChecked ?? isChosen}
      class={styles['item']}
      data-action={action}
      disabled={isDisabled}
      onClick={onPress}
      {...data}
    >
      {isChecked !== undefined && <i class={styles['check']} data-checked={String(isChecked)} />}
      {isChosen !== undefined && <i class={styles['choice']} data-chosen={String(isChosen)} />}
      {children}
    </button>
  );
}

/** Below the button where there is room, else above it; never past the window's edges. */
function place(sheet: HTMLElement, at: DOMRect): void {
  const { innerWidth, innerHeight } = window;
  const { offsetWidth: width, offsetHeight: height } = sheet;
  const isRightToLeft = document.documentElement.dir === 'rtl';
  const wanted = isRightToLeft ? at.right - width : at.left;
  const below = at.bottom + 4;
  const top = below + height + MARGIN <= innerHeight ? below : Math.max(MARGIN, at.top - height - 4);
  sheet.style.left = `${Math.max(MARGIN, Math.min(wanted, innerWidth - width - MARGIN))}px`;
  sheet.style.top = `${Math.min(top, Math.max(MARGIN, innerHeight - height - MARGIN))}px`;
}

/** Up and down go through the commands, Home and End to the first and the last. */
function move(event: KeyboardEvent, sheet: HTMLElement): void {
  const items = [...sheet.querySelectorAll<HTMLElement>(`.${styles['item']}:not([disabled])`)];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const isTyping = document.activeElement instanceof HTMLInputElement;
  const target =
    event.key === 'ArrowDown'
      ? items[(at + 1) % items.length]
      : event.key === 'ArrowUp'
        ? items.at(at < 0 ? -1 : (at - 1 + items.length) % items.length)
        : event.key === 'Home' && !isTyping
          ? items[0]
          : event.key === 'End' && !isTyping
            ? items.at(-1)
            : undefined;
  if (!target) return;
  event.preventDefault();
  target.focus();
}
