import { useEffect } from 'preact/hooks';
import { Fragment } from 'preact';
import { MarkLine } from '../../components/MarkLine.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PaperLine } from '../../components/PaperLine.tsx';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useWords } from '../../components/words.ts';
import { openLibrary } from '../../lib/browser/pages/panel.ts';
import { readableMath } from '../../lib/formats/bibtex/math-to-text.ts';
import { EVERYTHING, type SearchClient } from '../../lib/library/finder/client.ts';
import { marksOf } from '../../lib/library/reading/reading.ts';
import type { ReadableStore } from '../../lib/library/database/store.ts';
import { useColourNames } from '../library/use-colour-names.ts';
import { QUESTIONS } from './QuickFind.tsx';
import styles from './Popup.module.css';
import { useSearch } from './use-search.ts';

/** Rows the popup shows; the panel shows the rest. */
const MOST = 50;

/** What the library has for a question. */
export function Results({
  store,
  searcher,
  query,
  onFound,
}: {
  store: ReadableStore;
  searcher: SearchClient;
  query: string;
  /** How many papers it finds. */
  onFound(total: number): void;
}) {
  const { say, sayCount } = useWords();
  const found = useSearch(store, searcher, { ...EVERYTHING, text: query, limit: MOST });
  const total = found?.answer.total ?? 0;
  useEffect(() => onFound(total), [total]);
  // Whoever asks what they marked, whatever else they ask with it, is told the words.
  const isOfMarks = query.split(/\s+/).includes(QUESTIONS.marked);
  const ids = isOfMarks ? (found?.papers.map(({ id }) => id) ?? []) : [];
  const marks =
    valueOf(
      useLive(() => (ids.length > 0 ? store.live((db) => marksOf(db, ids)) : null), [store, ids.join(' ')]),
    ) ?? [];
  const nameOf = useColourNames();
  // Until all texts were searched, nothing is only nothing yet.
  if (!found || (found.answer.reach !== 'whole' && found.answer.total === 0)) return null;
  if (found.answer.total === 0) return <Notice title={say('nothing_found', query.trim())} />;
  return (
    <>
      <p role="status">{sayCount('found', found.answer.total)}</p>
      <ul class={styles['found']} aria-label={say('results_label')}>
        {found.papers.map((paper) => (
          <Fragment key={paper.id}>
            <PaperLine
              id={paper.id}
              paper={paper.bibliography}
              title={readableMath(paper.bibliography.title)}
              onOpen={() => void openLibrary(paper.id)}
              trail={say(paper.state === 'later' ? 'for_later' : 'saved')}
            />
            {marks
              .filter((mark) => mark.paper === paper.id)
              .map(({ id, quote, note, colour }) => (
                <MarkLine
                  key={id}
                  id={id}
                  words={readableMath(quote.exact)}
                  note={note}
                  colour={colour}
                  colourName={nameOf(colour)}
                  openLabel={say('open_in_library')}
                  onOpen={() => void openLibrary(paper.id)}
                />
              ))}
          </Fragment>
        ))}
      </ul>
    </>
  );
}
