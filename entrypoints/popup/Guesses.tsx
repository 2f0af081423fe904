import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { PaperLine } from '../../components/PaperLine.tsx';
import { useWords } from '../../components/words.ts';
import { readableMath } from '../../lib/formats/bibtex/math-to-text.ts';
import type { Bibliography } from '../../lib/paper/bibliography.ts';
import type { GreetedSighting } from '../../lib/paper/sightings.ts';
import styles from './Popup.module.css';

export interface GuessesProps {
  guesses: GreetedSighting[];
  onSave(record: Bibliography): Promise<void>;
}

/** Guesses shown at once; a page with more of them is not a list of papers. */
const MOST = 50;

/** What the page may hold besides: each is taken or put away with one click. */
export function Guesses({ guesses, onSave }: GuessesProps) {
  const { say } = useWords();
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const open = guesses.filter(({ key }) => !settled.has(key)).slice(0, MOST);
  if (open.length === 0) return null;
  const settle = (key: string) => setSettled(new Set([...settled, key]));
  return (
    <section class={styles['guesses']}>
      <h2 class={styles['heading']}>{say('guesses')}</h2>
      <ul>
        {open.map(({ key, record }) => (
          <PaperLine
            key={key}
            id={key}
            paper={record}
            title={readableMath(record.title)}
            lead={
              <Button
                kind="icon"
                action="save-guess"
                label={say('save')}
                onPress={() => void onSave(record).then(() => settle(key))}
              >
                <Icon name="save" />
              </Button>
            }
            trail={
              <Button action="drop-guess" onPress={() => settle(key)}>
                {say('dismiss')}
              </Button>
            }
          />
        ))}
      </ul>
    </section>
  );
}
