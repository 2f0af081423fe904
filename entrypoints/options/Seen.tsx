import { liveQuery } from 'dexie';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Switch } from '../../components/Switch.tsx';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useWords } from '../../components/words.ts';
import { refusalWords } from '../../lib/browser/words/refusal-words.ts';
import { askLibrary } from '../../lib/browser/pages/library-client.ts';
import { openStore } from '../../lib/browser/pages/library-name.ts';
import { remembersSeen } from '../../lib/browser/settings/seen-setting.ts';
import { countSeen } from '../../lib/library/actions/met.ts';
import styles from './Options.module.css';

/** The memory of papers that were seen and not kept: on or off, and gone for good on a second press. */
export function Seen() {
  const { say, sayCount } = useWords();
  const store = useMemo(openStore, []);
  const count = valueOf(useLive(() => liveQuery(() => countSeen(store)), [store])) ?? 0;
  const [isOn, setOn] = useState<boolean | null>(null);
  const [isSure, setSure] = useState(false);
  const [message, setMessage] = useState('');
  useEffect(() => {
    const over = new AbortController();
    remembersSeen.watch(setOn, over.signal);
    void remembersSeen.read().then(setOn);
    return () => over.abort();
  }, []);

  async function forget() {
    setSure(false);
    const answer = await askLibrary.forgetSeen(null);
    setMessage(answer.ok ? sayCount('seen_forgotten', answer.value.forgotten) : refusalWords(answer));
  }

  return (
    <>
      <Switch
        name="remembers-seen"
        isOn={isOn ?? true}
        isDisabled={isOn === null}
        hint={say('options_seen_hint')}
        onSwitch={(wish) => void remembersSeen.write(wish)}
      >
        {say('options_remember_seen')}
      </Switch>
      <div class={styles['buttons']}>
        {isSure ? (
          <>
            <Button kind="solid" action="forget-seen-surely" onPress={() => void forget()}>
              {sayCount('forget_seen_surely', count)}
            </Button>
            <Button action="keep-seen" onPress={() => setSure(false)}>
              {say('cancel')}
            </Button>
          </>
        ) : (
          <Button action="forget-seen" isDisabled={count === 0} onPress={() => setSure(true)}>
            {say('forget_seen')}
          </Button>
        )}
        {!isSure && <span class={styles['aside']}>{sayCount('seen_remembered', count)}</span>}
      </div>
      <p role="status" class={styles['message']}>
        {message}
      </p>
    </>
  );
}
