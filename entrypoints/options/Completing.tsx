import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Switch } from '../../components/Switch.tsx';
import { useWords } from '../../components/words.ts';
import {
  completingAnswers,
  writeAnswer,
  type CompletingAnswers,
} from '../../lib/browser/completing/answers.ts';
import { watchCompletingState, type CompletingState } from '../../lib/browser/completing/state.ts';
import { askLibrary } from '../../lib/browser/pages/library-client.ts';
import { sayTime } from '../../lib/browser/words/words.ts';
import { COMPLETING } from '../../lib/sites/completion.ts';
import styles from './Options.module.css';

/** May what lists leave out of kept papers be asked for, and how that goes. */
export function Completing() {
  const { say, sayCount } = useWords();
  const [answers, setAnswers] = useState<CompletingAnswers>({});
  const [state, setState] = useState<CompletingState | null>(null);
  useEffect(() => {
    const over = new AbortController();
    completingAnswers.watch(setAnswers, over.signal);
    void completingAnswers.read().then(setAnswers);
    const end = watchCompletingState(setState);
    return () => {
      over.abort();
      end();
    };
  }, []);
  return (
    <>
      <p class={styles['hint']}>{say('options_completing_hint')}</p>
      <ul class={styles['list']}>
        {COMPLETING.map(({ id, name, hosts: [host = id] }) => {
          const waiting = state?.waiting.filter(({ site }) => site === id).length ?? 0;
          const failed = state?.failed.filter(({ site }) => site === id).length ?? 0;
          const until = state?.sites[id]?.pausedUntil ?? 0;
          const isPaused = until > Date.now();
          return (
            <li key={id}>
              <Switch
                name={`completing-${id}`}
                isOn={answers[id] === 'always'}
                onSwitch={(isOn) => void writeAnswer(id, isOn ? 'always' : 'off')}
                hint={host}
              >
                {say('options_fetch', name)}
              </Switch>
              {waiting > 0 && <p class={styles['aside']}>{sayCount('fetch_waiting', waiting)}</p>}
              {isPaused && <p class={styles['warning']}>{say('fetch_stopped', name, sayTime(until))}</p>}
              {failed > 0 && (
                <p class={styles['aside']}>
                  {sayCount('fetch_failed', failed)}{' '}
                  <Button
                    action={`retry-${id}`}
                    isDisabled={isPaused}
                    onPress={() => void askLibrary.retryCompleting({ site: id })}
                  >
                    {say('try_again')}
                  </Button>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
