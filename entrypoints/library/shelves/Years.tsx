import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../../../components/words.ts';
import { withFilter, type Question } from '../question.ts';
import { Group } from './Shelf.tsx';
import styles from './Shelves.module.css';

export interface YearsProps {
  question: Question;
  /** Newest first. */
  years: readonly { year: number; count: number }[];
  onChange(question: Question): void;
}

/** From which year to which. */
export function Years({ question, years, onChange }: YearsProps) {
  const { say } = useWords();
  const { from, to } = question.filters.years ?? {};
  const set = (next: { from?: number | undefined; to?: number | undefined }) =>
    onChange({
      ...question,
      filters: withFilter(question.filters, { kind: 'years', from, to, ...next }),
    });
  return (
    <Group title={say('year')}>
      <li class={styles['years']}>
        <YearField
          action="year-from"
          label={say('year_from')}
          value={from}
          placeholder={years.at(-1)?.year}
          onChange={(year) => set({ from: year })}
        />
        <span aria-hidden="true">–</span>
        <YearField
          action="year-to"
          label={say('year_to')}
          value={to}
          placeholder={years[0]?.year}
          onChange={(year) => set({ to: year })}
        />
      </li>
    </Group>
  );
}

interface YearFieldProps {
  action: string;
  label: string;
  value: number | undefined;
  placeholder: number | undefined;
  onChange(year: number | undefined): void;
}

/** A year of four digits, or nothing; what is half typed asks for nothing yet. */
function YearField({ action, label, value, placeholder, onChange }: YearFieldProps) {
  const [draft, setDraft] = useState('');
  useEffect(() => setDraft(value === undefined ? '' : String(value)), [value]);
  return (
    <input
      inputMode="numeric"
      data-action={action}
      maxLength={4}
      value={draft}
      placeholder={String(placeholder ?? '')}
      aria-label={label}
      onInput={(event) => {
        const text = event.currentTarget.value;
        setDraft(text);
        if (text === '') onChange(undefined);
        else if (/^\d{4}$/.test(text)) onChange(Number(text));
      }}
    />
  );
}
