import { useWords } from './words.ts';
import styles from './TextDiff.module.css';

export interface TextDiffProps {
  parts: readonly { kind: 'same' | 'removed' | 'added'; text: string }[];
}

/** What one version of a text took out of another and what it put in, word by word; by line and form, not by colour alone. */
export function TextDiff({ parts }: TextDiffProps) {
  const { say } = useWords();
  return (
    <p class={styles['text']} dir="auto">
      {parts.map(({ kind, text }, index) => {
        if (kind === 'same') return <span key={index}>{text}</span>;
        const words = text.trim();
        return kind === 'removed' ? (
          <del key={index} class={styles['removed']} title={say('text_removed', words)}>
            {text}
          </del>
        ) : (
          <ins key={index} class={styles['added']} title={say('text_added', words)}>
            {text}
          </ins>
        );
      })}
    </p>
  );
}
