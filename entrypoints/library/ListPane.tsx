import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useWords } from '../../components/words.ts';
import { keyWords } from '../../lib/browser/keys/shown.ts';
import { allIds } from './all-ids.ts';
import { AskedLine } from './AskedLine.tsx';
import { fetchAhead } from './lazy-once.ts';
import { FilterLine } from './FilterLine.tsx';
import { BulkBar } from './list/BulkBar.tsx';
import { Empty } from './list/Empty.tsx';
import { List } from './list/List.tsx';
import { QuickShelves } from './QuickShelves.tsx';
import { asksForAll, type Question } from './question.ts';
import { listedIn, RowCache } from './row-cache.ts';
import { useAsked } from './use-asked.ts';
import { useLibrary, type Asked } from './use-library.ts';
import { useListing, type Listing } from './use-listing.ts';
import type { Selection } from './use-selection.ts';
import styles from './App.module.css';

/** More may be found yet: not all papers were searched, or not all of their texts. */
const isReading = ({ answer }: Listing, { text }: Question): boolean =>
  answer?.reach === 'part' || (answer?.reach === 'titles' && text.trim() !== '');

export interface ListPaneProps {
  question: Question;
  onChange(question: Question): void;
  selection: Selection;
  opened: string | null;
  isWide: boolean;
  isActive: boolean;
  /** What a key asked for, until it is answered. */
  asked: Asked | null;
  onAnswered(): void;
  /** The papers listed, by place; undefined where its id is not known. */
  onListed(papers: readonly (string | undefined)[]): void;
  /** The reader wants all the filters, where they do not stand beside the list. */
  onFilters(): void;
}

/** The search, what it is narrowed to, and what it finds. */
export function ListPane(props: ListPaneProps) {
  const { question, onChange, selection, opened, isWide, isActive, asked, onAnswered, onListed, onFilters } =
    props;
  const { say, sayCount } = useWords();
  const { store, searcher, totals, first, keys, found } = useLibrary();
  const [searchKey] = [...keys].find(([, does]) => does === 'search') ?? [];
  const reading = useAsked(question.text);
  // What was understood of it is what is listed; what stands in the box stays the reader's.
  const understood = reading ? { ...question, text: reading.text } : question;
  const rows = useMemo(() => new RowCache(store, listedIn(first)), [store, first]);
  const { listing, want } = useListing(understood, rows);
  const [isTagging, setTagging] = useState(false);

  useEffect(() => {
    if (listing) onListed(listing.ids);
    found.current = listing ? { question: listing.question, total: listing.total } : null;
  }, [listing, onListed, found]);
  // The first rows stand: time for what the first opening of a paper will want.
  const isListed = listing !== undefined;
  useEffect(() => {
    if (!isListed) return undefined;
    const timer = setTimeout(fetchAhead, 300);
    return () => clearTimeout(timer);
  }, [isListed]);
  const chooseAll = async () => selection.choose(await allIds(searcher, understood));
  useEffect(() => {
    if (asked === null) return;
    onAnswered();
    if (asked === 'choose-all') void chooseAll();
    else setTagging(true);
  }, [asked]);

  const isAnswered = listing !== undefined && JSON.stringify(listing.question) === JSON.stringify(understood);
  const isEmpty = isAnswered && listing.total === 0 && listing.answer?.reach === 'whole';
  // The same element is not drawn again: a keystroke draws the list once, when it is answered.
  const list = useMemo(
    () =>
      listing && (
        <List
          listing={listing}
          cache={rows}
          want={want}
          selection={selection}
          opened={opened}
          isBeside={isWide}
          isActive={isActive}
        />
      ),
    [listing, rows, want, selection, opened, isWide, isActive],
  );
  return (
    <>
      <header class={styles['head']}>
        <SearchField
          value={question.text}
          placeholder={totals?.all ? sayCount('search_papers', totals.all) : say('search_empty')}
          hotkey={searchKey === undefined ? '' : keyWords(searchKey)}
          isLedTo
          onInput={(text) => onChange({ ...question, text })}
        />
        {!isWide && (
          <Button kind="icon" action="filters" label={say('filters')} onPress={onFilters}>
            <Icon name="filter" />
          </Button>
        )}
      </header>
      {reading && (
        <AskedLine
          text={reading.text}
          onChange={(text) => onChange({ ...question, text })}
          onRefuse={reading.refuse}
        />
      )}
      <div class={styles['bar']} data-bar>
        {!isWide && totals?.all !== 0 && <QuickShelves question={question} onChange={onChange} />}
        {selection.chosen.size > 0 ? (
          <BulkBar
            selection={selection}
            total={listing?.total ?? 0}
            isTagging={isTagging}
            onTagged={() => setTagging(false)}
            onChooseAll={() => void chooseAll()}
          />
        ) : (
          <FilterLine
            question={understood}
            total={
              isAnswered ? (asksForAll(question) ? (totals?.all ?? listing.total) : listing.total) : undefined
            }
            isReading={isAnswered && isReading(listing, understood)}
            onChange={({ text, ...rest }) =>
              onChange({ ...rest, text: text === understood.text ? question.text : text })
            }
            isCounted={isWide}
          />
        )}
      </div>
      {isEmpty ? (
        <div class={styles['empty']} data-answers={question.text}>
          <Empty question={question} onChange={onChange} />
        </div>
      ) : (
        list
      )}
    </>
  );
}
