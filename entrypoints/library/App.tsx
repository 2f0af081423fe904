import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Notice } from '../../components/Notice.tsx';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useSetting } from '../../components/use-setting.ts';
import { useWords } from '../../components/words.ts';
import { LIBRARY_KEYS } from '../../lib/browser/keys/library-keys.ts';
import { AS_THEY_COME, chosenKeys, doingsOf } from '../../lib/browser/keys/stored.ts';
import { LateStore } from '../../lib/browser/pages/late-store.ts';
import { onCutOff } from '../../lib/browser/faults/cut-off.ts';
import { onPaperAsked } from '../../lib/browser/pages/panel.ts';
import { openSearch } from '../../lib/browser/pages/search.ts';
import { EVERYTHING } from '../../lib/library/finder/client.ts';
import type { NewestPapers } from '../../lib/library/reading/first-look.ts';
import { allCollections, counts, tagColours as readTagColours } from '../../lib/library/reading/reading.ts';
import { AlikeLine } from './AlikeLine.tsx';
import { Details } from './details/Details.tsx';
import { Foot } from './Foot.tsx';
import { Health } from './Health.tsx';
import { useIncoming } from './incoming.ts';
import { ListPane } from './ListPane.tsx';
import { ALL_PAPERS, type Question } from './question.ts';
import { Overlays, type Overlay } from './palette/Overlays.tsx';
import { Shelves } from './shelves/Shelves.tsx';
import { useActions, type Message } from './use-actions.ts';
import { useAppKeys } from './use-app-keys.ts';
import { LibraryContext, type Asked, type Found, type Library } from './use-library.ts';
import { useSelection } from './use-selection.ts';
import { useUnderWay } from './use-under-way.ts';
import { useWide } from './use-wide.ts';
import { VIEWS } from './views.ts';
import { ViewPane } from './ViewPane.tsx';
import { ViewButtons } from './ViewButtons.tsx';
import styles from './App.module.css';

export interface AppProps {
  /** The page stands beside another, which may ask it for a paper. */
  isPanel: boolean;
  /** What was read ahead of the store, for the first view. */
  first: NewestPapers | null;
}

