import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import type { Counts } from '../../lib/library/database/tally.ts';
import styles from './Popup.module.css';

/** What is asked for most, in the search's own words. */
export const QUESTIONS = { later: 'state:later', marked: 'has:marks' } as const;

/** "What did I mark?", "What was for later?": asked with one press, where there is anything to find. */
export function QuickFind({
  totals,
  query,
  onAsk,
}: {
  totals: Counts | null | undefined;
  query: string;
  onAsk(query: string): void;
}) {
  const { say, number } = useWords();
  const shown = (['marked', 'later'] as const).filter((name) => (totals?.[name] ?? 0) > 0);
  if (!totals || shown.length === 0 || (query !== '' && !shown.some((name) => QUESTIONS[name] === query)))
    return null;
  return (
    <p class={styles['quick']}>
      {shown.map((name) => {
        const isAsked = query === QUESTIONS[name];
        return (
          <Button
            key={name}
            action={`find-${name}`}
            isPressed={isAsked}
            onPress={() => onAsk(isAsked ? '' : QUESTIONS[name])}
          >
            {say(name === 'later' ? 'for_later' : 'marked')} {number(totals[name])}
          </Button>
        );
      })}
    </p>
  );
}
