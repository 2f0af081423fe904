import type { MarkColour } from '../lib/paper/rows.ts';
import styles from './MarkLine.module.css';

export interface MarkLineProps {
  id: string;
  words: string;
  note: string;
  colour: MarkColour;
  /** What the reader calls it. */
  colourName?: string;
  /** What the words open, and what that is called. */
  onOpen?(): void;
  openLabel?: string;
  actions?: preact.ComponentChildren;
}

/** One mark in a list: its colour, its words, its note. */
export function MarkLine({ id, words, note, colour, colourName, onOpen, openLabel, actions }: MarkLineProps) {
  return (
    <li class={styles['line']} data-mark={id}>
      <i
        class={styles['dot']}
        data-colour={colour}
        role={colourName ? 'img' : undefined}
        aria-label={colourName}
        title={colourName}
        aria-hidden={colourName ? undefined : 'true'}
      />
      <div class={styles['body']}>
        {onOpen ? (
          <button
            type="button"
            class={styles['words']}
            data-colour={colour}
            data-action="jump"
            title={openLabel}
            onClick={onOpen}
            dir="auto"
          >
            {words}
          </button>
        ) : (
          <p class={styles['words']} data-colour={colour} dir="auto">
            {words}
          </p>
        )}
        {note && (
          <p class={styles['note']} dir="auto">
            {note}
          </p>
        )}
      </div>
      {actions}
    </li>
  );
}
