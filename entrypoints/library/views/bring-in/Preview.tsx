import { useState } from 'preact/hooks';
import { Button } from '../../../../components/Button.tsx';
import { useWords } from '../../../../components/words.ts';
import { faultWords } from '../../../../lib/browser/words/fault-words.ts';
import type { ImportRow } from '../../../../lib/library/import/staged.ts';
import type { Rejection } from '../../../../lib/formats/interchange.ts';
import { EntryList } from './EntryList.tsx';
import styles from './BringInView.module.css';

export interface PreviewProps {
  row: ImportRow;
  onSave(except: readonly number[]): void;
  onGiveUp(): void;
}

/** What was understood of a file or text, to be saved whole or in part. */
export function Preview({ row, onSave, onGiveUp }: PreviewProps) {
  const { say, sayCount } = useWords();
  const { counts, rejected, leftOut, warnings } = row;
  const all = counts.new + counts.merged;
  const [except, setExcept] = useState<ReadonlySet<number>>(() => range(row.sure, all));
  const chosen = all - except.size;
  const choose = (index: number, isChosen: boolean) => {
    const next = new Set(except);
    if (isChosen) next.delete(index);
    else next.add(index);
    setExcept(next);
  };
  const parts = [
    counts.new > 0 && sayCount('count_new', counts.new),
    counts.merged > 0 && sayCount('count_merged', counts.merged),
    counts.rejected > 0 && sayCount('count_rejected', counts.rejected),
  ].filter(Boolean);
  return (
    <section class={styles['preview']} aria-labelledby="understood" data-preview={row.format}>
      <h2 id="understood" class={styles['heading']} tabIndex={-1}>
        <bdi>{row.name}</bdi>
      </h2>
      <p role="status" data-counts={`${counts.new} ${counts.merged} ${counts.rejected}`}>
        {parts.join(' · ')}
      </p>
      {warnings.map((warning) => (
        <p key={warning} class={styles['warning']}>
          {say('file_warning', faultWords(warning))}
        </p>
      ))}
      {all > row.sure && <p class={styles['hint']}>{say('guesses_hint')}</p>}
      <Told
        word={sayCount('count_rejected', counts.rejected)}
        hook="rejected"
        list={rejected}
        total={counts.rejected}
      />
      <Told
        word={sayCount('count_left_out', leftOut.length)}
        hook="left-out"
        list={leftOut}
        total={leftOut.length}
      />
      {all > 0 && (
        <>
          <label class={styles['all']}>
            <input
              type="checkbox"
              data-action="choose-all"
              checked={except.size === 0}
              ref={(box) => {
                if (box) box.indeterminate = chosen > 0 && except.size > 0;
              }}
              onChange={() => setExcept(except.size === 0 ? range(0, all) : new Set())}
            />
            {sayCount('count_chosen', chosen, all)}
          </label>
          <EntryList row={row} count={all} isChosen={(index) => !except.has(index)} choose={choose} />
        </>
      )}
      <div class={styles['actions']}>
        <Button
          kind="solid"
          action="bring-in-save"
          isDisabled={chosen === 0}
          onPress={() => onSave([...except])}
        >
          {sayCount('save_papers', chosen)}
        </Button>
        <Button action="bring-in-give-up" onPress={onGiveUp}>
          {say('do_not_save')}
        </Button>
      </div>
    </section>
  );
}

/** What could not be taken, by line and reason, folded. */
function Told({ word, hook, list, total }: { word: string; hook: string; list: Rejection[]; total: number }) {
  const { say } = useWords();
  if (list.length === 0) return null;
  return (
    <details class={styles['told']} data-told={hook} open={hook === 'rejected' && list.length <= 3}>
      <summary>{word}</summary>
      <ul>
        {list.slice(0, MOST_SHOWN).map(({ line, field, reason }, at) => (
          // The list never changes while it is shown.
          <li key={at}>
            {line !== undefined && <>{say('in_line', line)}: </>}
            {field !== undefined && <bdi>{field}: </bdi>}
            {faultWords(reason)}
          </li>
        ))}
        {total > Math.min(list.length, MOST_SHOWN) && <li>…</li>}
      </ul>
    </details>
  );
}

const MOST_SHOWN = 200;

function range(from: number, to: number): ReadonlySet<number> {
  return new Set(Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at));
}
