import { useLayoutEffect, useRef } from 'preact/hooks';
import { Notice } from '../../../components/Notice.tsx';
import { useLive } from '../../../components/use-live.ts';
import { useWords } from '../../../components/words.ts';
import { paperDetails } from '../../../lib/library/reading/reading.ts';
import { useLibrary } from '../use-library.ts';
import { SECTIONS } from './sections.ts';
import { Back } from '../views/Back.tsx';
import styles from './Details.module.css';

export interface DetailsProps {
  id: string;
  /** They stand beside the list: nothing to go back to, and the focus stays where it is. */
  isBeside: boolean;
  onLeave(): void;
}

/** One paper, whole: what it is, what it says, what the reader made of it. */
export function Details({ id, isBeside, onLeave }: DetailsProps) {
  const { say } = useWords();
  const { store } = useLibrary();
  const live = useLive(() => store.live((db) => paperDetails(db, id)), [id]);
  const root = useRef<HTMLElement>(null);
  const isReady = live.state === 'ready';
  useLayoutEffect(() => {
    if (isReady && !isBeside) root.current?.querySelector('h2')?.focus();
  }, [isReady, isBeside]);
  if (live.state === 'loading') return null;
  const details = live.state === 'ready' ? live.value : null;
  return (
    <article ref={root} class={styles['details']} data-details={id} aria-label={say('details_label')}>
      {!isBeside && <Back action="back" onPress={onLeave} />}
      {details ? (
        SECTIONS.map(({ name, Component }) => (
          <div key={name} data-section={name}>
            <Component details={details} onLeave={onLeave} />
          </div>
        ))
      ) : (
        <Notice title={say('not_there')} />
      )}
    </article>
  );
}
