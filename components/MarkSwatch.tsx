import type { MarkColour } from '../lib/paper/rows.ts';
import styles from './MarkSwatch.module.css';

/** A sample of a colour of marks, with its ground and its own underline. `children`: what stands on it, "ab" where absent. */
export function MarkSwatch({ colour, children = 'ab' }: { colour: MarkColour; children?: string | number }) {
  return (
    <i class={styles['sample']} data-colour={colour} aria-hidden="true">
      {children}
    </i>
  );
}
