import { useLive, valueOf } from '../../../components/use-live.ts';
import { useWords } from '../../../components/words.ts';
import { Byline } from '../../../components/Byline.tsx';
import { reasonWords } from '../../../lib/browser/words/reason-words.ts';
import { neighboursOf } from '../../../lib/library/works/neighbours.ts';
import { TexText } from '../note/TexText.tsx';
import { useLibrary } from '../use-library.ts';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';
import styles from './Works.module.css';

/** Other appearances of the same text: the journal article of a conference paper. */
export function Related({ details: { paper } }: SectionProps) {
  const { say } = useWords();
  const { store, open } = useLibrary();
  const live = useLive(() => store.live((db) => neighboursOf(db, paper.id)), [paper.id]);
  const related = (valueOf(live) ?? []).filter(({ kind }) => kind === 'related');
  if (related.length === 0) return null;
  return (
    <Section title={say('related')}>
      <ul>
        {related.map(({ paper: other, why }) => (
          <li key={other.id} class={styles['neighbour']} data-related={other.id}>
            <button
              type="button"
              class={styles['name']}
              data-action="open-related"
              onClick={() => open(other.id)}
            >
              <TexText text={other.bibliography.title} />
            </button>
            <Byline paper={other.bibliography} />
            <p class={styles['why']}>{reasonWords(why)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
