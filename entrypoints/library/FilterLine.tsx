import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Menu, MenuItem } from '../../components/Menu.tsx';
import { useWords } from '../../components/words.ts';
import { askLibrary } from '../../lib/browser/pages/library-client.ts';
import { SEARCH_SORTS } from '../../lib/library/finder/protocol.ts';
import { NameField } from './NameField.tsx';
import { SORT_WORDS, useFilterWords } from './filter-words.ts';
import { asksForAll, filtersOf, without, type Question } from './question.ts';
import { useLibrary } from './use-library.ts';
import styles from './FilterLine.module.css';

export interface FilterLineProps {
  question: Question;
  /** Papers found; undefined until it is known. */
  total: number | undefined;
  /** All papers are counted here too, and not only beside their shelf. */
  isCounted: boolean;
  /** The texts are still being read: more may be found. */
  isReading: boolean;
  onChange(question: Question): void;
}

/** What the list is narrowed to, in words, each to be taken away; how much was found; in which order it stands. */
export function FilterLine({ question, total, isCounted, isReading, onChange }: FilterLineProps) {
  const { say, sayCount } = useWords();
  const { actions } = useLibrary();
  const wordsOf = useFilterWords();
  const { text, filters, sort } = question;
  const isAll = asksForAll(question);
  const set = filtersOf(filters);
  const hasWords = text.trim() !== '';
  return (
    <>
      {set.length > 0 && (
        <div class={styles['chips']} data-filters>
          {set.map((filter) => (
            <button
              key={JSON.stringify(filter)}
              type="button"
              class={styles['chip']}
              data-action="drop-filter"
              aria-label={say('drop_filter', wordsOf(filter))}
              onClick={() => onChange({ ...question, filters: without(filters, filter) })}
            >
              <bdi>{wordsOf(filter)}</bdi>
              <Icon name="close" />
            </button>
          ))}
        </div>
      )}
      <div class={styles['order']} data-all={isAll || undefined}>
        <p
          role="status"
          data-total={total}
          class={
            isAll && total !== undefined && !isReading && (!isCounted || total === 0) ? 'unseen' : undefined
          }
        >
          {total === undefined
            ? say('loading_library')
            : isAll
              ? sayCount('papers', total)
              : sayCount('found', total)}
          {isReading && ` · ${say('still_reading')}`}
        </p>
        {!isAll && (
          <span class={styles['ends']}>
            <Menu action="save-search" title={say('save_search')} role="dialog" face={say('save_search')}>
              {(close) => (
                <NameField
                  label={say('search_name')}
                  value={[text.trim(), ...set.map(wordsOf)].filter(Boolean).join(', ').slice(0, 200)}
                  button={say('save')}
                  onGive={async (name) => {
                    const isDone = await actions.run(
                      (operation) => askLibrary.saveSearch({ operation, name, text, filters, sort }),
                      () => say('search_saved', name),
                    );
                    if (isDone) close();
                  }}
                />
              )}
            </Menu>
            <Button action="clear-question" onPress={() => onChange({ text: '', filters: {}, sort })}>
              {say('clear')}
            </Button>
          </span>
        )}
        {!(isAll && total === 0) && <Sort question={question} hasWords={hasWords} onChange={onChange} />}
      </div>
    </>
  );
}

/** The order of the list. Without words to be best for, the best come first by when they were saved. */
function Sort({
  question,
  hasWords,
  onChange,
}: Pick<FilterLineProps, 'question' | 'onChange'> & { hasWords: boolean }) {
  const { say } = useWords();
  const sorts = SEARCH_SORTS.filter((each) => hasWords || each !== 'relevance');
  const now = !hasWords && question.sort === 'relevance' ? 'saved' : question.sort;
  return (
    <Menu
      action="sort"
      title={say('sort')}
      face={
        <>
          {say(SORT_WORDS[now])}
          <i class={styles['down']} aria-hidden="true" />
        </>
      }
    >
      {(close) =>
        sorts.map((each) => (
          <MenuItem
            key={each}
            action={`sort-${each}`}
            isChosen={each === now}
            onPress={() => {
              close();
              onChange({ ...question, sort: each });
            }}
          >
            {say(SORT_WORDS[each])}
          </MenuItem>
        ))
      }
    </Menu>
  );
}
