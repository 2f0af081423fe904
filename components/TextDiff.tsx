import { Fragment } from 'preact';
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
        // The line is drawn under words, not under the space after them.
        const words = text.trimEnd();
        return (
          <Fragment key={index}>
            {kind === 'removed' ? (
              <del class={styles['removed']} title={say('text_removed', words)}>
                {words}
              </del>
            ) : (
              <ins class={styles['added']} title={say('text_added', words)}>
                {words}
              </ins>
            )}
            {text.slice(words.length)}
          </Fragment>
        );
      })}
    </p>
  );
}
