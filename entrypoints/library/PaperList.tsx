import { liveQuery } from 'dexie';
import { useEffect, useMemo } from 'preact/hooks';
import { Notice } from '../../components/Notice.tsx';
import { PaperLine } from '../../components/PaperLine.tsx';
import { useGrowing } from '../../components/use-growing.ts';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useWords } from '../../components/words.ts';
import { marksOf, newest, papersById, type Shelf } from '../../lib/library/reading.ts';
import type { PaperRow } from '../../lib/paper/rows.ts';
import { Scan } from '../../lib/library/scan.ts';
import type { Store } from '../../lib/library/store.ts';
import { useLibrary } from './use-library.ts';
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

/** The library as a list: newest first, or what a question finds. */
export function PaperList({ query, shelf, opened, onListed }: PaperListProps) {
  const { say, sayCount } = useWords();
  const { store, open } = useLibrary();
  const scan = useMemo(() => new Scan(store.db), [store]);
  const asked = query.trim();
  const { limit, end } = useGrowing(MOST, [asked, shelf]);
  const live = useLive(
    () =>
      liveQuery(async () => {
        const { papers, total } = asked
          ? await search(store, scan, asked, shelf, limit)
          : await list(store, shelf, limit);
        const marks = await marksOf(
          store.db,
          papers.map(({ id }) => id),
        );
        return { papers, total, asked, marks: Map.groupBy(marks, ({ paper }) => paper) };
      }),
    [asked, shelf, limit],
  );
  const found = valueOf(live);
  useEffect(() => onListed(found?.papers.map(({ id }) => id) ?? []), [found, onListed]);
  if (!found) return null;
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

interface Listed {
  papers: PaperRow[];
  total: number | null;
}

async function list(store: Store, shelf: Shelf, limit: number): Promise<Listed> {
  return { papers: await store.use((db) => newest(db, shelf, limit)), total: null };
}

async function search(store: Store, scan: Scan, asked: string, shelf: Shelf, limit: number): Promise<Listed> {
  const { ids, total } = await scan.find(asked, shelf === 'all' ? limit : MOST);
  const papers = await store.use((db) => papersById(db, ids));
  if (shelf === 'all') return { papers, total };
  const marked = new Set((await marksOf(store.db, ids)).map(({ paper }) => paper));
  const kept = papers.filter((paper) => (shelf === 'later' ? paper.state === 'later' : marked.has(paper.id)));
  return { papers: kept.slice(0, limit), total: kept.length };
}
