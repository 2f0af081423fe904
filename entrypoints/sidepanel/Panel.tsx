import { liveQuery } from 'dexie';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { Icon } from '../../components/Icon.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useWords } from '../../components/words.ts';
import { exportLibrary } from '../../lib/browser/export-file.ts';
import { onPaperAsked } from '../../lib/browser/panel.ts';
import { counts, type Shelf } from '../../lib/library/reading.ts';
import { openStore } from '../../lib/browser/library-name.ts';
import { Details } from './Details.tsx';
import { Health } from './Health.tsx';
import { Library } from './Library.tsx';
import { useActions } from './use-actions.ts';
import styles from './Panel.module.css';

const SHELVES: Shelf[] = ['all', 'later', 'marked'];

export function Panel() {
  const { say, sayCount, number } = useWords();
  const store = useMemo(() => openStore(), []);
  const [query, setQuery] = useState('');
  const [shelf, setShelf] = useState<Shelf>('all');
  const [opened, setOpened] = useState<string | null>(null);
  const [message, setMessage] = useState('');
  const live = useLive(() => liveQuery(() => store.use(counts)), [store]);
  const totals = valueOf(live);
  const actions = useActions(setMessage);

  useEffect(() => onPaperAsked(setOpened), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && opened !== null) setOpened(null);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [opened]);

  return (
    <main class={styles['panel']}>
      <h1 class="unseen">{say('panel_label')}</h1>
      <Health>
        {opened !== null && (
          <Details
            key={opened}
            store={store}
            id={opened}
            actions={actions}
            say={setMessage}
            onBack={() => setOpened(null)}
          />
        )}
        {/* Kept while a paper is open, so that the way back leads to the same place in the list. */}
        <div hidden={opened !== null}>
          <header class={styles['head']}>
            <SearchField
              value={query}
              placeholder={totals?.all ? sayCount('search_papers', totals.all) : say('search_empty')}
              onInput={setQuery}
            />
            <nav class={styles['shelves']}>
              {SHELVES.map((each) => (
                <Button
                  key={each}
                  action={`shelf-${each}`}
                  isPressed={shelf === each}
                  onPress={() => setShelf(each)}
                >
                  {say(each === 'all' ? 'all' : each === 'later' ? 'for_later' : 'marked')}
                  {totals && <span class={styles['count']}>{number(totals[each])}</span>}
                </Button>
              ))}
            </nav>
          </header>
          <Library store={store} query={query} shelf={shelf} onOpen={setOpened} />
        </div>
        <footer class={styles['foot']}>
          <p class={styles['message']} role="status">
            {message}
          </p>
          <Button kind="icon" action="undo" label={say('undo_last')} onPress={() => void actions.undo()}>
            <Icon name="undo" />
          </Button>
          <Button action="redo" onPress={() => void actions.redo()}>
            {say('redo')}
          </Button>
          <ExportMenu
            isDisabled={!totals?.all}
            onExport={(format) => exportLibrary(store, format)}
            say={setMessage}
          />
        </footer>
      </Health>
    </main>
  );
}
