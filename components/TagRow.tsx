import { useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { useWords } from './words.ts';
import styles from './TagRow.module.css';

export interface TagRowProps {
  tags: readonly string[];
  onAdd(tag: string): void;
  onRemove(tag: string): void;
}

/** The tags of a paper, each with a way to take it off, and a field for one more. */
export function TagRow({ tags, onAdd, onRemove }: TagRowProps) {
  const { say } = useWords();
  const [draft, setDraft] = useState('');
  const add = () => {
    const tag = draft.trim();
    setDraft('');
    if (tag !== '' && !tags.includes(tag)) onAdd(tag);
  };
  return (
    <ul class={styles['row']} aria-label={say('tags')}>
      {tags.map((tag) => (
        <li key={tag} class={styles['tag']}>
          <bdi>{tag}</bdi>
          <button type="button" aria-label={say('remove_tag', tag)} onClick={() => onRemove(tag)}>
            <Icon name="close" />
          </button>
        </li>
      ))}
      <li>
        <input
          class={styles['input']}
          value={draft}
          placeholder={say('add_tag')}
          aria-label={say('add_tag')}
          maxLength={100}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ',') {
              event.preventDefault();
              add();
            }
          }}
        />
      </li>
    </ul>
  );
}
