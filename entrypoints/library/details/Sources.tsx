import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { FIELD_WORDS } from '../../../components/FieldForm.tsx';
import { useWords } from '../../../components/words.ts';
import { askLibrary } from '../../../lib/browser/pages/library-client.ts';
import { differencesOf, type TextField } from '../../../lib/paper/field-texts.ts';
import type { RecordRow } from '../../../lib/paper/rows.ts';
import { isWebAddress } from '../../../lib/paper/schemas.ts';
import { TexText } from '../note/TexText.tsx';
import { useLibrary } from '../use-library.ts';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';
import { useSourceName } from './use-source-name.ts';
import styles from './Works.module.css';

/** Sources shown before the reader asks for all: a paper met daily has many. */
const FIRST = 8;
/** What the source's name and its link say already. */
const IN_NAME: ReadonlySet<TextField> = new Set(['url', 'arxiv']);
/** Of a long text that differs, so much is shown. */
const SHOWN = 160;

/** Where the paper was met and when, what each source says otherwise, and the way to part them. */
export function Sources({ details: { paper, records } }: SectionProps) {
  const { say } = useWords();
  const { actions, open } = useLibrary();
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [isWhole, setWhole] = useState(false);
  const ordered = records.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const shown = isWhole || chosen ? ordered : ordered.slice(0, FIRST);
  const out = ordered.filter(({ id }) => chosen?.has(id)).map(({ id }) => id);
  const split = async () => {
    let made: string | undefined;
    const isDone = await actions.run(
      async (operation) => {
        const answer = await askLibrary.split({ operation, paper: paper.id, records: out });
        if (answer.ok) made = answer.value.papers.find((id) => id !== paper.id);
        return answer;
      },
      () => say('split_done'),
    );
    if (!isDone) return;
    setChosen(null);
    if (made) open(made);
  };
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Section
      title={say('sources')}
      actions={
        records.length > 1 && (
          <Button
            action="choose-sources"
            isPressed={chosen !== null}
            onPress={() => setChosen(chosen ? null : new Set())}
          >
            {say('split')}
          </Button>
        )
      }
    >
      {chosen && <p class={styles['hint']}>{say('split_hint')}</p>}
      <ul>
        {shown.map((record) => (
          <li key={record.id} class={styles['source']} data-record={record.id}>
            {chosen && (
              <input
                type="checkbox"
                class={styles['check']}
                data-action="choose-source"
                checked={chosen.has(record.id)}
                aria-label={say('split_choose')}
                onChange={() => toggle(record.id)}
              />
            )}
            <SourceLine record={record} paper={paper.bibliography} />
          </li>
        ))}
      </ul>
      {shown.length < ordered.length && (
        <Button action="all-sources" onPress={() => setWhole(true)}>
          {say('show_all_sources', ordered.length)}
        </Button>
      )}
      {chosen && (
        <div class={styles['foot']}>
          <Button
            kind="solid"
            action="split"
            isDisabled={out.length === 0 || out.length === ordered.length}
            onPress={() => void split()}
          >
            {say('split_now')}
          </Button>
          <Button action="cancel-split" onPress={() => setChosen(null)}>
            {say('cancel')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function SourceLine({ record, paper }: { record: RecordRow; paper: RecordRow['given'] }) {
  const { say, sayDay } = useWords();
  const name = useSourceName()(record);
  const { source, given, at } = record;
  // The paper's own page on the site says more than the listing on which it stood that day.
  const address = given.url ?? (source.kind === 'page' ? source.url : undefined);
  return (
    <div class={styles['body']}>
      {address && isWebAddress(address) ? (
        <a href={address} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        name
      )}{' '}
      · {sayDay(new Date(at).toISOString().slice(0, 10))}
      <dl class={styles['differences']}>
        {differencesOf(given, paper)
          .filter(({ field }) => !IN_NAME.has(field))
          .map(({ field, text }) => (
            <div key={field} data-differs={field}>
              <dt>{say(FIELD_WORDS[field])}</dt>
              <dd dir="auto">
                <TexText text={short(field === 'authors' ? text.replaceAll('\n', ', ') : text)} />
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

const short = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()} …` : text);
