import { liveQuery } from 'dexie';
import { useMemo } from 'preact/hooks';
import { Notice } from '../../components/Notice.tsx';
import { PaperLine } from '../../components/PaperLine.tsx';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useWords } from '../../components/words.ts';
import { openLibrary } from '../../lib/browser/panel.ts';
import { papersById } from '../../lib/library/reading.ts';
import { Scan } from '../../lib/library/scan.ts';
import type { Store } from '../../lib/library/store.ts';

/** Rows the popup shows; the panel shows the rest. */
const MOST = 50;

/** What the library has for a question. */
export function Results({ store, query }: { store: Store; query: string }) {
  const { say, sayCount } = useWords();
  const scan = useMemo(() => new Scan(store.db), [store]);
  const found = valueOf(
    useLive(
      () =>
        liveQuery(async () => {
          const { ids, total } = await scan.find(query, MOST);
          return { papers: await papersById(store.db, ids), total };
        }),
      [query],
    ),
  );
  if (!found) return null;
  if (found.total === 0) return <Notice title={say('nothing_found', query.trim())} />;
  return (
    <>
      <p role="status">{sayCount('found', found.total)}</p>
      <ul aria-label={say('results_label')}>
        {found.papers.map((paper) => (
          <PaperLine
            key={paper.id}
            id={paper.id}
            paper={paper.bibliography}
            onOpen={() => void openLibrary(paper.id)}
            trail={say(paper.state === 'later' ? 'for_later' : 'saved')}
          />
        ))}
      </ul>
    </>
  );
}
