import type { Ref } from 'preact';
import styles from './NameInput.module.css';

export interface NameInputProps {
  value: string;
  /** Says what is named here, in the empty field too. */
  label: string;
  /** Its hook in tests. */
  action?: string;
  /** What stands there is taken whole when it is entered, to be written over. */
  selects?: boolean;
  input?: Ref<HTMLInputElement>;
  onInput(value: string): void;
  /** Enter was pressed; where it is not given, the form around takes it. */
  onGive?(): void;
}

/** A field in which a name is typed: of a tag, a collection, a search. An Enter that ends the composing of a word gives nothing. */
export function NameInput({ value, label, action, selects = false, input, onInput, onGive }: NameInputProps) {
  return (
    <input
      ref={input}
      class={styles['input']}
      value={value}
      placeholder={label}
      aria-label={label}
      data-action={action}
      maxLength={100}
      autocomplete="off"
      spellcheck={false}
      dir="auto"
      onFocus={(event) => selects && event.currentTarget.select()}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (!onGive || event.key !== 'Enter' || event.isComposing) return;
        event.preventDefault();
        onGive();
      }}
    />
  );
}
