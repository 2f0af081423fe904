import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import { thrownWords } from '../../lib/browser/words/refusal-words.ts';
import { refusalWords } from '../../lib/browser/words/refusal-words.ts';
import { exportLibrary } from '../../lib/browser/files/export-file.ts';
import { askLibrary } from '../../lib/browser/pages/library-client.ts';
import { openStore } from '../../lib/browser/pages/library-name.ts';
import { storedFacts, type StoredFacts } from '../../lib/browser/faults/stored-facts.ts';
import { sayMoment, saySize } from '../../lib/browser/words/words.ts';
import styles from './Options.module.css';

/** What is stored, how much, since when; and the way to be rid of all of it, a backup offered first. */
export function Stored() {
  const { say, sayCount, number } = useWords();
  const store = useMemo(openStore, []);
  const [facts, setFacts] = useState<StoredFacts | null>(null);
  const [step, setStep] = useState<'shown' | 'asked' | 'erasing' | 'erased'>('shown');
  const [message, setMessage] = useState('');
  const look = useCallback(
    () => storedFacts(store).then(setFacts, (error: unknown) => setMessage(thrownWords(error))),
    [store],
  );
  useEffect(() => void look(), [look]);

  async function backUp() {
    try {
      setMessage(sayCount('exported', await exportLibrary('json')));
    } catch (error) {
      setMessage(thrownWords(error));
    }
  }

  async function erase() {
    setStep('erasing');
    const answer = await askLibrary.eraseEverything(null);
    if (answer.ok) {
      // What our own pages keep for themselves: drafts of notes.
      localStorage.clear();
      sessionStorage.clear();
    }
    setStep(answer.ok ? 'erased' : 'shown');
    setMessage(answer.ok ? say('erased') : refusalWords(answer));
    // What is open of the library here is gone with it.
    store.leave();
    await look();
  }

  const rows = facts?.rows ?? {};
  return (
    <>
      <p class={styles['hint']}>{say('stored_hint')}</p>
      {facts && (
        <dl class={styles['facts']} data-stored={rows['papers'] ?? 0}>
          <div>
            <dt>{say('stored_library')}</dt>
            <dd>
              {say(
                'stored_library_holds',
                number(rows['papers'] ?? 0),
                number(rows['marks'] ?? 0),
                number(rows['records'] ?? 0),
                number(rows['operations'] ?? 0),
              )}
              {facts.since !== null && ` ${say('stored_since', sayMoment(facts.since))}`}
            </dd>
          </div>
          <div>
            <dt>{say('stored_seen')}</dt>
            <dd>{sayCount('seen_remembered', rows['met'] ?? 0)}</dd>
          </div>
          <div>
            <dt>{say('snapshots')}</dt>
            <dd>
              {`${number(facts.snapshots.count)} · ${saySize(facts.snapshots.bytes)}`}
              {facts.snapshots.newest !== null && ` · ${sayMoment(facts.snapshots.newest)}`}
            </dd>
          </div>
          <div>
            <dt>{say('stored_settings')}</dt>
            <dd>{number(facts.settings.length)}</dd>
          </div>
          {facts.bytes !== null && (
            <div>
              <dt>{say('stored_together')}</dt>
              <dd>{saySize(facts.bytes)}</dd>
            </div>
          )}
        </dl>
      )}
      {step === 'asked' ? (
        <div role="alertdialog" aria-labelledby="erase-title" class={styles['ask']}>
          <p id="erase-title">
            {say('erase_ask', number(rows['papers'] ?? 0), number(facts?.snapshots.count ?? 0))}
          </p>
          <div class={styles['buttons']}>
            <Button kind="solid" action="erase-backup" onPress={() => void backUp()}>
              {say('erase_backup')}
            </Button>
            <Button action="erase-surely" onPress={() => void erase()}>
              {say('erase_surely')}
            </Button>
            <Button action="erase-not" onPress={() => setStep('shown')}>
              {say('cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <div class={styles['buttons']}>
          <Button action="erase" isDisabled={step === 'erasing'} onPress={() => setStep('asked')}>
            {say('erase')}
          </Button>
        </div>
      )}
      <p role="status" class={styles['message']} data-erase={step}>
        {message}
      </p>
    </>
  );
}
