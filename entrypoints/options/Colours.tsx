import { useEffect, useState } from 'preact/hooks';
import { MarkSwatch } from '../../components/MarkSwatch.tsx';
import { useWords, type WordKey } from '../../components/words.ts';
import { colourNames, LONGEST_NAME, type ColourNames } from '../../lib/browser/settings/mark-settings.ts';
import { MARK_COLOURS, type MarkColour } from '../../lib/paper/rows.ts';
import styles from './Colours.module.css';
import options from './Options.module.css';

/** What the reader calls each colour of marks: "Method", "To cite", "Doubtful". */
export function Colours() {
  const { say } = useWords();
  const [names, setNames] = useState<ColourNames>({});
  useEffect(() => {
    const over = new AbortController();
    colourNames.watch(setNames, over.signal);
    void colourNames.read().then(setNames);
    return () => over.abort();
  }, []);
  const keep = (colour: MarkColour, name: string) => {
    if (name.trim() === (names[colour] ?? '')) return;
    const changed = { ...names, [colour]: name };
    setNames(changed);
    void colourNames.write(changed);
  };
  return (
    <>
      <p class={options['hint']}>{say('options_colours_hint')}</p>
      <ul class={styles['list']}>
        {MARK_COLOURS.map((colour) => {
          const own = say(`colour_${colour}` satisfies WordKey);
          return (
            <li key={colour}>
              <label class={styles['colour']}>
                <MarkSwatch colour={colour} />
                <span class={styles['own']}>{own}</span>
                <input
                  class={styles['name']}
                  data-colour={colour}
                  value={names[colour] ?? ''}
                  placeholder={own}
                  maxLength={LONGEST_NAME}
                  aria-label={say('colour_name', own)}
                  dir="auto"
                  onChange={(event) => keep(colour, event.currentTarget.value)}
                />
              </label>
            </li>
          );
        })}
      </ul>
    </>
  );
}
