import type { ComponentChildren } from 'preact';
import styles from './Details.module.css';

export interface SectionFrameProps {
  title: string;
  /** What can be done with the whole section, at the end of its heading's line. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** A section with its heading. */
export function Section({ title, actions, children }: SectionFrameProps) {
  return (
    <section>
      <div class={styles['bar']}>
        <h3 class={styles['heading']}>{title}</h3>
        {actions}
      </div>
      {children}
    </section>
  );
}
