import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../components/words.ts';
import { parseQuery, withoutClause, type Clause } from '../../lib/library/search/query.ts';
import styles from './FilterLine.module.css';

export interface AskedLineProps {
  /** What was understood, in the search box's own language. */
  text: string;
  /** Puts a text into the box instead. */
  onChange(text: string): void;
  /** The words are to be searched as they stand. */
  onRefuse(): void;
}

/** What was understood of a question in plain words: clause by clause, each to be taken away, all to be edited or refused. */
export function AskedLine({ text, onChange, onRefuse }: AskedLineProps) {
  const { say } = useWords();
  const query = parseQuery(text);
  return (
    <div class={styles['chips']} data-asked={text} role="group" aria-label={say('asked_understood')}>
      <span class={styles['aside']}>{say('asked_understood')}</span>
      {query.clauses.map((clause) => (
        <button
          key={clause.start}
          type="button"
          class={styles['chip']}
          data-action="drop-clause"
          aria-label={say('drop_filter', wordsOf(clause, text))}
          onClick={() => onChange(withoutClause(query, clause))}
        >
          <bdi>{wordsOf(clause, text)}</bdi>
          <Icon name="close" />
        </button>
      ))}
      <Button action="edit-asked" onPress={() => onChange(text)}>
        {say('asked_edit')}
      </Button>
      <Button action="refuse-asked" onPress={onRefuse}>
        {say('asked_refuse')}
      </Button>
    </div>
  );

  function wordsOf(clause: Clause, whole: string): string {
    if (clause.kind === 'role') return say('asked_in_role', say(`role_${clause.role}`));
    return whole.slice(clause.start, clause.end).replace(/^-is:read$/, say('asked_unread'));
  }
}
