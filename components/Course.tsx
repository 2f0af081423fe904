import { Button } from './Button.tsx';
import { useWords } from './words.ts';
import styles from './Course.module.css';

export interface CourseProps {
  /** 0..1. */
  done: number;
  /** The reader wants it to end. */
  isStopping: boolean;
  onStop(): void;
}

/** How far an action is, and its end. Said once that it is being done: its numbers are for the eye. */
export function Course({ done, isStopping, onStop }: CourseProps) {
  const { say, percent } = useWords();
  const whole = Math.floor(done * 100) / 100;
  return (
    <div class={styles['course']} data-course={whole}>
      <progress value={done} aria-label={say('working')} />
      <span aria-hidden="true">{percent(whole)}</span>
      <Button action="stop-action" isDisabled={isStopping} onPress={onStop}>
        {say('cancel')}
      </Button>
    </div>
  );
}
