import { browser } from 'wxt/browser';
import { liveQuery } from 'dexie';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useWords } from '../../components/words.ts';
import { askLibrary, newOperation } from '../../lib/browser/library-client.ts';
import { openLibrary } from '../../lib/browser/panel.ts';
import { counts } from '../../lib/library/reading.ts';
import { openStore } from '../../lib/browser/library-name.ts';
import { openSearch } from '../../lib/browser/search.ts';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { exportLibrary } from '../../lib/browser/export-file.ts';
import { OnThisPage } from './OnThisPage.tsx';
import { Results } from './Results.tsx';
import { usePage } from './use-page.ts';
import styles from './Popup.module.css';

export function Popup() {
  const { say, sayCount } = useWords();
  const store = useMemo(() => openStore(), []);
  const searcher = useMemo(() => openSearch(), []);
  const { page, ask } = usePage(store);
  const [query, setQuery] = useState('');
  const [message, setMessage] = useState('');
  const total = valueOf(useLive(() => liveQuery(() => store.use(counts)), [store]))?.all;

  // After the first paint: the index is read while the reader looks.
  useEffect(() => searcher.warm(), [searcher]);

  async function undo() {
    const answer = await askLibrary.undo({ operation: newOperation() });
    setMessage(answer.ok ? say(answer.value.kind ? 'undone' : 'undo_nothing') : answer.message);
  }

  return (
    <main class={styles['popup']}>
      <h1 class="unseen">{say('popup_label')}</h1>
      {query.trim() === '' && <OnThisPage page={page} store={store} ask={ask} say={setMessage} part="head" />}
      <div class={styles['search']}>
        <SearchField
          value={query}
          placeholder={total ? sayCount('search_papers', total) : say('search_empty')}
          onInput={setQuery}
        />
      </div>
      <div class={styles['list']}>
        {query.trim() === '' ? (
          <OnThisPage page={page} store={store} ask={ask} say={setMessage} part="list" />
        ) : (
          <Results store={store} searcher={searcher} query={query} />
        )}
      </div>
      <p class={styles['message']} role="status">
        {message}
      </p>
      <footer class={styles['foot']}>
        <Button action="open-library" onPress={() => void openLibrary()}>
          {say('open_library')}
        </Button>
        <ExportMenu
          isDisabled={!total}
          onExport={(format, course) => exportLibrary(store, format, undefined, course)}
          say={setMessage}
        />
        <Button action="undo" onPress={() => void undo()}>
          {say('undo')}
        </Button>
        <Button action="settings" onPress={() => void browser.runtime.openOptionsPage()}>
          {say('settings')}
        </Button>
      </footer>
    </main>
  );
}
