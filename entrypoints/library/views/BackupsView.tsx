import { Backups } from '../../recovery/Backups.tsx';
import { useLibrary } from '../use-library.ts';
import type { ViewProps } from '../views.ts';
import { Back } from './Back.tsx';
import styles from './BackupsView.module.css';

/** The backups, in the library's own page. */
export function BackupsView({ onLeave }: ViewProps) {
  const { store } = useLibrary();
  return (
    <div class={styles['view']}>
      <Back onPress={onLeave} />
      <Backups store={store} isLost={false} onRestored={() => location.reload()} />
    </div>
  );
}
