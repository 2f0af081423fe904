import { useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import {
  giveBackSettings,
  LONGEST_FILE,
  parseSettings,
  settingsText,
  takeSettings,
} from '../../lib/browser/settings/settings-file.ts';
import styles from './Options.module.css';

/** Settings out to a file and in from one; the first page once more. */
export function Travelling() {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState<{ text: string; state: string; undo?: () => Promise<void> } | null>(
    null,
  );

  async function save() {
    const url = URL.createObjectURL(new Blob([await settingsText()], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href: url, download: 'offprint-settings.json' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    setMessage({ text: say('settings_saved'), state: 'saved' });
  }

  async function take(file: File | undefined) {
    if (!file) return;
    const read = parseSettings(file.size > LONGEST_FILE * 4 ? '' : await file.text());
    if (!read.ok) {
      const text =
        read.field === null
          ? say('settings_not_a_file', file.name)
          : say('settings_bad_field', file.name, read.field);
      return setMessage({ text, state: 'refused' });
    }
    const { settings } = read;
    const before = await takeSettings(settings);
    setMessage({
      text: say('settings_taken', file.name),
      state: 'taken',
      undo: async () => {
        await giveBackSettings(Object.keys(settings), before);
        setMessage({ text: say('undone'), state: 'undone' });
      },
    });
  }

  return (
    <>
      <p class={styles['hint']}>{say('options_travelling_hint')}</p>
      <div class={styles['buttons']} data-setting>
        <Button action="save-settings" onPress={() => void save()}>
          {say('settings_save')}
        </Button>
        <Button action="take-settings" onPress={() => input.current?.click()}>
          {say('settings_take')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          data-settings-file
          onChange={({ currentTarget }) => {
            void take(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
      </div>
      <p role="status" class={styles['message']} data-settings-state={message?.state}>
        {message?.text}{' '}
        {message?.undo && (
          <Button action="undo-settings" onPress={() => void message.undo?.()}>
            {say('undo')}
          </Button>
        )}
      </p>
      <div class={styles['buttons']} data-setting>
        <Button
          action="welcome-again"
          onPress={() => void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') })}
        >
          {say('welcome_again')}
        </Button>
      </div>
    </>
  );
}
