import { browser } from 'wxt/browser';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import { oldSnapshot } from '../../lib/browser/backups/snapshot-age.ts';
import { sayMoment } from '../../lib/browser/words/words.ts';
import styles from './Popup.module.css';

/** The library has changed and its last snapshot is more than a week old: said where a reader looks every day. */
export function OldBackup() {
  const { say } = useWords();
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => void oldSnapshot().then(setAt), []);
  if (at === null) return null;
  return (
    <p class={styles['message']} data-old-backup={at}>
      {say('old_backup', sayMoment(at))}{' '}
      <Button
        action="open-backups"
        onPress={() => void browser.tabs.create({ url: browser.runtime.getURL('/recovery.html') })}
      >
        {say('backups')}
      </Button>
    </p>
  );
}
