import { ICON_PATHS, type IconName } from './icon-paths.ts';
import styles from './Icon.module.css';

/** One icon of the family; decoration only, the words stand beside it or in its button's label. */
export function Icon({ name, isFilled = false }: { name: IconName; isFilled?: boolean }) {
  return (
    <svg
      class={isFilled ? `${styles['icon']} ${styles['filled']}` : styles['icon']}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
