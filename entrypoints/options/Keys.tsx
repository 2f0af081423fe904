import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { KeyCaps } from '../../components/KeyCaps.tsx';
import { useSetting } from '../../components/use-setting.ts';
import { useWords } from '../../components/words.ts';
import { browserKeys } from '../../lib/browser/keys/browser-keys.ts';
import { openBrowserShortcuts, SHORTCUTS_PAGE } from '../../lib/browser/keys/shortcuts-page.ts';
import { browserGroup, doings, type KeyGroup } from '../../lib/browser/keys/shown.ts';
import type { Where } from '../../lib/browser/keys/choose.ts';
import { chosenKeys } from '../../lib/browser/keys/stored.ts';
import { KeyLine } from './KeyLine.tsx';
import keys from './Keys.module.css';
import styles from './Options.module.css';

const PLACES = [
  ['page', 'keys_on_pages'],
  ['library', 'keys_in_library'],
] as const satisfies [Where, string][];

/** Every key of ours, each to be changed by pressing another; and those that the browser keeps. */
export function Keys() {
  const { say } = useWords();
  const chosen = useSetting(chosenKeys);
  const [changing, setChanging] = useState<string | null>(null);
  const [anywhere, setAnywhere] = useState<KeyGroup | null>(null);
  const [address, setAddress] = useState('');
  useEffect(() => {
    const learn = () => void browserKeys().then((all) => setAnywhere(browserGroup(all)));
    learn();
    // They are changed in a page of the browser, from which the reader comes back.
    addEventListener('focus', learn);
    return () => removeEventListener('focus', learn);
  }, []);
  if (!chosen) return null;
  return (
    <>
      <p class={styles['hint']}>{say('options_keys_hint')}</p>
      {PLACES.map(([where, title]) => (
        <div key={where} data-keys-of={where} data-part>
          <h3 class={styles['subheading']}>{say(title)}</h3>
          <ul class={keys['list']}>
            {doings(where).map(({ does, words }) => (
              <KeyLine
                key={does}
                where={where}
                does={does}
                words={words}
                chosen={chosen}
                isChanging={changing === `${where}.${does}`}
                onChanging={(isOn) => setChanging(isOn ? `${where}.${does}` : null)}
                onChosen={(now) => void chosenKeys.write(now)}
              />
            ))}
          </ul>
        </div>
      ))}
      {anywhere && (
        <div data-keys-of="browser" data-part>
          <h3 class={styles['subheading']}>{anywhere.title}</h3>
          <p class={styles['aside']}>{say('keys_anywhere_hint')}</p>
          <ul class={keys['list']}>
            {anywhere.lines.map(({ words, chords }) => (
              <li key={words} class={keys['line']}>
                <span class={keys['words']}>{words}</span>
                <span class={keys['key']}>
                  <KeyCaps chords={chords} />
                </span>
              </li>
            ))}
          </ul>
          <div class={styles['buttons']}>
            <Button
              action="browser-shortcuts"
              onPress={() =>
                void openBrowserShortcuts().then((isOpen) => setAddress(isOpen ? '' : SHORTCUTS_PAGE))
              }
            >
              {say('keys_in_browser')}
            </Button>
            {address && (
              <p role="status" data-shortcuts-address>
                {say('keys_address')} <code class={keys['address']}>{address}</code>{' '}
                <Button action="copy-address" onPress={() => void navigator.clipboard.writeText(address)}>
                  {say('copy_address')}
                </Button>
              </p>
            )}
          </div>
        </div>
      )}
    </>
  );
}
