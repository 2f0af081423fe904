import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { useWords } from '../../../components/words.ts';
import styles from './Shelves.module.css';

export interface ShelfProps {
  action: string;
  data?: Record<`data-${string}`, string>;
  isOn: boolean;
  /** Papers there; a kept search is not counted until it is asked. */
  count?: number;
  /** Of these, the ones that are in it itself, where others lie deeper inside. */
  own?: number;
  depth?: number;
  /** What else can be done with it: a menu at the end of its line. */
  menu?: ComponentChildren;
  /** What stands before its name. */
  lead?: ComponentChildren;
  onPress(): void;
  children: ComponentChildren;
}

/** One thing that the library can be narrowed to. */
export function Shelf({
  action,
  data,
  isOn,
  count,
  own = count,
  depth = 0,
  menu,
  lead,
  onPress,
  children,
}: ShelfProps) {
  const { number, say } = useWords();
  return (
    <li
      class={styles['line']}
      style={depth > 0 ? { paddingInlineStart: `${Math.min(6, depth) * 12}px` } : undefined}
    >
      <button
        type="button"
        class={styles['shelf']}
        data-action={action}
        aria-pressed={isOn}
        onClick={onPress}
        {...data}
      >
        <span class={styles['name']}>
          {lead}
          <bdi>{children}</bdi>
        </span>
        {count !== undefined && (
          <span
            class={styles['count']}
            data-count={count}
            data-own={own}
            title={own === count ? undefined : say('count_within', number(count), number(own ?? 0))}
          >
            {number(count)}
            {own !== count && <small> ({number(own ?? 0)})</small>}
          </span>
        )}
      </button>
      {menu && <span class={styles['menu']}>{menu}</span>}
    </li>
  );
}

export interface ShelfMenuProps {
  /** What is opened, in words. */
  label: string;
  action: string;
  children(close: () => void): ComponentChildren;
}

/** What can be done with a shelf, behind the dots at the end of its line. */
export function ShelfMenu({ label, action, children }: ShelfMenuProps) {
  return (
    <Menu kind="icon" label={label} action={action} title={label} role="dialog" face={<Icon name="more" />}>
      {children}
    </Menu>
  );
}

export interface GroupProps {
  title?: string;
  /** Beside the title. */
  actions?: ComponentChildren;
  children?: ComponentChildren;
}

/** Lines shown of a long group before the rest is asked for. */
const FEW = 12;

export function Group({ title, actions, children }: GroupProps) {
  const { sayCount } = useWords();
  const [isWhole, setWhole] = useState(false);
  const lines = Array.isArray(children) ? children.flat() : children === undefined ? [] : [children];
  const rest = lines.length - FEW;
  return (
    <section class={styles['group']}>
      {title && (
        <div class={styles['bar']}>
          <h2 class={styles['title']}>{title}</h2>
          {actions}
        </div>
      )}
      {lines.length > 0 && <ul>{isWhole || rest < 3 ? lines : lines.slice(0, FEW)}</ul>}
      {rest >= 3 && !isWhole && (
        <Button action="show-rest" onPress={() => setWhole(true)}>
          {sayCount('more', rest)}
        </Button>
      )}
    </section>
  );
}
