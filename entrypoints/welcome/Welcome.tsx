import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { KeyCaps } from '../../components/KeyCaps.tsx';
import { Sentence } from '../../components/Sentence.tsx';
import { useWords, type WordKey } from '../../components/words.ts';
import { learnWindow, openLibrary } from '../../lib/browser/pages/panel.ts';
import { refusalWords } from '../../lib/browser/words/refusal-words.ts';
import { useSetting } from '../../components/use-setting.ts';
import { chordParts, keysNow } from '../../lib/browser/keys/shown.ts';
import { AS_THEY_COME, chosenKeys } from '../../lib/browser/keys/stored.ts';
import { askLibrary, newOperation } from '../../lib/browser/pages/library-client.ts';
import { Sites } from '../options/Sites.tsx';
import '../reader.content/highlights.css';
import { Onward } from './Onward.tsx';
import { Sample } from './Sample.tsx';
import { useSample } from './use-sample.ts';
import styles from './Welcome.module.css';

const STEPS = ['save', 'mark', 'fold'] as const;

/** A key by what it does now. */
function Key({ chord = '' }: { chord?: string | undefined }) {
  return <KeyCaps chords={chord === '' ? [] : [chordParts(chord)]} />;
}

/** From nothing to the first kept and marked paper, on the page itself; then where else Offprint reads. */
export function Welcome() {
  const { say } = useWords();
  const tried = useSample();
  const [message, setMessage] = useState('');
  const keys = keysNow('page', useSetting(chosenKeys) ?? AS_THEY_COME);
  useEffect(() => void learnWindow(), []);
  const ring = (
    <span class={styles['sign']}>
      <Icon name="save" />
    </span>
  );
  /** What each step speaks of. */
  const fill: Record<(typeof STEPS)[number], ComponentChildren[]> = {
    save: [ring, <Key key="next" chord={keys['next']} />, <Key key="save" chord={keys['save']} />],
    mark: [],
    fold: [<Key key="fold" chord={keys['fold']} />],
  };
  /** Said where a step was, once it is done: where is it now? */
  const outcome: Partial<Record<(typeof STEPS)[number], ComponentChildren>> = {
    save: (
      <>
        {say('welcome_kept')}{' '}
        <Button action="open-library" onPress={() => void openLibrary(tried.kept[0])}>
          {say('open_library')}
        </Button>
      </>
    ),
    mark: say('welcome_marked'),
  };

  async function remove() {
    const answer = await askLibrary.remove({ operation: newOperation(), papers: tried.kept });
    setMessage(answer.ok ? say('welcome_removed') : refusalWords(answer));
  }

  // Whoever has kept and marked one knows what is to be known: the way on stands where they look.
  const isOnward = tried.save && tried.mark;
  return (
    <main class={styles['welcome']}>
      <header class={styles['head']}>
        <h1 class={styles['title']}>{say('welcome_title')}</h1>
        <p class={styles['lead']}>{say('welcome_lead')}</p>
      </header>

      <section aria-labelledby="try" class={styles['try']}>
        <div class={styles['steps']}>
          <h2 id="try" class={styles['heading']}>
            {say('welcome_try')}
          </h2>
          <ol>
            {STEPS.map((step) => (
              <li key={step} class={styles['step']} data-step={step} data-done={tried[step] ? '' : undefined}>
                <span class={styles['tick']}>
                  {tried[step] && <Icon name="check" />}
                  <span class="unseen">{say(tried[step] ? 'welcome_done' : 'welcome_to_do')}</span>
                </span>
                <span>
                  <strong>{say(`welcome_${step}` satisfies WordKey)}</strong>{' '}
                  {(tried[step] && outcome[step]) || (
                    <Sentence words={`welcome_${step}_how` satisfies WordKey} fill={fill[step]} />
                  )}
                </span>
              </li>
            ))}
          </ol>
          <p class={styles['hint']}>{say('welcome_limits')}</p>
          {tried.kept.length > 0 && (
            <Button action="remove-samples" onPress={() => void remove()}>
              {say('welcome_remove')}
            </Button>
          )}
          <p role="status" class={styles['hint']}>
            {message}
          </p>
          {isOnward && <Onward />}
        </div>
        <Sample />
      </section>

      {!isOnward && <Onward />}

      <section aria-labelledby="sites" class={styles['section']}>
        <h2 id="sites" class={styles['heading']}>
          {say('welcome_sites')}
        </h2>
        <p class={styles['hint']}>{say('sites_prompt')}</p>
        <Sites />
      </section>

      <section aria-labelledby="bring" class={styles['section']}>
        <h2 id="bring" class={styles['heading']}>
          {say('welcome_bring')}
        </h2>
        <p class={styles['hint']}>{say('welcome_bring_hint')}</p>
        <Button
          kind="solid"
          action="bring-in"
          onPress={() =>
            void browser.tabs.create({ url: browser.runtime.getURL('/library.html#view=bring-in') })
          }
        >
          {say('bring_in')}
        </Button>
      </section>
    </main>
  );
}
