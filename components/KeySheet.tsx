import { useLayoutEffect } from 'preact/hooks';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { KeyCaps } from './KeyCaps.tsx';
import { useModal } from './use-modal.ts';
import { useWords } from './words.ts';
import styles from './KeySheet.module.css';

export interface KeySheetProps {
  groups: readonly { title: string; lines: readonly { words: string; chords: string[][] }[] }[];
  onChange(): void;
  onClose(): void;
}

/** What every key does, over the page it is asked for on. Esc closes it. */
export function KeySheet({ groups, onChange, onClose }: KeySheetProps) {
  const { say } = useWords();
  const modal = useModal(onClose);
  useLayoutEffect(() => {
    modal.ref.current?.querySelector<HTMLElement>('[data-action="close-keys"]')?.focus();
  }, []);
  return (
    <dialog
      {...modal}
      class={styles['sheet']}
      aria-label={say('keys_title')}
      data-keys
      onClick={({ target }) => target === modal.ref.current && onClose()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== '?') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div class={styles['inside']}>
        <div class={styles['head']}>
          <h2 class={styles['title']}>{say('keys_title')}</h2>
          <Button action="change-keys" onPress={onChange}>
            {say('keys_change')}
          </Button>
          <Button kind="icon" action="close-keys" label={say('close')} onPress={onClose}>
            <Icon name="close" />
          </Button>
        </div>
        <div class={styles['groups']}>
          {groups.map(({ title, lines }) => (
            <section key={title} class={styles['group']}>
              <h3 class={styles['heading']}>{title}</h3>
              <dl class={styles['lines']}>
                {lines.map(({ words, chords }) => (
                  <div key={words} class={styles['line']}>
                    <dt class={styles['keys']}>
                      <KeyCaps chords={chords} />
                    </dt>
                    <dd class={styles['words']}>{words}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </dialog>
  );
}
