import type { ComponentChildren } from 'preact';
import styles from './Switch.module.css';

export interface SwitchProps {
  /** Says what is switched; shown at the start of the line. */
  children: ComponentChildren;
  /** A smaller line below it. */
  hint?: ComponentChildren;
  /** `[data-switch="<name>"]` in tests. */
  name: string;
  isOn: boolean;
  isDisabled?: boolean;
  onSwitch(isOn: boolean): void;
}

/** One line that is on or off. */
export function Switch({ children, hint, name, isOn, isDisabled = false, onSwitch }: SwitchProps) {
  return (
    <label class={styles['line']}>
      <span class={styles['words']}>
        {children}
        {hint && <span class={styles['hint']}>{hint}</span>}
      </span>
      <input
        type="checkbox"
        role="switch"
        class={styles['switch']}
        data-switch={name}
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => {
          // What is shown follows what is so, never the click.
          const wish = event.currentTarget.checked;
          event.currentTarget.checked = isOn;
          onSwitch(wish);
        }}
      />
    </label>
  );
}
