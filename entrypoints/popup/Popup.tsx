import { browser } from 'wxt/browser';
import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Course } from '../../components/Course.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useSetting } from '../../components/use-setting.ts';
import { useWords } from '../../components/words.ts';
import { openKeySettings } from '../../lib/browser/keys/browser-keys.ts';
import { chordOf } from '../../lib/browser/keys/chord.ts';
import { keysNow } from '../../lib/browser/keys/shown.ts';
import { AS_THEY_COME, chosenKeys } from '../../lib/browser/keys/stored.ts';
import { openLibrary } from '../../lib/browser/pages/panel.ts';
import { counts } from '../../lib/library/reading/reading.ts';
import type { Counts } from '../../lib/library/database/tally.ts';
import { LateStore } from '../../lib/browser/pages/late-store.ts';
import { openSearch } from '../../lib/browser/pages/search.ts';
import { Health } from '../library/Health.tsx';
import type { HelpProps } from '../library/palette/Help.tsx';
import { useActions } from '../library/use-actions.ts';
import { useUnderWay } from '../library/use-under-way.ts';
import { Export } from './Export.tsx';
import { JustSaved } from './JustSaved.tsx';
import { OldBackup } from './OldBackup.tsx';
import { OnThisPage } from './OnThisPage.tsx';
import { QuickFind } from './QuickFind.tsx';
import { Results } from './Results.tsx';
import { isKept, usePage, type PageState, type Shown } from './use-page.ts';
import styles from './Popup.module.css';

export interface PopupProps {
  /** What was known when the popup was first drawn: null for what was not. */
  first: { totals: Counts | null; page: PageState | null };
  /** What the library will have answered; null where it could not. */
  totals: Promise<Counts | null>;
  /** What the page will have answered. */
  asked: Promise<PageState>;
  /** The library has changed since. */
  changed: Promise<unknown>;
}

/** The paper in the library that a page is of. */
function theKeptPaper(sightings: readonly Shown[]): string | undefined {
  const [only] = sightings;
  return only && sightings.length === 1 && isKept(only) ? only.paper : undefined;
}

/** What was saved last, for what comes next of it. */
interface Saved {
  papers: readonly string[];
  isTogether: boolean;
  isUsed: boolean;
}

export function Popup({ first, totals, asked, changed }: PopupProps) {
  const { say, sayCount } = useWords();
  const store = useMemo(() => new LateStore(), []);
  const searcher = useMemo(() => openSearch(), []);
  const { page, ask } = usePage(first.page, asked);
  const [query, setQuery] = useState('');
  const [message, setMessage] = useState('');
  // What was read first stands until the library changes: only then is its engine worth fetching.
  const [isChanged, setChanged] = useState(false);
  const [read, setRead] = useState<Counts | null | undefined>();
  useLayoutEffect(() => void totals.then(setRead), [totals]);
  const isFollowing = isChanged || read === null;
  const followed = valueOf(useLive(() => (isFollowing ? store.live(counts) : null), [store, isFollowing]));
  const counted = followed ?? read ?? first.totals;
  const total = counted?.all;

  const [Help, setHelp] = useState<ComponentType<HelpProps> | null>(null);
  const chosen = useSetting(chosenKeys) ?? AS_THEY_COME;
  useLayoutEffect(() => {
    const help = keysNow('page', chosen)['help'];
    const onKey = (event: KeyboardEvent) => {
      const isText = (event.target as HTMLElement | null)?.closest('input, textarea, select') != null;
      if (event.defaultPrevented || isText) return;
      if (chordOf(event) !== help) {
        // Whoever simply types is looking for something: the letter falls into the search.
        if (/^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey)
          document.querySelector<HTMLElement>('input[type=search]')?.focus();
        return;
      }
      event.preventDefault();
      void import('../library/palette/Help.tsx').then((part) => setHelp(() => part.Help));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [chosen]);
  useEffect(() => void changed.then(() => setChanged(true)), [changed]);
  // After the first paint: the index is read while the reader looks.
  useEffect(() => searcher.warm(), [searcher]);

  const found = useRef(0);
  const [[underWay], waiting] = useUnderWay();
  const actions = useActions(({ text }) => setMessage(text), waiting);
  const [saved, setSaved] = useState<Saved | null>(null);
  // One after the other by their own buttons, papers are saved together too, until something is done with them.
  const onSaved = (papers: readonly string[], isTogether: boolean) =>
    setSaved((before) => ({
      papers: [...new Set([...(before && !before.isUsed && !isTogether ? before.papers : []), ...papers])],
      isTogether,
      isUsed: false,
    }));
  // What may be done with papers that were saved just now may be done with the one that a page is of, if it is kept.
  const kept = page.state === 'here' ? theKeptPaper(page.report.sightings) : undefined;
  const latest = saved ?? (kept !== undefined && { papers: [kept], isTogether: false, isUsed: true });
  const shown = { page, store, isChanged, ask, say: setMessage, waiting, onSaved };

  return (
    <main class={styles['popup']}>
      <h1 class="unseen">{say('popup_label')}</h1>
      <Health>
        {query.trim() === '' && <OnThisPage {...shown} part="head" />}
        <div class={styles['search']}>
          <SearchField
            value={query}
            placeholder={total ? sayCount('search_papers', total) : say('search_empty')}
            onInput={setQuery}
          />
          <QuickFind totals={counted} query={query} onAsk={setQuery} />
        </div>
        <div class={styles['list']}>
          {query.trim() === '' ? (
            <OnThisPage {...shown} part="list" />
          ) : (
            <Results
              store={store}
              searcher={searcher}
              query={query}
              onFound={(count) => (found.current = count)}
            />
          )}
        </div>
      </Health>
      <p class={styles['message']} role="status" data-status={underWay ? 'working' : 'said'}>
        {underWay ? say(underWay.isStopping ? 'stopping' : 'working') : message}
      </p>
      {underWay && (
        <div class={styles['course']}>
          <Course {...underWay} onStop={() => waiting.stop(underWay.operation)} />
        </div>
      )}
      {latest && (
        <JustSaved
          papers={latest.papers}
          takesFocus={latest.isTogether}
          store={store}
          searcher={searcher}
          actions={actions}
          onUsed={() => setSaved(saved && { ...saved, isUsed: true })}
          onClose={saved && kept === undefined ? () => setSaved(null) : undefined}
        />
      )}
      <OldBackup />
      {Help && (
        <Help
          where="page"
          chosen={chosen}
          onChange={() => void openKeySettings()}
          onClose={() => setHelp(null)}
        />
      )}
      <footer class={styles['foot']}>
        <Button action="open-library" onPress={() => void openLibrary()}>
          {say('open_library')}
        </Button>
        <Export
          total={total ?? 0}
          page={page}
          query={query}
          found={found}
          store={store}
          searcher={searcher}
          say={setMessage}
        />
        <Button action="undo" onPress={() => void actions.undo()}>
          {say('undo')}
        </Button>
        <Button action="settings" onPress={() => void browser.runtime.openOptionsPage()}>
          {say('settings')}
        </Button>
      </footer>
    </main>
  );
}
