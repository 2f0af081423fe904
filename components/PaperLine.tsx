import type { ComponentChildren } from 'preact';
import type { Bibliography } from '../lib/paper/bibliography.ts';
import { Byline } from './Byline.tsx';
import styles from './PaperLine.module.css';

export interface PaperLineProps {
  /** Stable name of the paper in its list: a key or the library's id. */
  id: string;
  paper: Bibliography;
  /** As it reads, where that is not as the paper has it: formulas in plain signs. */
  title?: string;
  /** Before the title: what one does with it. */
  lead?: ComponentChildren;
  /** After the authors: marks, state, where it was met. */
  trail?: ComponentChildren;
  isCurrent?: boolean;
  /** The reader has dismissed it: it steps back, and can be read all the same. */
  isDismissed?: boolean;
  /** It stands on the very page that it is listed for: its identifier and this year tell nothing. */
  isBrief?: boolean;
  onOpen?(): void;
}

/** One paper in a list: its title, who and where, and a word on its state. */
export function PaperLine({
  id,
  paper,
  title = paper.title,
  lead,
  trail,
  isCurrent = false,
  isDismissed = false,
  isBrief = false,
  onOpen,
}: PaperLineProps) {
  const words = (
    <span class={styles['title']} dir="auto">
      {title}
    </span>
  );
  return (
    <li
      class={styles['line']}
      data-paper={id}
      data-dismissed={isDismissed || undefined}
      aria-current={isCurrent ? 'true' : undefined}
    >
      {lead}
      <div class={styles['body']}>
        {onOpen ? (
          <button type="button" class={styles['open']} data-action="open" onClick={onOpen}>
            {words}
          </button>
        ) : (
          words
        )}
        <Byline paper={paper} isBrief={isBrief}>
          {trail}
        </Byline>
      </div>
    </li>
  );
}
