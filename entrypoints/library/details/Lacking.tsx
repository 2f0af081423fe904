import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { useWords } from '../../../components/words.ts';
import { refusalWords } from '../../../lib/browser/words/refusal-words.ts';
import { watchCompletingState, type CompletingState } from '../../../lib/browser/completing/state.ts';
import { troubleWords } from '../../../lib/browser/completing/trouble-words.ts';
import { askLibrary } from '../../../lib/browser/pages/library-client.ts';
import { siteName } from '../../../lib/browser/sites/site-names.ts';
import { completionOf } from '../../../lib/sites/completion.ts';
import { useLibrary } from '../use-library.ts';
import type { SectionProps } from './sections.ts';
import styles from './Details.module.css';

/** What the paper lacks and a page of it would show: asked for on a press, and how that went. */
export function Lacking({ details: { paper } }: SectionProps) {
  const { say } = useWords();
  const { tell } = useLibrary();
  const [state, setState] = useState<CompletingState | null>(null);
  useEffect(() => watchCompletingState(setState), []);
  const completion = completionOf(paper.bibliography);
  if (!completion) return null;

  const isWaiting = state?.waiting.some((each) => each.paper === paper.id) ?? false;
  const failed = state?.failed.find((each) => each.paper === paper.id);
  const site = siteName(completion.site);
  async function get() {
    const answer = await askLibrary.complete({ papers: [paper.id] });
    if (!answer.ok) tell(refusalWords(answer));
  }
  return (
    <div data-missing={completion.missing} data-trouble={failed?.trouble}>
      <div class={styles['buttons']}>
        <Button action="complete" isDisabled={isWaiting} onPress={() => void get()}>
          {isWaiting
            ? say('fetching_from', site)
            : say(completion.missing === 'authors' ? 'get_authors' : 'get_abstract', site)}
        </Button>
      </div>
      <p class={styles['aside']} role="status">
        {failed &&
          !isWaiting &&
          troubleWords(failed.site, failed.trouble, state?.sites[failed.site]?.pausedUntil ?? 0)}
      </p>
    </div>
  );
}
