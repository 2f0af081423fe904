import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../../components/Button.tsx';
import { useWords } from '../../../../components/words.ts';
import type { ViewProps } from '../../views.ts';
import { Preview } from './Preview.tsx';
import { useBringing, type Bringing } from './use-bringing.ts';
import { Back } from '../Back.tsx';
import styles from './BringInView.module.css';

/** Endings of the files that are offered first; any other may be chosen. */
const ENDINGS = '.json,.bib,.ris,.csv,.tsv,.txt,.md,.xml,.atom,.rss,.gz,.jsonld,.nbib,.enw';

/** Bring in: from what is pasted, dropped or chosen, by way of a look at it, into the library. */
export function BringInView({ onLeave }: ViewProps) {
  const { say, sayCount, percent } = useWords();
  const bringing = useBringing(say('pasted_text'));
  const { stage } = bringing;
  // Kept while it is read, so that what could not be understood can be put right.
  const [text, setText] = useState('');
  useEffect(() => {
    if (stage.name === 'done') setText('');
  }, [stage.name]);
  const root = useRef<HTMLDivElement>(null);
  // Where the reader is led when the screen changes under the hands: with the view, before the next key.
  useLayoutEffect(
    () => root.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true }),
    [stage.name],
  );

  return (
    <div class={styles['view']} ref={root} data-stage={stage.name}>
      <Back onPress={onLeave} />
      {stage.name === 'ask' && (
        <Ask bringing={bringing} problem={stage.problem} text={text} onText={setText} />
      )}
      {stage.name === 'reading' && (
        <section class={styles['running']}>
          <h2 class={styles['heading']} tabIndex={-1}>
            {say('bring_in_reading', stage.of)}
          </h2>
          <progress aria-label={say('bring_in_reading', stage.of)} />
          <p role="status">{stage.read > 0 ? sayCount('papers_read', stage.read) : ''}</p>
          <Button action="bring-in-give-up" onPress={bringing.giveUp}>
            {say('cancel')}
          </Button>
        </section>
      )}
      {stage.name === 'preview' && (
        <Preview key={stage.row.id} row={stage.row} onSave={bringing.save} onGiveUp={bringing.giveUp} />
      )}
      {stage.name === 'saving' && (
        <section class={styles['running']}>
          <h2 class={styles['heading']} tabIndex={-1}>
            {say('bring_in_saving', stage.row.name)}
          </h2>
          <progress aria-label={say('bring_in_saving', stage.row.name)} max={1} value={stage.done} />
          <p role="status">{stage.isStopping ? say('stopping') : percent(stage.done)}</p>
          <Button action="bring-in-give-up" isDisabled={stage.isStopping} onPress={bringing.giveUp}>
            {say('cancel')}
          </Button>
        </section>
      )}
      {stage.name === 'done' && (
        <section class={styles['running']} data-result={JSON.stringify(stage.result)}>
          <h2 class={styles['heading']} tabIndex={-1}>
            {sayCount('brought_in', stage.result.added)}
          </h2>
          <p role="status">
            {[
              stage.result.merged > 0 && sayCount('count_merged', stage.result.merged),
              stage.result.left > 0 && sayCount('count_left', stage.result.left),
              stage.result.rejected > 0 && sayCount('count_rejected', stage.result.rejected),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <div class={styles['actions']}>
            <Button kind="solid" action="bring-in-done" onPress={onLeave}>
              {say('to_library')}
            </Button>
            <Button action="bring-in-undo" onPress={bringing.undo}>
              {say('undo')}
            </Button>
            <Button action="bring-in-more" onPress={bringing.giveUp}>
              {bringing.waiting > 0 ? sayCount('next_file', bringing.waiting) : say('bring_in_more')}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}

function Ask({
  bringing,
  problem,
  text,
  onText,
}: {
  bringing: Bringing;
  text: string;
  onText(text: string): void;
  problem: string | undefined;
}) {
  const { say } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <section class={styles['ask']}>
      <h2 class={styles['heading']} tabIndex={-1}>
        {say('bring_in')}
      </h2>
      {problem && (
        <p class={styles['problem']} role="alert" data-problem>
          {problem}
        </p>
      )}
      <p class={styles['hint']}>{say('bring_in_hint')}</p>
      <div class={styles['actions']}>
        <Button kind="solid" action="bring-in-choose" onPress={() => chooser.current?.click()}>
          {say('choose_files')}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          accept={ENDINGS}
          data-action="bring-in-file"
          aria-label={say('choose_files')}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            if (files.length > 0) bringing.take({ files });
          }}
        />
      </div>
      <label class={styles['label']} for="bring-in-text">
        {say('bring_in_text')}
      </label>
      <textarea
        id="bring-in-text"
        class={styles['text']}
        dir="auto"
        rows={8}
        spellcheck={false}
        value={text}
        placeholder={say('bring_in_example')}
        onInput={(event) => onText(event.currentTarget.value)}
        onPaste={(event) => {
          // A copied page is read as it was marked up, not as the field would flatten it.
          const html = event.clipboardData?.getData('text/html') ?? '';
          const plain = event.clipboardData?.getData('text/plain') ?? '';
          if (text !== '' || html === '' || plain === '') return;
          event.preventDefault();
          bringing.take({ html, text: plain });
        }}
      />
      <div class={styles['actions']}>
        <Button
          action="bring-in-read"
          isDisabled={text.trim() === ''}
          onPress={() => bringing.take({ html: '', text })}
        >
          {say('read_text')}
        </Button>
      </div>
    </section>
  );
}
