import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { useWords } from './words.ts';
import styles from './SearchField.module.css';

export interface SearchFieldProps {
  value: string;
  placeholder: string;
  /** Takes the focus when it is first shown. */
  isFocused?: boolean;
  /** The key that leads here, as it is shown; "/" where nothing else is said. */
  hotkey?: string;
  /** Somebody else hears that key. */
  isLedTo?: boolean;
  onInput(value: string): void;
  onDown?(): void;
}

/** Search as one types. `/` goes to it from anywhere on the page, Esc clears it. */
export function SearchField({
  value,
  placeholder,
  isFocused = false,
  hotkey = '/',
  isLedTo = false,
  onInput,
  onDown,
}: SearchFieldProps) {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (isFocused) input.current?.focus();
    if (isLedTo) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isFocused, isLedTo]);
  return (
    <label class={styles['field']}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        class={styles['input']}
        value={value}
        placeholder={placeholder}
        aria-label={placeholder}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') onDown?.();
          if (event.key === 'Escape' && value !== '' && !event.isComposing) {
            event.preventDefault();
            onInput('');
          }
        }}
      />
      {value === '' ? (
        hotkey !== '' && <kbd class={styles['key']}>{hotkey}</kbd>
      ) : (
        <button
          type="button"
          class={styles['clear']}
          aria-label={say('clear_search')}
          onClick={() => onInput('')}
        >
          <Icon name="close" />
        </button>
      )}
    </label>
  );
}
