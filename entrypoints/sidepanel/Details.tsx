import type { RefObject } from 'preact';
import { liveQuery } from 'dexie';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MarkLine } from '../../components/MarkLine.tsx';
import { MarkedText } from '../../components/MarkedText.tsx';
import { NoteField } from '../../components/NoteField.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TagRow } from '../../components/TagRow.tsx';
import { useLive } from '../../components/use-live.ts';
import { useWords } from '../../components/words.ts';
import { siteName } from '../../lib/browser/site-names.ts';
import { paperDetails, type PaperDetails } from '../../lib/library/reading.ts';
import type { Store } from '../../lib/library/store.ts';
import { isWebAddress } from '../../lib/paper/schemas.ts';
import type { RecordRow } from '../../lib/paper/rows.ts';
import type { Actions } from './use-actions.ts';
import styles from './Details.module.css';

export interface DetailsProps {
  store: Store;
  id: string;
  actions: Actions;
  say(message: string): void;
  onBack(): void;
}

/** One paper, whole: what it is, what it says, what the reader made of it. */
export function Details({ store, id, actions, say: tell, onBack }: DetailsProps) {
  const { say } = useWords();
  const live = useLive(() => liveQuery(() => store.use((db) => paperDetails(db, id))), [id]);
  const heading = useRef<HTMLHeadingElement>(null);
  const isReady = live.state === 'ready';
  useEffect(() => heading.current?.focus(), [isReady]);
  if (live.state === 'loading') return null;
  const details = live.state === 'ready' ? live.value : null;
  return (
    <article class={styles['details']} data-details={id} aria-label={say('details_label')}>
      <Button kind="quiet" action="back" onPress={onBack}>
        <span class={styles['arrow']}>
          <Icon name="back" />
        </span>
        {say('back')}
      </Button>
      {details ? (
        <Whole details={details} actions={actions} tell={tell} onBack={onBack} heading={heading} />
      ) : (
        <Notice title={say('deleted')} />
      )}
    </article>
  );
}

interface WholeProps {
  details: PaperDetails;
  actions: Actions;
  tell(message: string): void;
  onBack(): void;
  heading: RefObject<HTMLHeadingElement | null>;
}

function Whole({ details: { paper, marks, records, abstract }, actions, tell, onBack, heading }: WholeProps) {
  const { say, sayDay } = useWords();
  const { bibliography: of, id } = paper;
  const text = abstract?.text ?? of.abstract;
  const onText = marks.filter((mark) => mark.target.kind === 'abstract');
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <h2 class={styles['title']} ref={heading} tabIndex={-1} dir="auto">
        {of.title}
      </h2>
      <p class={styles['authors']}>
        <bdi>{of.authors.map((author) => author.name).join(', ') || say('no_authors')}</bdi>
      </p>
      <p class={styles['facts']}>{factsOf(paper, say).join(' · ')}</p>
      <div class={styles['buttons']}>
        {linksOf(of).map(({ key, url }) => (
          <a key={key} class={styles['link']} href={url} target="_blank" rel="noreferrer">
            {say(key)}
          </a>
        ))}
        <Button
          kind="icon"
          action="star"
          label={say('star')}
          isPressed={paper.star}
          onPress={() => void actions.setStar(id, !paper.star)}
        >
          <Icon name="star" isFilled={paper.star} />
        </Button>
        <Button
          kind="icon"
          action="later"
          label={say(paper.state === 'later' ? 'keep_saved' : 'later')}
          isPressed={paper.state === 'later'}
          onPress={() => void actions.setState(id, paper.state === 'later' ? 'saved' : 'later')}
        >
          <Icon name="later" />
        </Button>
        <Button kind="icon" action="remove" label={say('delete')} onPress={() => setAsking(true)}>
          <Icon name="trash" />
        </Button>
      </div>
      {isAsking && (
        <p class={styles['ask']} role="alertdialog" aria-label={say('confirm_delete')}>
          {say('confirm_delete')}{' '}
          <Button
            action="remove-now"
            onPress={() => void actions.remove(id).then((isDone) => isDone && onBack())}
          >
            {say('delete_now')}
          </Button>{' '}
          <Button action="remove-not" onPress={() => setAsking(false)}>
            {say('keep_it')}
          </Button>
        </p>
      )}
      <TagRow tags={paper.tags} onChange={(tags) => void actions.setTags(id, tags)} />
      {text && (
        <section>
          <h3 class={styles['heading']}>{say('abstract')}</h3>
          <MarkedText text={text} marks={onText} />
          {of.cut && of.cut.length > 0 && <p class={styles['aside']}>{say('field_cut')}</p>}
        </section>
      )}
      {marks.length > 0 && (
        <section>
          <h3 class={styles['heading']}>{say('marks')}</h3>
          <ul>
            {marks.map((mark) => (
              <MarkLine
                key={mark.id}
                id={mark.id}
                words={mark.quote.exact}
                note={mark.note}
                colour={mark.colour}
                actions={
                  <Button
                    kind="icon"
                    action="remove-mark"
                    label={say('remove_mark')}
                    onPress={() => void actions.removeMark(mark.id)}
                  >
                    <Icon name="close" />
                  </Button>
                }
              />
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3 class={styles['heading']}>{say('your_note')}</h3>
        <NoteField
          value={paper.note}
          placeholder={say('paper_note_placeholder')}
          onKeep={(note) => actions.setNote(id, note)}
          onKept={() => tell(say('done'))}
        />
      </section>
      <section class={styles['aside']}>
        <h3 class={styles['heading']}>{say('sources')}</h3>
        <ul>
          {records.map((record) => (
            <li key={record.id}>
              <Source record={record} /> · {sayDay(new Date(record.at).toISOString().slice(0, 10))}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Source({ record: { source } }: { record: RecordRow }) {
  const { say } = useWords();
  if (source.kind !== 'page') return <>{say(source.kind === 'import' ? 'from_import' : 'from_reader')}</>;
  const name = siteName(source.site);
  if (!isWebAddress(source.url)) return <>{name}</>;
  return (
    <a href={source.url} target="_blank" rel="noreferrer">
      {name}
    </a>
  );
}

type Say = ReturnType<typeof useWords>['say'];

function factsOf(paper: PaperDetails['paper'], say: Say): string[] {
  const { venue, year, date, ids, journalRef, withdrawn, subjects, comments } = paper.bibliography;
  const arxiv = ids.arxiv ? `arXiv ${ids.arxiv}${ids.arxivVersion ? `v${ids.arxivVersion}` : ''}` : '';
  return [
    withdrawn ? say('withdrawn') : '',
    venue ?? '',
    date ?? (year ? String(year) : ''),
    arxiv,
    ids.doi ? `doi ${ids.doi}` : '',
    journalRef ?? '',
    subjects?.join('; ') ?? '',
    comments ?? '',
  ].filter(Boolean);
}

function linksOf({ url, ids, links = [] }: PaperDetails['paper']['bibliography']) {
  const page =
    url ??
    (ids.arxiv ? `https://arxiv.org/abs/${ids.arxiv}` : ids.doi ? `https://doi.org/${ids.doi}` : undefined);
  const pdf = links.find((link) => link.kind === 'pdf')?.url;
  const found: { key: 'open_page' | 'open_pdf'; url: string }[] = [];
  if (page && isWebAddress(page)) found.push({ key: 'open_page', url: page });
  if (pdf && isWebAddress(pdf)) found.push({ key: 'open_pdf', url: pdf });
  return found;
}
