import { useWords } from './words.ts';
import styles from './KeyCaps.module.css';

/** What is to be pressed: one or more chords, each in the parts that are held together; said in words where there are none. */
export function KeyCaps({ chords }: { chords: readonly (readonly string[])[] }) {
  const { say } = useWords();
  if (chords.length === 0) return <span class={styles['none']}>{say('no_key')}</span>;
  return (
    <span class={styles['chords']}>
      {chords.map((parts) => (
        <span key={parts.join('+')} class={styles['chord']}>
          {/* The space is for those who have it read to them. */}
          {parts.flatMap((part, at) => [
            at > 0 && ' ',
            <kbd key={part} class={styles['cap']}>
              {part}
            </kbd>,
          ])}
        </span>
      ))}
    </span>
  );
}
