import { useEffect, useRef, useState } from 'preact/hooks';
import { Byline } from '../../../../components/Byline.tsx';
import { useWords } from '../../../../components/words.ts';
import { readableMath } from '../../../../lib/formats/bibtex/math-to-text.ts';
import { previewOf, type ImportRow, type PreviewEntry } from '../../../../lib/library/import/staged.ts';
import { useLibrary } from '../../use-library.ts';
import styles from './BringInView.module.css';

/** Of a row, px; the style sheet gives rows the same. */
const ROW = 68;
/** Rows above and below what is seen that are there already. */
const MARGIN = 20;

export interface EntryListProps {
  row: ImportRow;
  count: number;
  isChosen(index: number): boolean;
  choose(index: number, isChosen: boolean): void;
}

/** The entries of an import, as many as are seen at a time. */
export function EntryList({ row, count, isChosen, choose }: EntryListProps) {
  const { say, percent } = useWords();
  const { store } = useLibrary();
  const box = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ from: 0, to: 2 * MARGIN });
  const [entries, setEntries] = useState<readonly PreviewEntry[]>([]);

  useEffect(() => {
    const seen = box.current;
    if (!seen) return undefined;
    const measure = () => {
      const first = Math.floor(seen.scrollTop / ROW) - MARGIN;
      const last = Math.ceil((seen.scrollTop + seen.clientHeight) / ROW) + MARGIN;
      // In steps, so that a small movement asks for nothing.
      const from = Math.max(0, Math.floor(first / MARGIN) * MARGIN);
      const to = Math.min(count, Math.ceil(last / MARGIN) * MARGIN);
      setRange((old) => (old.from === from && old.to === to ? old : { from, to }));
    };
    measure();
    const sized = new ResizeObserver(measure);
    sized.observe(seen);
    seen.addEventListener('scroll', measure, { passive: true });
    return () => {
      sized.disconnect();
      seen.removeEventListener('scroll', measure);
    };
  }, [count]);

  useEffect(() => {
    let isOver = false;
    const { from, to } = range;
    void store
      .use((db) => previewOf(db, row, from, Math.max(1, to - from)))
      .then((found) => {
        if (!isOver) setEntries(found);
      });
    return () => {
      isOver = true;
    };
  }, [store, row, range]);

  return (
    <div class={styles['entries']} ref={box}>
      <ul aria-label={say('understood_label')} style={{ blockSize: `${count * ROW}px` }} data-entries={count}>
        {entries.map((entry) => (
          <li
            key={entry.index}
            class={styles['entry']}
            style={{ insetBlockStart: `${entry.index * ROW}px` }}
            aria-setsize={count}
            aria-posinset={entry.index + 1}
            data-entry={entry.index}
            data-verdict={entry.verdict}
          >
            <label>
              <input
                type="checkbox"
                checked={isChosen(entry.index)}
                onChange={(event) => choose(entry.index, event.currentTarget.checked)}
              />
              <span class={styles['paper']}>
                <span class={styles['title']} dir="auto" title={entry.bibliography.title}>
                  {readableMath(entry.bibliography.title)}
                </span>
                <Byline paper={entry.bibliography}>
                  {entry.index >= row.sure ? (
                    <span class={styles['guess']}>{say('is_guess', percent(entry.confidence))}</span>
                  ) : (
                    entry.verdict === 'merged' && say('is_merged')
                  )}
                </Byline>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
