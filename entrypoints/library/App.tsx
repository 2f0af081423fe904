import { liveQuery } from 'dexie';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useWords } from '../../components/words.ts';
import { exportLibrary } from '../../lib/browser/export-file.ts';
import { onPaperAsked } from '../../lib/browser/panel.ts';
import { counts, type Shelf } from '../../lib/library/reading.ts';
import { openStore } from '../../lib/browser/library-name.ts';
import { openSearch } from '../../lib/browser/search.ts';
import { Details } from './details/Details.tsx';
import { Health } from './Health.tsx';
import { PaperList } from './PaperList.tsx';
import { useActions, type Message } from './use-actions.ts';
import { LibraryContext, type Library } from './use-library.ts';
import { useWide } from './use-wide.ts';
import { VIEWS } from './views.ts';
import styles from './App.module.css';

const SHELVES: Shelf[] = ['all', 'later', 'marked'];

/** The library: list and details one after the other where it is narrow, beside one another where there is room. */
export function App({ isPanel }: { isPanel: boolean }) {
  const { say, sayCount, number } = useWords();
  const store = useMemo(() => openStore(), []);
  const searcher = useMemo(() => openSearch(), []);
  const [query, setQuery] = useState('');
  const [shelf, setShelf] = useState<Shelf>('all');
  const [opened, setOpened] = useState<string | null>(null);
  const [viewed, setViewed] = useState<string | null>(null);
  const [listed, setListed] = useState<readonly string[]>([]);
  const [message, setMessage] = useState<Message>({ text: '' });
  const totals = valueOf(useLive(() => liveQuery(() => store.use(counts)), [store]));
  const actions = useActions(setMessage);
  const isWide = useWide();
  const tell = useCallback((text: string) => setMessage({ text }), []);
  const library = useMemo<Library>(
    () => ({ store, searcher, actions, tell, open: setOpened }),
    [store, searcher, actions, tell],
  );
  const leave = useCallback(() => setOpened(null), []);
  const leaveView = useCallback(() => setViewed(null), []);

  // After the first rows: the index is read beside them, not before.
  useEffect(() => searcher.warm(), [searcher]);
  useEffect(() => (isPanel ? onPaperAsked(setOpened) : undefined), [isPanel]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      setOpened(null);
      setViewed(null);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const view = VIEWS.find(({ id }) => id === viewed);
  const isListShown = !view && (isWide || opened === null);
  return (
    <LibraryContext.Provider value={library}>
      <main class={styles['app']} data-wide={isWide ? '' : undefined}>
        <h1 class="unseen">{say('panel_label')}</h1>
        <Health>
          <nav class={styles['shelves']} aria-label={say('shelves_label')} hidden={!isWide && !isListShown}>
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
            {VIEWS.map(({ id, word }) => (
              <Button
                key={id}
                action={`view-${id}`}
                isPressed={viewed === id}
                onPress={() => setViewed(viewed === id ? null : id)}
              >
                {say(word)}
              </Button>
            ))}
          </nav>
          {/* Kept while a paper is open, so that the way back leads to the same place in the list. */}
          <div class={styles['list']} hidden={!isListShown}>
            <header class={styles['head']}>
              <SearchField
                value={query}
                placeholder={totals?.all ? sayCount('search_papers', totals.all) : say('search_empty')}
                onInput={setQuery}
              />
            </header>
            <div class={styles['scroller']}>
              <PaperList query={query} shelf={shelf} opened={opened} onListed={setListed} />
            </div>
          </div>
          {view && (
            <div class={styles['view']} data-view={view.id}>
              <view.Component papers={listed} onLeave={leaveView} />
            </div>
          )}
          {!view && opened !== null && (
            <div class={styles['details']}>
              <Details key={opened} id={opened} isBeside={isWide} onLeave={leave} />
            </div>
          )}
          {!view && isWide && opened === null && (
            <div class={styles['details']}>
              <Notice title={say('choose_paper')}>{say('choose_paper_hint')}</Notice>
            </div>
          )}
          <footer class={styles['foot']}>
            <p class={styles['message']} role="status">
              {message.text}{' '}
              {message.operation !== undefined && (
                <Button action="undo-message" onPress={() => void actions.undo(message.operation)}>
                  {say('undo')}
                </Button>
              )}
            </p>
            <Button kind="icon" action="undo" label={say('undo_last')} onPress={() => void actions.undo()}>
              <Icon name="undo" />
            </Button>
            <Button kind="icon" action="redo" label={say('redo_last')} onPress={() => void actions.redo()}>
              <Icon name="redo" />
            </Button>
            <ExportMenu
              isDisabled={!totals?.all}
              onExport={(format) => exportLibrary(store, format)}
              say={tell}
            />
          </footer>
        </Health>
      </main>
    </LibraryContext.Provider>
  );
}
