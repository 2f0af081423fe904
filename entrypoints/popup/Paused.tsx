import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import { watchCompletingState, type CompletingState } from '../../lib/browser/completing/state.ts';
import { troubleWords } from '../../lib/browser/completing/trouble-words.ts';
import { askLibrary } from '../../lib/browser/pages/library-client.ts';
import styles from './Popup.module.css';

/** Papers of this site that could not be completed: why, and when it can be tried again. */
export function Paused({ site }: { site: string }) {
  const { say, sayCount } = useWords();
  const [state, setState] = useState<CompletingState | null>(null);
  useEffect(() => watchCompletingState(setState), []);
  const failed = state?.failed.filter((each) => each.site === site) ?? [];
  const last = failed.at(-1);
  if (!last) return null;
  const until = state?.sites[site]?.pausedUntil ?? 0;
  const isPaused = until > Date.now();
  return (
    <p class={styles['label']} data-paused={site}>
      {isPaused ? troubleWords(site, 'stopped', until) : sayCount('fetch_failed', failed.length)}{' '}
      {!isPaused && (
        <Button action="retry-completing" onPress={() => void askLibrary.retryCompleting({ site })}>
          {say('try_again')}
        </Button>
      )}
    </p>
  );
}