/** The library: list and details one after the other where it is narrow, beside one another where there is room. */
export function App({ isPanel, first }: AppProps) {
  const { say, sayList } = useWords();
  const store = useMemo(() => new LateStore(), []);
  const searcher = useMemo(openSearch, []);
  const found = useRef<Found | null>(null);
  const [question, setQuestion] = useState<Question>(() => ({
    ...ALL_PAPERS,
    text: inAddress('find') ?? '',
  }));
  const [opened, setOpened] = useState<string | null>(() => inAddress('paper'));
  const [viewed, setViewed] = useState<string | null>(() => inAddress('view'));
  const [isFiltering, setFiltering] = useState(false);
  const [listed, setListed] = useState<readonly (string | undefined)[]>([]);
  const [message, setMessage] = useState<Message>({ text: '' });
  const [underWay, waiting] = useUnderWay();
  const [asked, setAsked] = useState<Asked | null>(null);
  const selection = useSelection();
  const actions = useActions(setMessage, waiting);
  const isWide = useWide();

  const totals = valueOf(useLive(() => store.live(counts), [store])) ?? first?.totals ?? null;
  const collections = valueOf(useLive(() => store.live(allCollections), [store])) ?? NO_COLLECTIONS;
  const tagColours =
    valueOf(useLive(() => store.live(readTagColours), [store])) ?? first?.tagColours ?? NO_COLOURS;
  const whole = valueOf(
    useLive(() => searcher.watch({ ...EVERYTHING, limit: 0, withFacets: true }), [searcher]),
  );

  // The library is the point of this page: its index is read from when the first view stands.
  useEffect(() => searcher.warm(), [searcher]);

  const tell = useCallback((text: string) => setMessage({ text }), []);
  const open = useCallback((paper: string) => {
    setViewed(null);
    setOpened(paper);
  }, []);
  const show = useCallback(
    (next: Question) => {
      setQuestion(next);
      setViewed(null);
      selection.clear();
    },
    [selection.clear],
  );
  const [noted, setNoted] = useState<string | null>(null);
  const writeNote = useCallback(
    (paper: string) => {
      open(paper);
      setNoted(paper);
    },
    [open],
  );
  const noting = useCallback(() => setNoted(null), []);
  const chosen = useSetting(chosenKeys) ?? AS_THEY_COME;
  const keys = useMemo(() => doingsOf(LIBRARY_KEYS, chosen.library), [chosen]);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const facets = whole?.facets ?? null;
  const parts: Library = {
    store,
    searcher,
    actions,
    tell,
    open,
    show,
    ask: setAsked,
    writeNote,
    noted,
    noting,
    keys,
    facets,
    totals,
    found,
    collections,
    tagColours,
    first,
  };
  // The same object while its parts are: whoever uses it is not drawn anew for nothing.
  const library = useMemo(() => parts, Object.values(parts));
  const close = useCallback(() => setOpened(null), []);
  const leaveView = useCallback(() => setViewed(null), []);
  useIncoming(useCallback(() => setViewed('bring-in'), []));
  const isViewing = viewed !== null;
  // Only a view asks which papers are listed: without one, no answer to a keystroke draws more than the list.
  const onListed = useCallback(
    (ids: readonly (string | undefined)[]) => {
      if (isViewing) setListed(ids);
    },
    [isViewing],
  );
  const papers = useMemo(() => {
    const { chosen } = selection;
    const ids = listed.filter((id) => id !== undefined);
    return chosen.size > 0 ? ids.filter((id) => chosen.has(id)) : ids;
  }, [listed, selection.chosen]);

  useEffect(() => (isPanel ? onPaperAsked(open) : undefined), [isPanel, open]);
  useEffect(() => onCutOff((names) => tell(say('import_cut_off', sayList(names)))), [tell, say, sayList]);
  useAppKeys({ actions, keys, onOverlay: setOverlay }, () => {
    if (viewed !== null) setViewed(null);
    else if (isFiltering && !isWide) setFiltering(false);
    else if (opened !== null && !isWide) setOpened(null);
    else if (selection.chosen.size > 0) selection.clear();
    else if (opened !== null) setOpened(null);
    else setQuestion((now) => ({ ...ALL_PAPERS, sort: now.sort }));
  });

  const view = VIEWS.find(({ id }) => id === viewed);
  const isSheet = isFiltering && !isWide;
  const isListShown = !view && !isSheet && (isWide || opened === null);
  return (
    <LibraryContext.Provider value={library}>
      <main class={styles['app']} data-wide={isWide ? '' : undefined}>
        <h1 class="unseen">{say('panel_label')}</h1>
        <Health>
          {(isWide || isSheet) && (
            <nav class={styles['shelves']} aria-label={say('shelves_label')}>
              <Shelves question={question} onChange={show} />
              <ViewButtons
                viewed={viewed}
                onView={(id) => {
                  setFiltering(false);
                  setViewed(id);
                }}
              />
            </nav>
          )}
          {/* Kept while a paper is open, so that the way back leads to the same place in the list. */}
          <div class={styles['list']} hidden={!isListShown}>
            <ListPane
              question={question}
              onChange={show}
              selection={selection}
              opened={opened}
              isWide={isWide}
              isActive={isListShown}
              asked={asked}
              onAnswered={() => setAsked(null)}
              onListed={onListed}
              onFilters={() => setFiltering(true)}
            />
            {/* Under the list, which it only shortens: nothing that stands moves. */}
            <AlikeLine onLook={() => setViewed('alike')} />
          </div>
          {view && <ViewPane key={view.id} view={view} papers={papers} onLeave={leaveView} />}
          {!view && !isSheet && opened !== null && (
            <div class={styles['details']}>
              <Details key={opened} id={opened} isBeside={isWide} onLeave={close} />
            </div>
          )}
          {!view && isWide && opened === null && (
            <div class={styles['details']}>
              {totals !== null && totals.all > 0 && (
                <Notice title={say('choose_paper')}>{say('choose_paper_hint')}</Notice>
              )}
            </div>
          )}
          <Overlays
            overlay={overlay}
            chosen={chosen}
            papers={selection.chosen.size > 0 ? [...selection.chosen] : opened === null ? [] : [opened]}
            onView={setViewed}
            onOverlay={setOverlay}
          />
          <Foot
            message={message}
            underWay={underWay[0]}
            isSheet={isSheet}
            onSheetDone={() => setFiltering(false)}
          />
        </Health>
      </main>
    </LibraryContext.Provider>
  );
}

const NO_COLLECTIONS: Library['collections'] = [];
const NO_COLOURS: Library['tagColours'] = new Map();

/** "library.html#paper=ID", "#view=bring-in" or "#find=words": what the page was opened on. */
function inAddress(name: 'paper' | 'view' | 'find'): string | null {
  return new URLSearchParams(location.hash.slice(1)).get(name);
}
