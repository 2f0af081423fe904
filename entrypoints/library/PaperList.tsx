import { liveQuery } from 'dexie';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../components/Notice.tsx';
import { PaperLine } from '../../components/PaperLine.tsx';
import { useGrowing } from '../../components/use-growing.ts';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useWords } from '../../components/words.ts';
import { EVERYTHING } from '../../lib/library/finder/client.ts';
import type { SearchFilters } from '../../lib/library/finder/protocol.ts';
import { marksOf, newest, type Shelf } from '../../lib/library/reading.ts';
import { useLibrary } from './use-library.ts';
import { useSearch } from './use-search.ts';
import styles from './PaperList.module.css';

export interface PaperListProps {
  query: string;
  shelf: Shelf;
  opened: string | null;
  /** The papers that are listed, in order. */
  onListed(papers: readonly string[]): void;
}

/** More than anybody scrolls through: a question narrows it. */
const MOST = 5_000;

const FILTERS: Record<Shelf, SearchFilters> = {
  all: {},
  later: { states: ['later'] },
  marked: { has: ['marks'] },
};

/** The library as a list: newest first, or what a question finds. */
export function PaperList({ query, shelf, opened, onListed }: PaperListProps) {
  const { say, sayCount } = useWords();
  const { store, searcher, open } = useLibrary();
  const asked = query.trim();
  const { limit, end } = useGrowing(MOST, [asked, shelf]);
  const answered = useSearch(
    store,
    searcher,
    asked ? { ...EVERYTHING, text: query, filters: FILTERS[shelf], limit } : null,
  );
  const newestFirst = valueOf(
    useLive(
      () => liveQuery(async () => (asked ? null : await store.use((db) => newest(db, shelf, limit)))),
      [asked === '', shelf, limit],
    ),
  );
  const papers = asked ? answered?.papers : (newestFirst ?? undefined);
  const ids = papers?.map(({ id }) => id) ?? [];
  const marks = valueOf(
    useLive(
      () =>
        liveQuery(async () => Map.groupBy(await store.use((db) => marksOf(db, ids)), ({ paper }) => paper)),
      [store, ids.join(' ')],
    ),
  );
  const found = papers && {
    papers,
    asked,
    total: asked ? answered?.answer.total : undefined,
    isStillReading: asked !== '' && answered?.answer.reach === 'nothing',
    marks: marks ?? new Map<string, never[]>(),
  };
  useEffect(() => onListed(ids), [ids.join(' '), onListed]);
  if (!found || (found.isStillReading && found.papers.length === 0)) return null;
  if (found.papers.length === 0) {
    if (found.asked) return <Notice title={say('nothing_found', found.asked)} />;
    return <Notice title={say('library_empty')}>{say('library_empty_hint')}</Notice>;
  }
  return (
    <>
      <p class={styles['order']} role="status">
        {found.asked ? sayCount('found', found.total ?? found.papers.length) : say('newest_first')}
      </p>
      <ul class={styles['list']} aria-label={say('results_label')}>
        {found.papers.map((paper) => (
          <PaperLine
            key={paper.id}
            id={paper.id}
            paper={paper.bibliography}
            isCurrent={paper.id === opened}
            onOpen={() => open(paper.id)}
            trail={
              <>
                {say(paper.state === 'later' ? 'for_later' : 'saved')}
                {found.marks.has(paper.id) && (
                  <span class={styles['own']}> · {sayCount('marks', found.marks.get(paper.id)!.length)}</span>
                )}
                {paper.tags.length > 0 && ` · ${paper.tags.join(', ')}`}
              </>
            }
          />
        ))}
      </ul>
      <div ref={end} />
    </>
  );
}
