import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import { writeAnswer } from '../../lib/browser/completing/answers.ts';
import { askLibrary } from '../../lib/browser/pages/library-client.ts';
import { siteName } from '../../lib/browser/sites/site-names.ts';
import type { CompletingQuestion } from '../../lib/wire/content.ts';
import styles from './Popup.module.css';

export interface AskProps {
  question: CompletingQuestion;
  host: string;
  /** The papers that were saved just now. */
  papers: readonly string[];
  onAnswered(): void;
}

/** Asked once for a site, after papers were saved here from a list that leaves something out. */
export function Ask({ question: { site, missing }, host, papers, onAnswered }: AskProps) {
  const { say } = useWords();
  async function answer(is: 'always' | 'off') {
    await writeAnswer(site, is);
    if (is === 'always') await askLibrary.complete({ papers: [...papers], site });
    onAnswered();
  }
  return (
    <div class={styles['broken']} role="group" aria-label={say('options_completing')} data-asks={site}>
      <p>{say(missing === 'authors' ? 'fetch_authors_question' : 'fetch_abstracts_question', host)}</p>
      <p class={styles['label']}>{say('fetch_hint', siteName(site))}</p>
      <div class={styles['buttons']}>
        <Button kind="solid" action="completing-always" onPress={() => void answer('always')}>
          {say('always')}
        </Button>
        <Button action="completing-off" onPress={() => void answer('off')}>
          {say('not_now')}
        </Button>
      </div>
    </div>
  );
}
