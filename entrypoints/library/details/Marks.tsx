import { useState } from 'preact/hooks';
import { ColourRow } from '../../../components/ColourRow.tsx';
import { useWords } from '../../../components/words.ts';
import { MARK_COLOURS, type MarkColour, type MarkRow } from '../../../lib/paper/rows.ts';
import { foldTitle } from '../../../lib/paper/title-key.ts';
import { useColourNames } from '../use-colour-names.ts';
import { MarkItem } from './MarkItem.tsx';
import { Orphan } from './Orphan.tsx';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';
import { useVersions } from './use-versions.ts';
import details from './Details.module.css';
import styles from './Marks.module.css';

/** From this many marks on there is something to search in. */
const MANY = 4;

/** The reader's marks on this paper, in the order of its text: title, abstract, body, and those that lost their words. */
export function Marks({ details: paper }: SectionProps) {
  const { say } = useWords();
  const nameOf = useColourNames();
  const versions = useVersions(paper);
  const [colours, setColours] = useState<readonly MarkColour[]>([]);
  const [query, setQuery] = useState('');
  const { marks } = paper;
  if (marks.length === 0) return null;

  const wanted = foldTitle(query);
  const isShown = ({ colour, quote, note }: MarkRow) =>
    (colours.length === 0 || colours.includes(colour)) &&
    (wanted === '' || foldTitle(`${quote.exact} ${note}`).includes(wanted));
  const used = MARK_COLOURS.filter((colour) => marks.some((mark) => mark.colour === colour));
  const stand = versions.marks.flatMap(({ mark, fate }) => (fate.kind === 'orphan' ? [] : [mark]));
  const orphans = versions.marks.flatMap(({ mark, fate }) => (fate.kind === 'orphan' ? [mark] : []));
  const of = (kind: 'title' | 'body') => marks.filter((mark) => mark.target.kind === kind).toSorted(inPaper);
  const list = (title: string | null, all: readonly MarkRow[]) => {
    const shown = all.filter(isShown);
    if (shown.length === 0) return null;
    return (
      <>
        {title && <h4 class={styles['part']}>{title}</h4>}
        <ul>
          {shown.map((mark) => (
            <MarkItem key={mark.id} mark={mark} details={paper} nameOf={nameOf} />
          ))}
        </ul>
      </>
    );
  };
  return (
    <Section title={say('marks')}>
      {(used.length > 1 || marks.length >= MANY) && (
        <div class={styles['filters']}>
          <ColourRow
            label={say('colour_filter')}
            nameOf={nameOf}
            colours={used}
            pressed={colours}
            countOf={(colour) => marks.filter((mark) => mark.colour === colour).length}
            onPress={(colour) =>
              setColours(
                colours.includes(colour) ? colours.filter((each) => each !== colour) : [...colours, colour],
              )
            }
          />
          {marks.length >= MANY && (
            <input
              type="search"
              class={styles['search']}
              data-action="search-marks"
              value={query}
              placeholder={say('search_notes')}
              aria-label={say('search_notes')}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          )}
        </div>
      )}
      {!marks.some(isShown) && <p class={details['aside']}>{say('no_such_mark')}</p>}
      {list(say('mark_in_title'), of('title'))}
      {list(marks.length > stand.length + orphans.length ? say('mark_in_abstract') : null, stand)}
      {list(say('mark_in_body'), of('body'))}
      {orphans.some(isShown) && (
        <>
          <h4 class={styles['lost']}>{say('orphans')}</h4>
          <ul>
            {orphans.filter(isShown).map((mark) => (
              <Orphan key={mark.id} mark={mark} details={paper} versions={versions} nameOf={nameOf} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** Blocks are numbered through the paper: "S2.p10" comes after "S2.p9". */
function inPaper(one: MarkRow, other: MarkRow): number {
  const block = ({ target }: MarkRow) => (target.kind === 'body' ? target.block : '');
  return (
    block(one).localeCompare(block(other), 'en', { numeric: true }) ||
    one.position.start - other.position.start
  );
}
