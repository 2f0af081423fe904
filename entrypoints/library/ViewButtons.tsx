import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import { VIEWS } from './views.ts';
import styles from './App.module.css';

/** The ways to what takes the list's place. */
export function ViewButtons({ viewed, onView }: { viewed: string | null; onView(id: string | null): void }) {
  const { say } = useWords();
  if (VIEWS.length === 0) return null;
  return (
    <div class={styles['views']}>
      {VIEWS.map(({ id, word }) => (
        <Button
          key={id}
          action={`view-${id}`}
          isPressed={viewed === id}
          onPress={() => onView(viewed === id ? null : id)}
        >
          {say(word)}
        </Button>
      ))}
    </div>
  );
}
