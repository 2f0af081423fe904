import { useMemo } from 'preact/hooks';
import { Byline } from '../../../components/Byline.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../components/words.ts';
import { readableMath } from '../../../lib/formats/bibtex/math-to-text.ts';
import type { Query } from '../../../lib/library/search/query.ts';
import { highlightRanges } from '../../../lib/library/search/highlight.ts';
import type { PaperRow } from '../../../lib/paper/rows.ts';
import type { ListedPaper } from '../row-cache.ts';
import { Highlighted } from './Highlighted.tsx';
import styles from './Row.module.css';

export interface RowProps {
  index: number;
  total: number;
  /** Undefined while it is read. */
  row: ListedPaper | undefined;
  query: Query;
  corrected: readonly string[];
  tagColours: ReadonlyMap<string, string>;
  /** The keyboard is on it. */
  isCurrent: boolean;
  /** Its details are open. */
  isOpen: boolean;
  isChosen: boolean;
  offset: number;
  measure(element: HTMLElement | null): void;
}

/**
 * One paper in the list. What is done to it by pointer is heard by the list, by `data-action`: one listener serves all.
 */
export function Row(props: RowProps) {
  const { index, total, row, isCurrent, isOpen, isChosen, offset, measure } = props;
  return (
    <li
      ref={measure}
      class={styles['row']}
      style={{ transform: `translateY(${offset}px)` }}
      data-index={index}
      data-paper={row?.paper.id}
      data-chosen={isChosen ? '' : undefined}
      aria-current={isOpen ? 'true' : undefined}
      aria-posinset={index + 1}
      aria-setsize={total}
    >
      {row ? <Paper {...props} row={row} isCurrent={isCurrent} /> : <i class={styles['blank']} data-blank />}
    </li>
  );
}

function Paper({
  row: { paper, marks },
  query,
  corrected,
  tagColours,
  isCurrent,
  isChosen,
}: RowProps & { row: ListedPaper }) {
  const { say, sayCount } = useWords();
  const { bibliography: of } = paper;
  const title = readableMath(of.title);
  const { ranges, quote } = useMemo(() => {
    const inTitle = highlightRanges(title, query, 'title', corrected);
    return { ranges: inTitle, quote: inTitle.length > 0 ? null : passage(paper, query, corrected) };
  }, [paper, query, corrected]);
  return (
    <>
      <button
        type="button"
        role="checkbox"
        class={styles['tick']}
        data-action="choose"
        aria-checked={isChosen}
        aria-label={say('choose_this', title)}
        tabIndex={-1}
      />
      <button type="button" class={styles['open']} data-action="open" tabIndex={isCurrent ? 0 : -1}>
        <span class={styles['title']} dir="auto">
          <Highlighted text={title} ranges={ranges} />
        </span>
      </button>
      <Byline paper={of}>
        {(paper.star || paper.state === 'later' || marks > 0 || paper.note || paper.dates.read) && (
          <>
            {paper.star && (
              <span class={styles['star']}>
                <Icon name="star" isFilled />
                <span class="unseen">{say('starred')}</span>
              </span>
            )}
            {[
              paper.state === 'later' && (
                <span key="later" class={styles['word']}>
                  {say('for_later')}
                </span>
              ),
              paper.dates.read !== undefined && (
                <span key="read" class={styles['word']}>
                  {say('read_word')}
                </span>
              ),
              marks > 0 && (
                <span key="marks" class={styles['own']}>
                  {sayCount('marks', marks)}
                </span>
              ),
              paper.note && (
                <span key="note" class={styles['own']}>
                  {say('has_note')}
                </span>
              ),
            ]
              .filter(Boolean)
              .flatMap((each, at) => (at > 0 ? [' · ', each] : [each]))}
          </>
        )}
      </Byline>
      {quote && (
        <p class={styles['passage']} dir="auto">
          <Highlighted text={quote.text} ranges={quote.ranges} />
        </p>
      )}
      {paper.tags.length > 0 && (
        <p class={styles['tags']}>
          <span class="unseen">{say('tags')}: </span>
          {paper.tags.map((tag) => (
            <span key={tag} class={styles['tag']} data-colour={tagColours.get(tag)}>
              <bdi>{tag}</bdi>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** Letters shown before and after the first hit outside the title. */
const BEFORE = 60;
const AFTER = 140;

/** Where the words stand if not in the title: a piece of the abstract or of the note around the first of them. */
function passage(paper: PaperRow, query: Query, corrected: readonly string[]) {
  for (const [text, field] of [
    [paper.note, 'notes'],
    [paper.bibliography.abstract ?? '', 'abstract'],
  ] as const) {
    const ranges = text ? highlightRanges(text, query, field, corrected) : [];
    const first = ranges[0];
    if (!first) continue;
    const space = text.lastIndexOf(' ', Math.max(0, first[0] - BEFORE));
    const start = first[0] <= BEFORE ? 0 : space + 1;
    const end = Math.min(text.length, first[1] + AFTER);
    const shown = `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
    const shift = (start > 0 ? 2 : 0) - start;
    const moved = ranges
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]): [number, number] => [from + shift, to + shift]);
    return { text: shown, ranges: moved };
  }
  return null;
}
