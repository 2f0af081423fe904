import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import { askLibrary } from '../../lib/browser/pages/library-client.ts';
import { openStore } from '../../lib/browser/pages/library-name.ts';
import { readPointer } from '../../lib/browser/pages/library-pointer.ts';
import type { LibraryHealth } from '../../lib/wire/library.ts';
import { Backups } from './Backups.tsx';
import styles from './Recovery.module.css';

/** What was found, in words, and the ways back. */
export function Recovery() {
  const { say, number } = useWords();
  const store = useMemo(() => openStore(), []);
  const [health, setHealth] = useState<LibraryHealth | null>(null);
  const [isAsking, setAsking] = useState(false);
  const look = async () => {
    const answer = await askLibrary.health(null);
    setHealth(
      answer.ok ? answer.value : { state: 'damaged', expected: 0, found: 0, message: answer.message },
    );
  };
  useEffect(() => void look(), []);
  const accept = async () => {
    const { name } = await readPointer();
    const answer = await askLibrary.adopt({ database: name });
    if (!answer.ok) setHealth({ state: 'damaged', expected: 0, found: 0, message: answer.message });
    else await look();
    setAsking(false);
  };
  if (health === null) return null;
  const isLost = health.state === 'lost' || health.state === 'damaged';
  const found = {
    good: say('recovery_good'),
    lost: say('recovery_lost', number(health.expected), number(health.found)),
    damaged: say('recovery_damaged', health.message),
    newer: say('newer_library'),
    'no-space': say('no_space'),
    blocked: say('library_blocked'),
    'no-storage': say('no_storage'),
  }[health.state];
  return (
    <main class={styles['page']} data-recovery={health.state}>
      <h1 class={styles['title']}>{say(isLost ? 'recovery_title' : 'recovery_page')}</h1>
      <p class={styles['lead']}>{found}</p>
      {health.state !== 'good' && (
        <p class={styles['buttons']}>
          <Button action="retry" onPress={() => void look()}>
            {say('retry')}
          </Button>
          {health.state === 'lost' && !isAsking && (
            <Button action="accept" onPress={() => setAsking(true)}>
              {say('recovery_accept')}
            </Button>
          )}
        </p>
      )}
      {isAsking && (
        <div role="alertdialog" aria-label={say('recovery_accept')} class={styles['ask']}>
          <p>{say('recovery_accept_ask', number(health.found), number(health.expected))}</p>
          <p class={styles['buttons']}>
            <Button action="accept-now" onPress={() => void accept()}>
              {say('recovery_accept_now')}
            </Button>
            <Button action="accept-not" onPress={() => setAsking(false)}>
              {say('cancel')}
            </Button>
          </p>
        </div>
      )}
      <Backups store={store} isLost={isLost} onRestored={() => void look()} />
    </main>
  );
}
