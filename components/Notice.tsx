import type { ComponentChildren } from 'preact';
import styles from './Notice.module.css';

/** What there is to say where there is nothing to list: what is so, and what one can do. */
export function Notice({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class={styles['notice']} data-message>
      <p class={styles['title']}>{title}</p>
      {children && <div class={styles['text']}>{children}</div>}
    </div>
  );
}
