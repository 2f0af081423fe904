import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { TEXT_FIELDS, type FieldTexts, type TextField } from '../lib/paper/field-texts.ts';
import { Button } from './Button.tsx';
import { useWords, type WordKey } from './words.ts';
import styles from './FieldForm.module.css';

/** Where the value of a field is from. */
export interface FieldOrigin {
  text: string;
  /** The reader's own: shown in the reader's colour, and can be given back. */
  isReader: boolean;
}

export interface FieldFormProps {
  texts: FieldTexts;
  /** Fields whose text cannot be read. */
  wrong: readonly TextField[];
  origins?: Partial<Record<TextField, FieldOrigin>>;
  saveWord: WordKey;
  isBusy?: boolean;
  /** Something was typed that is not saved: one slip on Esc does not lose it. */
  isTyped: boolean;
  onChange(field: TextField, text: string): void;
  onReset?(field: TextField): void;
  onSave(): void;
  onCancel(): void;
}

export const FIELD_WORDS: Record<TextField, WordKey> = {
  title: 'field_title',
  authors: 'field_authors',
  venue: 'field_venue',
  year: 'year',
  date: 'field_date',
  volume: 'field_volume',
  issue: 'field_issue',
  pages: 'field_pages',
  publisher: 'field_publisher',
  arxiv: 'field_arxiv',
  doi: 'field_doi',
  url: 'field_url',
  abstract: 'abstract',
  comments: 'field_comments',
};

/** Rows of a field that is more than one line. */
const ROWS: Partial<Record<TextField, number>> = { title: 2, authors: 3, abstract: 6, comments: 2 };

/** The fields of a paper to be written, each with where its value is from. */
export function FieldForm(props: FieldFormProps) {
  const {
    texts,
    wrong,
    origins = {},
    saveWord,
    isBusy = false,
    isTyped,
    onChange,
    onReset,
    onSave,
    onCancel,
  } = props;
  const { say } = useWords();
  const [isWarned, setWarned] = useState(false);
  const name = useId();
  const form = useRef<HTMLFormElement>(null);
  const warning = useRef<HTMLSpanElement>(null);
  // The field may be far above.
  useLayoutEffect(() => {
    if (isWarned) warning.current?.scrollIntoView({ block: 'nearest' });
  }, [isWarned]);
  // What opened it is gone, and the keyboard would be nowhere.
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[data-field]')?.focus(), []);
  return (
    <form
      ref={form}
      class={styles['form']}
      data-fields
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        if (isTyped && !isWarned) setWarned(true);
        else onCancel();
      }}
    >
      {TEXT_FIELDS.map((field) => {
        const id = `${name}-${field}`;
        const origin = origins[field];
        const isWrong = wrong.includes(field);
        const common = {
          id,
          class: styles['input'],
          'data-field': field,
          value: texts[field],
          dir: 'auto' as const,
          'aria-invalid': isWrong,
          'aria-describedby': isWrong || origin ? `${id}-about` : undefined,
          onInput: (event: { currentTarget: { value: string } }) => {
            setWarned(false);
            onChange(field, event.currentTarget.value);
          },
        };
        return (
          <div key={field} class={styles['field']} data-short={SHORT.has(field) ? '' : undefined}>
            <div class={styles['head']}>
              <label class={styles['label']} for={id}>
                {say(FIELD_WORDS[field])}
              </label>
              <span class={styles['about']} id={`${id}-about`} data-own={origin?.isReader ? '' : undefined}>
                {isWrong ? <span class={styles['wrong']}>{say('field_wrong')}</span> : origin?.text}
              </span>
              {origin?.isReader && onReset && (
                <Button action={`reset-${field}`} onPress={() => onReset(field)}>
                  {say('field_reset')}
                </Button>
              )}
            </div>
            {ROWS[field] ? (
              <textarea {...common} rows={ROWS[field]} />
            ) : (
              <input {...common} type="text" autocomplete="off" spellcheck={false} />
            )}
            {field === 'authors' && <p class={styles['hint']}>{say('field_authors_hint')}</p>}
          </div>
        );
      })}
      <div class={styles['foot']}>
        <Button kind="solid" action="save-fields" isDisabled={isBusy} submits>
          {say(saveWord)}
        </Button>
        <Button action="cancel-fields" onPress={onCancel}>
          {say('cancel')}
        </Button>
        <span ref={warning} class={styles['hint']} role="status">
          {isWarned && say('fields_typed')}
        </span>
      </div>
    </form>
  );
}

/** Fields that stand several to a line. */
const SHORT: ReadonlySet<TextField> = new Set([
  'year',
  'date',
  'volume',
  'issue',
  'pages',
  'publisher',
  'arxiv',
  'doi',
]);
