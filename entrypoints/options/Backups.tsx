import { browser } from 'wxt/browser';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import { WeeklyFile } from '../recovery/WeeklyFile.tsx';
import styles from './Options.module.css';

/** The weekly file, and the way to the backups that there are. */
export function Backups() {
  const { say } = useWords();
  return (
    <>
      <WeeklyFile />
      <div class={styles['buttons']}>
        <Button
          action="open-backups"
          onPress={() =>
            void browser.tabs.create({ url: browser.runtime.getURL('/library.html#view=backups') })
          }
        >
          {say('options_backups')}
        </Button>
      </div>
    </>
  );
}
