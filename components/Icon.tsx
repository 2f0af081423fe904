import { ICON_PATHS, type IconName } from './icon-paths.ts';
import styles from './Icon.module.css';

/** Icons that point along the line: mirrored where lines are read from the right. */
const POINTING: ReadonlySet<IconName> = new Set(['undo', 'redo', 'back', 'panel', 'legend']);

/** One icon of the family; decoration only, the words stand beside it or in its button's label. */
export function Icon({ name, isFilled = false }: { name: IconName; isFilled?: boolean }) {
  return (
    <svg
      class={[styles['icon'], isFilled && styles['filled'], POINTING.has(name) && styles['pointing']]
        .filter(Boolean)
        .join(' ')}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
