import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useWords } from '../../components/words.ts';
import { askLibrary } from '../../lib/browser/pages/library-client.ts';
import { openRecovery } from '../../lib/browser/pages/panel.ts';
import type { LibraryHealth } from '../../lib/wire/library.ts';
import styles from './Health.module.css';

/** Shows the library only when it is in order: one that came back damaged or empty is never shown as merely empty. */
export function Health({ children }: { children: ComponentChildren }) {
  const { say, number } = useWords();
  const [health, setHealth] = useState<LibraryHealth | null>(null);
  const look = async () => {
    const answer = await askLibrary.health(null);
    setHealth(
      answer.ok ? answer.value : { state: 'damaged', expected: 0, found: 0, message: answer.message },
    );
  };
  useEffect(() => void look(), []);
  if (health === null || health.state === 'good') return <>{children}</>;
  const isLost = health.state === 'lost' || health.state === 'damaged';
  const words = {
    lost: say('recovery_lost', number(health.expected), number(health.found)),
    damaged: say('recovery_damaged', health.message),
    newer: say('newer_library'),
    'no-space': say('no_space'),
    blocked: say('library_blocked'),
    'no-storage': say('no_storage'),
  }[health.state];
  return (
    <div class={styles['health']} data-recovery={health.state}>
      <Notice title={say(isLost ? 'recovery_title' : 'library_unavailable')}>
        <p>{words}</p>
        <p class={styles['buttons']}>
          {isLost && (
            <Button kind="solid" action="open-recovery" onPress={() => void openRecovery()}>
              {say('open_recovery')}
            </Button>
          )}
          <Button {...(!isLost && { kind: 'solid' })} action="retry" onPress={() => void look()}>
            {say('retry')}
          </Button>
        </p>
      </Notice>
    </div>
  );
}
