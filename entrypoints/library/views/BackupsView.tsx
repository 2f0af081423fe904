import { Button } from '../../../components/Button.tsx';
import { useWords } from '../../../components/words.ts';
import { Backups } from '../../recovery/Backups.tsx';
import { useLibrary } from '../use-library.ts';
import type { ViewProps } from '../views.ts';
import styles from './BackupsView.module.css';

/** The backups, in the library's own page. */
export function BackupsView({ onLeave }: ViewProps) {
  const { say } = useWords();
  const { store } = useLibrary();
  return (
    <div class={styles['view']}>
      <Button action="leave-view" onPress={onLeave}>
        {say('back')}
      </Button>
      <Backups store={store} isLost={false} onRestored={() => location.reload()} />
    </div>
  );
}
