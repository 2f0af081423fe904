import { Button } from '../../../components/Button.tsx';
import { Listings } from '../../../components/Listings.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { useWords } from '../../../components/words.ts';
import { askToBringIn } from '../incoming.ts';
import { useFilterWords } from '../filter-words.ts';
import { asksForAll, filtersOf, without, type Question } from '../question.ts';
import styles from './Empty.module.css';

/** The search's own words, the same in every language. */
const EXAMPLES = ['author:ponce', 'year:2020..2023', 'tag:vision', '"exact words"', '-survey'];

/** Nothing to list: why, and what one can do about it. */
export function Empty({ question, onChange }: { question: Question; onChange(question: Question): void }) {
  const { say } = useWords();
  const wordsOf = useFilterWords();
  const { text, filters } = question;
  if (asksForAll(question))
    return (
      <Notice title={say('library_empty')}>
        <p>{say('library_empty_hint')}</p>
        <Listings />
        <p class={styles['ways']}>{say('bring_in_instead')}</p>
        <Button kind="solid" action="bring-in" onPress={askToBringIn}>
          {say('bring_in')}
        </Button>
      </Notice>
    );
  const words = text.trim();
  const set = filtersOf(filters);
  return (
    <Notice title={words ? say('nothing_found', words) : say('nothing_matches')}>
      {set.length > 0 && (
        <ul class={styles['ways']}>
          {set.map((filter) => (
            <li key={JSON.stringify(filter)}>
              <Button
                action="drop-filter"
                onPress={() => onChange({ ...question, filters: without(filters, filter) })}
              >
                {say('without_filter', wordsOf(filter))}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {words && <p>{say('search_hint')}</p>}
      {words && (
        <p class={styles['examples']} dir="ltr">
          {EXAMPLES.map((example) => (
            <code key={example}>{example}</code>
          ))}
        </p>
      )}
    </Notice>
  );
}
