import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../../components/words.ts';
import { askLibrary } from '../../lib/browser/pages/library-client.ts';
import {
  onWeeklyFile,
  readWeeklyFile,
  switchWeeklyFile,
  type WeeklyFile as State,
} from '../../lib/browser/backups/weekly-file.ts';
import { sayDaysAgo, sayMoment, saySize } from '../../lib/browser/words/words.ts';
import styles from './Recovery.module.css';

/** The switch for a backup file a week, and what became of the last. */
export function WeeklyFile() {
  const { say } = useWords();
  const [state, setState] = useState<State | null>(null);
  useEffect(() => {
    void readWeeklyFile().then(setState);
    return onWeeklyFile(setState);
  }, []);
  if (!state) return null;
  const change = async (isOn: boolean) => {
    if (await switchWeeklyFile(isOn)) await askLibrary.weeklyFile(null);
    setState(await readWeeklyFile());
  };
  return (
    <section aria-labelledby="weekly-heading" data-weekly={state.isOn ? 'on' : 'off'}>
      <h2 class={styles['heading']} id="weekly-heading">
        {say('weekly_file')}
      </h2>
      <label class={styles['switch']}>
        <input
          type="checkbox"
          data-action="weekly"
          checked={state.isOn}
          onChange={({ currentTarget }) => void change(currentTarget.checked)}
        />
        {say('weekly_file_on')}
      </label>
      <p class={styles['aside']}>{say('weekly_file_hint')}</p>
      {state.last && (
        <p data-last={state.last.at} data-bytes={state.last.bytes}>
          {say(
            'weekly_file_last',
            sayMoment(state.last.at),
            sayDaysAgo(state.last.at),
            saySize(state.last.bytes),
          )}
        </p>
      )}
      {state.isOn && !state.last && !state.failure && (
        <p class={styles['aside']} role="status" data-weekly-none>
          {say('weekly_file_none')}
        </p>
      )}
      {state.failure && (
        <p class={styles['warning']} role="alert" data-weekly-failure={state.failure.why}>
          {state.failure.why === 'asked'
            ? say('weekly_file_asked')
            : say('weekly_file_failed', state.failure.message)}
        </p>
      )}
    </section>
  );
}
