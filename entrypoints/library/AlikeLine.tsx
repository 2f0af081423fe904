import { Button } from '../../components/Button.tsx';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useWords } from '../../components/words.ts';
import { offersOf } from '../../lib/library/works/duplicates.ts';
import { useLibrary } from './use-library.ts';
import styles from './FilterLine.module.css';

/** Says beside the list that papers may be the same, where any wait for the reader's word. */
export function AlikeLine({ onLook }: { onLook(): void }) {
  const { say, sayCount } = useWords();
  const { store } = useLibrary();
  const offers = valueOf(useLive(() => store.live(offersOf), [store])) ?? [];
  if (offers.length === 0) return null;
  return (
    <div class={styles['chips']} data-alike-line={offers.length}>
      <span class={styles['aside']}>{sayCount('alike_waiting', offers.length)}</span>
      <Button action="look-alike" onPress={onLook}>
        {say('alike_look')}
      </Button>
    </div>
  );
}
