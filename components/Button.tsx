import type { ComponentChildren } from 'preact';
import styles from './Button.module.css';

export interface ButtonProps {
  /** "solid" for the one thing a screen is for, "quiet" for the rest, "icon" for a glyph with a label. */
  kind?: 'solid' | 'quiet' | 'icon';
  label?: string;
  action: string;
  isPressed?: boolean;
  isDisabled?: boolean;
  /** Its words may be long: they take two lines where there is no room for one. */
  wraps?: boolean;
  /** It opens something over the page, which is open or not. */
  menu?: boolean;
  /** What it opens. */
  opens?: 'menu' | 'dialog';
  /** It sends the form that it stands in. */
  submits?: boolean;
  onPress?(): void;
  children: ComponentChildren;
}

export function Button({
  kind = 'quiet',
  label,
  action,
  isPressed,
  isDisabled = false,
  wraps = false,
  menu,
  opens = 'menu',
  submits = false,
  onPress,
  children,
}: ButtonProps) {
  return (
    <button
      type={submits ? 'submit' : 'button'}
      class={wraps ? `${styles[kind]} ${styles['wraps']}` : styles[kind]}
      data-action={action}
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      aria-haspopup={menu === undefined ? undefined : opens}
      aria-expanded={menu}
      disabled={isDisabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
