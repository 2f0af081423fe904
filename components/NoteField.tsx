import { useEffect, useState } from 'preact/hooks';
import styles from './NoteField.module.css';

export interface NoteFieldProps {
  value: string;
  placeholder: string;
  /** Resolves to whether it was kept; what was typed stays in the field until it is. */
  onKeep(note: string): Promise<boolean>;
  onKept(): void;
}

/** A note that is kept when the reader leaves it. */
export function NoteField({ value, placeholder, onKeep, onKept }: NoteFieldProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <textarea
      class={styles['note']}
      value={text}
      placeholder={placeholder}
      aria-label={placeholder}
      dir="auto"
      rows={3}
      maxLength={20_000}
      onInput={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        if (text !== value) void onKeep(text).then((isKept) => isKept && onKept());
      }}
    />
  );
}
