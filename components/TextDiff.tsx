import { Fragment, type ComponentChildren } from 'preact';
import { useWords } from './words.ts';
import styles from './TextDiff.module.css';

export interface TextDiffProps {
  parts: readonly { kind: 'same' | 'removed' | 'added'; text: string }[];
  /** The words as they are shown: their formulas set. */
  show(words: string): ComponentChildren;
  /** The words as they are said. */
  plain(words: string): string;
}

/** What one version of a text took out of another and what it put in, word by word; by line and form, not by colour alone. */
export function TextDiff({ parts, show, plain }: TextDiffProps) {
  const { say } = useWords();
  return (
    <p class={styles['text']} dir="auto">
      {parts.map(({ kind, text }, index) => {
        if (kind === 'same') return <span key={index}>{show(text)}</span>;
        // The line is drawn under words, not under the space after them.
        const words = text.trimEnd();
        return (
          <Fragment key={index}>
            {kind === 'removed' ? (
              <del class={styles['removed']} title={say('text_removed', plain(words))}>
                {show(words)}
              </del>
            ) : (
              <ins class={styles['added']} title={say('text_added', plain(words))}>
                {show(words)}
              </ins>
            )}
            {text.slice(words.length) || (index < parts.length - 1 && ' ')}
          </Fragment>
        );
      })}
    </p>
  );
}
