import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import { faultWords } from '../../lib/browser/words/fault-words.ts';
import { thrownWords } from '../../lib/browser/words/refusal-words.ts';
import { previewFile, restoreFile } from '../../lib/browser/backups/restore-library.ts';
import { sayMoment } from '../../lib/browser/words/words.ts';
import type { RestorePreview } from '../../lib/library/backup/restore.ts';
import type { ReadableStore } from '../../lib/library/database/store.ts';
import styles from './Recovery.module.css';

export interface RestoreProps {
  store: ReadableStore;
  file: Blob;
  /** What the reader knows it by. */
  name: string;
  isLost: boolean;
  /** With what to say when it was restored, with nothing when it was left. */
  onLeave(said: string): void;
}

/** Shows what a backup would bring; does it only then. */
export function Restore({ store, file, name, isLost, onLeave }: RestoreProps) {
  const { say, sayCount, number } = useWords();
  const [preview, setPreview] = useState<RestorePreview | null>(null);
  const [failure, setFailure] = useState('');
  const [isJoined, setJoined] = useState(true);
  const [running, setRunning] = useState<AbortController | null>(null);
  const [rows, setRows] = useState(0);
  const [read, setRead] = useState(0);
  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    previewFile(file, store, { signal, onProgress: setRead }).then(setPreview, (error: unknown) => {
      if (!signal.aborted) setFailure(thrownWords(error));
    });
    return () => left.abort();
  }, [file]);

  async function restore() {
    const stop = new AbortController();
    setRunning(stop);
    setFailure('');
    try {
      const papers = await restoreFile(file, store, { isJoined, onProgress: setRows, signal: stop.signal });
      onLeave(sayCount('restored', papers));
    } catch (error) {
      setFailure(thrownWords(error));
    }
    setRunning(null);
  }

  const total = preview
    ? Object.values(preview.header.counts).reduce((sum, count) => sum + (count ?? 0), 0)
    : 0;
  return (
    <section class={styles['backups']} data-restore aria-labelledby="restore-heading">
      <h2 class={styles['heading']} id="restore-heading">
        {say('restore_from', name)}
      </h2>
      {!preview && !failure && (
        <>
          <p role="status">{say('reading_file')}</p>
          <Course done={read} words={say('reading_file')} />
        </>
      )}
      {failure && (
        <p role="alert" class={styles['warning']} data-failure>
          {failure}
        </p>
      )}
      {preview && (
        <>
          <p data-brings>
            {say(
              'restore_holds',
              sayCount('papers', preview.papers),
              sayCount('marks', preview.marks),
              sayCount('notes', preview.notes),
              preview.changedAt > 0 ? sayMoment(preview.changedAt) : '–',
            )}
          </p>
          <p>{sayCount('restore_missing_here', preview.missingHere)}</p>
          {preview.missingThere > 0 && <p>{sayCount('restore_missing_there', preview.missingThere)}</p>}
          {preview.warnings.map((warning) => (
            <p key={warning} class={styles['warning']}>
              {faultWords(warning)}
            </p>
          ))}
          {preview.rejections > 0 && (
            <details class={styles['warning']}>
              <summary>{sayCount('rows_refused', preview.rejections)}</summary>
              <ul>
                {preview.rejected.map((rejection) => (
                  <li key={`${rejection.line} ${rejection.field}`}>
                    {rejection.line === undefined ? '' : say('line_number', number(rejection.line))}
                    {faultWords(rejection.reason)}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <fieldset class={styles['choice']} disabled={running !== null}>
            <legend class="unseen">{say('restore_how')}</legend>
            <label>
              <input type="radio" name="how" checked={isJoined} onChange={() => setJoined(true)} />
              {say(isLost ? 'restore_join_lost' : 'restore_join')}
            </label>
            <label>
              <input type="radio" name="how" checked={!isJoined} onChange={() => setJoined(false)} />
              {say('restore_exact')}
            </label>
          </fieldset>
        </>
      )}
      {running && total > 0 && (
        <>
          <p role="status">{say('restoring')}</p>
          <Course done={rows / total} words={say('restoring')} />
        </>
      )}
      <p class={styles['buttons']}>
        {preview && !running && (
          <Button kind="solid" action="restore-now" onPress={() => void restore()}>
            {say('restore_now')}
          </Button>
        )}
        <Button
          action="restore-not"
          onPress={() => {
            if (running) running.abort();
            else onLeave('');
          }}
        >
          {say('cancel')}
        </Button>
      </p>
    </section>
  );
}

/** How far it is: said once that it is being done, its numbers are for the eye. */
function Course({ done, words }: { done: number; words: string }) {
  const { percent } = useWords();
  const whole = Math.floor(100 * Math.min(1, done)) / 100;
  return (
    <p class={styles['course']} data-course={whole}>
      <progress value={whole} aria-label={words} />
      <span aria-hidden="true">{percent(whole)}</span>
    </p>
  );
}
