import { useMemo } from 'preact/hooks';
import { lazyOnce } from './lazy-once.ts';
import type { View, ViewProps } from './views.ts';
import styles from './App.module.css';

/** The view that takes the list's place, from when it is fetched. */
export function ViewPane({ view, ...props }: ViewProps & { view: View }) {
  const useComponent = useMemo(() => lazyOnce(view.load), [view]);
  const Component = useComponent(true);
  return (
    <div class={styles['view']} data-view={view.id}>
      {Component && <Component {...props} />}
    </div>
  );
}
