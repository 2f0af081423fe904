import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import { diagnose, reportOf, type Diagnosis } from '../../lib/browser/faults/diagnosis.ts';
import { forgetErrors } from '../../lib/browser/faults/error-log.ts';
import { openStore } from '../../lib/browser/pages/library-name.ts';
import styles from './Options.module.css';

/** What a report of a fault needs, shown before it is copied: nothing of it names a paper unless the reader says so. */
export function Diagnostics() {
  const { say } = useWords();
  const store = useMemo(openStore, []);
  const [diagnosis, setDiagnosis] = useState<Diagnosis | null>(null);
  const [hasWords, setHasWords] = useState(false);
  const [message, setMessage] = useState('');
  const look = () => diagnose(store).then(setDiagnosis);
  useEffect(() => void look(), []);
  const text = diagnosis ? reportOf(diagnosis, hasWords) : '';

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setMessage(say('report_copied'));
    } catch {
      setMessage(say('copy_failed'));
    }
  }

  return (
    <>
      <p class={styles['hint']}>{say('diagnostics_hint')}</p>
      <textarea
        class={styles['report']}
        dir="ltr"
        readOnly
        rows={14}
        aria-label={say('options_diagnostics')}
        data-report={diagnosis ? diagnosis.errors.length : ''}
        value={text}
      />
      <div class={styles['buttons']}>
        <Button kind="solid" action="copy-diagnosis" isDisabled={!diagnosis} onPress={() => void copy()}>
          {say('copy_report')}
        </Button>
        <Button
          action="forget-errors"
          isDisabled={!diagnosis?.errors.length}
          onPress={() => void forgetErrors().then(look)}
        >
          {say('forget_errors')}
        </Button>
        <label class={styles['check']}>
          <input
            type="checkbox"
            data-action="with-words"
            checked={hasWords}
            onChange={({ currentTarget }) => setHasWords(currentTarget.checked)}
          />
          {say('diagnostics_words')}
        </label>
      </div>
      <p role="status" class={styles['message']}>
        {message}
      </p>
    </>
  );
}
