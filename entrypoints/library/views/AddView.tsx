import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { FieldForm } from '../../../components/FieldForm.tsx';
import { useWords } from '../../../components/words.ts';
import { askLibrary } from '../../../lib/browser/pages/library-client.ts';
import type { Bibliography } from '../../../lib/paper/bibliography.ts';
import { readTexts, textsOf, type FieldTexts, type TextField } from '../../../lib/paper/field-texts.ts';
import { isForPreview } from '../../../lib/library/import/several.ts';
import { readOne } from '../../../lib/sites/pasted/one.ts';
import styles from '../details/Works.module.css';
import { receive } from '../incoming.ts';
import { useLibrary } from '../use-library.ts';
import type { ViewProps } from '../views.ts';
import { Back } from './Back.tsx';
import view from './BackupsView.module.css';

const NOTHING: Bibliography = { title: '', authors: [], ids: {} };

/** A paper is added by hand: what is pasted is read into fields, what is not known stays empty. Nothing is asked of the net. */
export function AddView({ onLeave }: ViewProps) {
  const { say } = useWords();
  const { actions, open } = useLibrary();
  const [pasted, setPasted] = useState('');
  const [read, setRead] = useState<Bibliography | null>(null);
  const [changed, setChanged] = useState<Partial<FieldTexts>>({});
  const [wrong, setWrong] = useState<TextField[]>([]);
  const start = (record: Bibliography) => {
    setRead(record);
    setChanged({});
    setWrong([]);
  };
  const readPasted = async () => {
    if (await isForPreview(pasted)) receive({ html: '', text: pasted });
    else start(readOne(pasted) ?? NOTHING);
  };
  const save = async () => {
    if (!read) return;
    const { set, clear, wrong: unread } = readTexts(read, changed);
    const record: Bibliography = { ...read, ...set };
    for (const field of clear) {
      if (field === 'authors') record.authors = [];
      else if (field !== 'title' && field !== 'ids') delete record[field];
    }
    if (record.title.trim() === '') unread.push('title');
    setWrong(unread);
    if (unread.length > 0) return;
    let paper: string | undefined;
    let isNew = true;
    const isDone = await actions.run(
      async (operation) => {
        const answer = await askLibrary.addByHand({ operation, record });
        if (answer.ok) [paper, isNew] = [answer.value.papers[0], answer.value.isNew];
        return answer;
      },
      () => say(isNew ? 'added' : 'added_known'),
    );
    if (!isDone) return;
    onLeave();
    if (paper) open(paper);
  };
  return (
    <div class={view['view']}>
      <Back onPress={onLeave} />
      <h2 class={styles['heading']}>{say('add_paper')}</h2>
      {read ? (
        <FieldForm
          texts={{ ...textsOf(read), ...changed }}
          wrong={wrong}
          saveWord="add_now"
          isTyped={Object.keys(changed).length > 0}
          onChange={(field, text) => setChanged({ ...changed, [field]: text })}
          onSave={() => void save()}
          onCancel={() => setRead(null)}
        />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void readPasted();
          }}
        >
          <label class={styles['hint']}>
            {say('add_paste')}
            <textarea
              class={styles['area']}
              data-action="paste-paper"
              value={pasted}
              dir="auto"
              rows={4}
              maxLength={20_000}
              onInput={(event) => setPasted(event.currentTarget.value)}
            />
          </label>
          <div class={styles['foot']}>
            <Button
              kind="solid"
              action="read-paper"
              isDisabled={pasted.trim() === ''}
              onPress={() => void readPasted()}
            >
              {say('add_read')}
            </Button>
            <Button action="add-empty" onPress={() => start(NOTHING)}>
              {say('add_by_hand')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
