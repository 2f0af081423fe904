import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { KeyCaps } from '../../components/KeyCaps.tsx';
import { Listings } from '../../components/Listings.tsx';
import { Sentence } from '../../components/Sentence.tsx';
import { useWords } from '../../components/words.ts';
import { browserKeys } from '../../lib/browser/keys/browser-keys.ts';
import { browserParts } from '../../lib/browser/keys/shown.ts';
import styles from './Welcome.module.css';

interface UserSettings {
  isOnToolbar?: boolean;
}

/** Where to go on: a real listing, and how Offprint is found again. */
export function Onward() {
  const { say } = useWords();
  const [isPinned, setPinned] = useState(false);
  const [key, setKey] = useState('');
  useEffect(() => {
    const action = browser.action as { getUserSettings?(): Promise<UserSettings> };
    void action.getUserSettings?.().then(({ isOnToolbar }) => setPinned(isOnToolbar === true));
    void browserKeys().then((keys) =>
      setKey(keys.find(({ name }) => name === '_execute_action')?.chord ?? ''),
    );
  }, []);
  return (
    <section aria-labelledby="next" class={styles['section']} data-onward>
      <h2 id="next" class={styles['heading']}>
        {say('welcome_next')}
      </h2>
      <Listings />
      <p class={styles['hint']}>{say('welcome_next_hint')}</p>
      <p class={styles['hint']}>
        {!isPinned && say('welcome_pin')}{' '}
        {key && <Sentence words="welcome_key" fill={[<KeyCaps key="key" chords={[browserParts(key)]} />]} />}
      </p>
    </section>
  );
}
