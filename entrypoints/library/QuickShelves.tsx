import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import { asksForAll, hasFilter, withFilter, type Filter, type Question } from './question.ts';
import { useLibrary } from './use-library.ts';
import styles from './App.module.css';

/** The three shelves that are asked for most, in one line where the others have no room. */
export function QuickShelves({
  question,
  onChange,
}: {
  question: Question;
  onChange(question: Question): void;
}) {
  const { say, number } = useWords();
  const { totals } = useLibrary();
  const shelves: { name: string; words: string; count: number | undefined; filter: Filter | null }[] = [
    { name: 'all', words: say('all'), count: totals?.all, filter: null },
    {
      name: 'later',
      words: say('for_later'),
      count: totals?.later,
      filter: { kind: 'state', value: 'later' },
    },
    { name: 'marked', words: say('marked'), count: totals?.marked, filter: { kind: 'has', value: 'marks' } },
  ];
  const isOn = (filter: Filter | null) =>
    filter === null ? asksForAll({ ...question, text: '' }) : hasFilter(question.filters, filter);
  return (
    <div class={styles['quick']} role="group" aria-label={say('shelves_label')}>
      {shelves.map(({ name, words, count, filter }) => (
        <Button
          key={name}
          action={`shelf-${name}`}
          isPressed={isOn(filter)}
          onPress={() =>
            onChange({ ...question, filters: filter && !isOn(filter) ? withFilter({}, filter) : {} })
          }
        >
          {words} {count !== undefined && <span class={styles['count']}>{number(count)}</span>}
        </Button>
      ))}
    </div>
  );
}
