import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useWords, type WordKey } from '../../components/words.ts';
import { refusalWords } from '../../lib/browser/refusal-words.ts';
import { useSetting } from '../../components/use-setting.ts';
import { keysNow, keyWords } from '../../lib/browser/keys/shown.ts';
import { AS_THEY_COME, chosenKeys } from '../../lib/browser/keys/stored.ts';
import { askLibrary, newOperation } from '../../lib/browser/library-client.ts';
import { Sites } from '../options/Sites.tsx';
import '../reader.content/highlights.css';
import { Sample } from './Sample.tsx';
import { useSample } from './use-sample.ts';
import styles from './Welcome.module.css';

const STEPS = ['save', 'mark', 'fold'] as const;
/** The keys that each step speaks of. */
const keysOf = { save: ['next', 'save'], mark: [], fold: ['fold'] } as const;

/** From nothing to the first kept and marked paper, on the page itself; then where else Offprint reads. */
export function Welcome() {
  const { say } = useWords();
  const tried = useSample();
  const [message, setMessage] = useState('');
  const keys = keysNow('page', useSetting(chosenKeys) ?? AS_THEY_COME);

  async function remove() {
    const answer = await askLibrary.remove({ operation: newOperation(), papers: tried.kept });
    setMessage(answer.ok ? say('welcome_removed') : refusalWords(answer));
  }

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
                  {say(
                    `welcome_${step}_how` satisfies WordKey,
                    ...keysOf[step].map((does) => keyWords(keys[does] ?? '')),
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
        </div>
        <Sample />
      </section>

      <section aria-labelledby="sites" class={styles['section']}>
        <h2 id="sites" class={styles['heading']}>
          {say('welcome_sites')}
        </h2>
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

      <section aria-labelledby="next" class={styles['section']}>
        <h2 id="next" class={styles['heading']}>
          {say('welcome_next')}
        </h2>
        <p class={styles['hint']}>{say('welcome_next_hint')}</p>
        <p class={styles['links']}>
          <a href="https://arxiv.org/list/cs.LG/new" target="_blank" rel="noreferrer">
            {say('welcome_arxiv')}
          </a>
          <a href="https://huggingface.co/papers" target="_blank" rel="noreferrer">
            {say('welcome_hugging_face')}
          </a>
        </p>
      </section>
    </main>
  );
}
