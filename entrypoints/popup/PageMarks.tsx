import { MarkLine } from '../../components/MarkLine.tsx';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useWords } from '../../components/words.ts';
import { askPage } from '../../lib/browser/pages/page-client.ts';
import { readableMath } from '../../lib/formats/bibtex/math-to-text.ts';
import { noteWords } from '../../lib/formats/note-words.ts';
import type { LibraryDatabase } from '../../lib/library/database/database.ts';
import type { PapersWithMarks } from '../../lib/library/reading/first-look.ts';
import { marksOf, papersById } from '../../lib/library/reading/reading.ts';
import type { ReadableStore } from '../../lib/library/database/store.ts';
import type { MarkRow } from '../../lib/paper/rows.ts';
import type { PageReport } from '../../lib/wire/content.ts';
import { useColourNames } from '../library/use-colour-names.ts';
import styles from './Popup.module.css';

export interface PageMarksProps {
  /** What was read ahead of the store. */
  first: PapersWithMarks | null;
  /** It may no longer be as it was read. */
  isChanged: boolean;
  sightings: PageReport['sightings'];
  store: ReadableStore;
  tab: number;
  say(message: string): void;
}

/** The reader's marks and notes on the papers of this page; each leads to its place. */
export function PageMarks({ first, isChanged, sightings, store, tab, say: tell }: PageMarksProps) {
  const { say } = useWords();
  const nameOf = useColourNames();
  const keyOf = new Map(sightings.flatMap(({ paper, key }) => (paper ? [[paper, key] as const] : [])));
  const ids = [...keyOf.keys()];
  const read = async (db: LibraryDatabase) => ({
    marks: await marksOf(db, ids),
    papers: await papersById(db, ids),
  });
  const isRead = ids.every((id) => first?.papers.some((paper) => paper.id === id));
  const isFollowing = isChanged || !isRead;
  const found = valueOf(useLive(() => (isFollowing ? store.live(read) : null), [isFollowing, ids.join(' ')]));
  const { marks: inText = [], papers = [] } = found ?? first ?? {};
  // As they stand on the page: its papers one after another, and in each the order of its text, its title first.
  const places = new Map(ids.map((id, at) => [id, at]));
  const placeOf = ({ paper, target }: MarkRow) =>
    2 * (places.get(paper) ?? 0) + (target.kind === 'title' ? 0 : 1);
  const marks = inText.toSorted((one, other) => placeOf(one) - placeOf(other));
  const noted = papers.filter(({ note }) => note !== '');
  if (marks.length === 0 && noted.length === 0) return null;
  const go = async (paper: string, mark?: string) => {
    const key = keyOf.get(paper) ?? '';
    const answer = await askPage(tab).reveal(mark ? { key, mark } : { key });
    if (!answer.ok || !answer.value) tell(say('not_on_page'));
  };
  return (
    <section class={styles['marks']}>
      <h2 class={styles['heading']}>{say('marks_on_page')}</h2>
      <ul>
        {marks.map(({ id, paper, quote, note, colour }) => (
          <MarkLine
            key={id}
            id={id}
            words={readableMath(quote.exact)}
            note={note}
            colour={colour}
            colourName={nameOf(colour)}
            openLabel={say('jump')}
            onOpen={() => void go(paper, id)}
          />
        ))}
      </ul>
      {noted.length > 0 && (
        <ul aria-label={say('notes_on_page')}>
          {noted.map(({ id, bibliography, note }) => (
            <li key={id} class={styles['note']} data-note={id}>
              <button
                type="button"
                data-action="jump"
                title={say('jump')}
                onClick={() => void go(id)}
                dir="auto"
              >
                {readableMath(bibliography.title)}
              </button>
              <p dir="auto">{noteWords(note)}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
