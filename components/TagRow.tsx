import type { ComponentChildren } from 'preact';
import type { MarkColour } from '../lib/paper/rows.ts';
import { Icon } from './Icon.tsx';
import { useWords } from './words.ts';
import styles from './TagRow.module.css';

export interface TagChip {
  key: string;
  name: string;
  colour?: MarkColour | undefined;
  icon?: ComponentChildren;
  /** Shows what else has it. */
  onShow(): void;
  onRemove(): void;
}

/** What a paper is filed under, each with a way to take it off; `children` are the ways to more. */
export function TagRow({ tags, children }: { tags: readonly TagChip[]; children?: ComponentChildren }) {
  const { say } = useWords();
  return (
    <div class={styles['row']}>
      {tags.length > 0 && (
        <ul class={styles['list']} aria-label={say('tags')}>
          {tags.map(({ key, name, colour, icon, onShow, onRemove }) => (
            <li key={key} class={styles['tag']} data-tag={name}>
              <button type="button" class={styles['name']} data-action="show-tag" onClick={onShow}>
                {icon}
                {colour && <i class={styles['colour']} data-colour={colour} />}
                <bdi>{name}</bdi>
              </button>
              <button
                type="button"
                class={styles['remove']}
                data-action="remove-tag"
                aria-label={say('remove_tag', name)}
                onClick={onRemove}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}
